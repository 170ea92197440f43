import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, SMALL, test } from '../helpers/e2e';
import { openRoom, openShift, recordLandslide } from '../helpers/e2eRoom';

const screens = 'out/e2e/screens';

/** Everything that is said to notification daemons on this session bus, as a bystander hears it. */
class Witness {
  readonly #monitor: ChildProcess;
  #heard = '';

  constructor() {
    this.#monitor = spawn('dbus-monitor', ['--session', "interface='org.freedesktop.Notifications'"], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#monitor.stdout?.on('data', (chunk: Buffer) => {
      this.#heard += chunk.toString();
    });
  }

  /** The calls of Notify, each as the text that dbus-monitor prints for it. */
  get calls(): readonly string[] {
    return this.#heard
      .split(/^(?=method call |method return |signal )/m)
      .filter((part) => /member=Notify\b/.test(part));
  }

  get isListening(): boolean {
    return this.#heard !== '';
  }

  end(): void {
    this.#monitor.kill();
  }
}

/** The one string that the session bus answers to a question. */
function askBus(member: string, ...args: readonly string[]): string {
  const to = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  return execFileSync('dbus-send', [...to, `org.freedesktop.DBus.${member}`, ...args], {
    encoding: 'utf8',
  }).trim();
}

test('an overdue step is notified: a real daemon takes it, a bystander on D-Bus hears its title', async ({
  launch,
  home,
}) => {
  const witness = new Witness();
  try {
    await expect.poll(() => witness.isListening).toBe(true);
    const { app, page } = await openRoom(launch, home, { locale: 'zh' });
    await openShift(page);
    await recordLandslide(page, 6);
    const title = page.getByTestId('alert-strip').locator('.strip-title').first();
    await expect(title).toHaveText('报告带班领导');
    await expect.poll(() => witness.calls.join(''), { timeout: 15_000 }).toContain('报告带班领导');
    const call = witness.calls.find((one) => one.includes('报告带班领导')) ?? '';
    expect(call).toContain(`destination=${askBus('GetNameOwner', 'string:org.freedesktop.Notifications')} `);
    expect(call).toContain('string "Watchdesk"');
    expect(call).toContain('上坑村滑坡');
    expect(call, 'urgent').toMatch(/string "urgency"\s+variant\s+byte 2/);
    expect(call, 'stays until somebody takes it away').toMatch(/int32 0\s*$/);
    await page.screenshot({ path: `${screens}/alert-strip.png` });
    mkdirSync(screens, { recursive: true });
    writeFileSync(`${screens}/notification-on-dbus.txt`, call);
    execFileSync('scrot', ['--overwrite', `${screens}/notification.png`]);
    expect(statSync(`${screens}/notification.png`).size).toBeGreaterThan(10_000);
    await expect(page.getByTestId('channel')).not.toContainText('桌面通知');
    await page.getByTestId('channel').click();
    const evidence = page.getByTestId('evidence').filter({ hasText: '报告带班领导' }).first();
    await expect(evidence).toContainText('桌面通知 ✓');
    await page.screenshot({ path: `${screens}/channels.png` });
    await page.keyboard.press('Escape');
    expect(await app.evaluate(({ app: electron }) => electron.getBadgeCount())).toBeGreaterThanOrEqual(0);
  } finally {
    witness.end();
  }
});

/** Ways in which a desktop does not take a notification; each with the environment that makes it so, and the words for it. */
const deaf = {
  'nobody answers on the session bus': {
    env: () => ({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }),
    words: '没有会话总线',
  },
  'the command that shows notifications is not there': {
    env: (empty: string) => ({ PATH: empty }),
    words: 'notify-send',
  },
} as const satisfies Record<
  string,
  { readonly env: (empty: string) => Readonly<Record<string, string>>; readonly words: string }
>;

for (const [name, { env, words }] of Object.entries(deaf)) {
  test(`when ${name}, the header says so and the alert is painted all the same`, async ({ launch, home }) => {
    const empty = mkdtempSync(join(tmpdir(), 'wd-e2e-bin-'));
    const { page } = await openRoom(launch, home, { locale: 'zh', env: env(empty) });
    await openShift(page);
    await recordLandslide(page, 6);
    await expect(page.getByTestId('alert-strip')).toContainText('报告带班领导');
    await expect(page.getByTestId('channel')).toContainText('通道异常', { timeout: 20_000 });
    await page.getByTestId('channel').click();
    await expect(page.getByTestId('channel-row-notification')).toContainText(words);
    rmdirSync(empty);
  });
}

/** A session bus on which nobody shows notifications, and that starts nobody who would. */
async function emptyBus(): Promise<{ readonly address: string; end(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'wd-e2e-bus-'));
  const config = join(folder, 'bus.conf');
  writeFileSync(
    config,
    `<busconfig><type>session</type><listen>unix:tmpdir=${folder}</listen><auth>EXTERNAL</auth>
     <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`,
  );
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise<string>((settle) => {
    bus.stdout.once('data', (chunk: Buffer) => settle(chunk.toString().trim()));
  });
  return {
    address,
    end: () => {
      bus.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

test('a desktop without a notification daemon is a fault of the channel, found before any alert and kept as evidence', async ({
  launch,
  home,
}) => {
  const bus = await emptyBus();
  try {
    const { page } = await openRoom(launch, home, {
      locale: 'zh',
      env: { DBUS_SESSION_BUS_ADDRESS: bus.address },
    });
    await expect(page.getByTestId('channel')).toContainText('通道异常：桌面通知（没有通知服务）', {
      timeout: 20_000,
    });
    await openShift(page);
    await recordLandslide(page, 6);
    await expect(page.getByTestId('alert-strip')).toContainText('报告带班领导');
    await page.getByTestId('channel').click();
    const row = page.getByTestId('channel-row-notification');
    await expect(row).toHaveAttribute('data-state', 'absent');
    await page.getByTestId('channel-test-notification').click();
    await expect(row).toContainText('没有成功');
    const evidence = page.getByTestId('evidence').filter({ hasText: '报告带班领导' }).first();
    await expect(evidence).toContainText('已绘出');
    await expect(evidence).toContainText('桌面通知 ✕');
    await page.screenshot({ path: 'out/e2e/screens/channels-fault.png' });
  } finally {
    bus.end();
  }
});

test('do-not-disturb of the daemon is found when a notification is tried, and goes away again', async ({
  launch,
  home,
}) => {
  const { page } = await openRoom(launch, home, { locale: 'en', scheme: 'light', size: SMALL });
  try {
    execFileSync('dunstctl', ['set-paused', 'true']);
    await page.getByTestId('channel').click();
    await page.getByTestId('channel-test-notification').click();
    await expect(page.getByTestId('channel-row-notification')).toHaveAttribute('data-state', 'dnd');
    await expect(page.getByTestId('channel')).toContainText('do-not-disturb is on');
    await page.screenshot({ path: 'out/e2e/screens/channels-dnd-en.png' });
  } finally {
    execFileSync('dunstctl', ['set-paused', 'false']);
  }
  await page.getByTestId('channel-test-notification').click();
  await page.getByTestId('channel-yes-notification').click();
  await expect(page.getByTestId('channel-row-notification')).toHaveAttribute('data-state', 'ok');
});

test('the test at sign-on tries all channels, the bus hears it, and the result is a line of the log', async ({
  launch,
  home,
}) => {
  const witness = new Witness();
  try {
    await expect.poll(() => witness.isListening).toBe(true);
    const { page } = await openRoom(launch, home, { locale: 'zh' });
    await page.getByTestId('rail-shift').click();
    await expect(page.getByTestId('takeover-warning')).toContainText('还没有做告警通道自检');
    await page.screenshot({ path: 'out/e2e/screens/takeover-warning.png' });
    await page.getByTestId('takeover-test').click();
    await page.getByTestId('channel-test-start').click();
    await expect.poll(() => witness.calls.join(''), { timeout: 15_000 }).toContain('桌面通知自检');
    await expect(page.getByTestId('self-test-notification-confirmed')).toBeVisible();
    await expect(page.getByTestId('self-test-alarm_window-confirmed')).toBeVisible();
    await page.screenshot({ path: 'out/e2e/screens/channel-test.png' });
    for (const channel of ['screen', 'sound', 'notification', 'alarm_window'] as const) {
      const row = page.getByTestId(`self-test-${channel}`);
      await expect(row).not.toHaveAttribute('data-said', 'trying');
      const yes = page.getByTestId(`self-test-${channel}-confirmed`);
      if (await yes.isVisible()) await yes.click();
    }
    await expect(page.getByTestId('channel-test-last')).toBeVisible();
    await page.getByTestId('rail-log').click();
    await expect(page.getByText('告警通道自检').first()).toBeVisible();
    await page.getByTestId('rail-settings').click();
    await page.getByTestId('sound-late').click();
    await expect(page.getByTestId('sound-said')).not.toBeEmpty();
    await page.getByTestId('sound-settings').scrollIntoViewIfNeeded();
    await page.screenshot({ path: 'out/e2e/screens/sound-settings.png' });
  } finally {
    witness.end();
  }
});
