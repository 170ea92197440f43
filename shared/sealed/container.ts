import { firstDifference, joined, sameBytes } from './bytes';
import type { Source, Tools } from './tools';
import { centralHeader, type Entry, endOfDirectory, localHeader, u16, u32 } from './zip';

/** A part of the package and where its bytes stand. */
export type Part = Entry & { readonly headerAt: number; readonly dataAt: number };

export type ContainerFault = {
  readonly code: 'too_short' | 'cut_off' | 'appended' | 'end' | 'directory' | 'header' | 'name';
  /** byte of the package, and the last one when the place is a stretch */
  readonly offset: number;
  readonly until: number | null;
  /** a header and the directory say different things: the byte of the directory */
  readonly also: number | null;
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
  place: Partial<Omit<ContainerFault, 'code' | 'offset'>> = {},
): Container => ({ ok: false, fault: { code, offset, until: null, also: null, entry: null, ...place } });

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
  const isEnd = differs < 0 && size <= MOST_DIRECTORY && start + size === endAt;
  if (!isEnd) return failed('end', endAt, { until: source.size - 1 });
  const directory = await source.read(start, size);
  const parts = readDirectory(directory, count, start, tools);
  if (!parts.ok) return parts;
  for (const part of parts.parts) {
    const expected = localHeader(part);
    const at = firstDifference(await source.read(part.headerAt, expected.length), expected);
    if (at >= 0) {
      return failed('header', part.headerAt + at, { entry: part.name, also: mirrored(part, at) });
    }
  }
  return { ok: true, parts: parts.parts };
}

type Listed = Part & { readonly recordAt: number };

/** The byte of the directory that says the same as a byte of a header: checksum, sizes and name stand in both. */
function mirrored(part: Listed, at: number): number | null {
  if (at < 14 || (at >= 28 && at < LOCAL)) return null;
  return part.recordAt + at + (at < LOCAL ? 2 : CENTRAL - LOCAL);
}

type Directory =
  | { readonly ok: true; readonly parts: readonly Listed[] }
  | Extract<Container, { readonly ok: false }>;

function readDirectory(bytes: Uint8Array, count: number, start: number, tools: Tools): Directory {
  const parts: Listed[] = [];
  const names = new Set<string>();
  let at = 0;
  let before = 0;
  let next = 0;
  // A wrong length in one record shows in the next, so the place reaches back to the one before.
  const wrong = (code: 'directory' | 'name', end: number, entry: string | null = null): Directory =>
    failed(code, start + before, { until: start + Math.min(end, bytes.length) - 1, entry }) as Directory;
  for (let index = 0; index < count; index += 1) {
    const nameLength = u16(bytes, at + 28);
    const end = at + CENTRAL + nameLength;
    if (end > bytes.length) return wrong('directory', bytes.length);
    const nameBytes = bytes.slice(at + CENTRAL, end);
    const name = nameIn(nameBytes, tools);
    if (name === null || names.has(name)) return wrong('name', end);
    names.add(name);
    const entry = { name, nameBytes, size: u32(bytes, at + 24), crc: u32(bytes, at + 16) };
    if (!sameBytes(bytes.subarray(at, end), centralHeader(entry, next))) return wrong('directory', end, name);
    const dataAt = next + LOCAL + nameLength;
    parts.push({ ...entry, headerAt: next, dataAt, recordAt: start + at });
    next = dataAt + entry.size;
    before = at;
    at = end;
  }
  return at === bytes.length && next === start ? { ok: true, parts } : wrong('directory', bytes.length);
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
    ? failed('end', source.size - END, { until: source.size - 1 })
    : failed('cut_off', source.size);
}
