import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { logLine, messageOf } from '../log';
import { pagesOf } from './papers';
import { printPage } from './printPage';
import { writeFileWhole } from './writeFile';

const SWITCH = '--print-job';

/** The file of the job that the command line hands over, or null when this is a start of the console. */
export function printJobOf(argv: readonly string[]): string | null {
  const at = argv.indexOf(SWITCH);
  return at < 0 ? null : (argv[at + 1] ?? '');
}

type Job = { readonly html: string; readonly footerHtml: string; readonly path: string };

/**
 * Prints one page to a PDF and ends: no window that shows, no data folder, no desk. Says `printed {…}` on stdout. Exit code 1 when nothing was written.
 */
export async function runPrintJob(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'watchdesk-print-'));
  app.setPath('userData', folder);
  app.on('window-all-closed', () => {});
  await app.whenReady();
  let code = 0;
  try {
    const { html, footerHtml, path } = JSON.parse(await readFile(file, 'utf8')) as Job;
    const pdf = await printPage(html, footerHtml, app.isPackaged);
    await writeFileWhole(path, pdf);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    process.stdout.write(`printed ${JSON.stringify({ sha256, pages: pagesOf(pdf), bytes: pdf.length })}\n`);
  } catch (error) {
    logLine(`print job: ${messageOf(error)}`);
    code = 1;
  }
  rmSync(folder, { recursive: true, force: true });
  app.exit(code);
}
