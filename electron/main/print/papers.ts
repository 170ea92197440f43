import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PaperFormat, PaperRef } from '../../../shared/contract/areas/papers';
import { type Result, refuse } from '../../../shared/contract/result';
import { logLine, messageOf } from '../log';
import type { Words } from '../words';
import { NotNoted } from './noted';
import { Cancelled, type PrintJob } from './printPage';
import { writeFileWhole } from './writeFile';

export type Desk = (procedure: string, input: unknown, as: string | null) => Promise<Result<unknown>>;

export type PaperTools = {
  readonly desk: Desk;
  /** asks a person where to save; null when cancelled */
  readonly choosePath: (options: {
    readonly title: string;
    readonly defaultPath: string;
    readonly filter: { readonly name: string; readonly extensions: string[] };
  }) => Promise<string | null>;
  /** opens a page in a hidden window for one printing */
  readonly open: (html: string, footerHtml: string) => PrintJob;
  /** whether the system has a printer */
  readonly hasPrinter: () => Promise<boolean>;
  readonly documents: string;
  readonly words: Words;
};

export type PaperRequest = {
  readonly paper: PaperRef;
  readonly masked: boolean;
  readonly jobId: string;
};
export type SaveRequest = PaperRequest & { readonly format: PaperFormat };

type Saved = { readonly path: string; readonly rows: number; readonly pages: number | null } | null;
type Composed = { readonly html: string; readonly footerHtml: string; readonly rows: number };

/** Sheets of a PDF as Chromium writes it: page objects stand uncompressed in it. */
export const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
    .toString('latin1')
    .match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0;

/** The name with its ending; a file that the dialog did not ask about is never overwritten for the sake of an ending. */
function withExtension(path: string, format: string): string {
  if (path.toLowerCase().endsWith(`.${format}`)) return path;
  const ended = `${path}.${format}`;
  return existsSync(ended) ? path : ended;
}

/** Saves and prints papers for a page; one person may cancel each by its job's id. */
export class Papers {
  readonly #running = new Map<string, PrintJob | null>();

  /**
   * Asks where to save and writes the file: PDF by printing the desk's page here, every other format by the desk. The export stands in the log
   * afterwards. Gives null when the dialog was left. Refusals: the desk's own, export_failed, disk_full, cancelled.
   */
  async save(tools: PaperTools, request: SaveRequest, as: string | null): Promise<Result<Saved>> {
    if (as === null) return refuse('not_signed_in');
    const { paper, masked, format, jobId } = request;
    const named = await tools.desk('paper.fileName', { paper, masked }, as);
    if (!named.ok) return named;
    const { fileName } = named.value as { readonly fileName: string };
    const chosen = await tools.choosePath({
      title: tools.words.saveTitle,
      defaultPath: join(tools.documents, basename(`${fileName}.${format}`)),
      filter: { name: tools.words.formats[format], extensions: [format] },
    });
    if (chosen === null) return { ok: true, value: null };
    const path = withExtension(chosen, format);
    return this.#during(jobId, async () => {
      if (format === 'pdf') return this.#savePdf(tools, request, path, as);
      const written = await tools.desk('paper.write', { paper, masked, jobId, format, path }, as);
      if (!written.ok) return written;
      const { rows } = written.value as { readonly rows: number };
      return { ok: true, value: { path, rows, pages: null } };
    });
  }

  /** Opens the system's print dialog with the paper. Refusals: the desk's own, no_printer, export_failed, cancelled. */
  async print(
    tools: PaperTools,
    request: PaperRequest,
    as: string | null,
  ): Promise<Result<{ readonly printed: boolean }>> {
    if (as === null) return refuse('not_signed_in');
    if (!(await tools.hasPrinter())) return refuse('no_printer');
    return this.#during<{ readonly printed: boolean }>(request.jobId, async () => {
      const page = await tools.desk('paper.compose', copyOf(request), as);
      if (!page.ok) return page;
      const { html, footerHtml, rows } = page.value as Composed;
      const sha256 = createHash('sha256').update(html).digest('hex');
      const answer = await this.#withPage(tools, request.jobId, html, footerHtml, (job) => job.print());
      if (!answer.ok) return answer;
      if (!answer.value) return { ok: true, value: { printed: false } };
      return this.#noted(tools, request, as, { way: 'printer', sha256, rows, pages: 0 }, { printed: true });
    });
  }

  /** Ends what is composed, written or printed under this id. */
  async cancel(tools: PaperTools, jobId: string, as: string | null): Promise<Result<Record<string, never>>> {
    this.#running.get(jobId)?.cancel();
    await tools.desk('paper.cancel', { jobId }, as);
    return { ok: true, value: {} };
  }

  async #during<T>(jobId: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
    this.#running.set(jobId, null);
    try {
      return await work();
    } finally {
      this.#running.delete(jobId);
    }
  }

  async #savePdf(tools: PaperTools, request: SaveRequest, path: string, as: string): Promise<Result<Saved>> {
    const page = await tools.desk('paper.compose', copyOf(request), as);
    if (!page.ok) return page;
    const { html, footerHtml, rows } = page.value as Composed;
    return this.#withPage(tools, request.jobId, html, footerHtml, async (job) => {
      const pdf = await job.toPdf();
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      const pages = pagesOf(pdf);
      await writeFileWhole(path, pdf, async () => {
        const noted = await this.#noted(tools, request, as, { way: 'pdf', sha256, rows, pages }, null);
        if (!noted.ok) throw new NotNoted(noted.error);
      });
      return { path, rows, pages };
    });
  }

  async #withPage<T>(
    tools: PaperTools,
    jobId: string,
    html: string,
    footerHtml: string,
    work: (job: PrintJob) => Promise<T>,
  ): Promise<Result<T>> {
    const job = tools.open(html, footerHtml);
    this.#running.set(jobId, job);
    try {
      return { ok: true, value: await work(job) };
    } catch (error) {
      if (error instanceof Cancelled) return refuse('cancelled');
      if (error instanceof NotNoted) return { ok: false, error: error.error };
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      logLine(`the paper was not printed: ${messageOf(error)}`);
      if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('disk_full');
      return refuse('export_failed', { params: { detail: code === '' ? 'print' : code } });
    } finally {
      job.close();
    }
  }

  async #noted<T>(
    tools: PaperTools,
    { paper, masked }: PaperRequest,
    as: string,
    how: { readonly way: string; readonly sha256: string; readonly rows: number; readonly pages: number },
    value: T,
  ): Promise<Result<T>> {
    const noted = await tools.desk('paper.printed', { paper, masked, ...how }, as);
    return noted.ok ? { ok: true, value } : noted;
  }
}

const copyOf = ({ paper, masked, jobId }: PaperRequest): PaperRequest => ({ paper, masked, jobId });
