import type { AppError } from '../../../shared/contract/errors';
import type { Attachment, LogEntry } from '../../../shared/contract/models';
import type { InputOf } from '../../../shared/contract/procedures';
import { drillTitle } from '../../../shared/domain/drill';
import { CallError } from '../../bridge/client';
import { type Draft, type DraftProblem, draftProblem, EMPTY_DRAFT, inputOf, type Sent } from './model';

export type ComposerState = { readonly draft: Draft; readonly sent: readonly Sent[] };

/** What the store needs from outside; tests give their own. */
export type ComposerTools = {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly send: (input: InputOf<'log.append'>, as: string) => Promise<LogEntry>;
  readonly newId: () => string;
  readonly now: () => number;
};

const STORAGE_KEY = 'watchdesk.composer';
const SHOW_SAVED_MS = 5_000;

/** Nobody knows whether these came too late or never: the same line may safely be sent again, by itself. */
const isAway = (error: AppError): boolean =>
  error.code === 'desk_unavailable' || error.code === 'seat_locked';

const stateAfter = (error: AppError): Sent['state'] =>
  error.code === 'spooled' ? 'spooled' : isAway(error) ? 'waiting' : 'failed';

/** A line that an earlier version stored, with what it did not have yet. */
const whole = (line: Sent): Sent => ({ ...line, draft: { ...EMPTY_DRAFT, ...line.draft } });

function read(storage: ComposerTools['storage']): ComposerState {
  try {
    const stored = JSON.parse(storage.getItem(STORAGE_KEY) ?? 'null') as Partial<ComposerState> | null;
    return {
      draft: { ...EMPTY_DRAFT, ...stored?.draft },
      // What was on its way when the page went is sent again; the desk stores a line of one id once.
      sent: (stored?.sent ?? []).map((line) =>
        whole(line.state === 'sending' ? { ...line, state: 'waiting' } : line),
      ),
    };
  } catch {
    return { draft: EMPTY_DRAFT, sent: [] };
  }
}

/**
 * The draft and the lines on their way. Both are in local storage until the desk has acknowledged them: nothing typed
 * is lost by a reload, a dead desk or a refusal, and nothing is stored twice, since a line keeps its id.
 */
export class ComposerStore {
  readonly #tools: ComposerTools;
  readonly #listeners = new Set<() => void>();
  #state: ComposerState;

  constructor(tools: ComposerTools) {
    this.#tools = tools;
    this.#state = read(tools.storage);
  }

  readonly get = (): ComposerState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  edit(patch: Partial<Draft>): void {
    const draft = { ...this.#state.draft, ...patch };
    const entryId = draft.entryId ?? (draft.text === '' ? null : this.#tools.newId());
    this.#set({ draft: { ...draft, entryId } });
  }

  /** Another draft stands there from now on; gives back what stood there. Lines on their way are not touched. */
  replaceDraft(draft: Draft): Draft {
    const before = this.#state.draft;
    this.#set({ draft });
    return before;
  }

  /** Sends the draft in the name of an account and empties the composer; says what is wrong instead if it cannot. */
  submit(as: string, author: string): DraftProblem | null {
    const { draft } = this.#state;
    const now = this.#tools.now();
    const problem = draftProblem(draft, now);
    if (problem !== null) return problem;
    this.#set({ draft: EMPTY_DRAFT });
    this.send(draft, as, author);
    return null;
  }

  /** Puts a line on its way that was not typed here (a telephone slip), with the same care for it. */
  send(draft: Draft, as: string, author: string): void {
    const now = this.#tools.now();
    const entryId = draft.entryId ?? this.#tools.newId();
    // A relative time means what it meant when it was sent, however long the line waits.
    const input = inputOf(draft, entryId, now);
    const fixed = {
      ...draft,
      entryId,
      receivedAt: input.receivedAt,
      occurredAt: input.occurredAt,
      doneAt: input.doneAt ?? null,
    };
    const line: Sent = {
      entryId,
      draft: fixed,
      as,
      author,
      state: 'sending',
      error: null,
      number: null,
    };
    this.#set({ sent: [...this.#state.sent, line] });
    void this.#send(line);
  }

  /** A file has reached the desk and belongs to what is being written. */
  attach(attachment: Attachment): void {
    const others = this.#state.draft.attachments.filter((one) => one.sha256 !== attachment.sha256);
    this.edit({ attachments: [...others, attachment] });
  }

  detach(sha256: string): void {
    this.edit({ attachments: this.#state.draft.attachments.filter((one) => one.sha256 !== sha256) });
  }

  retry(entryId: string): void {
    const line = this.#state.sent.find((one) => one.entryId === entryId);
    if (line === undefined || line.state === 'sending' || line.state === 'saved') return;
    void this.#send(line);
  }

  /** The desk is back: everything that waited for it goes out again, in order. */
  resendWaiting(): void {
    for (const line of this.#state.sent) if (line.state === 'waiting') void this.#send(line);
  }

  /** Writing works again: what was kept elsewhere is asked for, and so gets its number. */
  resendSpooled(): void {
    for (const line of this.#state.sent)
      if (line.state === 'spooled' || line.error?.code === 'spool_nowhere') void this.#send(line);
  }

  /** Puts a refused line back into the composer; what stood there goes to the end of it. */
  takeBack(entryId: string): void {
    const line = this.#state.sent.find((one) => one.entryId === entryId);
    if (line?.state !== 'failed') return;
    const standing = this.#state.draft.text.trim();
    const text = standing === '' ? line.draft.text : `${line.draft.text}\n${standing}`;
    this.#set({
      draft: { ...line.draft, text },
      sent: this.#state.sent.filter((one) => one !== line),
    });
  }

  async #send(line: Sent): Promise<void> {
    this.#update(line.entryId, { state: 'sending', error: null });
    try {
      const entry = await this.#tools.send(inputOf(line.draft, line.entryId, this.#tools.now()), line.as);
      const own = drillTitle(line.draft.text.trim(), entry.drill);
      if (entry.text !== own && line.isAnew !== true) return this.#sendAnew(line);
      this.#update(line.entryId, { state: 'saved', number: entry.number });
      setTimeout(() => this.#remove(line.entryId), SHOW_SAVED_MS);
    } catch (problem) {
      const error: AppError = problem instanceof CallError ? problem.error : { code: 'internal' };
      if (error.code === 'id_used' && line.isAnew !== true) return this.#sendAnew(line);
      this.#update(line.entryId, { state: stateAfter(error), error });
    }
  }

  /**
   * The desk has another text under this id: it was stored before a crash, from which the draft came back with its old id and was
   * typed over. What is typed now is a line of its own, or it would be lost.
   */
  #sendAnew(line: Sent): Promise<void> {
    const entryId = this.#tools.newId();
    const anew: Sent = { ...line, entryId, draft: { ...line.draft, entryId }, isAnew: true };
    this.#set({ sent: this.#state.sent.map((one) => (one.entryId === line.entryId ? anew : one)) });
    return this.#send(anew);
  }

  #update(entryId: string, patch: Partial<Sent>): void {
    const sent = this.#state.sent.map((one) => (one.entryId === entryId ? { ...one, ...patch } : one));
    this.#set({ sent });
  }

  #remove(entryId: string): void {
    this.#set({ sent: this.#state.sent.filter((one) => one.entryId !== entryId) });
  }

  #set(patch: Partial<ComposerState>): void {
    this.#state = { ...this.#state, ...patch };
    const kept = { ...this.#state, sent: this.#state.sent.filter((one) => one.state !== 'saved') };
    try {
      this.#tools.storage.setItem(STORAGE_KEY, JSON.stringify(kept));
    } catch {
      // A full local storage must not keep a line from being sent; the state in memory goes on.
    }
    for (const listener of this.#listeners) listener();
  }
}
