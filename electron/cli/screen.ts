import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { refused } from './failure';
import type { Io } from './io';

/** Where a browser may draw: what its environment needs, and the end of what was started for it. */
export type Screen = { readonly env: Readonly<Record<string, string>>; readonly close: () => void };

const START_MS = 15_000;

function noScreen(detail: string) {
  return refused(
    'no_screen',
    `PDF 由窗口程序排印，这里没有显示器，也没有可用的虚拟屏幕 Xvfb（${detail}）；请安装 xvfb，或导出 DOCX。`,
    `PDF is printed by a window program; there is no display here and no virtual screen (Xvfb: ${detail}). Install xvfb, or export DOCX.`,
  );
}

/** The number of the screen, which Xvfb writes to its third channel once it can be used. */
function numberOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(noScreen('it did not start')), START_MS);
    const end = (run: () => void): void => {
      clearTimeout(timer);
      run();
    };
    (child.stdio[3] as Readable).once('data', (chunk: Buffer) => end(() => done(chunk.toString().trim())));
    child.once('error', (error) => end(() => fail(noScreen(error.message))));
    child.once('exit', (code) => end(() => fail(noScreen(`exit ${code}`))));
  });
}

/** The display at hand, or on Linux without one a virtual screen that nobody sees. Refusal: no_screen. */
export async function openScreen(io: Io): Promise<Screen> {
  const hasOne = Boolean(io.env['DISPLAY'] || io.env['WAYLAND_DISPLAY']);
  if (io.platform !== 'linux' || hasOne) return { env: {}, close: () => undefined };
  const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const close = (): void => {
    child.kill();
  };
  try {
    return { env: { DISPLAY: `:${await numberOf(child)}` }, close };
  } catch (error) {
    close();
    throw error;
  }
}
