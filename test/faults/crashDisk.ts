import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { below } from '../desk/journal/bareJournal';

/** One thing that the desk did to a file of its home, or one acknowledgement that somebody received. */
export type Change =
  | { readonly what: 'write'; readonly path: string; readonly offset: number; readonly data: Buffer }
  | { readonly what: 'truncate'; readonly path: string; readonly size: number }
  | { readonly what: 'sync'; readonly path: string }
  | { readonly what: 'unlink'; readonly path: string }
  | { readonly what: 'rename'; readonly path: string; readonly to: string }
  | { readonly what: 'acknowledged'; readonly id: string };

const HEAD = 32;

/** The bytes of an acknowledgement in the shim's log: it stands between the changes that came before and after it. */
export function acknowledgement(id: string): Buffer {
  const name = Buffer.from(id, 'utf8');
  const head = Buffer.alloc(HEAD);
  head.write('A', 0, 'latin1');
  head.writeUInt32LE(name.length, 4);
  return Buffer.concat([head, name]);
}

/** Reads the log that the shim wrote (shim.c, `note`). Files of shared memory are left out: after a power cut there is none. */
export function readChanges(path: string): readonly Change[] {
  const bytes = readFileSync(path);
  const changes: Change[] = [];
  for (let at = 0; at + HEAD <= bytes.length; ) {
    const what = String.fromCharCode(bytes[at] ?? 0);
    const [first, second] = [bytes.readUInt32LE(at + 4), bytes.readUInt32LE(at + 8)];
    const [offset, size] = [Number(bytes.readBigInt64LE(at + 16)), Number(bytes.readBigInt64LE(at + 24))];
    at += HEAD;
    const name = bytes.toString('utf8', at, at + first);
    const other = bytes.toString('utf8', at + first, at + first + second);
    at += first + second;
    const data = what === 'W' ? bytes.subarray(at, at + size) : Buffer.alloc(0);
    at += data.length;
    if (name.endsWith('-shm')) continue;
    if (what === 'W') changes.push({ what: 'write', path: name, offset, data });
    if (what === 'T') changes.push({ what: 'truncate', path: name, size: offset });
    if (what === 'S') changes.push({ what: 'sync', path: name });
    if (what === 'U') changes.push({ what: 'unlink', path: name });
    if (what === 'R') changes.push({ what: 'rename', path: name, to: other });
    if (what === 'A') changes.push({ what: 'acknowledged', id: name });
  }
  return changes;
}

type Pending = { readonly offset: number; readonly data: Buffer } | { readonly size: number };

/** What is in a file: as the disk surely has it, and what was done to it since. */
type Inode = { durable: Buffer; pending: Pending[] };

function applied(content: Buffer, change: Pending): Buffer {
  if ('size' in change) {
    const cut = Buffer.alloc(change.size);
    content.copy(cut, 0, 0, Math.min(change.size, content.length));
    return cut;
  }
  const end = change.offset + change.data.length;
  const grown = end > content.length ? Buffer.concat([content, Buffer.alloc(end - content.length)]) : content;
  change.data.copy(grown, change.offset);
  return grown;
}

/** What of the unsynced may have reached the disk: nothing, all, any sectors of 512 bytes, all but half of the last write. */
export const CRASHES = ['none', 'all', 'sectors', 'torn'] as const;
export type Crash = (typeof CRASHES)[number];

/**
 * The strictest disk that POSIX allows: a write is there after an fsync of its file, a new or removed name after an fsync of its folder; before that any part of it
 * may be.
 */
export class CrashDisk {
  readonly #home: string;
  #names = new Map<string, Inode>();
  #durableNames = new Map<string, Inode>();
  /** counts what makes the durable part another one */
  syncs = 0;

  /** `files`: what the disk held before, by path. */
  constructor(home: string, files: ReadonlyMap<string, Buffer>) {
    this.#home = home;
    for (const [path, content] of files) this.#names.set(path, { durable: content, pending: [] });
    this.#durableNames = new Map(this.#names);
  }

  apply(change: Change): void {
    if (change.what === 'acknowledged') return;
    if (change.what === 'sync') this.#sync(change.path);
    else if (change.what === 'unlink') this.#names.delete(change.path);
    else if (change.what === 'rename') {
      const inode = this.#names.get(change.path);
      this.#names.delete(change.path);
      if (inode !== undefined) this.#names.set(change.to, inode);
    } else {
      const inode = this.#names.get(change.path) ?? { durable: Buffer.alloc(0), pending: [] };
      this.#names.set(change.path, inode);
      inode.pending.push(
        change.what === 'write' ? { offset: change.offset, data: change.data } : { size: change.size },
      );
    }
  }

  #sync(path: string): void {
    this.syncs += 1;
    const inode = this.#names.get(path);
    if (inode !== undefined) {
      inode.durable = inode.pending.reduce(applied, Buffer.from(inode.durable));
      inode.pending = [];
      return;
    }
    // A folder: the names in it stand now as they are.
    for (const name of this.#durableNames.keys()) if (dirname(name) === path) this.#durableNames.delete(name);
    for (const [name, found] of this.#names) if (dirname(name) === path) this.#durableNames.set(name, found);
  }

  /** Writes what a crash at this moment may leave into a folder that holds nothing else of the home. */
  leave(crash: Crash, random: () => number, folder: string): void {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, inode] of this.#namesAfter(crash, random)) {
      const to = join(folder, relative(this.#home, path));
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, contentAfter(inode, crash, random), { mode: 0o600 });
    }
  }

  #namesAfter(crash: Crash, random: () => number): ReadonlyMap<string, Inode> {
    if (crash === 'none') return this.#durableNames;
    if (crash !== 'sectors') return this.#names;
    const left = new Map(this.#durableNames);
    for (const name of new Set([...this.#durableNames.keys(), ...this.#names.keys()])) {
      const now = this.#names.get(name);
      if (now === this.#durableNames.get(name) || random() < 0.5) continue;
      if (now === undefined) left.delete(name);
      else left.set(name, now);
    }
    return left;
  }
}

const SECTOR = 512;

function contentAfter({ durable, pending }: Inode, crash: Crash, random: () => number): Buffer {
  if (crash === 'none') return durable;
  const survivors: Pending[] = [];
  for (const [place, change] of pending.entries()) {
    const isLast = place === pending.length - 1;
    if ('size' in change) {
      if (crash !== 'sectors' || random() < 0.5) survivors.push(change);
    } else if (crash === 'all' || (crash === 'torn' && !isLast)) survivors.push(change);
    else if (crash === 'torn')
      survivors.push({ ...change, data: change.data.subarray(0, change.data.length >> 1) });
    else survivors.push(...someSectors(change, random));
  }
  return survivors.reduce(applied, Buffer.from(durable));
}

/** Any of the sectors that a write touches, in any choice. */
function* someSectors(
  { offset, data }: { readonly offset: number; readonly data: Buffer },
  random: () => number,
): Generator<Pending> {
  for (let from = offset; from < offset + data.length; ) {
    const to = Math.min(offset + data.length, (Math.floor(from / SECTOR) + 1) * SECTOR);
    if (below(random, 2) === 0) yield { offset: from, data: data.subarray(from - offset, to - offset) };
    from = to;
  }
}
