import type { SendWay } from '../../../shared/domain/vocabulary';
import { findReport, type RunEvent } from '../../../shared/plan';
import { type Actor, authorOf, type Desk, fact, type Write } from '../desk';
import { runningRuns } from '../runs/runRows';

type Duty = {
  readonly id: string;
  readonly scopeId: string;
  readonly kind: string;
  readonly recipient: string;
};
type Record = {
  readonly at: number;
  readonly receiver: string;
  readonly way: SendWay;
  /** what it was done with: a document, a report */
  readonly recordId: string;
};

/** A duty is done by a record of its own: once and for all, and for the step of every run that asks for it. */
export function writeMet(desk: Desk, write: Write, actor: Actor, duty: Duty, record: Record): void {
  const author = authorOf(actor);
  const { at, receiver, way, recordId } = record;
  write(
    fact('obligation.met', duty.id, actor.accountId, {
      receiver,
      at,
      way,
      readBack: false,
      recordId,
      author,
    }),
  );
  for (const run of runningRuns(desk.db, duty.scopeId)) {
    const key = findReport(run.context, run.state, duty.kind, duty.recipient);
    if (key === null) continue;
    const { recipient } = duty;
    const event: RunEvent = { kind: 'obligation_met', key, at, recipient, receiver, way, readBack: false };
    write(fact('run.advanced', run.row.id, actor.accountId, { actId: desk.newId(), event, author }));
  }
}
