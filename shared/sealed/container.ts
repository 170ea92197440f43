import { firstDifference, joined } from './bytes';
import type { Source, Tools } from './tools';
import { centralHeader, type Entry, endOfDirectory, localHeader, u16, u32 } from './zip';

/** A part of the package and where its bytes stand. */
export type Part = Entry & { readonly headerAt: number; readonly dataAt: number };

export type ContainerFault = {
  readonly code: 'too_short' | 'cut_off' | 'appended' | 'end' | 'directory' | 'header' | 'name';
  /** byte of the package, and the last one when the place is a stretch */
  readonly offset: number;
  readonly until: number | null;
  /** the part that it concerns, when one is known */
  readonly entry: string | null;
};
export type Container =
  | { readonly ok: true; readonly parts: readonly Part[] }
  | { readonly ok: false; readonly fault: ContainerFault };

const END = 22;
const CENTRAL = 46;
const LOCAL = 30;
/** A directory larger than this is none of ours. */
const MOST_DIRECTORY = 32 * 1024 * 1024;

const failed = (
  code: ContainerFault['code'],
  offset: number,
  entry: string | null = null,
  until: number | null = null,
): Container => ({ ok: false, fault: { code, offset, until, entry } });

/**
 * Reads the container and lets nothing be but the one way in which it is written: parts stored as they are, one behind the other from byte 0, no
 * comments, no extra fields, fixed times, the directory equal to the headers, the end right behind it. Every byte that is not content is derived again
 * and compared, so that a changed one is named by its place.
 */
export async function readContainer(source: Source, tools: Tools): Promise<Container> {
  if (source.size < END) return failed('too_short', source.size);
  const endAt = source.size - END;
  const end = await source.read(endAt, END);
  if (u32(end, 0) !== 0x06054b50) return misplacedEnd(source, end);
  const [count, size, start] = [u16(end, 8), u32(end, 12), u32(end, 16)];
  const differs = firstDifference(end, endOfDirectory(count, size, start));
  if (differs >= 0) return failed('end', endAt + differs);
  if (size > MOST_DIRECTORY || start + size !== endAt) return failed('end', endAt + 12);
  const directory = await source.read(start, size);
  const parts = readDirectory(directory, count, start, tools);
  if (!parts.ok) return parts;
  for (const part of parts.parts) {
    const expected = localHeader(part);
    const header = await source.read(part.headerAt, expected.length);
    const at = firstDifference(header, expected);
    if (at >= 0) return failed('header', part.headerAt + at, part.name);
  }
  return parts;
}

function readDirectory(directory: Uint8Array, count: number, start: number, tools: Tools): Container {
  const parts: Part[] = [];
  const names = new Set<string>();
  let at = 0;
  let next = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL > directory.length) return failed('directory', start + at);
    const nameLength = u16(directory, at + 28);
    const recordEnd = at + CENTRAL + nameLength;
    if (recordEnd > directory.length) {
      return failed('directory', start + at, null, start + directory.length - 1);
    }
    const name = nameIn(directory.subarray(at + CENTRAL, recordEnd), tools);
    if (name === null || names.has(name)) return failed('name', start + at, null, start + recordEnd - 1);
    names.add(name);
    const entry = {
      name,
      nameBytes: directory.slice(at + CENTRAL, recordEnd),
      size: u32(directory, at + 24),
      crc: u32(directory, at + 16),
    };
    const differs = firstDifference(directory.subarray(at, recordEnd), centralHeader(entry, next));
    if (differs >= 0) return failed('directory', start + at + differs, name);
    const dataAt = next + LOCAL + nameLength;
    parts.push({ ...entry, headerAt: next, dataAt });
    next = dataAt + entry.size;
    at = recordEnd;
  }
  if (at !== directory.length) return failed('directory', start + at);
  return next === start ? { ok: true, parts } : failed('directory', Math.min(next, start));
}

/** A name that is safe to unpack anywhere. */
function nameIn(bytes: Uint8Array, tools: Tools): string | null {
  try {
    const name = tools.decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
    const isUnsafe = name === '' || /[\u0000-\u001f\\:]|^\/|\/$|(^|\/)\.{1,2}(\/|$)|\/\//.test(name);
    return isUnsafe ? null : name;
  } catch {
    return null;
  }
}

/** The end is not where it must be: something follows it, or it is gone or damaged. */
async function misplacedEnd(source: Source, end: Uint8Array): Promise<Container> {
  const length = Math.min(source.size, 70_000);
  const tail = await source.read(source.size - length, length);
  for (let at = tail.length - END - 1; at >= 0; at -= 1) {
    if (u32(tail, at) === 0x06054b50) return failed('appended', source.size - length + at + END);
  }
  const intact = joined([endOfDirectory(u16(end, 8), u32(end, 12), u32(end, 16))]);
  const same = end.reduce((sum, byte, at) => sum + (byte === intact[at] ? 1 : 0), 0);
  // Most of an end in the right place is a damaged end; otherwise the file stops too early.
  const isDamaged = same >= END - 4 && u32(end, 12) + u32(end, 16) === source.size - END;
  return isDamaged
    ? failed('end', source.size - END + Math.max(0, firstDifference(end, intact)))
    : failed('cut_off', source.size);
}
