import type { Casualties } from '../../../shared/contract/models';
import { PERSON_STATES, type PeopleCounts, type PersonState } from '../../../shared/domain/incidentFacts';

/** The counts of people in the order in which they are spoken. */
export const PEOPLE_COUNTS = [
  'dead',
  'missing',
  'trapped',
  'seriousInjury',
  'threatened',
  'evacuated',
] as const satisfies readonly (keyof Casualties)[];
export type PeopleCount = (typeof PEOPLE_COUNTS)[number];

/** `被困 3　受威胁 26`: what is not nought, in words; empty when nothing is. */
export function peopleWords(casualties: Casualties, word: (count: PeopleCount) => string): string {
  return PEOPLE_COUNTS.filter((count) => casualties[count] > 0)
    .map((count) => `${word(count)} ${casualties[count]}`)
    .join('　');
}

/** The same where a ledger of people is kept: its states say where everybody is, 获救 too; the figures around it stay as they are. */
export function peopleNow(
  casualties: Casualties,
  ledger: PeopleCounts | null,
  word: (count: PeopleCount) => string,
  states: Readonly<Record<PersonState, string>>,
): string {
  if (ledger === null) return peopleWords(casualties, word);
  const known = PERSON_STATES.filter((state) => ledger[state] > 0).map(
    (state) => `${states[state]} ${ledger[state]}`,
  );
  const around = peopleWords({ ...casualties, dead: 0, missing: 0, trapped: 0 }, word);
  return [...known, ...(around === '' ? [] : [around])].join('　');
}

/** The same as texts of a form; nought is an empty field. */
export function typedCounts(casualties: Casualties | null): Record<PeopleCount, string> {
  const typed = {} as Record<PeopleCount, string>;
  for (const count of PEOPLE_COUNTS) {
    const value = casualties?.[count] ?? 0;
    typed[count] = value === 0 ? '' : String(value);
  }
  return typed;
}
