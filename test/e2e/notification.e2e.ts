import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../helpers/e2e';
import { openRoom, openShift, recordLandslide } from '../helpers/e2eRoom';

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
    await expect(page.getByTestId('channel')).toContainText('通道正常');
    expect(await app.evaluate(({ app: electron }) => electron.getBadgeCount())).toBeGreaterThanOrEqual(0);
    execFileSync('scrot', ['--overwrite', 'out/e2e/notification.png']);
    expect(statSync('out/e2e/notification.png').size).toBeGreaterThan(10_000);
  } finally {
    witness.end();
  }
});

/** Ways in which a desktop does not take a notification; each with the environment that makes it so. */
const deaf = {
  'nobody answers on the session bus': () => ({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }),
  'the command that shows notifications is not there': (empty: string) => ({ PATH: empty }),
} as const satisfies Record<string, (empty: string) => Readonly<Record<string, string>>>;

for (const [name, env] of Object.entries(deaf)) {
  test(`when ${name}, the header says so and the alert is painted all the same`, async ({ launch, home }) => {
    const empty = mkdtempSync(join(tmpdir(), 'wd-e2e-bin-'));
    const { page } = await openRoom(launch, home, { locale: 'zh', env: env(empty) });
    await openShift(page);
    await recordLandslide(page, 6);
    await expect(page.getByTestId('alert-strip')).toContainText('报告带班领导');
    await expect(page.getByTestId('channel')).toContainText('桌面通知失败');
    rmdirSync(empty);
  });
}
