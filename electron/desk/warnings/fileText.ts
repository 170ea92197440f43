import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { MAX_BYTES } from '../../../shared/warnings/read';

/** Why a file is no text that can be looked into. */
export type FileProblem =
  | 'not_found'
  | 'not_a_file'
  | 'unreadable'
  | 'too_large'
  | 'bad_encoding'
  | 'unknown_encoding';

export type FileText =
  | { readonly ok: true; readonly digest: string; readonly text: string }
  | {
      readonly ok: false;
      readonly digest: string | null;
      readonly code: FileProblem;
      readonly detail: string;
    };

const bad = (code: FileProblem, detail: string, digest: string | null = null): FileText => ({
  ok: false,
  digest,
  code,
  detail,
});

/** At most one byte more than a message may have; a file behind that is read no further. */
function firstBytes(path: string): Uint8Array | FileText {
  let file: number;
  try {
    // Without waiting: a pipe without a writer would stop the desk.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return bad(code === 'ENOENT' ? 'not_found' : 'unreadable', code ?? '');
  }
  try {
    if (!fstatSync(file).isFile()) return bad('not_a_file', '');
    const bytes = Buffer.alloc(MAX_BYTES + 1);
    let size = 0;
    for (;;) {
      const count = readSync(file, bytes, size, bytes.length - size, null);
      size += count;
      if (count === 0 || size === bytes.length) return bytes.subarray(0, size);
    }
  } catch (error) {
    return bad('unreadable', (error as NodeJS.ErrnoException).code ?? '');
  } finally {
    closeSync(file);
  }
}

const DECLARED = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;
const KNOWN: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
};

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** By its mark; else by what an XML declaration says; else UTF-8, or GB18030 where the bytes do not fit. Nothing is replaced by guesses. */
function textOf(bytes: Uint8Array): string | FileProblem {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le') ?? 'bad_encoding';
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be') ?? 'bad_encoding';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 400)).replace(/^\u00EF\u00BB\u00BF/, '');
  const declared = DECLARED.exec(head)?.[1]?.toLowerCase();
  if (declared !== undefined) {
    const encoding = KNOWN[declared];
    return encoding === undefined ? 'unknown_encoding' : (decoded(bytes, encoding) ?? 'bad_encoding');
  }
  const utf8 = decoded(bytes, 'utf-8');
  if (utf8 !== null || /^\s*</.test(head)) return utf8 ?? 'bad_encoding';
  return decoded(bytes, 'gb18030') ?? 'bad_encoding';
}

const PROBLEMS: readonly string[] = ['bad_encoding', 'unknown_encoding'] satisfies readonly FileProblem[];

/** Text and SHA-256 of a file with a message. At most 2 MB are read; the digest of a larger one is that of its beginning. */
export function readFileText(path: string): FileText {
  const bytes = firstBytes(path);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length > MAX_BYTES) return bad('too_large', `more than ${MAX_BYTES} bytes`, digest);
  const text = textOf(bytes);
  if (PROBLEMS.includes(text)) return bad(text as FileProblem, '', digest);
  return { ok: true, digest, text };
}
