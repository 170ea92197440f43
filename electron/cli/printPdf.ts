import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refused } from './failure';
import type { Io } from './io';
import { openScreen } from './screen';

export type PdfJob = { readonly html: string; readonly footerHtml: string; readonly path: string };
/** A drawing that becomes a PNG at twice its size. */
export type PictureJob = {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly path: string;
};
export type Printed = { readonly sha256: string; readonly pages: number; readonly bytes: number };

/** The folder of the app: the next one above this file that has a package.json. How deep the bundler puts this file is its own affair. */
function appFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

const APP = appFolder();
const PATIENCE_MS = 240_000;

/** The Electron that prints: named by the starting script or by the person, else the one beside the app. */
function electronOf(io: Io): string {
  const binary = io.platform === 'win32' ? 'electron.exe' : 'electron';
  const named = [io.env['WATCHDESK_ELECTRON'], io.env['ELECTRON_EXEC_PATH']].find((path) => path);
  const found = [named, join(APP, 'node_modules/electron/dist', binary)].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (found !== undefined) return found;
  throw refused(
    'no_electron',
    'PDF 由值守台的窗口程序（Electron）排印，这里没有找到它；请用 WATCHDESK_ELECTRON 指出，或导出 DOCX。',
    'PDF is printed by the console’s own window program (Electron), which was not found here: name it in WATCHDESK_ELECTRON, or export DOCX.',
  );
}

/** Root has no outer sandbox; a page that is only printed needs no graphics processor. */
function flagsOf(io: Io): string[] {
  const isRoot = io.platform === 'linux' && process.getuid?.() === 0;
  return [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu'];
}

/**
 * Prints a page to a PDF, or draws a picture, with a short-lived Electron that opens no window, no data and no socket. Refusals: no_electron, no_screen, print_failed (in the words of
 * the system).
 */
export async function printPdf(io: Io, job: PdfJob | PictureJob): Promise<Printed> {
  const electron = electronOf(io);
  const screen = await openScreen(io);
  const folder = await mkdtemp(join(tmpdir(), 'watchdesk-pdf-'));
  try {
    const file = join(folder, 'job.json');
    await writeFile(file, JSON.stringify(job), { mode: 0o600 });
    const { code, stdout, stderr } = await spawned(electron, [...flagsOf(io), APP, '--print-job', file], {
      ...io.env,
      ...screen.env,
    });
    const said = /^printed (\{.*\})$/m.exec(stdout)?.[1];
    if (code === 0 && said !== undefined) return JSON.parse(said) as Printed;
    const last = stderr
      .trim()
      .split('\n')
      .filter((line) => line.includes('print job'))
      .at(-1);
    const detail = last ?? `Electron ${code ?? ''}: ${stderr.trim().split('\n').at(-1) ?? ''}`;
    throw refused('print_failed', `PDF 没有印成：${detail}`, `The PDF was not printed: ${detail}`);
  } finally {
    screen.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

function spawned(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: PATIENCE_MS, env });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once('error', (error) => done({ code: null, stdout, stderr: `${stderr}\n${error.message}` }));
    child.once('close', (code) => done({ code, stdout, stderr }));
  });
}
