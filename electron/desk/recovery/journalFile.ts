import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { dailyFileFor, type JournalLine } from '../../../shared/domain/recovery';
import { type Db, statement } from '../db/statement';
import type { JournalKeys } from '../journal/journal';
import { lineOf, readTail, type StoredRow } from './dailyLines';
import { causeOf } from './files';

export type JournalFileState = {
  readonly state: 'off' | 'behind' | 'ok' | 'failing';
  readonly folder: string;
  readonly problem: string;
  readonly writtenAt: number | null;
};

export type JournalFileOptions = {
  readonly db: Db;
  readonly keys: JournalKeys;
  /** nothing: there is no second volume */
  readonly folder: string;
  readonly now: () => number;
  readonly log: (line: string) => void;
  /** the state changed */
  readonly onChange: () => void;
  /** an answer waits at most so long for the disk; then the room goes on and says so */
  readonly patienceMs?: number;
};

const SLICE = 500;
const PATIENCE_MS = 3_000;
const AGAIN_MS = 15_000;

type Place = { readonly origin: string; readonly seq: number };

class Unfit extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * Writes every row of the journal once more, as a line of `entries-YYYYMMDD.jsonl` in a folder on a second volume, and tells when it is on that disk too. Rows that were
 * committed together or meanwhile go to the disk in one piece with one sync, off the desk's main thread. A volume that fails or hangs never stops the room:
 * it is loud, tried again, and what it lacks is appended when it is back.
 */
export class JournalFile {
  readonly #options: JournalFileOptions;
  #state: JournalFileState;
  #place: Place | null = null;
  #file: FileHandle | null = null;
  #name: string | null = null;
  #wanted = 0;
  #done = 0;
  #isPumping = false;
  #isClosed = false;
  #waiting: { readonly until: number; readonly settle: () => void }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #pumped: Promise<void> = Promise.resolve();

  constructor(options: JournalFileOptions) {
    this.#options = options;
    const { folder } = options;
    this.#state = { state: folder === '' ? 'off' : 'behind', folder, problem: '', writtenAt: null };
    if (folder !== '') this.committed();
  }

  get state(): JournalFileState {
    return this.#state;
  }

  /** Something was committed; it is written at once. Never throws. */
  committed(): void {
    if (this.#state.state === 'off' || this.#isClosed) return;
    this.#wanted += 1;
    if (!this.#isPumping) this.#pumped = this.#pump();
  }

  /** Resolves when everything committed before this call is on the second volume, or when that volume is known to fail, or the patience ends. */
  settled(): Promise<void> {
    if (this.#state.state !== 'ok' || this.#done >= this.#wanted) return Promise.resolve();
    const until = this.#wanted;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#set({ state: 'failing', problem: 'slow' });
        resolve();
      }, this.#options.patienceMs ?? PATIENCE_MS);
      const settle = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.#waiting.push({ until, settle });
    });
  }

  /** Writes what is left and closes the file. */
  async close(): Promise<void> {
    await this.#pumped;
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#file?.close().catch(() => undefined);
    this.#file = null;
  }

  async #pump(): Promise<void> {
    this.#isPumping = true;
    clearTimeout(this.#timer);
    try {
      while (this.#done < this.#wanted && !this.#isClosed) {
        const target = this.#wanted;
        await this.#writeRows();
        this.#done = target;
        this.#set({ state: 'ok', problem: '', writtenAt: this.#options.now() });
        this.#settleUpTo(target);
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isPumping = false;
    }
  }

  #fail(error: unknown): void {
    const problem = causeOf(error);
    if (this.#state.problem !== problem) this.#options.log(`journal file: ${(error as Error).message}`);
    this.#set({ state: 'failing', problem });
    this.#settleUpTo(Number.POSITIVE_INFINITY);
    // Where it ends is looked up anew: it may have been written half.
    void this.#file?.close().catch(() => undefined);
    this.#file = null;
    this.#name = null;
    this.#place = null;
    this.#timer = setTimeout(() => {
      if (!this.#isPumping && !this.#isClosed) this.#pumped = this.#pump();
    }, AGAIN_MS);
    this.#timer.unref();
  }

  #settleUpTo(target: number): void {
    const left = this.#waiting.filter(({ until }) => until > target);
    for (const { until, settle } of this.#waiting) if (until <= target) settle();
    this.#waiting = left;
  }

  #set(change: Partial<JournalFileState>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    if (before.state !== this.#state.state || before.problem !== this.#state.problem)
      this.#options.onChange();
  }

  /** Everything that the journal has and the files lack. */
  async #writeRows(): Promise<void> {
    this.#place ??= await this.#findPlace();
    for (;;) {
      const rows = this.#rowsAfter(this.#place);
      const last = rows.at(-1);
      if (last === undefined) {
        const next = this.#nextOrigin(this.#place.origin);
        if (next === null) return;
        this.#place = { origin: next, seq: 0 };
        continue;
      }
      await this.#append(rows);
      this.#place = { origin: last.origin, seq: last.seq };
    }
  }

  #rowsAfter({ origin, seq }: Place): StoredRow[] {
    return statement<[string, number, number], StoredRow>(
      this.#options.db,
      'SELECT * FROM journal WHERE origin = ? AND seq > ? ORDER BY seq LIMIT ?',
    ).all(origin, seq, SLICE);
  }

  /** The origin that was begun after this one; null for the newest. */
  #nextOrigin(origin: string): string | null {
    const origins = this.#origins();
    return origins[origins.indexOf(origin) + 1] ?? null;
  }

  #origins(): string[] {
    return statement<[], { origin: string }>(
      this.#options.db,
      'SELECT h.origin FROM journal_head h JOIN journal j ON j.origin = h.origin AND j.seq = 1 ORDER BY j.hlc',
    )
      .all()
      .map((row) => row.origin);
  }

  async #append(rows: readonly StoredRow[]): Promise<void> {
    const last = rows.at(-1) as StoredRow;
    const head = this.#headSig(last);
    let piece = '';
    for (const row of rows) {
      const name = dailyFileFor(row.at, this.#name);
      if (name !== this.#name) {
        await this.#flush(piece);
        piece = '';
        await this.#openFile(name);
      }
      piece += lineOf(row, row === last ? head : null);
    }
    await this.#flush(piece);
  }

  async #flush(piece: string): Promise<void> {
    if (piece === '') return;
    if (this.#file === null) throw new Unfit('folder_gone');
    await this.#file.appendFile(piece);
    await this.#file.datasync();
  }

  async #openFile(name: string): Promise<void> {
    await this.#file?.close();
    this.#file = null;
    this.#file = await open(join(this.#options.folder, name), 'a', 0o600);
    this.#name = name;
    await this.#syncFolder();
  }

  /** The name of a new file must be durable too. Windows does it by itself. */
  async #syncFolder(): Promise<void> {
    if (process.platform === 'win32') return;
    const folder = await open(this.#options.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /** The signature of the head, while it is the head of this row. */
  #headSig({ origin, seq }: StoredRow): Buffer | null {
    const row = statement<[string, number], { sig: Buffer }>(
      this.#options.db,
      'SELECT sig FROM journal_head WHERE origin = ? AND seq = ?',
    ).get(origin, seq);
    return row?.sig ?? null;
  }

  /** Where the files end. A line cut off by a stop is closed with a line break and written again. */
  async #findPlace(): Promise<Place> {
    const { folder, keys } = this.#options;
    const tail = await readTail(folder);
    if (tail.line !== null && tail.line.room !== keys.room) throw new Unfit('other_room');
    if (tail.file !== null) {
      await this.#openFile(tail.file);
      if (tail.isTorn) await this.#flush('\n');
    }
    const origins = this.#origins();
    if (tail.line === null) return { origin: origins[0] ?? keys.origin, seq: 0 };
    return this.#placeAt(tail.line, origins);
  }

  #placeAt(line: JournalLine, origins: readonly string[]): Place {
    const { db, keys } = this.#options;
    // Rows that a restore could not give back: what stands in this journal is written from the start of its origin.
    if (!origins.includes(line.origin)) return { origin: keys.origin, seq: 0 };
    const row = statement<[string, number], { hash: Buffer }>(
      db,
      'SELECT hash FROM journal WHERE origin = ? AND seq = ?',
    ).get(line.origin, line.seq);
    // With a newer origin the rows were given up knowingly; without one, somebody put an older copy of the home back.
    if (row?.hash.toString('hex') === line.hash) return { origin: line.origin, seq: line.seq };
    if (line.origin !== keys.origin) return { origin: keys.origin, seq: 0 };
    throw new Unfit('ahead');
  }
}
