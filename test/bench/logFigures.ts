import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Launched, launch, paintedAfter } from './electronRun';
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
  // Pages out of sight are forgotten after five seconds; what is left then, after a collection, is kept.
  const heap = async () => { await wait(6_500); globalThis.gc(); return performance.memory.usedJSHeapSize / 1048576; };
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

/** Signs in by the form on the board, as a person does. */
const SIGN_IN = `(async () => {
  const frame = () => new Promise(requestAnimationFrame);
  localStorage.setItem('watchdesk.log.people', 'all');
  const named = (id) => document.querySelector('[data-testid="' + id + '"]');
  while (named('signin-password') === null) await frame();
  const write = (field, text) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  write(named('signin-name'), 'officer1');
  await frame();
  write(named('signin-password'), 'Watchdesk-demo-1');
  await frame();
  named('signin-submit').click();
})()`;

const IS_SIGNED_IN = `document.querySelector('[data-testid="signin-panel"]') === null`;

const WARM_UP_SECONDS = 10;
const OPEN_MS = 30_000;
const OPEN = `(async () => {
  const before = performance.now();
  document.querySelector('[data-testid="rail-log"]').click();
  for (;;) {
    const box = document.querySelector('[data-testid="log-list"]');
    const count = box?.getAttribute('aria-rowcount');
    const row = count && box.querySelector('[data-index="' + (Number(count) - 1) + '"][data-number]');
    if (row) return performance.now() - before;
    if (performance.now() - before > ${OPEN_MS}) throw new Error('the newest line did not come: ' + document.querySelector('main')?.innerText.slice(0, 300));
    await new Promise(requestAnimationFrame);
  }
})()`;

async function isLetIn(run: Launched): Promise<void> {
  const until = performance.now() + OPEN_MS;
  while (!(await run.evaluate<boolean>(IS_SIGNED_IN))) {
    if (performance.now() > until) throw new Error('the sign-in did not come through');
    await wait(100);
  }
}

/** Opens the log of a home in the real app and scrolls through it for so many seconds. */
export async function logFigures(home: string, seconds: number): Promise<LogFigures> {
  const run = await launch(root, ['--home', home, '--js-flags=--expose-gc']);
  try {
    await paintedAfter(run);
    await run.evaluate(SIGN_IN);
    await isLetIn(run);
    const opened = await run.evaluate<number>(OPEN);
    // What the first scrolling loads and the allocators keep is not growth.
    await run.evaluate(`(${PROBE})(${WARM_UP_SECONDS})`);
    const pssBefore = pssOf(processTree(run.pid));
    const figures = await run.evaluate<Omit<LogFigures, 'opened' | 'pssBefore' | 'pssAfter'>>(
      `(${PROBE})(${seconds})`,
    );
    return { ...figures, opened, pssBefore, pssAfter: pssOf(processTree(run.pid)) };
  } finally {
    await run.stop();
  }
}
