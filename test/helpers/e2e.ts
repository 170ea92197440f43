import type { ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { electronFlags } from '../../scripts/electron-flags.ts';
import { root } from '../../scripts/repo.ts';
import { childEnv } from '../../scripts/run.ts';
import { takeDisplay } from './e2eDisplay';
import { commandOf, haveEnded, signal, treeOf } from './e2eProcesses';

takeDisplay();

export type Locale = 'zh' | 'en';
export type Scheme = 'dark' | 'light';
export type Size = { readonly width: number; readonly height: number };

export const SMALL = { width: 1366, height: 768 } as const satisfies Size;
export const LARGE = { width: 1920, height: 1080 } as const satisfies Size;

export type LaunchOptions = {
  /** the data folder; a fresh empty one of the test when not given */
  readonly home?: string;
  readonly locale?: Locale;
  readonly scheme?: Scheme;
  readonly size?: Size;
  readonly env?: Readonly<Record<string, string>>;
};

/** One started console. Playwright's own handles, and what a test needs to end it in any way. */
export type Console = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly home: string;
  /** from the start of the process until the page could be talked to */
  readonly startedAt: number;
  /** Electron's main process */
  readonly process: ChildProcess;
  /** what main and the desk wrote on their standard error so far */
  readonly stderr: () => string;
  /** the process id of the desk that runs now; undefined while there is none */
  deskPid(): number | undefined;
  /** ends it as the system does at log-off, and sees to it that nothing is left behind */
  close(): Promise<void>;
  /** SIGKILL to every process of this launch at once */
  kill(): Promise<void>;
};

const LAUNCH_MS = 30_000;
const END_MS = 10_000;

/** The command that starts the console on a home, as `npm start` does on a virtual screen. */
export function consoleCommand(home: string): readonly [string, ...string[]] {
  const electron = process.env['ELECTRON_EXEC_PATH'];
  if (electron === undefined)
    throw new Error('ELECTRON_EXEC_PATH is not set: run the tests with `npm run e2e`');
  return [electron, ...electronFlags({ isVirtual: true }), root, '--home', home];
}

/**
 * The environment of a console under test: ours without what would turn Electron into something else. The watchdog is off unless a test asks for
 * it: it would start again what a test ends on purpose, and outlive it.
 */
export function consoleEnv(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const base: NodeJS.ProcessEnv = { ...childEnv(), WATCHDESK_WATCHDOG: 'off', ...extra };
  const { NODE_OPTIONS: _options, ELECTRON_RUN_AS_NODE: _asNode, ...env } = base;
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function launchOnce(home: string, env: Readonly<Record<string, string>>): Promise<ElectronApplication> {
  const [executablePath, ...args] = consoleCommand(home);
  return _electron.launch({ executablePath, args, cwd: root, env: consoleEnv(env), timeout: LAUNCH_MS });
}

/** Language and look of a seat live in the page's storage; a page that came up with others is loaded once more. */
export async function setLook(
  page: Page,
  locale: Locale | undefined,
  scheme: Scheme | undefined,
): Promise<void> {
  const wanted = { 'watchdesk.locale': locale, 'watchdesk.scheme': scheme };
  const isChanged = await page.evaluate((values) => {
    let changed = false;
    for (const [key, value] of Object.entries(values)) {
      if (value === undefined || localStorage.getItem(key) === value) continue;
      localStorage.setItem(key, value);
      changed = true;
    }
    return changed;
  }, wanted);
  if (isChanged) await page.reload();
}

/** Starts the console and waits for its page. One failed launch is told and tried once more; a second one fails the test. */
export async function launchConsole(options: LaunchOptions & { readonly home: string }): Promise<Console> {
  const { home, size, env = {} } = options;
  if (size !== undefined) {
    const place = { bounds: { x: 0, y: 0, ...size }, isMaximized: false, locale: options.locale ?? 'zh' };
    await writeFile(join(home, 'window.json'), JSON.stringify(place));
  }
  const startedAt = Date.now();
  let app: ElectronApplication;
  try {
    app = await launchOnce(home, env);
  } catch (error) {
    process.stdout.write(`e2e: a launch failed and is tried once more: ${String(error).split('\n')[0]}\n`);
    app = await launchOnce(home, env);
  }
  const main = app.process();
  const { pid } = main;
  if (pid === undefined) throw new Error('the console has no process');
  let stderr = '';
  main.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const page = await app.firstWindow({ timeout: LAUNCH_MS });
  await setLook(page, options.locale, options.scheme);
  const stop = async (how: NodeJS.Signals): Promise<void> => {
    const tree = treeOf(pid);
    const closed = new Promise<void>((done) => app.once('close', () => done()));
    signal(how === 'SIGKILL' ? tree : [pid], how);
    const ended = await haveEnded(tree, END_MS);
    if (!ended) signal(tree, 'SIGKILL');
    await closed;
    if (!ended)
      throw new Error(
        `the console did not end within ${END_MS} ms: ${tree.map(commandOf).filter(Boolean).join(' | ')}`,
      );
  };
  return {
    app,
    page,
    home,
    startedAt,
    process: main,
    stderr: () => stderr,
    deskPid: () => treeOf(pid).find((one) => / \S*out\/main\/desk\.js --home /.test(commandOf(one))),
    close: () => stop('SIGTERM'),
    kill: () => stop('SIGKILL'),
  };
}

type Fixtures = {
  /** an empty data folder of this test alone */
  readonly home: string;
  /** starts a console that ends with the test, whatever comes of it */
  readonly launch: (options?: LaunchOptions) => Promise<Console>;
};

/** Playwright's test with a data folder and a console of its own. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of the pattern
  home: async ({}, use) => {
    const home = mkdtempSync(join(tmpdir(), 'wd-e2e-'));
    await use(home);
    await rm(home, { recursive: true, force: true });
  },
  launch: async ({ home }, use, info) => {
    const started: Console[] = [];
    await use(async (options = {}) => {
      const console = await launchConsole({ home, ...options });
      started.push(console);
      return console;
    });
    for (const console of started.toReversed()) {
      const isUp = console.process.exitCode === null && console.process.signalCode === null;
      if (!isUp) continue;
      if (info.status !== info.expectedStatus) {
        await info.attach('stderr', { body: console.stderr(), contentType: 'text/plain' });
        const picture = await console.page.screenshot().catch(() => undefined);
        if (picture !== undefined) await info.attach('screen', { body: picture, contentType: 'image/png' });
      }
      await console.close();
    }
  },
});

export { expect };
