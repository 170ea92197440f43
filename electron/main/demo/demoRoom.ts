import { type ChildProcess, spawn } from 'node:child_process';
import type { DemoState } from '../../../shared/contract/areas/demo';
import { readLocalState, writeLocalState } from '../localState';
import { messageOf } from '../log';
import type { NodeRuntime } from '../supervisor/nodeRuntime';
import type { Locale } from '../words';
import { DEMO_SWITCH, demoHome, dropDemoFolderSoon, makeDemoFolder, sweepDemoFolders } from './demoFolder';

export type DemoOptions = {
  /** this console is a demo room itself */
  readonly isInside: boolean;
  /** the command line's script, which writes the room */
  readonly cliScript: string;
  readonly node: () => NodeRuntime;
  /** this program and what it was started with */
  readonly program: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
};

/** A year would take minutes to write; this is some weeks in a few seconds. */
const ENTRIES = 900;
const INCIDENTS = 8;
/** What a demo room left behind whose first console had ended before it goes after the next start, when that has its work behind it. */
const SWEEP_AFTER_MS = 30_000;

/** The arguments that open another home with the same program: its switches stay, its home and what Chromium's debugger was given go. */
export function demoArguments(argv: readonly string[], home: string): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--home') at += 1;
    else if (!word.startsWith('--home=') && !/^--(?:inspect|remote-debugging)/.test(word)) kept.push(word);
  }
  return [...kept, '--home', home, DEMO_SWITCH];
}

/**
 * Writes an invented room into a temporary folder and opens it in a second console beside this one. The folder goes when that console ends, however it ends;
 * the room's own home is not touched.
 */
export class DemoRoom {
  readonly #options: DemoOptions;
  #state: DemoState = { phase: 'none', percent: 0, reason: '' };
  #seeding: ChildProcess | null = null;

  constructor(options: DemoOptions) {
    this.#options = options;
    if (options.isInside) this.#state = { phase: 'inside', percent: 100, reason: '' };
    else setTimeout(() => sweepDemoFolders(), SWEEP_AFTER_MS).unref();
  }

  get state(): DemoState {
    return this.#state;
  }

  /** `locale`: the language that the new window begins in. */
  open(locale: Locale): DemoState {
    if (this.#state.phase === 'none' || this.#state.phase === 'failed') void this.#make(locale);
    return this.#state;
  }

  /** Ends the writing; a console that is already open goes on by itself. */
  close(): void {
    this.#seeding?.kill('SIGTERM');
  }

  async #make(locale: Locale): Promise<void> {
    this.#state = { phase: 'making', percent: 0, reason: '' };
    let folder: string | null = null;
    try {
      sweepDemoFolders();
      folder = makeDemoFolder();
      await this.#seed(demoHome(folder));
      writeLocalState(demoHome(folder), { ...readLocalState(demoHome(folder)), locale });
      await this.#run(demoHome(folder));
    } catch (error) {
      this.#state = { phase: 'failed', percent: 0, reason: messageOf(error) };
      this.#options.log(`the demo room: ${messageOf(error)}`);
    } finally {
      if (folder !== null) await dropDemoFolderSoon(folder);
    }
  }

  #seed(home: string): Promise<void> {
    const node = this.#options.node();
    if (!node.ok) throw new Error(node.reason);
    const size = ['--entries', String(ENTRIES), '--incidents', String(INCIDENTS)];
    const child = spawn(node.path, [this.#options.cliScript, 'seed', ...size, '--home', home], {
      env: { ...cleanEnv(this.#options.env), WATCHDESK_PROGRESS: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
    });
    this.#seeding = child;
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
      const percent = [...said.matchAll(/(\d+) %/g)].at(-1)?.[1];
      if (percent !== undefined) this.#state = { ...this.#state, percent: Number(percent) };
    });
    return new Promise((done, failed) => {
      child.once('error', failed);
      child.once('exit', (code) => {
        this.#seeding = null;
        if (code === 0) done();
        else failed(new Error(said.replaceAll(/\r\d+ %/g, '').trim() || `seed ${code}`));
      });
    });
  }

  /** Resolves when the other console has ended. */
  #run(home: string): Promise<void> {
    const { program, argv, env } = this.#options;
    const child = spawn(program, demoArguments(argv, home), {
      // Nobody is on watch in it: it must not be started again when it ends.
      env: { ...cleanEnv(env), WATCHDESK_WATCHDOG: 'off' },
      detached: true,
      stdio: 'ignore',
    });
    child.unref();
    return new Promise((done, failed) => {
      child.once('error', failed);
      child.once('spawn', () => {
        this.#state = { phase: 'open', percent: 100, reason: '' };
      });
      child.once('exit', (code) => {
        this.#state = { phase: 'none', percent: 0, reason: '' };
        if (code === null || code === 0) done();
        else failed(new Error(`exit ${code}`));
      });
    });
  }
}

/** What names this room's home, or would make a Node of the program, stays here. */
function cleanEnv(env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const dropped = new Set(['WATCHDESK_HOME', 'WATCHDESK_SEAT', 'ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS']);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !dropped.has(name))) as NodeJS.ProcessEnv;
}
