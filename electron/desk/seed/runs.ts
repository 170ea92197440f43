import type { RunActInput } from '../../../shared/contract/runActs';
import type { SendWay } from '../../../shared/domain/vocabulary';
import { type Choice, currentItems, dues, type RunItem, type RunState } from '../../../shared/plan';
import { Refusal } from '../deskError';
import { obligationsOf } from '../incidents/read';
import { factsOf } from '../runs/read';
import { type LoadedRun, loadRun, scopeOf } from '../runs/runRows';
import { personName } from './county';
import type { Random } from './random';
import { optionFor } from './runChoices';
import { fieldsFor, knownOf, reportWords, whoAnswers } from './runWords';
import type { SeedStage } from './stage';

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Something that can be done with a run: from when, by when, and what. */
type Possible = { readonly readyAt: number; readonly dueAt: number; readonly act: () => RunActInput };

/** Longest that anybody takes over one step, whatever its limit says. */
const LONGEST_STEP_MS = 9 * HOUR;
const MOST_REFUSALS = 5;

/** Works one run as two people at two telephones do: what is due first comes first, nothing before it is its turn. */
export class SeedRun {
  readonly #stage: SeedStage;
  readonly #random: Random;
  readonly #id: string;
  readonly #isFalseAlarm: boolean;
  readonly #onEnded: () => void;
  readonly #delays = new Map<string, number>();
  #refusals = 0;

  constructor(stage: SeedStage, random: Random, id: string, isFalseAlarm: boolean, onEnded: () => void) {
    this.#stage = stage;
    this.#random = random;
    this.#id = id;
    this.#isFalseAlarm = isFalseAlarm;
    this.#onEnded = onEnded;
  }

  /** Plans the next act. */
  goOn(at: number): void {
    this.#stage.agenda.plan(at, () => this.#step());
  }

  #step(): void {
    const { room } = this.#stage;
    const run = loadRun(room.desk.db, this.#id);
    if (!run) return;
    if (run.state.status === 'ended') {
      this.#onEnded();
      return;
    }
    const possible = this.#possible(run);
    const ready = possible.filter((one) => one.readyAt <= room.now).sort((a, b) => a.dueAt - b.dueAt)[0];
    if (ready) {
      this.#do(ready.act());
      this.goOn(room.now + this.#pause(ready.dueAt - room.now));
      return;
    }
    const next = Math.min(...possible.map((one) => one.readyAt));
    if (Number.isFinite(next)) this.goOn(Math.max(next, room.now + SECOND));
  }

  #pause(leftMs: number): number {
    return (leftMs < 3 * MINUTE ? this.#random.int(6, 14) : this.#random.int(12, 40)) * SECOND;
  }

  #do(act: RunActInput): void {
    const { room, random } = this.#stage;
    try {
      room.do('run.act', { actId: random.uuid(), runId: this.#id, act }, this.#stage.writer());
    } catch (error) {
      // A refusal is a gap in this script, not in the room: the run goes on with what else there is to do.
      this.#refusals += 1;
      if (!(error instanceof Refusal) || this.#refusals > MOST_REFUSALS) throw error;
    }
  }

  #possible(run: LoadedRun): Possible[] {
    const { desk, now } = this.#stage.room;
    const items = currentItems(run.context, run.state, factsOf(desk.db, run.row, now));
    const due = new Map<string, number>();
    for (const one of dues(run.context, run.state)) {
      const until = one.targetAt ?? one.dueAt;
      due.set(one.key, Math.min(due.get(one.key) ?? until, until));
    }
    return items.flatMap((item) => this.#ofItem(run, item, items, due.get(item.key) ?? now + HOUR));
  }

  #ofItem(run: LoadedRun, item: RunItem, items: readonly RunItem[], dueAt: number): Possible[] {
    const { block } = item;
    if (item.kind === 'choice') return [this.#choice(run.state, item, dueAt)];
    if (item.kind === 'loop') return this.#loop(item, dueAt);
    if (item.kind === 'spawn') return [this.#drop(item, dueAt, '没有另开事件的必要。')];
    if (item.kind === 'wait') return [this.#wait(item, dueAt)];
    if (item.kind === 'end') return this.#end(run, item, items);
    if (!('step' in block)) return [];
    if (block.step === 'report') return this.#report(item, dueAt);
    if (block.step === 'order') return this.#order(item, dueAt);
    return block.step === 'call' ? this.#call(run, item, dueAt) : [this.#complete(run, item, dueAt)];
  }

  /** How long this takes, drawn once. */
  #delay(name: string, draw: () => number): number {
    const known = this.#delays.get(name);
    if (known !== undefined) return known;
    const delay = draw();
    this.#delays.set(name, delay);
    return delay;
  }

  /** A share of the time that is left when the step opens. */
  #shareOf(item: RunItem, dueAt: number, name: string, from: number, to: number): number {
    const delay = this.#delay(`${item.key} ${name}`, () => {
      const left = Math.max(0, dueAt - item.openedAt) * this.#random.decimal(from, to, 3);
      return Math.min(LONGEST_STEP_MS, Math.max(5 * SECOND, Math.round(left)));
    });
    return item.openedAt + delay;
  }

  #complete(run: LoadedRun, item: RunItem, dueAt: number): Possible {
    const isIntake = item.blockId === 'intake';
    const readyAt = isIntake ? item.openedAt : this.#shareOf(item, dueAt, 'work', 0.2, 0.6);
    return {
      readyAt,
      dueAt,
      act: () => ({
        kind: 'complete',
        key: item.key,
        fields:
          'step' in item.block
            ? fieldsFor(this.#random, item.block, knownOf(this.#stage, run, item.openedAt))
            : {},
      }),
    };
  }

  #order(item: RunItem, dueAt: number): Possible[] {
    const random = this.#random;
    return (item.parties ?? []).flatMap((party): Possible[] => {
      const { key } = item;
      const now = (): number => this.#stage.room.now;
      if (party.progress === 'to_notify') {
        const act = (): RunActInput => ({
          kind: 'notify',
          key,
          party: party.party,
          who: whoAnswers(random),
          at: now(),
        });
        return [{ readyAt: item.openedAt, dueAt, act }];
      }
      if (party.progress !== 'notified' || party.notified === undefined) return [];
      const chaseAt = party.chaseAt ?? party.notified.at + 10 * MINUTE;
      const answer = this.#delay(`${key} ${party.party} answers`, () => {
        const chase = chaseAt - (party.notified?.at ?? 0);
        const isSlow = random.chance(0.1);
        return Math.round(chase * (isSlow ? random.decimal(1.1, 1.6, 3) : random.decimal(0.25, 0.85, 3)));
      });
      const answersAt = party.notified.at + answer;
      if (answersAt > chaseAt) {
        const act = (): RunActInput => ({ kind: 'chase', key, party: party.party, at: now() });
        return [{ readyAt: chaseAt - 40 * SECOND, dueAt: chaseAt, act }];
      }
      const act = (): RunActInput => ({
        kind: 'report_back',
        key,
        party: party.party,
        who: whoAnswers(random),
        at: now(),
        what: reportWords(random, item, now()),
      });
      return [{ readyAt: answersAt, dueAt: chaseAt, act }];
    });
  }

  #call(run: LoadedRun, item: RunItem, dueAt: number): Possible[] {
    const random = this.#random;
    const found = (item.parties ?? []).flatMap((party): Possible[] => {
      if (party.progress === 'answered') return [];
      const attempts = party.attempts ?? [];
      const lastAt = attempts.at(-1)?.at;
      const readyAt =
        lastAt === undefined
          ? item.openedAt
          : lastAt +
            this.#delay(`${item.key} ${party.party} ${attempts.length}`, () => random.int(90, 200) * SECOND);
      const act = (): RunActInput => this.#callAct(item.key, party.party, attempts.length);
      return [{ readyAt, dueAt: party.chaseAt ?? dueAt, act }];
    });
    const isCalled = item.parties?.every((party) => party.progress !== 'to_call') ?? true;
    return isCalled && item.status === 'active' ? [...found, this.#complete(run, item, dueAt)] : found;
  }

  #callAct(key: string, party: string, attempts: number): RunActInput {
    const random = this.#random;
    const at = this.#stage.room.now;
    if (attempts < 2 && random.chance(0.15)) {
      return { kind: 'call_result', key, party, result: random.pick(['no_answer', 'busy']), at };
    }
    const who = whoAnswers(random);
    return { kind: 'call_result', key, party, result: 'answered_confirmed', who, readBack: true, at };
  }

  #report(item: RunItem, dueAt: number): Possible[] {
    const { block } = item;
    if (!('step' in block) || block.step !== 'report') return [];
    if (block.obligation.startsWith('casualty_watch'))
      return [this.#drop(item, dueAt, '人员核清，伤亡无变化。')];
    const isOral = ['leader_report', 'head_report', 'phone_report', 'skip_report', 'quake_flash'].includes(
      block.obligation,
    );
    return (item.recipients ?? [])
      .filter((recipient) => recipient.delivery === undefined)
      .map((recipient): Possible => {
        const readyAt = this.#shareOf(
          item,
          dueAt,
          recipient.recipient,
          isOral ? 0.05 : 0.15,
          isOral ? 0.4 : 0.6,
        );
        const act = (): RunActInput => ({
          kind: 'send',
          key: item.key,
          recipient: recipient.recipient,
          receiver: recipient.recipient === 'duty_leader' ? this.#stage.leader() : personName(this.#random),
          at: this.#stage.room.now,
          way: isOral ? 'phone' : this.#random.pick<SendWay>(['platform', 'platform', 'fax']),
          readBack: isOral,
        });
        return { readyAt, dueAt, act };
      });
  }

  #drop(item: RunItem, dueAt: number, reason: string): Possible {
    const readyAt = this.#shareOf(item, Math.min(dueAt, item.openedAt + HOUR), 'drop', 0.2, 0.6);
    return { readyAt, dueAt, act: () => ({ kind: 'not_applicable', key: item.key, reason }) };
  }

  #choice(state: RunState, item: RunItem, dueAt: number): Possible {
    const block = item.block as Choice;
    const isUnsafe = this.#delay(item.key, () => Number(this.#random.chance(0.12))) === 1;
    const option = optionFor(state, item, block, { isFalseAlarm: this.#isFalseAlarm, isUnsafe });
    const act = (): RunActInput => ({
      kind: 'choose',
      key: item.key,
      option,
      decidedBy: block.decided_by === 'onsite_hq' ? '现场指挥部' : `带班领导${this.#stage.leader()}`,
      way: 'phone',
      words: this.#random.pick(['同意。', '按这个办。', '先按从高报。', '']),
    });
    return { readyAt: this.#shareOf(item, dueAt, 'choice', 0.1, 0.5), dueAt, act };
  }

  #wait(item: RunItem, dueAt: number): Possible {
    return { readyAt: dueAt, dueAt, act: () => ({ kind: 'confirm_wait', key: item.key }) };
  }

  #loop(item: RunItem, dueAt: number): Possible[] {
    if (item.loop?.ask !== true) return [];
    const rounds = this.#delay(`${item.key} rounds`, () =>
      item.blockId === 'zero' ? 1 : this.#random.int(1, 2),
    );
    const yes = item.loop.round >= rounds;
    const { key } = item;
    const words = yes ? '可以结束。' : '继续。';
    const act = (): RunActInput => ({
      kind: 'answer_until',
      key,
      yes,
      decidedBy: '现场指挥部',
      way: 'phone',
      words,
    });
    const early = this.#delay(`${key} asked ${item.loop.round}`, () => this.#random.int(120, 260) * SECOND);
    return [{ readyAt: dueAt - early, dueAt, act }];
  }

  /** The run ends when nobody owes anything; after a false alarm, when the duties of the incident are done. */
  #end(run: LoadedRun, item: RunItem, items: readonly RunItem[]): Possible[] {
    const { desk, now } = this.#stage.room;
    const standing = obligationsOf(desk.db, scopeOf(run.row)).some(
      (duty) => duty.state === 'open' && (duty.dueAt ?? 0) < now + HOUR,
    );
    const isLast = items.length === 1;
    if (item.blockId === 'done' ? !isLast : standing) return [];
    const act = (): RunActInput => ({ kind: 'confirm_end', key: item.key });
    return [{ readyAt: item.openedAt + 2 * MINUTE, dueAt: item.openedAt + 20 * MINUTE, act }];
  }
}
