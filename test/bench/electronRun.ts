import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { processTree } from './processes';

/** An Electron started as a user starts it, looked at from outside through Chromium's debugging port. */
export type Launched = {
  readonly pid: number;
  /** wall time of the spawn, ms with fractions */
  readonly startedAt: number;
  readonly evaluate: <T>(expression: string) => Promise<T>;
  readonly stop: () => Promise<void>;
};

const wallNow = (): number => performance.timeOrigin + performance.now();

/** Electron starts in a second or two; now and then one never comes so far on a loaded virtual screen. */
const START_MS = 20_000;

function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(
      () => reject(new Error(`no debugging port within ${START_MS} ms: ${text.slice(-400)}`)),
      START_MS,
    );
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /DevTools listening on ws:\/\/([^/]+)\//.exec(text);
      if (!found?.[1]) return;
      clearTimeout(timer);
      resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`Electron ended with ${code}: ${text.slice(-400)}`)));
  });
}

async function pageOf(address: string): Promise<WebSocket> {
  for (let tries = 0; tries < 400; tries += 1) {
    const list = (await (await fetch(`http://${address}/json/list`)).json()) as readonly {
      readonly type: string;
      readonly url: string;
      readonly webSocketDebuggerUrl: string;
    }[];
    const page = list.find((one) => one.type === 'page' && one.url !== '' && one.url !== 'about:blank');
    if (page) {
      const socket = new WebSocket(page.webSocketDebuggerUrl);
      await new Promise((resolve, reject) => {
        socket.addEventListener('open', resolve, { once: true });
        socket.addEventListener('error', reject, { once: true });
      });
      return socket;
    }
    await wait(25);
  }
  throw new Error('no page appeared');
}

/** A page that is just being opened has nothing yet to run anything in. */
const TOO_EARLY = 'Cannot find default execution context';
const LONGEST_OPENING_MS = 10_000;

function evaluator(socket: WebSocket): Launched['evaluate'] {
  const evaluate = evaluateOnce(socket);
  return async <T>(expression: string): Promise<T> => {
    for (const until = Date.now() + LONGEST_OPENING_MS; ; await wait(25)) {
      try {
        return await evaluate<T>(expression);
      } catch (error) {
        if (!(error as Error).message.includes(TOO_EARLY) || Date.now() > until) throw error;
      }
    }
  };
}

function evaluateOnce(socket: WebSocket): Launched['evaluate'] {
  let last = 0;
  return <T>(expression: string) =>
    new Promise<T>((resolve, reject) => {
      last += 1;
      const id = last;
      const take = (event: MessageEvent): void => {
        const message = JSON.parse(String(event.data));
        if (message.id !== id) return;
        socket.removeEventListener('message', take);
        socket.removeEventListener('close', gone);
        const problem = message.result?.exceptionDetails;
        if (message.error) reject(new Error(JSON.stringify(message.error)));
        else if (problem) reject(new Error(problem.exception?.description ?? problem.text));
        else resolve(message.result?.result?.value as T);
      };
      const gone = (): void => reject(new Error('the page is gone'));
      socket.addEventListener('message', take);
      socket.addEventListener('close', gone, { once: true });
      const params = { expression, awaitPromise: true, returnByValue: true };
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
    });
}

async function killTree(child: ChildProcess): Promise<void> {
  for (const one of processTree(child.pid ?? 0)) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It had ended already.
    }
  }
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((done) => child.once('exit', done));
}

async function launchOnce(folder: string, args: readonly string[]): Promise<Launched> {
  const electron = process.env.ELECTRON_EXEC_PATH;
  if (!electron) throw new Error('ELECTRON_EXEC_PATH is not set: run this through npm run bench');
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const startedAt = wallNow();
  const child = spawn(electron, [...flags, '--disable-gpu', '--remote-debugging-port=0', folder, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // It is ended by a kill, which must not start it again.
    env: { ...process.env, WATCHDESK_WATCHDOG: 'off' },
  });
  try {
    const socket = await pageOf(await portOf(child));
    const stop = (): Promise<void> => {
      socket.close();
      return killTree(child);
    };
    return { pid: child.pid ?? 0, startedAt, evaluate: evaluator(socket), stop };
  } catch (error) {
    await killTree(child);
    throw error;
  }
}

/**
 * Spawns Electron on a folder and waits for its page. Nothing slows the start but the open debugging port. A start that never comes so far is told and
 * made once more; its time is not a figure.
 */
export async function launch(folder: string, args: readonly string[]): Promise<Launched> {
  try {
    return await launchOnce(folder, args);
  } catch (error) {
    process.stdout.write(`a start is made once more: ${String(error).split('\n')[0]}\n`);
    return launchOnce(folder, args);
  }
}

const PAINTED = `new Promise((resolve) => {
    const look = () => {
      const mark = performance.getEntriesByName('board-painted')[0];
      if (mark) resolve(performance.timeOrigin + mark.startTime);
      else setTimeout(look, 5);
    };
    look();
  })`;

/** Milliseconds from spawn to the frame in which the page had painted what it marks as `board-painted`. */
export async function paintedAfter(run: Launched): Promise<number> {
  for (;;) {
    try {
      return (await run.evaluate<number>(PAINTED)) - run.startedAt;
    } catch (error) {
      // Asked in the empty document that stands there before the page, or between the two: asked again in the next.
      if (!/execution context/i.test(String(error))) throw error;
      await wait(5);
    }
  }
}
