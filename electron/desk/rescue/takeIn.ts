import type { EmergencyCode } from '../../../shared/domain/facts/rescue';
import { type Desk, fact, SYSTEM_ACTOR, transact } from '../desk';
import { entryById } from '../log/read';
import type { KeptLine } from './spool';

export type ToTake = {
  readonly beganAt: number;
  readonly code: EmergencyCode;
  readonly folder: string;
  readonly lines: readonly KeptLine[];
};

/**
 * Writes what was kept elsewhere into the log, in one transaction and in its order: a line that is there already is passed over, so that taking in twice stores once. Each
 * keeps the time at which it was received; two lines of the system stand around them. `isQuiet`: writes nothing when no line is missing. Gives how many lines were written.
 */
export function takeIn(desk: Desk, kept: ToTake, isQuiet: boolean): number {
  return transact(desk, (write, now) => {
    const missing = kept.lines.filter(({ entryId }) => entryById(desk.db, entryId) === undefined);
    if (isQuiet && missing.length === 0) return 0;
    const { code, beganAt, folder } = kept;
    write(fact('emergency.began', 'desk', SYSTEM_ACTOR, { code, at: beganAt }));
    for (const line of missing) write(fact('log.recorded', line.entryId, line.actorId, line.body));
    write(
      fact('emergency.ended', 'desk', SYSTEM_ACTOR, {
        at: now,
        beganAt,
        lines: missing.length,
        folder: missing.length === 0 ? '' : folder,
      }),
    );
    return missing.length;
  });
}
