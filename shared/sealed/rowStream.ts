import { fromHex, joined } from './bytes';
import type { ChainSpan } from './manifest';
import { problemAt, type SealedProblem } from './problems';
import { checkRow, isProblem, readRow, type SealedRow } from './rows';
import type { Tools } from './tools';

const NEWLINE = 10;
/** A row longer than this is none of ours. */
const MOST_LINE = 64 * 1024 * 1024;

export type RowStreamOptions = {
  readonly entry: string;
  readonly room: string;
  readonly chains: readonly ChainSpan[];
  /** public key of an origin, 32 bytes */
  readonly keyOf: (origin: string) => Uint8Array | null;
  readonly onRow: (row: SealedRow, isWhole: boolean) => void;
};

const bytesOf = (hex: string): Uint8Array => fromHex(hex, hex.length / 2) ?? new Uint8Array(0);

/** Takes the pieces of a file of rows, one row a line, and checks each against the chains that the manifest names. Holds one line at a time. */
export class RowStream {
  readonly problems: SealedProblem[] = [];
  rows = 0;
  withheld = 0;
  readonly #tools: Tools;
  readonly #options: RowStreamOptions;
  #held: Uint8Array[] = [];
  #heldSize = 0;
  #chain = 0;
  #seq: number;
  #prev: Uint8Array;
  #isLost = false;

  constructor(options: RowStreamOptions, tools: Tools) {
    this.#options = options;
    this.#tools = tools;
    this.#seq = options.chains[0]?.first ?? 0;
    this.#prev = bytesOf(options.chains[0]?.prev ?? '');
  }

  take(bytes: Uint8Array): void {
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      this.#line(joined([...this.#held, bytes.subarray(from, end)]));
      this.#held = [];
      this.#heldSize = 0;
      from = end + 1;
    }
    this.#heldSize += bytes.length - from;
    if (this.#heldSize > MOST_LINE) this.#isLost = true;
    else if (from < bytes.length) this.#held.push(bytes.slice(from));
  }

  /** After the last piece: nothing may be left over and no row may be missing. */
  finish(): void {
    if (this.#isLost || this.#heldSize > 0) this.#note('row_unreadable', this.rows + 1, null, null);
    const span = this.#options.chains[this.#chain];
    const isDone =
      span === undefined || (this.#chain === this.#options.chains.length - 1 && this.#seq > span.last);
    if (!isDone) this.#note('rows_missing', null, this.#seq, null);
  }

  #note(
    code: SealedProblem['code'],
    line: number | null,
    seq: number | null,
    field: SealedProblem['field'],
  ): void {
    this.problems.push(problemAt(code, { entry: this.#options.entry, line, seq, field }));
  }

  #line(bytes: Uint8Array): void {
    this.rows += 1;
    const row = this.#read(bytes);
    if (isProblem(row)) {
      this.#note(`row_${row.code}`, this.rows, this.#seq, row.field);
      this.#seq += 1;
      this.#isLost = false;
      this.#prev = new Uint8Array(0);
      return;
    }
    this.#check(row);
  }

  #read(bytes: Uint8Array): ReturnType<typeof readRow> {
    try {
      return readRow(this.#tools.decode(bytes));
    } catch {
      return { code: 'unreadable', field: null };
    }
  }

  #check(row: SealedRow): void {
    let span = this.#options.chains[this.#chain];
    if (span !== undefined && this.#seq > span.last) {
      this.#chain += 1;
      span = this.#options.chains[this.#chain];
      this.#seq = span?.first ?? 0;
      this.#prev = bytesOf(span?.prev ?? '');
    }
    if (span === undefined) {
      this.#note('rows_beyond', this.rows, row.seq, null);
      return;
    }
    // Behind a row that could not be read there is nothing to compare the link with.
    const prev = this.#prev.length === 0 ? bytesOf(row.prev) : this.#prev;
    const expected = { room: this.#options.room, origin: span.origin, seq: this.#seq, prev };
    const found = checkRow(row, { ...expected, key: this.#options.keyOf(span.origin) }, this.#tools);
    if (found) this.#note(`row_${found.code}`, this.rows, row.seq, found.field);
    if (row.body === null) this.withheld += 1;
    this.#options.onRow(row, found === null);
    if (row.seq === span.last && row.hash !== span.hash) this.#note('end_hash', this.rows, row.seq, 'hash');
    this.#seq = row.seq + 1;
    this.#prev = bytesOf(row.hash);
  }
}
