import { findReport, type RunEvent } from '../../../shared/plan';
import { actorOf, pastOrNow, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { runningRuns } from '../runs/runRows';
import { obligationById } from './read';

export const obligationHandlers: SomeHandlers<'obligation.meet' | 'obligation.explainLate'> = {
  'obligation.meet': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const duty =
        obligationById(db, input.obligationId) ?? refuseWith('not_found', { field: 'obligationId' });
      if (duty.state !== 'open') refuseWith('already_done');
      const at = pastOrNow(input.at, now, 'at');
      const author = authorOf(actor);
      const { receiver, way, readBack, lateReason, recordId } = input;
      const isLate = duty.dueAt !== null && at > duty.dueAt;
      const more = {
        ...(isLate && lateReason !== '' ? { lateReason } : {}),
        ...(recordId === null ? {} : { recordId }),
      };
      write(
        fact('obligation.met', duty.id, actor.accountId, { receiver, at, way, readBack, ...more, author }),
      );
      for (const run of runningRuns(db, duty.scopeId)) {
        const key = findReport(run.context, run.state, duty.kind, duty.recipient);
        if (key === null) continue;
        const event: RunEvent = {
          kind: 'obligation_met',
          key,
          at,
          recipient: duty.recipient,
          receiver,
          way,
          readBack,
        };
        write(fact('run.advanced', run.row.id, actor.accountId, { actId: call.desk.newId(), event, author }));
      }
      return obligationById(db, duty.id) ?? refuseWith('not_found');
    });
  },

  'obligation.explainLate': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const duty =
        obligationById(db, input.obligationId) ?? refuseWith('not_found', { field: 'obligationId' });
      const isLate = duty.metAt !== null && duty.dueAt !== null && duty.metAt > duty.dueAt;
      if (!isLate) refuseWith('not_late');
      if (duty.lateReason === input.reason) return duty;
      const body = { reason: input.reason, author: authorOf(actor) };
      write(fact('obligation.late_explained', duty.id, actor.accountId, body));
      return obligationById(db, duty.id) ?? refuseWith('not_found');
    });
  },
};
