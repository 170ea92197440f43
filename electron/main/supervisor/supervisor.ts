import type { DeskEvent, Reply, Request } from '../../../shared/contract/envelope';
import { type Result, refuse } from '../../../shared/contract/result';
import { restartDelay } from './backoff';

/** What main says to the desk; everything is one JSON value. */
export type ToDesk = Request | { readonly ping: number } | { readonly wake: true } | { readonly stop: true };

/** A running desk process, as far as the supervisor needs it; the real one wraps a Node child process. */
export type DeskProcess = {
  readonly pid: number | undefined;
  readonly send: (message: ToDesk) => void;
  readonly kill: () => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** called exactly once, also when the process could not be started at all */
  readonly onExit: (listener: (how: DeskExit) => void) => void;
};
export type DeskExit = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly error?: string;
};

export type DeskState = { readonly state: 'starting' | 'up' | 'down'; readonly reason: string };

/** Timers as an argument, so that a test owns the clock. */
export type Timers = {
  readonly after: (ms: number, run: () => void) => () => void;
  readonly every: (ms: number, run: () => void) => () => void;
};

export type SupervisorOptions = {
  readonly start: () => DeskProcess;
  readonly timers: Timers;
  readonly onEvent: (event: DeskEvent) => void;
  readonly onState: (state: DeskState) => void;
  readonly log: (line: string) => void;
};

const PING_MS = 1_000;
/** Silent pings before the desk counts as hung. Ticks are counted, not wall time: sleep must not kill a sound desk. */
const SILENT_TICKS = 5;
/** The same while it starts: a migration and its copy may hold it much longer than any later work may. */
const SILENT_TICKS_STARTING = 60;
/** Up for this long, and the next failure is the first again. */
const SETTLED_MS = 1_000;
const START_WAIT_MS = 5_000;
const STOP_WAIT_MS = 3_000;
/** Exit code of a desk whose data cannot be opened: trying again at once will not help. */
const EXIT_DATA = 3;

type Pending = {
  readonly request: Request;
  readonly settle: (result: Result<unknown>) => void;
  sent: boolean;
};

const unavailable = (): Result<never> => refuse('desk_unavailable');
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Starts the desk, watches it and starts it again. A call ends exactly once: with the desk's reply, or with
 * `desk_unavailable` when the desk is gone, goes, or is not ready within 5 s. Nothing is ever sent twice.
 */
export class DeskSupervisor {
  readonly #options: SupervisorOptions;
  readonly #pending = new Map<number, Pending>();
  #process: DeskProcess | null = null;
  #state: DeskState = { state: 'down', reason: 'not started' };
  #lastId = 0;
  #failures = 0;
  #silentTicks = 0;
  #killedFor: string | null = null;
  #isStopping = false;
  #cancelTimers: (() => void)[] = [];
  #stopped: (() => void)[] = [];

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  get state(): DeskState {
    return this.#state;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Starts the desk; does nothing when one runs. */
  start(): void {
    if (this.#process !== null || this.#isStopping) return;
    this.#clearTimers();
    this.#setState('starting', this.#failures === 0 ? 'start' : 'restart');
    const desk = this.#options.start();
    this.#process = desk;
    this.#silentTicks = 0;
    this.#killedFor = null;
    desk.onMessage((message) => this.#receive(desk, message));
    desk.onExit((how) => this.#exited(desk, how));
    this.#cancelTimers.push(this.#options.timers.every(PING_MS, () => this.#tick(desk)));
  }

  /** Asks the desk for one procedure. Never rejects. */
  call(procedure: string, input: unknown, as: string | null): Promise<Result<unknown>> {
    if (this.#process === null || this.#isStopping) return Promise.resolve(unavailable());
    this.#lastId += 1;
    const request: Request = { id: this.#lastId, procedure, input, ...(as === null ? {} : { as }) };
    return new Promise((settle) => {
      const pending: Pending = { request, settle, sent: false };
      this.#pending.set(request.id, pending);
      if (this.#state.state === 'up') this.#transmit(pending);
      else this.#options.timers.after(START_WAIT_MS, () => this.#giveUpWaiting(request.id));
    });
  }

  /** Tells the desk that the machine woke up, so that it looks at its deadlines at once. */
  wake(): void {
    if (this.#state.state === 'up') this.#process?.send({ wake: true });
  }

  /** Ends the running desk and starts a new one without delay. */
  restart(): void {
    this.#failures = 0;
    if (this.#process === null) this.start();
    else this.#kill(this.#process, 'restart asked for');
  }

  /** Asks the desk to end, waits up to 3 s, then ends it; afterwards nothing is started again. */
  stop(): Promise<void> {
    this.#isStopping = true;
    this.#clearTimers();
    const desk = this.#process;
    if (desk === null) return Promise.resolve();
    return new Promise((done) => {
      const cancel = this.#options.timers.after(STOP_WAIT_MS, () => desk.kill());
      this.#stopped.push(() => {
        cancel();
        done();
      });
      desk.send({ stop: true });
    });
  }

  #setState(state: DeskState['state'], reason: string): void {
    this.#state = { state, reason };
    this.#options.onState(this.#state);
  }

  #transmit(pending: Pending): void {
    pending.sent = true;
    this.#process?.send(pending.request);
  }

  #giveUpWaiting(id: number): void {
    const pending = this.#pending.get(id);
    if (pending === undefined || pending.sent) return;
    this.#pending.delete(id);
    pending.settle(unavailable());
  }

  #receive(desk: DeskProcess, message: unknown): void {
    if (desk !== this.#process || !isRecord(message)) return;
    this.#silentTicks = 0;
    if (typeof message['event'] === 'string') this.#receiveEvent(message as unknown as DeskEvent);
    else if (typeof message['id'] === 'number') this.#settle(message as unknown as Reply);
  }

  #receiveEvent(event: DeskEvent): void {
    if (event.event === 'ready' && this.#state.state !== 'up') {
      this.#setState('up', 'ready');
      this.#cancelTimers.push(
        this.#options.timers.after(SETTLED_MS, () => {
          this.#failures = 0;
        }),
      );
      for (const pending of this.#pending.values()) if (!pending.sent) this.#transmit(pending);
    }
    this.#options.onEvent(event);
  }

  #settle(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) return;
    this.#pending.delete(reply.id);
    pending.settle(reply.ok ? { ok: true, value: reply.value } : { ok: false, error: reply.error });
  }

  #tick(desk: DeskProcess): void {
    if (desk !== this.#process) return;
    const allowed = this.#state.state === 'up' ? SILENT_TICKS : SILENT_TICKS_STARTING;
    if (this.#silentTicks >= allowed) {
      this.#kill(desk, `silent for ${this.#silentTicks} s`);
      return;
    }
    this.#silentTicks += 1;
    desk.send({ ping: this.#silentTicks });
  }

  #kill(desk: DeskProcess, reason: string): void {
    if (this.#killedFor !== null) return;
    this.#killedFor = reason;
    this.#options.log(`desk ${desk.pid ?? '?'} is ended: ${reason}`);
    desk.kill();
  }

  #exited(desk: DeskProcess, how: DeskExit): void {
    if (desk !== this.#process) return;
    this.#process = null;
    this.#clearTimers();
    for (const pending of this.#pending.values()) pending.settle(unavailable());
    this.#pending.clear();
    if (this.#isStopping) {
      this.#setState('down', 'stopped');
      for (const done of this.#stopped) done();
      return;
    }
    const reason = this.#killedFor ?? how.error ?? `exit ${how.code ?? how.signal ?? 'unknown'}`;
    const delay =
      how.code === EXIT_DATA ? restartDelay(Number.MAX_SAFE_INTEGER) : restartDelay(this.#failures);
    this.#failures += 1;
    this.#options.log(`desk ended (${reason}); next start in ${delay} ms`);
    this.#setState('down', reason);
    if (delay === 0) this.start();
    else this.#cancelTimers.push(this.#options.timers.after(delay, () => this.start()));
  }

  #clearTimers(): void {
    for (const cancel of this.#cancelTimers) cancel();
    this.#cancelTimers = [];
  }
}
