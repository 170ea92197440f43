import type { Db } from '../db/statement';
import { armDeadline, type WantedDeadline } from '../deadlines/deadlineRows';

type Plain = Pick<
  WantedDeadline,
  'id' | 'subject' | 'titleZh' | 'titleEn' | 'owner' | 'scopeId' | 'dueAt'
> & {
  readonly incidentId?: string | null;
};

/** Arms a deadline that belongs to no run, instruction or obligation. The thing that it is about is the second part of its id: `doc.ID`. */
export function armPlain(db: Db, wanted: Plain, at: number): void {
  armDeadline(
    db,
    {
      incidentId: null,
      ...wanted,
      owner: wanted.owner === '' ? 'duty_officer' : wanted.owner,
      runId: null,
      blockKey: null,
      instructionId: null,
      obligationId: null,
      targetAt: null,
      reached: true,
    },
    at,
  );
}
