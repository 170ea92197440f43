import type { CalloutTotals } from '../contract/areas/statistics';
import { type CallAttempt, partyName, type RunContext, type RunState } from '../plan';
import { partyRecord } from '../plan/machine/steps';
import { walkRun } from '../plan/machine/walk';

const MINUTE_MS = 60_000;

/** One person (or unit) that a call step wants to answer. */
export type CalloutPerson = {
  readonly key: string;
  readonly blockId: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly party: string;
  readonly partyZh: string;
  readonly partyEn: string;
  /** when the step opened, or the first call where it was made before the flow came there */
  readonly at: number;
  readonly attempts: readonly CallAttempt[];
  /** when the person answered and read back; null until then */
  readonly answeredAt: number | null;
};

/**
 * Everybody whom the call steps of a run want, in the order of the plan. A step that the flow has not come to counts when somebody was called all the
 * same; one that was skipped before anybody was called does not.
 */
export function calloutPersons(context: RunContext, state: RunState): CalloutPerson[] {
  const { tables, profile } = context;
  return walkRun(context, state).instances.flatMap((instance) => {
    const { block, record, key } = instance;
    if (!('step' in block) || block.step !== 'call') return [];
    const parties = block.to.map((party) => ({ party, attempts: partyRecord(record, party).attempts ?? [] }));
    const first = Math.min(...parties.flatMap(({ attempts }) => attempts.map(({ at }) => at)));
    const isCalled = Number.isFinite(first);
    if (!isCalled && (instance.openedAt === undefined || record.dropped !== undefined)) return [];
    const at = instance.openedAt ?? first;
    return parties.map(({ party, attempts }) => ({
      key,
      blockId: block.id,
      titleZh: block.title,
      titleEn: block.title_en,
      party,
      partyZh: partyName(party, tables, profile, 'zh'),
      partyEn: partyName(party, tables, profile, 'en'),
      at,
      attempts,
      answeredAt: attempts.find(({ result }) => result === 'answered_confirmed')?.at ?? null,
    }));
  });
}

/**
 * Totals over persons, not over attempts (documents.md 5): 应叫 all, 应答 who answered and read back, within five and fifteen minutes of the own first
 * call, and the mean time from the first call to the answer.
 */
export function calloutTotals(persons: readonly CalloutPerson[]): CalloutTotals {
  const waits = persons.flatMap(({ attempts, answeredAt }) => {
    const first = attempts[0];
    return answeredAt === null || first === undefined ? [] : [answeredAt - Math.min(first.at, answeredAt)];
  });
  const within = (minutes: number): number => waits.filter((wait) => wait <= minutes * MINUTE_MS).length;
  return {
    persons: persons.length,
    called: persons.filter(({ attempts }) => attempts.length > 0).length,
    answered: waits.length,
    within5: within(5),
    within15: within(15),
    attempts: persons.reduce((sum, { attempts }) => sum + attempts.length, 0),
    meanMs: waits.length === 0 ? null : waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
  };
}

/** A part of a whole, or null when there is no whole. */
export const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
