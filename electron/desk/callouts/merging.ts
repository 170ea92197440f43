import {
  type Callee,
  type CallMatter,
  type MergeVerdict,
  mergeVerdict,
  type StandingCall,
} from '../../../shared/callouts/merge';
import type { Db } from '../db/statement';
import { readSetting } from '../settings/read';
import { storedMatters } from './matters';
import { openPeople } from './rows';

/** Everybody on the open lists, as one person, one call looks at them. Drills and real work never meet. */
export function standingCalls(db: Db, drillId: string | null, now: number): StandingCall[] {
  const known = new Map<string, CallMatter[]>();
  const mattersOf = (ids: readonly string[]): CallMatter[] => {
    const key = ids.join(' ');
    const before = known.get(key) ?? storedMatters(db, ids, now);
    known.set(key, before);
    return before;
  };
  const own = openPeople(db).filter((one) => one.drillId === drillId);
  return own.map((one) => ({
    contactId: one.contactId,
    number: one.number,
    callOutId: one.callOutId,
    personId: one.id,
    isAnswered: one.answeredAt !== null,
    isCalling: one.calling !== null,
    lastAt: one.answeredAt ?? one.lastAttemptAt ?? one.listedAt,
    matters: mattersOf(one.warningIds),
  }));
}

/** What one person, one call makes of each of a list. */
export function verdicts<P extends Callee>(
  db: Db,
  people: readonly P[],
  wanted: readonly CallMatter[],
  standing: readonly StandingCall[],
  now: number,
): (readonly [P, MergeVerdict])[] {
  const { mergeMinutes } = readSetting(db, 'callouts');
  return people.map((person) => [person, mergeVerdict(person, wanted, standing, now, mergeMinutes)] as const);
}
