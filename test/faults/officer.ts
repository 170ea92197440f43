import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { AppError } from '../../shared/contract/errors';
import { aLine, makeRoom, tempFolder } from '../helpers/deskRoom';
import { type Caller, DeskProcess, Gone } from './deskProcess';
import { examine, type State, signIn, Writer } from './kill';

/** What became of one attempt to write a line. */
export type Attempt = 'stored' | 'gone' | AppError['code'];

/**
 * An officer who writes one line after the other and keeps his own list of those that were acknowledged. A line that was refused, or for which no answer came, is
 * written again under the same id, as the screen does.
 */
export class Officer extends Writer {
  readonly refusals = new Map<string, number>();
  /** makes each line longer */
  padding = '';
  #line: { readonly entryId: string; readonly text: string } | null = null;
  #written = 0;
  /** lines given up after a refusal: a refusal on a broken disk does not say that nothing was stored */
  #given = 0;

  override get inDoubt(): number {
    return this.#given + (this.#line === null ? 0 : 1);
  }

  /** Writes the next line, or the one that is still open, once. */
  async write(call: Caller, as: string): Promise<Attempt> {
    if (this.#line === null) {
      this.#written += 1;
      this.#line = {
        entryId: randomUUID(),
        text: `第${this.#written}条：雨势加大，正在巡查。${this.padding}`,
      };
    }
    const { entryId, text } = this.#line;
    try {
      const reply = await call('log.append', { ...aLine(text), entryId }, as);
      if (reply.ok) {
        this.acknowledged.push(entryId);
        this.#line = null;
        return 'stored';
      }
      this.refusals.set(reply.error.code, (this.refusals.get(reply.error.code) ?? 0) + 1);
      return reply.error.code;
    } catch (error) {
      if (error instanceof Gone) return 'gone';
      throw error;
    }
  }

  /** Leaves the open line and goes on with a new one. */
  giveUp(): void {
    if (this.#line === null) return;
    this.#line = null;
    this.#given += 1;
  }

  /** Writes until somebody says so; gives the longest time that an answer took, in ms. */
  async writeUntil(call: Caller, as: string, isOver: () => boolean, pause = 0): Promise<number> {
    let longest = 0;
    while (!isOver()) {
      const begin = performance.now();
      const attempt = await this.write(call, as);
      longest = Math.max(longest, performance.now() - begin);
      if (attempt === 'gone') break;
      if (pause > 0) await new Promise((settle) => setTimeout(settle, pause));
    }
    return longest;
  }
}

const PATIENCE_MS = 60_000;
/** Not in the log: the desk stands in its emergency mode. */
export const EMERGENCY: ReadonlySet<string> = new Set(['emergency', 'spool_nowhere']);

/** A room with its desk as a process, and the officer who is signed in there. */
export class Post {
  readonly home: string;
  readonly officer: Officer;
  readonly problems: string[] = [];
  /** from a fault to the first stored line after it, longest so far, ms */
  worst = 0;
  #desk: DeskProcess | null = null;
  #as = '';
  readonly #script: string;
  readonly #seat = randomUUID();
  readonly #env: NodeJS.ProcessEnv;
  readonly #args: readonly string[];

  private constructor(
    script: string,
    home: string,
    env: NodeJS.ProcessEnv,
    args: readonly string[],
    officer = new Officer('officer'),
  ) {
    this.officer = officer;
    this.#script = script;
    this.home = home;
    this.#env = env;
    this.#args = args;
  }

  /** Founds a room in `home` (an empty folder) and leaves its desk to be started. */
  static async make(
    script: string,
    options: {
      readonly home?: string;
      readonly env?: (home: string) => NodeJS.ProcessEnv;
      readonly args?: readonly string[];
    } = {},
  ): Promise<Post> {
    const home = options.home ?? tempFolder('post');
    const room = await makeRoom({ now: Date.now(), home });
    room.close();
    return new Post(script, home, options.env?.(home) ?? {}, options.args ?? []);
  }

  /** On a home with a room of `makeRoom`, whose lines count as acknowledged. */
  static on(script: string, home: string, lines: readonly string[]): Post {
    const post = new Post(script, home, {}, []);
    for (const id of lines) post.officer.acknowledged.push(id);
    return post;
  }

  get desk(): DeskProcess {
    if (this.#desk === null) throw new Error('the desk was not started');
    return this.#desk;
  }

  get as(): string {
    return this.#as;
  }

  /** Starts the desk and signs the officer in; he stays signed in over later starts. */
  async start(): Promise<void> {
    this.#desk = new DeskProcess(this.#script, this.home, this.#seat, this.#env, undefined, this.#args);
    await this.#desk.ready;
    if (this.#as === '') this.#as = await signIn(this.#desk.call, 'officer');
  }

  write(): Promise<Attempt> {
    return this.officer.write(this.desk.call, this.#as);
  }

  /** Writes so many lines, each of which has to be stored. */
  async mustWrite(lines: number): Promise<void> {
    for (let line = 0; line < lines; line += 1) {
      const attempt = await this.write();
      if (attempt !== 'stored') this.problems.push(`a line was answered with ${attempt}`);
    }
  }

  /**
   * Writes one line after a hardship is over, asking again while the desk still stands in its emergency mode (it looks every second whether the disk takes
   * something). Notes how long that took since `from`.
   */
  async recover(from: number): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    let attempt = await this.write();
    while (EMERGENCY.has(attempt) && performance.now() < until) {
      await wait(100);
      attempt = await this.write();
    }
    if (attempt !== 'stored') this.problems.push(`after the hardship a line was answered with ${attempt}`);
    this.worst = Math.max(this.worst, performance.now() - from);
  }

  /** Starts it again after its end, waits for the first stored line, and notes how long that took since `from`. */
  async comeBack(from: number): Promise<void> {
    await this.start();
    await this.mustWrite(1);
    this.worst = Math.max(this.worst, performance.now() - from);
  }

  /** The same post on a copy of its home, with the same list of acknowledged lines. */
  copied(): Post {
    const home = tempFolder('copy');
    cpSync(this.home, home, { recursive: true, filter: (path) => !path.endsWith('.sock') });
    const post = new Post(this.#script, home, {}, [], this.officer);
    post.problems.push(...this.problems);
    post.worst = this.worst;
    return post;
  }

  /** Ends the desk if it still runs, and compares what the home holds with what was acknowledged. */
  async examine(): Promise<State> {
    if (this.#desk !== null) {
      await this.#desk.kill();
      if (/TypeError|RangeError|ReferenceError/.test(this.#desk.errors))
        this.problems.push(this.#desk.errors.slice(0, 300));
    }
    return examine(this.home, this.officer);
  }
}

/** The figures of a post after its faults. */
export async function figuresOf(post: Post, faults: number) {
  const state = await post.examine();
  return {
    faults,
    acknowledged: post.officer.acknowledged.length,
    found: state.found,
    lost: state.lost,
    doubled: state.doubled,
    worstRecovery: post.worst / 1_000,
    problems: [...post.problems, ...state.problems],
  };
}

/** Figures of several posts together. */
export function sumOf(all: readonly Awaited<ReturnType<typeof figuresOf>>[]) {
  const sum = (of: (one: (typeof all)[number]) => number): number =>
    all.reduce((total, one) => total + of(one), 0);
  return {
    faults: sum((one) => one.faults),
    acknowledged: sum((one) => one.acknowledged),
    found: sum((one) => one.found),
    lost: sum((one) => one.lost),
    doubled: sum((one) => one.doubled),
    worstRecovery: Math.max(0, ...all.map((one) => one.worstRecovery)),
    problems: all.flatMap((one) => one.problems),
  };
}
