import type { ParsedInputOf } from '../../../shared/contract/procedures';
import type { FactBodies } from '../../../shared/domain/facts';
import { MINUTE } from '../../../shared/rules/ladder';
import type { Call, SomeHandlers } from '../call';
import { authorOf, fact, SEAT_ACTOR, transact } from '../desk';
import { refuseWith } from '../deskError';
import { ladderOf } from '../ladders/rows';
import { unpaintedBy } from './groups';
import { alertById, openAlerts, openDeadlines } from './read';

export const deadlineHandlers: SomeHandlers<
  'deadline.list' | 'alert.list' | 'alert.acknowledge' | 'alert.painted'
> = {
  'deadline.list': (input, { desk }) => {
    const now = desk.now();
    return openDeadlines(desk.db, now, input.withinMs === null ? null : now + input.withinMs);
  },

  'alert.list': (input, { desk }) => openAlerts(desk.db, desk.now(), input),

  'alert.acknowledge': (input, call) => {
    const { desk, actor } = call;
    return transact(desk, (write, now) => {
      const alert = alertById(desk.db, input.alertId, now) ?? refuseWith('not_found', { field: 'alertId' });
      if (alert.state === 'done') refuseWith('alert_over');
      if (alert.state === 'raised') {
        const comesBackAt = now + ladderOf(desk.db, alert.id).acknowledgementMinutes * MINUTE;
        const author = actor ? authorOf(actor) : null;
        write(fact('alert.acknowledged', alert.id, actor?.accountId ?? SEAT_ACTOR, { comesBackAt, author }));
      }
      return alertById(desk.db, alert.id, now) ?? refuseWith('not_found');
    });
  },

  'alert.painted': (input, call) => recordPainted(call, input),
};

/** Counted alerts that are noted down in one call: others come between. */
const COUNTED_AT_ONCE = 50;

/** Painted once per raising: a repeat says nothing new. What was shown as a number is noted as that. */
function recordPainted(call: Call, { alertIds, raisings = {}, countedAt }: ParsedInputOf<'alert.painted'>) {
  const { desk, services } = call;
  const { channels } = services.clock;
  const covered = channels.coverOf('screen');
  const answer = transact(desk, (write, now) => {
    const painted: string[] = [];
    const outdated: string[] = [];
    const note = (id: string, body: FactBodies['alert.painted']): void => {
      write(fact('alert.painted', id, SEAT_ACTOR, body));
      painted.push(id);
      if (covered === null) return;
      // Drawn behind a lock it has reached nobody.
      const failed = { channel: 'screen', outcome: 'failed', reason: covered };
      write(fact('alert.notified', id, SEAT_ACTOR, failed));
    };
    for (const id of alertIds) {
      const alert = alertById(desk.db, id, now);
      if (!alert || alert.state === 'done') continue;
      const drawn = raisings[id] ?? alert;
      // The picture of an earlier raising, told when the next one was there already.
      if (drawn.rung !== alert.rung || drawn.returns !== alert.returns) outdated.push(id);
      else if (alert.paintedAt === null) note(id, { rung: alert.rung });
    }
    if (countedAt === undefined) return { painted, outdated, left: 0 };
    for (const { id, rung } of unpaintedBy(desk.db, countedAt, COUNTED_AT_ONCE)) {
      note(id, { rung, counted: true });
    }
    return { painted, outdated, left: unpaintedBy(desk.db, countedAt, -1).length };
  });
  channels.tried('screen', { outcome: 'shown', reason: '', at: desk.now() });
  return answer;
}
