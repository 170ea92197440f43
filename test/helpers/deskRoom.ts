import { cpSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { createAccount, foundRoom, prepareAccount } from '../../electron/desk/accounts/founding';
import type { Connection } from '../../electron/desk/call';
import { seatConnection } from '../../electron/desk/connections';
import { AlertClock } from '../../electron/desk/deadlines/clock';
import type { Clocks } from '../../electron/desk/deadlines/targets';
import type { Desk } from '../../electron/desk/desk';
import { type RecordedFact, readFacts } from '../../electron/desk/journal/journal';
import { type OpenedDesk, openDesk } from '../../electron/desk/openDesk';
import { shippedPlans } from '../../electron/desk/plans/shipped';
import { makeRouter, type Router } from '../../electron/desk/router';
import type { Services } from '../../electron/desk/services';
import { inlinePool } from '../../electron/desk/workers/pool';
import type { DeskEvent, Reply } from '../../shared/contract/envelope';
import type { AppError } from '../../shared/contract/errors';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/procedures';
import type { Role } from '../../shared/domain/vocabulary';
import { keptFolder, tempFolder } from './tempFolder';

export { tempFolder };

export const RESOURCES = resolve(import.meta.dirname, '../../resources');
/** The password of every account of a test room. */
export const PASSWORD = 'Watchdesk-demo-1';
/** When the room was founded: 2026-01-01 08:00 +08:00. */
export const FOUNDED_AT = Date.UTC(2026, 0, 1);
/** Where a room's clock stands unless told otherwise: 2026-11-24 02:58:13 +08:00. */
export const NOW = Date.UTC(2026, 10, 23, 18, 58, 13);

/** Wall and monotonic time that stand still until they are moved. */
export class TestClock implements Clocks {
  boot = 'boot-1';
  #wall: number;
  #monotonic = 1_000_000;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  constructor(wall: number) {
    this.#wall = wall;
  }

  readonly wall = (): number => this.#wall;
  readonly monotonic = (): number => this.#monotonic;

  /** Both clocks go on together, as they do when nobody touches them. Timers that fall due run in their order. */
  advance(ms: number): void {
    const end = this.#monotonic + ms;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#move(Math.max(0, next.at - this.#monotonic));
      next.run();
    }
    this.#move(end - this.#monotonic);
  }

  /** Somebody sets the wall clock; the monotonic one does not notice. */
  setWall(wall: number): void {
    this.#wall = wall;
  }

  setMonotonic(monotonic: number): void {
    this.#monotonic = monotonic;
  }

  readonly setTimeout = (run: () => void, ms: number): unknown => {
    const timer = { at: this.#monotonic + ms, run };
    this.#timers.push(timer);
    return timer;
  };

  readonly clearTimeout = (timer: unknown): void => {
    this.#timers = this.#timers.filter((one) => one !== timer);
  };

  #move(ms: number): void {
    this.#wall += ms;
    this.#monotonic += ms;
  }
}

/** A refusal of the desk, as an exception of `call`. */
export class Refused extends Error {
  readonly error: AppError;
  constructor(procedure: string, error: AppError) {
    super(`${procedure}: ${JSON.stringify(error)}`);
    this.error = error;
  }
}

/** Ids in the form of version 4 UUIDs, in counting order, so that a run of a test can be repeated. */
export function countingIds(start = 0): () => string {
  let last = start;
  return () => {
    last += 1;
    return `00000000-0000-4000-8000-${last.toString(16).padStart(12, '0')}`;
  };
}

type Template = {
  readonly home: string;
  readonly supervisor: string;
  readonly officer: string;
  readonly operator: string;
};

let template: Promise<Template> | undefined;

const person = (name: string, displayName: string, roles: readonly Role[]) =>
  prepareAccount({ name, displayName, roles, password: PASSWORD });

/** Founds a room with a supervisor (also administrator), an officer and an operator, for others to be copied from. */
async function foundTemplate(): Promise<Template> {
  const home = keptFolder('template');
  const clock = new TestClock(FOUNDED_AT);
  const { desk, close } = openDesk({ home, clocks: clock, newId: countingIds(0xf0_0000) });
  const room = { name: '岚溪县应急值班室', divisionCode: '000000', profile: 'county', demo: false } as const;
  const [first, second, third] = await Promise.all([
    person('supervisor', '周明', ['supervisor', 'administrator']),
    person('officer', '陈立', ['officer']),
    person('operator', '黄敏', ['operator']),
  ]);
  const supervisor = foundRoom(desk, room, first, shippedPlans(RESOURCES)).id;
  const officer = createAccount(desk, second, supervisor).id;
  const operator = createAccount(desk, third, supervisor).id;
  desk.db.pragma('wal_checkpoint(TRUNCATE)');
  close();
  return { home, supervisor, officer, operator };
}

export type RoomOptions = {
  /** wall clock in UTC milliseconds; default NOW */
  readonly now?: number;
  /** where the home is made; default a temporary folder of this process */
  readonly home?: string;
};

/** Founds a room in a folder of its own (copied from one founded once per process) and opens its desk. */
export async function makeRoom(options: RoomOptions = {}): Promise<DeskRoom> {
  template ??= foundTemplate();
  const founded = await template;
  const home = options.home ?? tempFolder();
  cpSync(founded.home, home, { recursive: true });
  return new DeskRoom(home, founded, new TestClock(options.now ?? NOW));
}

/** A desk on a home of its own with every account signed in at its seat; no process, no socket, no timers but the clock's own. */
export class DeskRoom {
  readonly home: string;
  readonly supervisor: string;
  readonly officer: string;
  readonly operator: string;
  readonly clock: TestClock;
  /** makes the next id; also used by the desk itself */
  readonly newId = countingIds();
  /** everything that the desk told the console */
  readonly events: DeskEvent[] = [];
  /** lines of the desk's own log: unexpected failures */
  readonly problems: string[] = [];
  #opened: OpenedDesk | undefined;
  #services: Services | undefined;
  #router: Router | undefined;
  #seat: Connection | undefined;

  constructor(home: string, accounts: Omit<Template, 'home'>, clock: TestClock) {
    this.home = home;
    this.supervisor = accounts.supervisor;
    this.officer = accounts.officer;
    this.operator = accounts.operator;
    this.clock = clock;
    this.reopen();
  }

  get desk(): Desk {
    return present(this.#opened).desk;
  }
  get db(): Desk['db'] {
    return this.desk.db;
  }
  get services(): Services {
    return present(this.#services);
  }
  get router(): Router {
    return present(this.#router);
  }
  /** the console's connection */
  get seat(): Connection {
    return present(this.#seat);
  }

  /** Closes the desk if it is open and opens it again on the same home, as after a restart within the same seat. */
  reopen(): void {
    this.close();
    const { home, clock } = this;
    const emit = (event: DeskEvent): void => {
      this.events.push(event);
    };
    this.#opened = openDesk({
      home,
      clocks: clock,
      newId: this.newId,
      onCommit: (_facts, areas) => emit({ event: 'changed', areas: [...areas] }),
    });
    const { desk } = this.#opened;
    const alertClock = new AlertClock(desk, clock, clock, emit);
    this.#services = {
      clock: alertClock,
      workers: inlinePool(home),
      resources: RESOURCES,
      version: '0.0.0',
      failure: null,
      checksOutput: true,
      emit,
    };
    this.#router = makeRouter(desk, this.#services, (line) => this.problems.push(line));
    alertClock.keepFloor();
    desk.db.transaction(() => alertClock.register()).immediate();
    this.#seat = seatConnection(desk, 'test seat');
    for (const id of [this.supervisor, this.officer, this.operator]) this.#seat.signIn(id, clock.wall());
  }

  /** Closes the desk; the files stay. */
  close(): void {
    this.#services?.clock.stop();
    this.#opened?.close();
    this.#opened = undefined;
  }

  /** Closes the desk and removes its files. */
  dispose(): void {
    this.close();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** Asks the router as the console does; `as` is the acting account, the officer unless told otherwise, `null` nobody. */
  async reply(procedure: string, input: unknown, as: string | null = this.officer): Promise<Reply> {
    const request = { id: 1, procedure, input, ...(as === null ? {} : { as }) };
    return this.router(request, this.seat);
  }

  /** The value of a procedure; a refusal is thrown as `Refused`. */
  async call<N extends ProcedureName>(
    procedure: N,
    input: InputOf<N>,
    as: string | null = this.officer,
  ): Promise<OutputOf<N>> {
    const reply = await this.reply(procedure, input, as);
    if (!reply.ok) throw new Refused(procedure, reply.error);
    return reply.value as OutputOf<N>;
  }

  /** The refusal of a procedure; fails when it was not refused. */
  async refusal(
    procedure: ProcedureName,
    input: unknown,
    as: string | null = this.officer,
  ): Promise<AppError> {
    const reply = await this.reply(procedure, input, as);
    if (reply.ok) throw new Error(`${procedure} was not refused`);
    return reply.error;
  }

  /** Writes one line as people do and gives its id. */
  async line(text: string, as: string | null = this.officer): Promise<string> {
    const entryId = this.newId();
    await this.call('log.append', { ...aLine(text), entryId }, as);
    return entryId;
  }

  /** Raises what is due now, as the alert clock does every second. */
  scan(): void {
    this.services.clock.scan();
  }

  /** Everything in the journal, oldest first. */
  facts(): RecordedFact[] {
    return [...readFacts(this.db)];
  }
}

/** The input of `log.append` for a plain line, without its id. */
export function aLine(text: string): Omit<InputOf<'log.append'>, 'entryId'> {
  return {
    kind: 'note',
    text,
    receivedAt: null,
    occurredAt: null,
    incidentId: null,
    caller: null,
    handling: '',
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the desk of this room is closed');
  return value;
}
