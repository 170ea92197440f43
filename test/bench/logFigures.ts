import { join } from 'node:path';
import { launch, paintedAfter } from './electronRun';
import { processTree, pssOf } from './processes';

const root = join(import.meta.dirname, '../..');

export type LogFigures = {
  readonly lines: number;
  /** from the press on 日志 to the newest line on the screen, ms */
  readonly opened: number;
  readonly frames: number;
  /** frames in which a line in sight had no words, or a part of the box no line */
  readonly blank: number;
  readonly jumps: number;
  readonly heapBefore: number;
  readonly heapAfter: number;
  readonly pssBefore: number;
  readonly pssAfter: number;
};

/** Runs in the page: scrolls by wheel, by keys and by dragging to any place, and looks at every frame. */
const PROBE = `async (seconds) => {
  const box = document.querySelector('[data-testid="log-list"]');
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const heap = async () => { await wait(600); globalThis.gc?.(); return performance.memory.usedJSHeapSize / 1048576; };
  const figures = { frames: 0, blank: 0, jumps: 0, lines: Number(box.getAttribute('aria-rowcount')) };
  figures.heapBefore = await heap();
  let isOver = false;
  const look = () => {
    if (isOver) return;
    const frame = box.getBoundingClientRect();
    let covered = 0;
    let isBlank = false;
    for (const row of box.querySelectorAll('[data-testid="log-line"]')) {
      const place = row.getBoundingClientRect();
      const seen = Math.min(place.bottom, frame.bottom) - Math.max(place.top, frame.top);
      if (seen <= 0) continue;
      covered += seen;
      if (row.dataset.number === undefined) isBlank = true;
    }
    figures.frames += 1;
    if (isBlank || covered < box.clientHeight - 2) figures.blank += 1;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const until = (share) => performance.now() + seconds * 1000 * share;
  const wheel = until(0.4);
  for (let down = 0; performance.now() < wheel; down += 1) {
    box.scrollTop += (Math.floor(down / 240) % 3 === 2 ? 1 : -1) * (60 + (down % 7) * 40);
    await new Promise(requestAnimationFrame);
  }
  const keys = until(0.2);
  for (let count = 0; performance.now() < keys; count += 1) {
    const key = count % 40 < 30 ? 'PageUp' : 'PageDown';
    box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await wait(33);
  }
  const drag = until(0.4);
  for (let step = 1; performance.now() < drag; step += 1) {
    box.scrollTop = ((step * 0.618034) % 1) * (box.scrollHeight - box.clientHeight);
    figures.jumps += 1;
    await wait(120);
  }
  isOver = true;
  figures.heapAfter = await heap();
  return figures;
}`;

const OPEN = `(async () => {
  const signedIn = await window.watchdesk.call('session.signIn', { name: 'officer1', password: 'Watchdesk-demo-1' }, null);
  if (!signedIn.ok) throw new Error(JSON.stringify(signedIn.error));
  localStorage.setItem('watchdesk.log.people', 'all');
  const before = performance.now();
  document.querySelector('[data-testid="rail-log"]').click();
  for (;;) {
    const box = document.querySelector('[data-testid="log-list"]');
    const count = box?.getAttribute('aria-rowcount');
    const row = count && box.querySelector('[data-index="' + (Number(count) - 1) + '"][data-number]');
    if (row) return performance.now() - before;
    await new Promise(requestAnimationFrame);
  }
})()`;

/** Opens the log of a home in the real app and scrolls through it for so many seconds. */
export async function logFigures(home: string, seconds: number): Promise<LogFigures> {
  const run = await launch(root, ['--home', home]);
  try {
    await paintedAfter(run);
    const opened = await run.evaluate<number>(OPEN);
    const pssBefore = pssOf(processTree(run.pid));
    const figures = await run.evaluate<Omit<LogFigures, 'opened' | 'pssBefore' | 'pssAfter'>>(
      `(${PROBE})(${seconds})`,
    );
    return { ...figures, opened, pssBefore, pssAfter: pssOf(processTree(run.pid)) };
  } finally {
    await run.stop();
  }
}
