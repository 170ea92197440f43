import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { tempFolder } from '../../helpers/deskRoom';

const SOURCE = resolve(import.meta.dirname, 'shim.c');
const CACHE = resolve(import.meta.dirname, '../../../node_modules/.cache/watchdesk');

let built: string | null | undefined;

/** The shim as a library, compiled once per version of its source; null where there is no compiler or no Linux. */
export function shimLibrary(): string | null {
  if (built === undefined) built = process.platform === 'linux' ? compile() : null;
  return built;
}

function compile(): string | null {
  const hash = createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 12);
  const path = join(CACHE, `shim-${hash}.so`);
  if (existsSync(path)) return path;
  mkdirSync(CACHE, { recursive: true });
  const made = `${path}.${process.pid}`;
  const options = ['-O2', '-Wall', '-shared', '-fPIC', '-o', made, SOURCE, '-ldl', '-lpthread'];
  const done = spawnSync('cc', options, { encoding: 'utf8' });
  if (done.error !== undefined) return null;
  if (done.status !== 0) throw new Error(`the shim does not compile:\n${done.stderr}`);
  renameSync(made, path);
  return path;
}

export const OPS = { write: 1, sync: 2, truncate: 4, any: 7, malloc: 8 } as const;
export const KINDS = {
  EIO: 1,
  ENOSPC: 2,
  EROFS: 3,
  short: 4,
  tornAndKilled: 5,
  killedBefore: 6,
  killedAfter: 7,
  slow: 8,
  ignored: 9,
  noMemory: 10,
} as const;
export type Kind = keyof typeof KINDS;

/** What shall go wrong, and at which call of the desk on its files. */
export type Arming = {
  readonly op: keyof typeof OPS;
  readonly kind: Kind;
  /** the call at which it happens, counted from the arming */
  readonly at: number;
  /** from then on at every call */
  readonly sticky?: boolean;
  readonly delayMs?: number;
  readonly files?: 'all' | 'wal' | 'database';
};

const WORDS = 16;

/** One shim between one desk and the files of its home, told by this process what to do. */
export class Shim {
  readonly env: NodeJS.ProcessEnv;
  readonly #control: number;

  /** `record`: where every change of the home's files is written down. Throws where there is no compiler. */
  constructor(home: string, record?: string) {
    const library = shimLibrary();
    if (library === null) throw new Error('there is no C compiler: the shim cannot be made');
    const path = join(tempFolder('shim'), 'control');
    writeFileSync(path, Buffer.alloc(WORDS * 4));
    this.#control = openSync(path, 'r+');
    this.env = {
      LD_PRELOAD: library,
      WD_SHIM_HOME: `${home}/`,
      WD_SHIM_CONTROL: path,
      ...(record === undefined ? {} : { WD_SHIM_RECORD: record }),
    };
  }

  arm(arming: Arming): void {
    const { op, kind, at, sticky = false, delayMs = 0, files = 'all' } = arming;
    this.#put(0, [0]);
    const which = { all: 0, wal: 1, database: 2 }[files];
    this.#put(1, [OPS[op], KINDS[kind], at, sticky ? 1 : 0, delayMs, 0, 0, which]);
    this.#put(0, [1]);
  }

  /** Nothing goes wrong any more; gives how often something did since the arming. */
  disarm(): number {
    this.#put(0, [0]);
    return this.fired;
  }

  get fired(): number {
    return this.#read(7);
  }

  /** calls of the chosen kind since the arming */
  get seen(): number {
    return this.#read(6);
  }

  /** The desk's wall clock stands so many milliseconds ahead of the machine's; its monotonic clock does not notice. */
  setWall(aheadMs: number): void {
    const words = Buffer.alloc(8);
    words.writeBigInt64LE(BigInt(Math.round(aheadMs)));
    writeSync(this.#control, words, 0, 8, 9 * 4);
  }

  close(): void {
    closeSync(this.#control);
  }

  #put(at: number, values: readonly number[]): void {
    const words = Buffer.from(Int32Array.from(values).buffer);
    writeSync(this.#control, words, 0, words.length, at * 4);
  }

  #read(at: number): number {
    const word = Buffer.alloc(4);
    readSync(this.#control, word, 0, 4, at * 4);
    return word.readInt32LE();
  }
}
