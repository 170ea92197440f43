import type { WarningReading } from '../../domain/warnings';

/** Bytes (UTF-8) that a message may have; nothing behind them is read. */
export const MAX_BYTES = 2_000_000;

/** Why a message is not taken. */
export const READ_REFUSALS = [
  'empty',
  'too_large',
  'too_deep',
  'too_many',
  'bad_encoding',
  'not_xml',
  'doctype',
  'entities',
  'not_cap',
  'wrong_namespace',
  'missing_field',
  'duplicate_field',
  'wrong_value',
  'wrong_time',
  'bad_area',
  'bad_reference',
  'not_json',
  'not_feed',
  'wrong_identifier',
  'not_warning',
] as const;
export type ReadRefusal = (typeof READ_REFUSALS)[number];

/** Thrown inside the reading only; what is exported answers with a value. */
export class ReadError extends Error {
  readonly code: ReadRefusal;
  readonly detail: string;
  readonly where: string | null;

  constructor(code: ReadRefusal, detail: string, where: string | null) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.where = where;
  }
}

const DETAIL_LENGTH = 200;

/** Ends the reading. The detail is cut: it may hold what a stranger sent. */
export function refuse(code: ReadRefusal, detail: string, where: string | null): never {
  throw new ReadError(code, detail.slice(0, DETAIL_LENGTH), where);
}

/** The answer of a reading that was refused; other errors go on. */
export function refusedReading(error: unknown): WarningReading {
  if (!(error instanceof ReadError)) throw error;
  return { ok: false, code: error.code, detail: error.detail, where: error.where };
}

/** Bytes of a text as UTF-8, counted no further than `limit`. */
function byteLength(text: string, limit: number): number {
  let bytes = 0;
  for (let at = 0; at < text.length && bytes <= limit; at += 1) {
    const unit = text.charCodeAt(at);
    // Each half of a surrogate pair stands for two of the four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

const BOM = '\uFEFF';

/**
 * What every message must be before it is looked into: not empty, at most 2 MB, and text that was decoded without loss. Gives it without a byte order
 * mark. Refuses with `too_large`, `empty` or `bad_encoding`.
 */
export function soundText(text: string): string {
  if (text.length > MAX_BYTES || byteLength(text, MAX_BYTES) > MAX_BYTES) {
    refuse('too_large', `more than ${MAX_BYTES} bytes`, null);
  }
  const rest = text.startsWith(BOM) ? text.slice(1) : text;
  if (rest.trim() === '') refuse('empty', '', null);
  const bad = rest.search(/[\0\uFFFD]/);
  if (bad >= 0 || !rest.isWellFormed())
    refuse('bad_encoding', 'characters were lost', `offset ${Math.max(0, bad)}`);
  return rest;
}
