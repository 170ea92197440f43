import { randomInt } from 'node:crypto';
import { isSatelliteDue, planRounds } from '../../../../shared/rules/checks';
import type { Actor, Desk } from '../../desk';
import { authorOf, fact } from '../../desk';
import type { Fact } from '../../journal/journal';
import { readSetting } from '../../settings/read';
import { isHighResponse, lastSatelliteCheck } from './read';

const FINENESS = 2 ** 32;

/**
 * The checks of a shift that begins or goes on, as a fact: the random minutes are drawn here, once, and kept. Null when the room has no units to
 * check. To be written in the transaction that opens the shift.
 */
export function checksPlanned(
  desk: Desk,
  shift: { readonly id: string; readonly startsAt: number; readonly endsAt: number },
  actor: Actor,
  now: number,
): Fact | null {
  const setting = readSetting(desk.db, 'checks');
  const from = Math.max(now, shift.startsAt);
  const rounds = planRounds(
    setting,
    {
      from,
      to: shift.endsAt,
      isSatelliteDue: isSatelliteDue(
        setting,
        lastSatelliteCheck(desk.db),
        from,
        isHighResponse(desk.db, now),
      ),
    },
    () => randomInt(FINENESS) / FINENESS,
  ).map((round) => ({ ...round, id: desk.newId() }));
  if (setting.units.length === 0) return null;
  return fact('check.planned', shift.id, actor.accountId, { rounds, author: authorOf(actor) });
}
