import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { violations } from '../helpers/axe';
import { type Console, expect, test } from '../helpers/e2e';
import { signal } from '../helpers/e2eProcesses';
import { call, openRoom, openShift, recordLandslide } from '../helpers/e2eRoom';

type AlertRow = {
  readonly deadline_id: string;
  readonly state: string;
  readonly acknowledged_by: string | null;
};

/** The alerts as the desk has written them. */
function alertsOf(home: string): readonly AlertRow[] {
  const db = new Database(join(home, 'watchdesk.db'), { readonly: true });
  try {
    return db.prepare('SELECT deadline_id, state, acknowledged_by FROM alerts').all() as AlertRow[];
  } finally {
    db.close();
  }
}

const stateOf = (home: string, id: string): string =>
  alertsOf(home).find((alert) => alert.deadline_id === id)?.state ?? 'none';

const isAlarm = (page: Page): boolean => page.url().endsWith('/alarm.html');

/** The alarm window, as soon as it stands. */
async function alarmOf(app: ElectronApplication): Promise<Page> {
  await expect.poll(() => app.windows().some(isAlarm), { timeout: 20_000 }).toBe(true);
  const page = app.windows().find(isAlarm);
  if (page === undefined) throw new Error('there is no alarm window');
  return page;
}

/** A room on shift with a landslide that was reported late: the strip names what is due. */
async function openLate(launch: Parameters<typeof openRoom>[0], home: string): Promise<Console> {
  const console = await openRoom(launch, home, { locale: 'zh' });
  await makeLate(console.page);
  return console;
}

async function makeLate(page: Page): Promise<void> {
  await openShift(page);
  await recordLandslide(page, 6);
  await expect(page.getByTestId('alert-strip')).toBeVisible();
}

/** Acknowledges line after line until the window goes by itself. */
async function acknowledgeAll(alarm: Page, home: string): Promise<readonly string[]> {
  const done: string[] = [];
  while (!alarm.isClosed()) {
    const first = alarm.getByTestId('alarm-item').first();
    const id = await first.getAttribute('data-alert').catch(() => null);
    if (id === null) break;
    await first
      .getByTestId('alarm-ack')
      .click()
      .catch(() => undefined);
    await expect.poll(() => stateOf(home, id)).toBe('acknowledged');
    if (!alarm.isClosed())
      await expect
        .poll(
          () =>
            alarm.isClosed() ||
            alarm
              .locator(`[data-alert="${id}"]`)
              .count()
              .then(
                (count) => count === 0,
                () => true,
              ),
        )
        .toBe(true);
    done.push(id);
  }
  return done;
}

test('with the page of the console killed the alarm window comes up, is acknowledged there, and the desk has it', async ({
  launch,
  home,
}) => {
  const { app } = await openLate(launch, home);
  // On a busy machine the page may paint late: the window that came for it steps back.
  await expect.poll(() => app.windows().length, 'the strip is enough while it is seen').toBe(1);
  const pid = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().endsWith('/index.html'))
      ?.webContents.getOSProcessId(),
  );
  if (pid === undefined || pid <= 1) throw new Error('the page of the console has no process');
  signal([pid], 'SIGKILL');

  const alarm = await alarmOf(app);
  const first = alarm.getByTestId('alarm-item').first();
  await expect(first).toContainText('报告带班领导');
  await expect(first).toContainText('上坑村滑坡');
  await expect(first).toContainText(/超时 \d+ 分|到时/);
  await alarm.screenshot({ path: 'out/e2e/screens/alarm-window-zh.png' });
  expect.soft(await violations(alarm)).toEqual([]);
  execFileSync('scrot', ['--overwrite', 'out/e2e/screens/alarm-window-desktop.png']);

  const about = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      url: window.webContents.getURL(),
      isOnTop: window.isAlwaysOnTop(),
      pid: window.webContents.getOSProcessId(),
      ...(window.webContents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
    })),
  );
  const own = about.find((one) => one.url.endsWith('/alarm.html'));
  expect(own).toMatchObject({
    isOnTop: true,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  expect(
    about.filter((one) => one.pid === own?.pid),
    'a process of its own',
  ).toHaveLength(1);

  const acknowledged = await acknowledgeAll(alarm, home);
  expect(acknowledged.length).toBeGreaterThan(0);
  await expect.poll(() => app.windows().some(isAlarm), 'it goes by itself').toBe(false);
  const rows = alertsOf(home).filter((alert) => acknowledged.includes(alert.deadline_id));
  expect(
    rows.every((row) => row.acknowledged_by === ''),
    'the seat heard it, nobody in particular',
  ).toBe(true);
});

test('behind a hidden console it comes up, speaks English, takes Ctrl+Enter and opens the console', async ({
  launch,
  home,
}) => {
  const { app, page } = await openRoom(launch, home, { locale: 'en' });
  const tried = await call(page, 'console.testChannel', { channel: 'alarm_window' }, null);
  expect(tried).toEqual({ outcome: 'shown', reason: '' });
  const test = await alarmOf(app);
  await expect(test.getByTestId('alarm-item')).toContainText('[Test]');
  await test.getByTestId('alarm-ack').click();
  await expect.poll(() => app.windows().some(isAlarm)).toBe(false);
  await makeLate(page);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((one) => !one.isAlwaysOnTop())
      ?.hide(),
  );
  const alarm = await alarmOf(app);
  const first = alarm.getByTestId('alarm-item').first();
  await expect(first).toContainText(/due by \d\d:\d\d|due by \d\d-\d\d \d\d:\d\d/);
  await expect(alarm.getByTestId('alarm-open')).toHaveText('Open Watchdesk');
  await alarm.screenshot({ path: 'out/e2e/screens/alarm-window-en.png' });
  expect.soft(await violations(alarm)).toEqual([]);
  const reach = await alarm.evaluate(() => ({
    there: ['require', 'process', 'watchdesk', 'ipcRenderer'].filter((name) => name in window),
    bridge: Object.keys((window as unknown as { watchdeskAlarm: object }).watchdeskAlarm).sort(),
  }));
  expect(reach).toEqual({ there: [], bridge: ['acknowledge', 'drawn', 'listen', 'open'] });

  const id = (await first.getAttribute('data-alert')) ?? '';
  // The click takes the window away, now and then before the word that it was made has come back.
  await alarm
    .getByTestId('alarm-open')
    .click()
    .catch((error: unknown) => {
      if (!alarm.isClosed()) throw error;
    });
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((one) => !one.isAlwaysOnTop())
          ?.isVisible(),
      ),
    )
    .toBe(true);
  // Whoever opened it may put it out of sight again: the window is there again, and a key answers.
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((one) => !one.isAlwaysOnTop())
      ?.hide(),
  );
  await expect(async () => {
    await app.windows().find(isAlarm)?.keyboard.press('Control+Enter');
    expect(stateOf(home, id)).toBe('acknowledged');
  }).toPass({ timeout: 20_000 });
});
