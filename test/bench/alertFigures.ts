import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { builtPrograms } from '../faults/deskBundle';
import { DeskProcess } from '../faults/deskProcess';
import { signIn } from '../faults/kill';
import { withCopy } from './homes';
import { percentile } from './statistics';
import type { Row } from './table';

const ALERTS = 300;
const SPAN_MS = 20_000;
const AHEAD_MS = 2_000;
const ARM_MS = 20;
const PATIENCE_MS = 5_000;
const DUE = 2;

/** Alerts due at moments spread over a span, and bare timers of this process for the same moments: how late each was told, ms. */
async function lateness(home: string): Promise<{ readonly alerts: number[]; readonly timers: number[] }> {
  const dueAt = new Map<string, number>();
  const alerts: number[] = [];
  const timers: number[] = [];
  const desk = new DeskProcess(builtPrograms.desk, home, randomUUID(), {}, (event) => {
    if (event.event !== 'alert' || event.level < DUE) return;
    const due = dueAt.get(event.alertId);
    if (due === undefined) return;
    dueAt.delete(event.alertId);
    alerts.push(Date.now() - due);
  });
  await desk.ready;
  try {
    const officer = await signIn(desk.call, 'officer1');
    const startsAt = Date.now() + AHEAD_MS + ALERTS * ARM_MS;
    let last = startsAt;
    for (let index = 0; index < ALERTS; index += 1) {
      // Spread by the golden ratio: no two at once, no beat with any timer.
      const planned = Math.round(startsAt + ((index * 0.618_034) % 1) * SPAN_MS);
      // A machine that takes long over arming gets none that is due before it is armed.
      const due = Math.max(planned, Date.now() + AHEAD_MS);
      last = Math.max(last, due);
      const reminderId = randomUUID();
      dueAt.set(`rem.${reminderId}`, due);
      const reply = await desk.call(
        'reminder.create',
        {
          reminderId,
          text: `回电 ${index}`,
          dueAt: due,
          owner: '',
          repeat: 'none',
          everyMinutes: 0,
          incidentId: null,
        },
        officer,
      );
      if (!reply.ok) throw new Error(`reminder.create: ${JSON.stringify(reply.error)}`);
      setTimeout(() => timers.push(Date.now() - due), due - Date.now());
    }
    const until = last + PATIENCE_MS;
    while (dueAt.size > 0 && Date.now() < until) await wait(100);
    if (dueAt.size > 0) throw new Error(`${dueAt.size} of ${ALERTS} alerts did not come`);
    return { alerts, timers };
  } finally {
    await desk.stop();
  }
}

/** How late an alert is told, from its due moment to the moment at which main hears of it. */
export async function alertRows(entries: number): Promise<readonly Row[]> {
  const { alerts, timers } = await withCopy(entries, (home) => lateness(home));
  return [
    {
      what: `an alert: due → told, p99 of ${ALERTS}`,
      entries,
      figure: percentile(alerts, 0.99),
      // A timer of Node is late by a millisecond or so; one that is not late at all is no limit.
      limit: Math.max(1, percentile(timers, 0.99)),
      unit: 'ms',
      limitIs: 'bare timers of Node for the same moments, p99',
      aim: null,
      atMost: 50,
    },
  ];
}
