import { type ChildProcess, execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isMain, say } from './repo.ts';
import { childEnv, end, run, script, spawnBound } from './run.ts';
import { ensureSystemPackages } from './system-packages.ts';

const exec = promisify(execFile);

export type DisplayOptions = {
  /** Width × height × depth of the virtual screen. */
  readonly screen?: `${number}x${number}x${number}`;
  /** Whether a notification daemon (dunst) runs on the session bus. */
  readonly notifications?: boolean;
};

/** A virtual screen with a session bus; `env` is what a program needs to use them. */
export type Display = {
  readonly env: Readonly<Record<string, string>>;
  /** Ends everything that was started for it, the last one first. */
  stop(): Promise<void>;
};

/** The first line that a stream gives; fails when the process ends before it, or after 15 s. */
function firstLine(child: ChildProcess, stream: Readable, what: string): Promise<string> {
  return new Promise((settle, fail) => {
    let text = '';
    const timer = setTimeout(() => fail(new Error(`${what} did not start within 15 s`)), 15_000);
    const stop = (): void => clearTimeout(timer);
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const at = text.indexOf('\n');
      if (at < 0) return;
      stop();
      settle(text.slice(0, at).trim());
    });
    child.once('error', (error) => {
      stop();
      fail(error);
    });
    child.once('exit', (code) => {
      stop();
      fail(new Error(`${what} ended with ${code} before it was ready`));
    });
  });
}

async function startScreen(screen: string, started: ChildProcess[]): Promise<string> {
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'] as const;
  const child = spawnBound(['Xvfb', ...args], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  started.push(child);
  return `:${await firstLine(child, child.stdio[3] as Readable, 'Xvfb')}`;
}

async function startBus(env: NodeJS.ProcessEnv, started: ChildProcess[]): Promise<string> {
  const command = ['dbus-daemon', '--session', '--nofork', '--nopidfile', '--print-address=1'] as const;
  const child = spawnBound(command, { stdio: ['ignore', 'pipe', 'ignore'], env });
  started.push(child);
  return firstLine(child, child.stdout as Readable, 'dbus-daemon');
}

/** A daemon that keeps notifications on screen for long enough to be looked at, in a font with Chinese. */
const dunstrc = `[global]
monitor = 0
follow = none
width = 420
height = 200
origin = top-right
offset = 24x24
font = WenQuanYi Micro Hei 12
markup = full
format = "<b>%s</b>\\n%b"
show_age_threshold = -1
[urgency_low]
timeout = 20
[urgency_normal]
timeout = 20
[urgency_critical]
timeout = 0
`;

async function startNotifications(
  env: NodeJS.ProcessEnv,
  dir: string,
  started: ChildProcess[],
): Promise<void> {
  const config = join(dir, 'dunstrc');
  await writeFile(config, dunstrc);
  const child = spawnBound(['dunst', '-config', config], { stdio: 'ignore', env });
  started.push(child);
  const ask = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const has = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.Notifications'];
  for (const until = Date.now() + 15_000; Date.now() < until; await wait(50)) {
    if (child.exitCode !== null) throw new Error(`dunst ended with ${child.exitCode} before it was ready`);
    const { stdout } = await exec('dbus-send', [...ask, ...has], { env }).catch(() => ({ stdout: '' }));
    if (stdout.includes('boolean true')) return;
  }
  throw new Error('dunst did not take the notification service within 15 s');
}

/** Starts a virtual screen on a free display number, a session bus of its own and, if wanted, a notification daemon. */
export async function openDisplay(options: DisplayOptions = {}): Promise<Display> {
  const started: ChildProcess[] = [];
  const dir = await mkdtemp(join(tmpdir(), 'watchdesk-display-'));
  const stop = async (): Promise<void> => {
    for (const child of started.reverse()) await end(child);
    await rm(dir, { recursive: true, force: true });
  };
  try {
    const screen = await startScreen(options.screen ?? '1920x1080x24', started);
    const env: Record<string, string> = { DISPLAY: screen, NO_AT_BRIDGE: '1', XDG_SESSION_TYPE: 'x11' };
    env.DBUS_SESSION_BUS_ADDRESS = await startBus(childEnv(env), started);
    if (options.notifications === true) await startNotifications(childEnv(env), dir, started);
    return { env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs a command on a display of its own and gives its exit code; the display ends with it. */
export async function withDisplay(
  command: readonly [string, ...string[]],
  options: DisplayOptions & { readonly env?: Readonly<Record<string, string>> } = {},
): Promise<number> {
  const display = await openDisplay(options);
  try {
    return await run(command, { env: childEnv({ ...options.env, ...display.env }) });
  } finally {
    await display.stop();
  }
}

/** Whether a person can see a window that is opened here. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Runs a command on the display at hand; where there is none, says so and runs it on a virtual one. */
export async function onSomeDisplay(
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  if (hasDisplay()) return run(command, { env: childEnv(env) });
  const display = await openDisplay();
  const screen = display.env.DISPLAY;
  say(`There is no display: the console runs unseen on the virtual screen ${screen}. Ctrl+C ends it.`);
  try {
    return await run(command, { env: childEnv({ ...env, ...display.env }) });
  } finally {
    await display.stop();
  }
}

if (isMain(import.meta)) {
  await script(async () => {
    const [file, ...args] = process.argv.slice(2);
    if (file === undefined) throw new Error('usage: display.ts COMMAND [ARGUMENT…]');
    await ensureSystemPackages('tests');
    return withDisplay([file, ...args], { notifications: true });
  });
}
