import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openReader } from '../../../electron/desk/db/open';
import { type StandingAlert, standingAlerts } from '../../../electron/desk/deadlines/audit';
import { launch } from '../../bench/electronRun';
import { makeRoom, tempFolder } from '../../helpers/deskRoom';
import { share } from './ledger';

const MINUTE = 60_000;
const root = resolve(import.meta.dirname, '../../..');

export type ScreenStorm = {
  readonly alarms: number;
  readonly raised: number;
  readonly painted: number;
  /** how late a timer of 50 ms in the page was, ms */
  readonly lagP50: number;
  readonly lagP99: number;
  readonly lagMax: number;
  /** from the moment when the loudest was due to the strip that shows it, ms */
  readonly loudestAfter: number;
};

/** Home with `count` reminders due within `spanMs` from `startsAt`, and one that rises to the third level at `startsAt`. */
async function prepared(count: number, spanMs: number, startsAt: number): Promise<string> {
  const room = await makeRoom({ now: startsAt - 60 * MINUTE, home: tempFolder('storm') });
  const input = { owner: '', repeat: 'none', everyMinutes: 0, incidentId: null } as const;
  const arm = (text: string, dueAt: number) =>
    room.call('reminder.create', { ...input, text, dueAt: Math.round(dueAt), reminderId: room.newId() });
  await arm('最急的一件', startsAt - 10 * MINUTE);
  for (let i = 0; i < count; i += 1) await arm(`回电第${i}件`, startsAt + (i / count) * spanMs);
  room.close();
  return room.home;
}

/** Resolves when the page stands: before it is loaded the window holds another document. */
const OPEN = `new Promise((settle) => {
  const look = () => document.querySelector('[data-testid="strip-quiet"], [data-testid="alert-strip"]') ? settle(true) : setTimeout(look, 50);
  look();
})`;

/** Samples how late timers are, and notes when the strip shows the third level. */
const WATCH = `(() => {
  const seen = { lags: [], loudestAt: null };
  let expected = performance.now() + 50;
  const tick = () => {
    const now = performance.now();
    seen.lags.push(now - expected);
    if (seen.loudestAt === null && document.querySelector('[data-testid="alert-strip"][data-level="3"]')) seen.loudestAt = Date.now();
    expected = now + 50;
    setTimeout(tick, 50);
  };
  setTimeout(tick, 50);
  window.stormSeen = seen;
})()`;

/** P6 on the screen: a real console while thousands of alarms fall due in a few seconds. */
export async function screenStorm(count: number, spanMs: number): Promise<ScreenStorm> {
  const startsAt = Date.now() + count * 12 + 30_000;
  const home = await prepared(count, spanMs, startsAt);
  const app = await launch(root, ['--home', home]);
  try {
    await app.evaluate(OPEN);
    await app.evaluate(WATCH);
    await wait(Math.max(0, startsAt - Date.now()));
    await app.evaluate('void (window.stormSeen.lags.length = 0)');
    await wait(spanMs);
    const until = Date.now() + 60_000;
    while (Date.now() < until && !standing(home).every(isOver)) await wait(250);
    const seen = await app.evaluate<{ lags: number[]; loudestAt: number | null }>('window.stormSeen');
    const lags = seen.lags.sort((a, b) => a - b);
    const all = standing(home);
    return {
      alarms: count + 1,
      raised: all.filter(isDue).length,
      painted: all.filter(isOver).length,
      lagP50: share(lags, 0.5),
      lagP99: share(lags, 0.99),
      lagMax: lags.at(-1) ?? 0,
      loudestAfter: seen.loudestAt === null ? Number.POSITIVE_INFINITY : seen.loudestAt - startsAt,
    };
  } finally {
    await app.stop();
  }
}

/** Raised because it is due; the near rung before it is not what the storm is of. */
const isDue = (alert: StandingAlert): boolean => alert.level >= 2;
const isOver = (alert: StandingAlert): boolean => isDue(alert) && alert.paintedAt !== null;

function standing(home: string): readonly StandingAlert[] {
  const db = openReader(home);
  try {
    return standingAlerts(db);
  } finally {
    db.close();
  }
}
