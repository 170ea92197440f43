import type { Attachment } from '../../../shared/contract/models';

/** One call, from pick-up until somebody has said what it was; all of it as typed. */
export type Slip = {
  /** the id of the line that it becomes */
  readonly id: string;
  /** pick-up: the time of receipt */
  readonly startedAt: number;
  /** hang-up; null while it goes on */
  readonly endedAt: number | null;
  readonly phone: string;
  readonly unit: string;
  readonly name: string;
  readonly post: string;
  readonly place: string;
  readonly what: string;
  readonly count: string;
  readonly note: string;
  /** `incident:ID` or `run:ID` */
  readonly about: string;
  readonly attachments: readonly Attachment[];
  /** `incident`: the line is written and its incident form is not recorded yet */
  readonly stage: 'call' | 'incident';
};
export type SlipText = Pick<Slip, 'phone' | 'unit' | 'name' | 'post' | 'place' | 'what' | 'count' | 'note'>;

export type SlipState = {
  readonly slips: readonly Slip[];
  /** the one in front; null when none is open */
  readonly shown: string | null;
  /** sounds are softened until then */
  readonly hushUntil: number | null;
};

export type SlipTools = {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly newId: () => string;
  readonly now: () => number;
};

/** Room setting of users.md: sounds are softened for at most five minutes, however long the call. */
export const HUSH_MS = 5 * 60_000;
const STORAGE_KEY = 'watchdesk.slips';
const EMPTY: SlipState = { slips: [], shown: null, hushUntil: null };

function read(storage: SlipTools['storage']): SlipState {
  try {
    return { ...EMPTY, ...(JSON.parse(storage.getItem(STORAGE_KEY) ?? 'null') as Partial<SlipState> | null) };
  } catch {
    return EMPTY;
  }
}

/** Nothing was typed: a key pressed by accident. */
export const isBlank = (slip: Slip): boolean =>
  slip.attachments.length === 0 &&
  [slip.phone, slip.unit, slip.name, slip.post, slip.place, slip.what, slip.count, slip.note].every(
    (text) => text.trim() === '',
  );

/** The calls that nobody has decided about yet. They outlive Esc, a change of screen, a reload and a desk that went down. */
export class SlipStore {
  readonly #tools: SlipTools;
  readonly #listeners = new Set<() => void>();
  #state: SlipState;

  constructor(tools: SlipTools) {
    this.#tools = tools;
    this.#state = read(tools.storage);
  }

  readonly get = (): SlipState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * A telephone was picked up: its time of receipt is fixed now. Sounds are softened for five minutes; a further call during those does not make them
   * longer, or the room could be kept quiet for ever.
   */
  pickUp(): void {
    const now = this.#tools.now();
    const { hushUntil } = this.#state;
    const slip: Slip = {
      id: this.#tools.newId(),
      startedAt: now,
      endedAt: null,
      phone: '',
      unit: '',
      name: '',
      post: '',
      place: '',
      what: '',
      count: '',
      note: '',
      about: '',
      attachments: [],
      stage: 'call',
    };
    const isHushed = hushUntil !== null && hushUntil > now;
    this.#set({
      slips: [...this.#state.slips, slip],
      shown: slip.id,
      hushUntil: isHushed ? hushUntil : now + HUSH_MS,
    });
  }

  edit(id: string, patch: Partial<SlipText & Pick<Slip, 'about'>>): void {
    this.#change(id, (slip) => ({ ...slip, ...patch }));
  }

  attach(id: string, attachment: Attachment): void {
    this.#change(id, (slip) => ({
      ...slip,
      attachments: [...slip.attachments.filter((one) => one.sha256 !== attachment.sha256), attachment],
    }));
  }

  detach(id: string, sha256: string): void {
    this.#change(id, (slip) => ({
      ...slip,
      attachments: slip.attachments.filter((one) => one.sha256 !== sha256),
    }));
  }

  show(id: string): void {
    this.#set({ shown: id });
  }

  /** Puts the slip away; the call stays unfinished. */
  hide(): void {
    this.#set({ shown: null });
  }

  /** The next unfinished call after the one in front, the oldest first. */
  showNext(): void {
    const open = this.#state.slips.filter((slip) => slip.stage === 'call');
    const at = open.findIndex((slip) => slip.id === this.#state.shown);
    const next = open[(at + 1) % Math.max(1, open.length)];
    if (next !== undefined) this.show(next.id);
  }

  hangUp(id: string): void {
    const now = this.#tools.now();
    this.#change(id, (slip) => ({ ...slip, endedAt: slip.endedAt ?? now }));
    this.#endHush();
  }

  /** Its line is written; the incident that it reports is still to be recorded. */
  toIncident(id: string): void {
    this.hangUp(id);
    this.#change(id, (slip) => ({ ...slip, stage: 'incident' }));
    this.#set({ shown: null });
  }

  /** What it was has been written down, or it was no call. */
  finish(id: string): void {
    const { slips, shown } = this.#state;
    this.#set({ slips: slips.filter((slip) => slip.id !== id), shown: shown === id ? null : shown });
    this.#endHush();
  }

  /** Nobody listens on a telephone any more: sounds are back. */
  #endHush(): void {
    if (!this.#state.slips.some((slip) => slip.endedAt === null)) this.#set({ hushUntil: null });
  }

  #change(id: string, change: (slip: Slip) => Slip): void {
    this.#set({ slips: this.#state.slips.map((slip) => (slip.id === id ? change(slip) : slip)) });
  }

  #set(patch: Partial<SlipState>): void {
    this.#state = { ...this.#state, ...patch };
    try {
      this.#tools.storage.setItem(STORAGE_KEY, JSON.stringify(this.#state));
    } catch {
      // A full local storage must not take the slip away from the person who is on the line.
    }
    for (const listener of this.#listeners) listener();
  }
}
