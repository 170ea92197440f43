import { isSamePerson } from '../../../shared/domain/roster';
import { MINUTE_MS } from '../../../shared/domain/time';
import type { ShiftPost } from '../../../shared/domain/vocabulary';
import type { Db } from '../db/statement';
import { plannedShiftAt } from '../roster/read';
import { readSetting } from '../settings/read';
import { currentShift } from '../shifts/read';
import { MUST_SIGN, signOnsFor } from './read';

type Named = { readonly post: ShiftPost; readonly name: string; readonly accountId: string | null };

export type DutySpanPeople = {
  /** how many have to sign on */
  readonly expected: number;
  readonly missing: readonly Named[];
  /** whom to tell: the leader on duty and the chief */
  readonly told: readonly Named[];
  readonly absentAt: number;
};

/** Who has to sign on for a planned shift and has not; null when none is planned. An open shift says who really stands there. */
export function expectedAt(db: Db, startsAt: number): DutySpanPeople | null {
  const planned = plannedShiftAt(db, startsAt);
  if (planned === null) return null;
  const open = currentShift(db);
  const people: readonly Named[] =
    open?.startsAt === startsAt ? open.posts : planned.posts.filter((one) => one.state !== 'absent');
  const signed = signOnsFor(db, startsAt);
  const must = people.filter((one) => MUST_SIGN.includes(one.post));
  const missing = must.filter((one) => !signed.some((other) => isSamePerson(one, other)));
  return {
    expected: must.length,
    missing,
    told: people.filter(
      (one) => (one.post === 'duty_leader' || one.post === 'chief_duty_officer') && !missing.includes(one),
    ),
    absentAt: startsAt + readSetting(db, 'duty').absentAfterMinutes * MINUTE_MS,
  };
}
