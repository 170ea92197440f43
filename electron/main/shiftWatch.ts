import { setTimeout as wait } from 'node:timers/promises';
import type { DeskEvent } from '../../shared/contract/envelope';
import type { Result } from '../../shared/contract/errors';

/** What main must know of the room by itself: whether a shift is open, and how many alerts wait for an answer. */
export type RoomState = { readonly isShiftOpen: boolean; readonly alerts: number };

/** Changes of these areas may change what is kept here. */
const AREAS: ReadonlySet<string> = new Set(['room', 'shifts', 'alerts']);
/** Between two questions, so that a storm of alerts does not keep the desk busy with answering us. */
const PAUSE_MS = 200;

type BoardPart = { readonly shift?: unknown; readonly alerts?: readonly { readonly state?: unknown }[] };

/**
 * Asks the desk for the board when shifts or alerts changed. While the desk is away the last answer holds: a shift that was
 * open is still open. Questions that arrive while one is asked are asked once, after it.
 */
export class ShiftWatch {
  readonly #ask: () => Promise<Result<unknown>>;
  readonly #onChange: (state: RoomState) => void;
  readonly #pause: (ms: number) => Promise<unknown>;
  #state: RoomState = { isShiftOpen: false, alerts: 0 };
  #isAsking = false;
  #isStale = false;

  constructor(
    ask: () => Promise<Result<unknown>>,
    onChange: (state: RoomState) => void,
    pause: (ms: number) => Promise<unknown> = wait,
  ) {
    this.#ask = ask;
    this.#pause = pause;
    this.#onChange = onChange;
  }

  get isShiftOpen(): boolean {
    return this.#state.isShiftOpen;
  }

  notice(event: DeskEvent): void {
    const isConcerned =
      event.event === 'ready' || (event.event === 'changed' && event.areas.some((area) => AREAS.has(area)));
    if (isConcerned) this.ask();
    if (event.event === 'heartbeat') this.#set({ ...this.#state, alerts: event.alerts });
  }

  /** Asks the desk now. */
  ask(): void {
    void this.#refresh();
  }

  async #refresh(): Promise<void> {
    if (this.#isAsking) {
      this.#isStale = true;
      return;
    }
    this.#isAsking = true;
    do {
      this.#isStale = false;
      const board = await this.#ask();
      if (board.ok) this.#read(board.value as BoardPart);
      if (this.#isStale) await this.#pause(PAUSE_MS);
    } while (this.#isStale);
    this.#isAsking = false;
  }

  #read(board: BoardPart): void {
    this.#set({
      isShiftOpen: typeof board.shift === 'object' && board.shift !== null,
      alerts: (board.alerts ?? []).filter((alert) => alert.state === 'raised').length,
    });
  }

  #set(state: RoomState): void {
    if (state.isShiftOpen === this.#state.isShiftOpen && state.alerts === this.#state.alerts) return;
    this.#state = state;
    this.#onChange(state);
  }
}
