import type { PaperFormat, PaperRef } from '../../../shared/contract/areas/papers';
import type { Db } from '../db/statement';
import type { Job } from '../workers/job';
import { composePaper, paperFileName } from './composers';
import { paperDocx } from './docx';
import { paperFooterHtml, paperHtml } from './html';
import { rowsOf } from './paper';
import { textFile } from './plainText';
import { isLog, scopeOf, writeLogTable } from './tables/log';
import { writePaperTables } from './tables/paper';
import { WholeFile, type Written } from './wholeFile';

export type PaperOrder = { readonly ref: PaperRef; readonly masked: boolean; readonly now: number };
export type PaperFileOrder = PaperOrder & {
  readonly format: Exclude<PaperFormat, 'pdf'>;
  readonly path: string;
};

export type PaperPage = {
  readonly html: string;
  readonly footerHtml: string;
  readonly title: string;
  readonly landscape: boolean;
  readonly fileName: string;
  readonly rows: number;
};
export type PaperWritten = Written & { readonly rows: number; readonly title: string };

/** Composes a paper as a page of HTML with its foot. */
export function paperPage(db: Db, { ref, masked, now }: PaperOrder, job: Job): PaperPage {
  const paper = composePaper(db, ref, now, { masked, tick: job.tick });
  return {
    html: paperHtml(paper),
    footerHtml: paperFooterHtml(paper),
    title: paper.title,
    landscape: paper.landscape,
    fileName: paperFileName(db, ref, now, masked),
    rows: rowsOf(paper),
  };
}

/**
 * Writes a paper to a file, whole or not at all. The log in a table format is written line by line with every column, at any length; other papers as
 * their tables.
 */
export async function writePaper(db: Db, order: PaperFileOrder, job: Job): Promise<PaperWritten> {
  const file = new WholeFile(order.path);
  try {
    const { rows, title } = await writeTo(db, order, file, job);
    return { ...file.keep(), rows, title };
  } catch (error) {
    file.drop();
    throw error;
  }
}

type Done = { readonly rows: number; readonly title: string };

async function writeTo(db: Db, order: PaperFileOrder, file: WholeFile, job: Job): Promise<Done> {
  const { ref, masked, now, format } = order;
  if (format !== 'docx' && format !== 'txt' && isLog(ref)) {
    return writeLogTable(db, { scope: scopeOf(ref), format, masked, now }, file, job);
  }
  const paper = composePaper(db, ref, now, { masked, tick: job.tick });
  if (format === 'docx') file.write(await paperDocx(paper));
  else if (format === 'txt') file.write(textFile(paper));
  else await writePaperTables(paper, format, file);
  return { rows: rowsOf(paper), title: paper.title };
}
