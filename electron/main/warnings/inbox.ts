import { extname, join } from 'node:path';
import type { Result } from '../../../shared/contract/errors';

type Stat = { readonly size: number; readonly mtimeMs: number; readonly isFile: boolean };

export type InboxTools = {
  readonly desk: (procedure: string, input: unknown, as: string | null) => Promise<Result<unknown>>;
  /** the watched folder as it is set now; it is watched as long as it is there. Null: not known now */
  readonly folder: () => Promise<string | null>;
  /** names in the folder; rejects when there is none */
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly stat: (path: string) => Promise<Stat>;
  /** calls back on a change in the folder; throws when the system cannot watch. Gives its end. */
  readonly watch: (folder: string, changed: () => void) => () => void;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly log: (line: string) => void;
};

/** Files of these kinds are looked at; programs write under another name until they are done. */
const KINDS: ReadonlySet<string> = new Set(['.xml', '.cap', '.json', '.txt']);
const RESCAN_MS = 60_000;
const QUIET_MS = 1_000;
/** A folder that fills up must not keep the desk from its clock. */
const MOST_AT_ONCE = 500;

const isCandidate = (name: string): boolean =>
  !name.startsWith('.') && KINDS.has(extname(name).toLowerCase());

/**
 * Watches the folder of warnings: at once when the system tells of a change, and every minute whatever it tells (a share tells nothing). A file is given to
 * the desk when two looks find it of the same size and time, and again only when it changed; the desk reads each content once. No file is moved or deleted.
 */
export class WarningInbox {
  readonly #tools: InboxTools;
  /** what a file was like when it was last looked at, and when it was given to the desk */
  readonly #seen = new Map<string, { readonly mark: string; readonly isGiven: boolean }>();
  #folder: string | null = null;
  #unwatch: (() => void) | null = null;
  #cancel: (() => void) | null = null;
  #scanning: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(tools: InboxTools) {
    this.#tools = tools;
  }

  start(): void {
    this.#later(QUIET_MS);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
    this.#unwatch?.();
    this.#unwatch = null;
  }

  /** Looks at the folder now; one look after the other. */
  scan(): Promise<void> {
    this.#scanning = this.#scanning
      .then(() => this.#look())
      .catch((error: unknown) => {
        this.#tools.log(`the folder of warnings: ${error instanceof Error ? error.message : String(error)}`);
      });
    return this.#scanning;
  }

  #later(ms: number): void {
    if (this.#isClosed) return;
    this.#cancel?.();
    this.#cancel = this.#tools.after(ms, () => {
      this.#cancel = null;
      void this.scan().then(() => {
        if (this.#cancel === null) this.#later(this.#isWaiting() ? QUIET_MS : RESCAN_MS);
      });
    });
  }

  /** A file that is not settled yet is looked at again soon. */
  #isWaiting(): boolean {
    return [...this.#seen.values()].some(({ isGiven }) => !isGiven);
  }

  async #look(): Promise<void> {
    const folder = await this.#tools.folder();
    if (folder === null) return;
    if (folder !== this.#folder) this.#leave();
    this.#folder = folder;
    const names = await this.#names(folder);
    if (names === null) return;
    const candidates = names.filter(isCandidate).toSorted();
    for (const name of this.#seen.keys()) if (!candidates.includes(name)) this.#seen.delete(name);
    let given = 0;
    for (const name of candidates) {
      if (this.#isClosed || given >= MOST_AT_ONCE) return;
      if (await this.#lookAt(folder, name)) given += 1;
    }
  }

  #leave(): void {
    this.#unwatch?.();
    this.#unwatch = null;
    this.#seen.clear();
  }

  /** Names in the folder; null while there is none. Begins to watch as soon as there is one. */
  async #names(folder: string): Promise<readonly string[] | null> {
    const { list, watch, log } = this.#tools;
    try {
      const names = await list(folder);
      if (this.#unwatch === null && !this.#isClosed) {
        try {
          this.#unwatch = watch(folder, () => this.#later(QUIET_MS));
        } catch (error) {
          log(
            `the folder of warnings is looked at every minute only: ${error instanceof Error ? error.message : ''}`,
          );
          this.#unwatch = () => undefined;
        }
      }
      return names;
    } catch {
      this.#leave();
      return null;
    }
  }

  /** True when the file was given to the desk. */
  async #lookAt(folder: string, name: string): Promise<boolean> {
    const path = join(folder, name);
    const stat = await this.#tools.stat(path).catch(() => null);
    if (stat === null || !stat.isFile) {
      this.#seen.delete(name);
      return false;
    }
    const mark = `${stat.size}:${stat.mtimeMs}`;
    const before = this.#seen.get(name);
    if (before?.mark !== mark) {
      this.#seen.set(name, { mark, isGiven: false });
      return false;
    }
    if (before.isGiven) return false;
    const answer = await this.#tools.desk('warning.watchFile', { path }, null);
    const outcome = answer.ok ? (answer.value as { readonly outcome: string }).outcome : 'later';
    // While the desk is away, or the file is held by its writer, the next look tries again.
    if (outcome === 'later') return false;
    this.#seen.set(name, { mark, isGiven: true });
    if (outcome !== 'known') this.#tools.log(`file with a warning ${name}: ${outcome}`);
    return true;
  }
}
