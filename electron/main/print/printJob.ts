import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { logLine, messageOf } from '../log';
import { type Drawing, pictureOf } from './drawPicture';
import { pagesOf } from './papers';
import { printPage } from './printPage';
import { writeFileWhole } from './writeFile';

const SWITCH = '--print-job';

/** The file of the job that the command line hands over, or null when this is a start of the console. */
export function printJobOf(argv: readonly string[]): string | null {
  const at = argv.indexOf(SWITCH);
  return at < 0 ? null : (argv[at + 1] ?? '');
}

type Job =
  | { readonly html: string; readonly footerHtml: string; readonly path: string }
  /** a drawing as PNG at twice its size */
  | (Drawing & { readonly path: string });

async function bytesOf(job: Job): Promise<Buffer> {
  if ('svg' in job) return pictureOf(job, 2, app.isPackaged);
  return printPage(job.html, job.footerHtml, app.isPackaged);
}

/**
 * Prints one page to a PDF, or draws one picture, and ends: no window that shows, no data folder, no desk. Says `printed {…}` on stdout. Exit code 1 when nothing was written.
 */
export async function runPrintJob(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'watchdesk-print-'));
  app.setPath('userData', folder);
  app.on('window-all-closed', () => {});
  await app.whenReady();
  let code = 0;
  try {
    const job = JSON.parse(await readFile(file, 'utf8')) as Job;
    const written = await bytesOf(job);
    await writeFileWhole(job.path, written);
    const sha256 = createHash('sha256').update(written).digest('hex');
    process.stdout.write(
      `printed ${JSON.stringify({ sha256, pages: pagesOf(written), bytes: written.length })}\n`,
    );
  } catch (error) {
    logLine(`print job: ${messageOf(error)}`);
    code = 1;
  }
  rmSync(folder, { recursive: true, force: true });
  app.exit(code);
}
