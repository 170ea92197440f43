import { dayStart } from '../../app/time';

/** Room setting (domain.md 1.2): a shift is 24 hours long and changes at 08:30. */
const CHANGE_MS = (8 * 60 + 30) * 60_000;
const DAY_MS = 86_400_000;
/** People come early: from an hour before the change the next shift is meant. */
const EARLY_MS = 60 * 60_000;

/** The 08:30–08:30 shift around an instant, UTC ms. */
export function defaultShift(now: number): { readonly startsAt: number; readonly endsAt: number } {
  const change = dayStart(now) + CHANGE_MS;
  const startsAt = now >= change - EARLY_MS ? change : change - DAY_MS;
  return { startsAt, endsAt: startsAt + DAY_MS };
}
