import { actorOf, pastOrNow, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { meetDuty } from './meetDuty';
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
      const { receiver, way, readBack, lateReason, recordId } = input;
      const record = { receiver, at, way, readBack, lateReason, recordId };
      meetDuty(call.desk, write, actor, duty, record);
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
