import type { Obligation } from '../../../shared/contract/models';
import type { SendWay } from '../../../shared/domain/vocabulary';
import { findReport, type RunEvent } from '../../../shared/plan';
import { type Actor, authorOf, type Desk, fact, type Write } from '../desk';
import { runningRuns } from '../runs/runRows';

export type Delivered = {
  readonly receiver: string;
  readonly at: number;
  readonly way: SendWay;
  readonly readBack: boolean;
  /** 迟报说明; kept only when it was late */
  readonly lateReason: string;
  /** the record that it was done with */
  readonly recordId: string | null;
};

/** A duty was done: it is met, and with it every report step of a running run that waits for the same (architecture.md 4: one duty, done once). */
export function meetDuty(desk: Desk, write: Write, actor: Actor, duty: Obligation, record: Delivered): void {
  const author = authorOf(actor);
  const { receiver, at, way, readBack, lateReason, recordId } = record;
  const isLate = duty.dueAt !== null && at > duty.dueAt;
  const more = {
    ...(isLate && lateReason !== '' ? { lateReason } : {}),
    ...(recordId === null ? {} : { recordId }),
  };
  write(fact('obligation.met', duty.id, actor.accountId, { receiver, at, way, readBack, ...more, author }));
  for (const run of runningRuns(desk.db, duty.scopeId)) {
    const key = findReport(run.context, run.state, duty.kind, duty.recipient);
    if (key === null) continue;
    const { recipient } = duty;
    const event: RunEvent = { kind: 'obligation_met', key, at, recipient, receiver, way, readBack };
    write(fact('run.advanced', run.row.id, actor.accountId, { actId: desk.newId(), event, author }));
  }
}
