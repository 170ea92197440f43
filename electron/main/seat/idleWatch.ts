/** Why a seat is locked, as the contract of sessions names it. */
export type LockReason = 'idle' | 'system';

export type SeatState = { readonly isLocked: boolean; readonly idleMinutes: number };

export type IdleTools = {
  /** seconds since anybody touched the machine, as the system counts them */
  readonly systemIdle: () => number;
  /** a clock that nobody sets, in ms */
  readonly now: () => number;
  /** what the desk says of the seat; null while it does not answer */
  readonly state: () => Promise<SeatState | null>;
  /** false: the desk did not take it */
  readonly lock: (reason: LockReason) => Promise<boolean>;
  readonly every: (ms: number, run: () => void) => () => void;
  /** takes the place of the policy's minutes where the app is not packaged; null: the policy */
  readonly limitMs: number | null;
};

/** Seconds instead of the policy's minutes, for trying the lock out; only where the app is not packaged. */
export function shortIdle(env: Readonly<Record<string, string | undefined>>): number | null {
  const seconds = Number(env['WATCHDESK_IDLE_SECONDS'] ?? '');
  return seconds > 0 ? seconds * 1_000 : null;
}

const TICK_MS = 5_000;
const SHORT_TICK_MS = 500;

/**
 * Locks the seat when no hand has been on it for as long as the policy says: neither on the console's page nor, as far as the system can tell, on the machine. A
 * call that goes on holds the lock off; a system that locks its own screen locks the seat at once.
 */
export class IdleWatch {
  readonly #tools: IdleTools;
  readonly #stop: () => void;
  #touchedAt: number;
  #isCallGoing = false;
  /** the system has counted at all since the page was touched; where it never does, only the page is known */
  #systemCounts = false;
  #hasTried = false;
  #isAsking = false;

  constructor(tools: IdleTools) {
    this.#tools = tools;
    this.#touchedAt = tools.now();
    const tick = tools.limitMs === null ? TICK_MS : SHORT_TICK_MS;
    this.#stop = tools.every(tick, () => void this.#tick());
  }

  /** Somebody touched the console. */
  touched(): void {
    this.#touchedAt = this.#tools.now();
    this.#systemCounts = false;
    this.#hasTried = false;
  }

  callGoing(isGoing: boolean): void {
    if (this.#isCallGoing && !isGoing) this.touched();
    this.#isCallGoing = isGoing;
  }

  /** The system locked its screen: whatever goes on, the seat is nobody's. */
  systemLocked(): void {
    void this.#tools.lock('system');
  }

  close(): void {
    this.#stop();
  }

  #idleMs(): number {
    const page = this.#tools.now() - this.#touchedAt;
    const system = this.#tools.systemIdle();
    if (system > 0) this.#systemCounts = true;
    return this.#systemCounts ? Math.min(page, system * 1_000) : page;
  }

  async #tick(): Promise<void> {
    const idle = this.#idleMs();
    if (this.#isCallGoing || this.#isAsking) return;
    if (this.#hasTried && idle > TICK_MS) return;
    this.#hasTried = false;
    if (idle < (this.#tools.limitMs ?? 60_000)) return;
    this.#isAsking = true;
    try {
      const state = await this.#tools.state();
      if (state === null || idle < (this.#tools.limitMs ?? state.idleMinutes * 60_000)) return;
      // Asked once for one absence: a seat at which nobody is signed in stays as it is.
      this.#hasTried = state.isLocked || (await this.#tools.lock('idle'));
    } finally {
      this.#isAsking = false;
    }
  }
}
