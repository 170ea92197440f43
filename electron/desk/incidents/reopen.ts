import type { Incident } from '../../../shared/contract/models';
import { actorOf, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { incidentById } from './read';

function closed(db: Db, id: string, now: number): Incident {
  const incident = incidentById(db, id, now) ?? refuseWith('not_found', { field: 'incidentId' });
  return incident.state === 'closed' ? incident : refuseWith('incident_open');
}

export const reopenHandlers: SomeHandlers<'incident.reopen' | 'incident.setRetention'> = {
  'incident.reopen': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const { id } = closed(db, input.incidentId, now);
      write(
        fact('incident.reopened', id, actor.accountId, { reason: input.reason, author: authorOf(actor) }),
      );
      return incidentById(db, id, now) ?? refuseWith('not_found');
    });
  },

  'incident.setRetention': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const incident = closed(db, input.incidentId, now);
      if (incident.retention === input.retention) return incident;
      const { retention, reason } = input;
      write(
        fact('incident.retention_set', incident.id, actor.accountId, {
          retention,
          reason,
          author: authorOf(actor),
        }),
      );
      return incidentById(db, incident.id, now) ?? refuseWith('not_found');
    });
  },
};
