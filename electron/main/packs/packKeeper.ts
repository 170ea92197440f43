import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from '../../../shared/contract/areas/packs';
import type { DeskEvent } from '../../../shared/contract/envelope';
import type { Result } from '../../../shared/contract/errors';
import { messageOf } from '../log';
import { writeFileWhole } from '../print/writeFile';

export type Printer = { readonly name: string; readonly isDefault: boolean };

export type PackTools = {
  readonly desk: (procedure: string, input: unknown, as: string | null) => Promise<Result<unknown>>;
  /** where packs are kept */
  readonly folder: string;
  readonly toPdf: (html: string, footerHtml: string) => Promise<Uint8Array>;
  readonly printers: () => Promise<readonly Printer[]>;
  /** sends the page to a printer without asking anybody */
  readonly print: (html: string, printer: string) => Promise<void>;
  /** runs something a little later; the desk is not disturbed in the moment of a sign-on */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly log: (line: string) => void;
};

type Due = {
  readonly causes: readonly string[];
  readonly keep: number;
  readonly autoPrint: boolean;
  readonly printer: string;
};
type Made = {
  readonly outcome: 'printed' | 'saved' | 'failed';
  readonly fileName: string;
  readonly sha256: string;
  readonly printer: string;
  readonly reason: string;
};
type Page = { readonly html: string; readonly footerHtml: string; readonly fileName: string };

/** Changes of these areas may ask for a pack: a shift that was opened, a warning that rose. */
const AREAS: ReadonlySet<string> = new Set(['shifts', 'warnings', 'handover']);
const QUIET_MS = 1_500;
const PDF = /\.pdf$/i;
const NOTHING = { fileName: '', sha256: '', printer: '' };

/**
 * Makes the downtime pack by itself (users.md 04:10): at sign-on and when a warning rises, as the desk says. The PDF is always kept in the home's folder;
 * it is printed when that is on and there is a printer. No window opens; what came of it is recorded by the desk, which says so in the log and on the board.
 */
export class PackKeeper {
  readonly #tools: PackTools;
  #cancel: (() => void) | null = null;
  #making: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(tools: PackTools) {
    this.#tools = tools;
  }

  notice(event: DeskEvent): void {
    const isConcerned =
      event.event === 'ready' || (event.event === 'changed' && event.areas.some((area) => AREAS.has(area)));
    if (!isConcerned || this.#isClosed) return;
    this.#cancel?.();
    this.#cancel = this.#tools.after(QUIET_MS, () => {
      this.#cancel = null;
      void this.check();
    });
  }

  /** Makes what is due; one after the other, so that nothing is made twice. */
  check(): Promise<void> {
    return this.#inTurn(async () => {
      const due = await this.#due();
      if (due !== null && due.causes.length > 0) await this.#make(due, due.causes);
    });
  }

  /** Makes one because a person wants it. */
  makeNow(): Promise<Result<Pack>> {
    return this.#inTurn(async () => {
      const due = await this.#tools.desk('pack.due', {}, null);
      return due.ok ? this.#make(due.value as Due, [`manual:${randomUUID()}`]) : due;
    });
  }

  pathOf(pack: Pick<Pack, 'fileName'>): string {
    return join(this.#tools.folder, pack.fileName);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#making.then(work, work);
    this.#making = next.catch(() => undefined);
    return next;
  }

  async #due(): Promise<Due | null> {
    const due = await this.#tools.desk('pack.due', {}, null);
    return due.ok ? (due.value as Due) : null;
  }

  async #make(due: Due, causes: readonly string[]): Promise<Result<Pack>> {
    const packId = randomUUID();
    const prepared = await this.#tools.desk('pack.prepare', { packId, causes }, null);
    if (!prepared.ok) {
      this.#tools.log(`the downtime pack was not begun: ${prepared.error.code}`);
      return prepared as Result<Pack>;
    }
    const made = await this.#produce(packId, due);
    if (made.outcome === 'failed') this.#tools.log(`the downtime pack failed: ${made.reason}`);
    const recorded = await this.#tools.desk('pack.record', { packId, ...made }, null);
    if (!recorded.ok)
      this.#tools.log(`the downtime pack ${made.fileName} was not recorded: ${recorded.error.code}`);
    return recorded as Result<Pack>;
  }

  /** Composes, keeps and prints. Never rejects: what went wrong is the reason of the outcome. */
  async #produce(packId: string, due: Due): Promise<Made> {
    const page = await this.#tools.desk('pack.compose', { packId }, null);
    if (!page.ok) return { ...NOTHING, outcome: 'failed', reason: page.error.code };
    const { html, footerHtml, fileName: name } = page.value as Page;
    const fileName = `${name}.pdf`;
    let sha256: string;
    try {
      const pdf = await this.#tools.toPdf(html, footerHtml);
      await mkdir(this.#tools.folder, { recursive: true, mode: 0o700 });
      await writeFileWhole(this.pathOf({ fileName }), pdf);
      sha256 = createHash('sha256').update(pdf).digest('hex');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      const reason = code === 'ENOSPC' || code === 'EDQUOT' ? 'disk_full' : messageOf(error).slice(0, 200);
      return { ...NOTHING, outcome: 'failed', reason };
    }
    await this.#prune(due.keep);
    const printing = await this.#printed(html, due);
    return { fileName, sha256, ...printing };
  }

  async #printed(html: string, due: Due): Promise<Pick<Made, 'outcome' | 'printer' | 'reason'>> {
    if (!due.autoPrint) return { outcome: 'saved', printer: '', reason: 'print_off' };
    try {
      const printers = await this.#tools.printers();
      if (printers.length === 0) return { outcome: 'saved', printer: '', reason: 'no_printer' };
      const printer =
        due.printer === ''
          ? (printers.find(({ isDefault }) => isDefault) ?? printers[0])
          : printers.find(({ name }) => name === due.printer);
      if (printer === undefined) return { outcome: 'saved', printer: '', reason: 'printer_missing' };
      await this.#tools.print(html, printer.name);
      return { outcome: 'printed', printer: printer.name, reason: '' };
    } catch (error) {
      return { outcome: 'saved', printer: '', reason: messageOf(error).slice(0, 200) };
    }
  }

  /** The newest stay. Names end in time and serial, but a file's own time is what counts: only PDFs are touched. */
  async #prune(keep: number): Promise<void> {
    try {
      const names = (await readdir(this.#tools.folder)).filter((name) => PDF.test(name));
      const newest = names.sort((a, b) => (stampIn(a) < stampIn(b) ? 1 : -1));
      for (const name of newest.slice(keep)) await rm(join(this.#tools.folder, name), { force: true });
    } catch (error) {
      this.#tools.log(`old packs were not removed: ${messageOf(error)}`);
    }
  }
}

/** The time and serial at the end of a pack's name. */
const stampIn = (name: string): string => /-(\d{12}-\d+)\.pdf$/i.exec(name)?.[1] ?? '';
