import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { openReader } from '../../electron/desk/db/open';
import { readSeatKey } from '../../electron/desk/journal/keys';
import { verifyJournal } from '../../electron/desk/journal/verify';
import type { Account } from '../../shared/contract/models';
import { aLine, makeRoom, PASSWORD, tempFolder } from '../helpers/deskRoom';
import { type Caller, DeskProcess, Gone, socketClient } from './deskProcess';
import type { FaultFigures } from './figures';
import { type ProcessorTime, processorTime } from './processorTime';

/** Somebody who writes one line after the other and writes the same line again when it was not acknowledged. */
export class Writer {
  readonly acknowledged: string[] = [];
  readonly problems: string[] = [];
  readonly #name: string;
  #pending: { readonly entryId: string; readonly text: string } | null = null;
  #count = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Lines that were sent and not answered: they may or may not be there. */
  get inDoubt(): number {
    return this.#pending === null ? 0 : 1;
  }

  /** Writes until the desk is gone. */
  async writeWith(call: Caller, as: string): Promise<void> {
    try {
      for (;;) {
        if (this.#pending === null) {
          this.#count += 1;
          this.#pending = { entryId: randomUUID(), text: `${this.#name} 第${this.#count}条` };
        }
        const { entryId, text } = this.#pending;
        const reply = await call('log.append', { ...aLine(text), entryId }, as);
        if (!reply.ok) {
          this.problems.push(`${text}: ${JSON.stringify(reply.error)}`);
          return;
        }
        this.acknowledged.push(entryId);
        this.#pending = null;
      }
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
    }
  }
}

export async function signIn(call: Caller, name: string): Promise<string> {
  const reply = await call('session.signIn', { name, password: PASSWORD });
  if (!reply.ok) throw new Error(`${name} cannot sign in: ${JSON.stringify(reply.error)}`);
  return (reply.value as Account).id;
}

export type KillOptions = {
  readonly script: string;
  readonly kills: number;
  readonly random: () => number;
  /** ms after which a desk that does not answer counts as stuck */
  readonly patience?: number;
};

/** What the kernel says of the start that took longest: null where it says nothing. */
export type KillFigures = FaultFigures & { readonly slowest: ProcessorTime | null };

/** Some die while they start, most while both write. */
const EARLY_SHARE = 0.15;

/**
 * Kills the desk at random moments of its life, its start included, while the screen (over IPC) and a command (over the socket) write. After each kill
 * it is started again at once in the same seat; when it answers, everything that was ever acknowledged must be there, once, in a journal that
 * verifies. Only then do both go on, each with the line that it has no answer for.
 */
export async function killTheDesk(options: KillOptions): Promise<KillFigures> {
  const { script, kills, random, patience = 60_000 } = options;
  const room = await makeRoom({ now: Date.now(), home: tempFolder('kill') });
  const { home, officer } = room;
  room.close();
  const writers = { screen: new Writer('screen'), command: new Writer('command') };
  const seat = randomUUID();
  const seatState: SeatState = { isSignedIn: false };
  const problems: string[] = [];
  let worst = 0;
  let slowest: ProcessorTime | null = null;
  let last: State = { found: 0, lost: 0, doubled: 0, problems: [] };
  for (let done = 0, killedAt = performance.now(); ; done += 1) {
    const desk = new DeskProcess(script, home, seat);
    if (done > 0 && done < kills && random() < EARLY_SHARE) {
      await wait(random() * 200);
      killedAt = performance.now();
      await desk.kill();
    } else {
      const answer = await Promise.race([firstAnswer(desk), wait(patience)]);
      const took = performance.now() - killedAt;
      if (done > 0 && took > worst) {
        worst = took;
        slowest = processorTime(desk.pid);
      }
      if (answer !== true) problems.push(`after kill ${done}: no answer`);
      last = examine(home, writers.screen, writers.command);
      problems.push(...last.problems.map((problem) => `after kill ${done}: ${problem}`));
      if (done === kills) {
        await desk.stop();
        break;
      }
      const over = bothWrite(desk, home, officer, writers, seatState).catch((error: unknown) => {
        problems.push(`life ${done}: ${(error as Error).message}`);
      });
      await someLines(writers, 1 + Math.floor(random() * 40), patience);
      await wait(random() * 40);
      killedAt = performance.now();
      await desk.kill();
      await over;
      if (/Error|\bat .*\.js/.test(desk.errors)) problems.push(`life ${done}: ${desk.errors.slice(0, 400)}`);
    }
  }
  room.dispose();
  problems.push(...writers.screen.problems, ...writers.command.problems);
  const acknowledged = writers.screen.acknowledged.length + writers.command.acknowledged.length;
  return { faults: kills, acknowledged, ...last, worstRecovery: worst / 1_000, slowest, problems };
}

const ifGone = (error: unknown): void => {
  if (!(error instanceof Gone)) throw error;
};

async function firstAnswer(desk: DeskProcess): Promise<boolean> {
  await desk.ready;
  return (await desk.call('system.status', {})).ok;
}

/** Waits until each of the two has had so many more lines acknowledged, so that a slow machine is killed while it writes as well. */
async function someLines(
  writers: { readonly screen: Writer; readonly command: Writer },
  lines: number,
  patience: number,
): Promise<void> {
  const both = [writers.screen, writers.command].map((one) => ({
    one,
    goal: one.acknowledged.length + lines,
  }));
  for (const until = performance.now() + patience; performance.now() < until; await wait(2)) {
    if (both.every(({ one, goal }) => one.acknowledged.length >= goal)) return;
  }
}

/** The seat stays signed in over restarts once its sign-in was answered. */
type SeatState = { isSignedIn: boolean };

/** Both write until the desk is gone. */
async function bothWrite(
  desk: DeskProcess,
  home: string,
  officer: string,
  writers: { readonly screen: Writer; readonly command: Writer },
  seatState: SeatState,
): Promise<void> {
  const overIpc = async (): Promise<void> => {
    if (!seatState.isSignedIn) await signIn(desk.call, 'officer');
    seatState.isSignedIn = true;
    await writers.screen.writeWith(desk.call, officer);
  };
  const overSocket = async (): Promise<void> => {
    const client = await socketClient(home).catch(() => null);
    if (!client) return;
    await writers.command.writeWith(client.call, await signIn(client.call, 'operator'));
    client.close();
  };
  await Promise.all([overIpc().catch(ifGone), overSocket().catch(ifGone)]);
}

export type State = {
  readonly found: number;
  readonly lost: number;
  readonly doubled: number;
  readonly problems: readonly string[];
};

/** What a killed home holds, against what was acknowledged. */
export function examine(home: string, ...writers: readonly Writer[]): State {
  const db = openReader(home);
  try {
    const lines = db
      .prepare<[], { id: string; text: string }>(
        'SELECT id, text FROM log_entries WHERE human_number IS NOT NULL',
      )
      .all();
    const inJournal = db
      .prepare<[], { subject: string }>("SELECT subject FROM journal WHERE kind = 'log.recorded'")
      .all();
    const ids = new Set(lines.map(({ id }) => id));
    const recorded = new Set(inJournal.map(({ subject }) => subject));
    const acknowledged = writers.flatMap((writer) => writer.acknowledged);
    const lost = acknowledged.filter((id) => !ids.has(id) || !recorded.has(id)).length;
    const doubled =
      lines.length - new Set(lines.map(({ text }) => text)).size + (inJournal.length - recorded.size);
    const inDoubt = writers.reduce((sum, writer) => sum + writer.inDoubt, 0);
    const extra = lines.length - acknowledged.length;
    const verdict = verifyJournal(db, readSeatKey(home)?.publicText ?? null);
    return {
      found: lines.length,
      lost,
      doubled,
      problems: [
        ...(lost > 0 ? [`${lost} acknowledged lines are gone`] : []),
        ...(doubled > 0 ? [`${doubled} lines stand twice`] : []),
        ...(extra > inDoubt ? [`${extra} lines more than acknowledged, ${inDoubt} in doubt`] : []),
        ...(verdict.ok ? [] : [`verify: ${JSON.stringify(verdict.firstBad)}`]),
        ...(db.pragma('integrity_check', { simple: true }) === 'ok' ? [] : ['integrity_check']),
      ],
    };
  } finally {
    db.close();
  }
}
