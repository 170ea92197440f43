import { readSheet, type SheetLine, type SheetProblem } from '../../../shared/callouts/readSheet';
import type { ParsedInputOf } from '../../../shared/contract/procedures';
import { type Acting, problemOf, recordAttempt, recordFeedback } from './acts';
import { isAttemptKnown, isFeedbackKnown } from './callRows';
import { type CallOutRow, peopleOf, personById } from './rows';

type Room = Pick<Acting, 'db' | 'write' | 'actor' | 'now'>;
type Problem = { readonly line: number; readonly text: string; readonly problem: SheetProblem };
type Told = { readonly taken: { line: number; row: number }[]; readonly problems: Problem[] };

const WHOLE = { what: true, where: true, when: true };
const NONE = { what: false, where: false, when: false };

type Row = Exclude<SheetLine, { readonly does: 'problem' }>;

/** Records one line; the reason when it cannot be. The id of a line is that of the sheet and its place, so that a repeat records nothing. */
function keyLine(
  room: Room,
  callOut: CallOutRow,
  personId: string,
  one: Row,
  id: string,
): SheetProblem | null {
  const person = personById(room.db, personId);
  if (person === undefined) return 'unknown_row';
  if (person.isDropped) return 'dropped';
  const acting = { ...room, callOut, person };
  const at = Math.min(one.at ?? room.now, room.now);
  if (one.does === 'feedback') {
    if (isFeedbackKnown(room.db, id)) return null;
    const { isOnPost, evacuated, forces, difficulties } = one;
    const feedback = { id, at, way: 'inbound', isOnPost, evacuated, forces, difficulties } as const;
    recordFeedback(acting, feedback, { spoke: 'self', who: '', answers: true });
    return null;
  }
  if (isAttemptKnown(room.db, id)) return null;
  const { result, spoke, who, note } = one;
  const readBack = result === 'answered_confirmed' ? WHOLE : NONE;
  const way = person.phone === 0 ? 'relay' : 'mobile';
  const base = {
    id,
    at,
    endedAt: null,
    way,
    number: person.number,
    phone: person.phone,
    to: 'person',
  } as const;
  const attempt = { ...base, result, spoke, who, readBack, note };
  if (problemOf(callOut.rule, person, attempt) === 'not_a_deputy') return 'not_a_deputy';
  recordAttempt(acting, attempt);
  return null;
}

/** Keys the results of the paper sheet: every line that is understood is recorded, the others come back. */
export function keySheet(room: Room, callOut: CallOutRow, input: ParsedInputOf<'callout.sheet'>): Told {
  const told: Told = { taken: [], problems: [] };
  const raw = input.lines.split(/\r?\n/);
  const rows = new Map(peopleOf(room.db, callOut.id).map((one) => [one.row, one.id]));
  for (const one of readSheet(input.lines, room.now)) {
    if (one.does === 'problem') {
      told.problems.push({ line: one.line, text: one.text, problem: one.problem });
      continue;
    }
    const personId = rows.get(one.row);
    const id = `${input.actId}.${one.line}`;
    const problem = personId === undefined ? 'unknown_row' : keyLine(room, callOut, personId, one, id);
    if (problem === null) told.taken.push({ line: one.line, row: one.row });
    else told.problems.push({ line: one.line, text: (raw[one.line - 1] ?? '').trim(), problem });
  }
  return told;
}
