import type { CalloutPerson } from '../../../shared/statistics/callouts';
import type { Db } from '../db/statement';
import { loadCallOut } from './read';
import { callOutsBetween } from './rows';

export type CountedCallOut = {
  readonly id: string;
  readonly title: string;
  readonly warningId: string | null;
  readonly incidentId: string | null;
  readonly persons: readonly CalloutPerson[];
};

/** Call-outs that began in a span, in the form in which those of running plans are counted: persons, never attempts. Drills are left out. */
export function countedCallOuts(
  db: Db,
  span: { readonly from: number; readonly to: number },
): CountedCallOut[] {
  return callOutsBetween(db, span.from, span.to).map((row) => {
    const { people, attempts } = loadCallOut(db, row);
    const persons = people
      .filter((person) => !person.isDropped)
      .map((person): CalloutPerson => {
        const own = (attempts.get(person.id) ?? []).filter(
          (one) => one.to === 'person' || one.to === 'deputy',
        );
        const name = [person.areaName, person.post, person.name].filter((part) => part !== '').join(' ');
        return {
          key: row.id,
          blockId: row.id,
          titleZh: row.title,
          titleEn: row.title,
          party: person.id,
          partyZh: name,
          partyEn: name,
          at: row.startedAt,
          attempts:
            own.length === 0 && person.answeredAt !== null
              ? // Who telephoned in by himself answered without being called.
                [{ at: person.answeredAt, result: 'answered_confirmed', who: person.name }]
              : own.map(({ at, result, who, isAnswer }) => ({
                  at,
                  result: isAnswer ? 'answered_confirmed' : result,
                  who: who === '' ? person.name : who,
                })),
          answeredAt: person.answeredAt,
        };
      });
    const { id, title, warningIds, incidentId } = row;
    return { id, title, warningId: warningIds[0] ?? null, incidentId, persons };
  });
}
