import { readSheet, type SheetLine, type SheetProblem } from '../../../shared/callouts/readSheet';
import type { AttemptResult } from '../../../shared/domain/callouts';
import type { Person } from './model';

/** One line of the paper sheet as it will be recorded, or why it will not be. */
export type Understood = {
  readonly line: number;
  readonly row: number | null;
  readonly person: Person | null;
  readonly result: AttemptResult | 'feedback' | null;
  readonly said: SheetLine;
  readonly problem: SheetProblem | null;
};

/**
 * What was typed, line by line, with the person that each row number means, before anything is recorded. Rows that nobody has and people who were taken off
 * the list are problems as well.
 */
export function understand(text: string, people: readonly Person[], now: number): readonly Understood[] {
  const byRow = new Map(people.map((person) => [person.row, person]));
  return readSheet(text, now).map((said) => {
    const row = said.does === 'problem' ? null : said.row;
    const person = row === null ? null : (byRow.get(row) ?? null);
    const problem =
      said.does === 'problem'
        ? said.problem
        : person === null
          ? 'unknown_row'
          : person.state === 'dropped'
            ? 'dropped'
            : null;
    return {
      line: said.line,
      row,
      person,
      result: said.does === 'attempt' ? said.result : said.does === 'feedback' ? 'feedback' : null,
      said,
      problem,
    };
  });
}
