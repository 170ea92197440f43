import { LADDER_DEFAULTS } from '../../../shared/rules/ladder';
import type { Call, SomeHandlers } from '../call';
import { authorOf, fact, SEAT_ACTOR, transact } from '../desk';
import { refuseWith } from '../deskError';
import { alertById, openAlerts, openDeadlines } from './read';

export const deadlineHandlers: SomeHandlers<
  'deadline.list' | 'alert.list' | 'alert.acknowledge' | 'alert.painted'
> = {
  'deadline.list': (input, { desk }) => {
    const now = desk.now();
    return openDeadlines(desk.db, now, input.withinMs === null ? null : now + input.withinMs);
  },

  'alert.list': (_input, { desk }) => openAlerts(desk.db, desk.now()),

  'alert.acknowledge': (input, call) => {
    const { desk, actor } = call;
    return transact(desk, (write, now) => {
      const alert = alertById(desk.db, input.alertId, now) ?? refuseWith('not_found', { field: 'alertId' });
      if (alert.state === 'done') refuseWith('alert_over');
      if (alert.state === 'raised') {
        const comesBackAt = now + LADDER_DEFAULTS.acknowledgementMs;
        const author = actor ? authorOf(actor) : null;
        write(fact('alert.acknowledged', alert.id, actor?.accountId ?? SEAT_ACTOR, { comesBackAt, author }));
      }
      return alertById(desk.db, alert.id, now) ?? refuseWith('not_found');
    });
  },

  'alert.painted': (input, call) => {
    recordPainted(call, input.alertIds);
    return {};
  },
};

/** Painted once per raising: a repeat says nothing new. */
function recordPainted(call: Call, ids: readonly string[]): void {
  const { desk, services } = call;
  const { channels } = services.clock;
  const covered = channels.coverOf('screen');
  transact(desk, (write, now) => {
    for (const id of ids) {
      const alert = alertById(desk.db, id, now);
      if (!alert || alert.state === 'done' || alert.paintedAt !== null) continue;
      write(fact('alert.painted', id, SEAT_ACTOR, { rung: alert.rung }));
      if (covered === null) continue;
      // Drawn behind a lock it has reached nobody.
      const body = { channel: 'screen', outcome: 'failed', reason: covered };
      write(fact('alert.notified', id, SEAT_ACTOR, body));
    }
  });
  channels.tried('screen', { outcome: 'shown', reason: '', at: desk.now() });
}
