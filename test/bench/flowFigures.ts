import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunDetail } from '../../shared/contract/models';
import type { RunActInput } from '../../shared/contract/runActs';
import { currentItems, type RunState, toMermaid } from '../../shared/plan';
import { bigPlanText } from '../helpers/bigPlan';
import { contextOf, FIRST_OPTIONS, nextAct } from '../helpers/runDriver';
import { type Launched, launch, paintedAfter } from './electronRun';
import { median, percentile } from './statistics';
import type { Row } from './table';

const root = resolve(import.meta.dirname, '../..');
const OPENINGS = 6;
const MOST_CHANGES = 50;

/** A plan has about three acts for each of its blocks; its last ones end it. */
const changesOf = (blocks: number): number => Math.min(MOST_CHANGES, Math.floor(blocks / 3));

/** Founds the room, puts plans into force and starts a run of each; gives the ids of the runs. */
const PREPARE = `async (texts) => {
  const must = async (name, input, as) => {
    const result = await window.watchdesk.call(name, input, as);
    if (!result.ok) throw new Error(name + ' ' + JSON.stringify(result.error));
    return result.value;
  };
  const account = { name: 'bench', displayName: '陈立', password: 'Nightwatch-2026' };
  const room = { roomName: '岚溪县应急值班室', divisionCode: '350928', profile: 'county' };
  const officer = (await must('system.found', { ...room, account }, null)).id;
  const runs = [];
  for (const { planId, text } of texts) {
    const { revision } = await must('plan.submit', { planId, text, why: 'bench', reason: null }, officer);
    await must('plan.review', { planId, revision, note: '' }, officer);
    await must('plan.putInForce', { planId, revision }, officer);
    const runId = crypto.randomUUID();
    await must('run.start', { runId, planId, incidentId: null, warningId: null }, officer);
    runs.push(runId);
  }
  return { runs, officer };
}`;

const READY = `document.querySelector('[data-testid="firstrun"]') !== null`;

/** Waits until the page of an empty home asks for a room. */
async function firstRun(run: Launched): Promise<void> {
  const until = performance.now() + 30_000;
  while (!(await run.evaluate<boolean>(READY).catch(() => false))) {
    if (performance.now() > until) throw new Error('the first page did not come');
    await wait(50);
  }
}

const FRAME = `() => new Promise(requestAnimationFrame)`;
/** From the press on a running plan to the frame in which its drawing stands with its states, ms. */
const OPEN = `async (title) => {
  const frame = ${FRAME};
  const find = async (test) => {
    const until = performance.now() + 60000;
    for (;;) {
      const found = test();
      if (found) return found;
      if (performance.now() > until) throw new Error('not found: ' + title + ' in ' + document.querySelector('main')?.innerText.slice(0, 300));
      await frame();
    }
  };
  document.querySelector('[data-testid="rail-plans"]').click();
  const entry = await find(() => [...document.querySelectorAll('[data-testid="running-run"]')].find((one) => one.innerText.includes(title)));
  for (let count = 0; count < 10; count += 1) await frame();
  const before = performance.now();
  entry.click();
  await find(() => document.querySelector('[data-testid="flowchart"][data-drawn="true"] g.node[data-state="active"]'));
  await frame();
  return performance.now() - before;
}`;

/** Mermaid alone: the text into an SVG in the page, to the frame in which it stands there, ms. */
const BARE = `async (file, text, id) => {
  const frame = ${FRAME};
  const { default: mermaid } = await import(new URL('assets/' + file, document.baseURI).href);
  const box = document.createElement('div');
  box.style.cssText = 'position:absolute;left:0;top:0;width:600px;height:600px;overflow:hidden';
  const before = performance.now();
  const { svg } = await mermaid.render(id, text);
  document.body.append(box);
  box.innerHTML = svg;
  await frame();
  const took = performance.now() - before;
  box.remove();
  return took;
}`;

/** Does an act and waits until the page has painted the state that came of it. */
const ACT = `async (runId, act, officer) => {
  const frame = ${FRAME};
  const done = await window.watchdesk.call('run.act', { actId: crypto.randomUUID(), runId, act }, officer);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const until = performance.now() + 20000;
  for (;;) {
    const mark = performance.getEntriesByName('run-painted').at(-1);
    if (mark && mark.detail.version >= done.value.summary.version) {
      const frames = window.benchFrames.filter((at) => at >= mark.startTime);
      if (frames.length > 1)
        return { detail: done.value, took: mark.duration, frames: frames.filter((at) => at <= mark.startTime + mark.duration).length };
    }
    if (performance.now() > until) throw new Error('not painted');
    await frame();
  }
}`;

const WATCH = `() => {
  window.benchFrames = [];
  window.benchLong = [];
  const tick = (at) => { window.benchFrames.push(at); requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  new PerformanceObserver((list) => window.benchLong.push(...list.getEntries().map((one) => one.duration))).observe({ type: 'longtask' });
}`;

type Changes = {
  readonly took: readonly number[];
  readonly frame: number;
  readonly long: readonly number[];
  readonly svgs: number;
};

type Found = {
  readonly cold: number;
  readonly first: number;
  readonly opened: readonly number[];
  readonly bare: readonly number[];
  readonly again: readonly number[];
  readonly change: Changes;
};

const calling = (script: string, ...args: readonly unknown[]): string =>
  `(${script})(${args.map((one) => JSON.stringify(one)).join(', ')})`;

async function changes(run: Launched, runId: string, officer: string, blocks: number): Promise<Changes> {
  await run.evaluate(calling(WATCH));
  await run.evaluate(`document.querySelector('[data-testid="flowchart"] svg').benched = true`);
  type Done = { readonly detail: RunDetail; readonly took: number };
  let detail = (
    await run.evaluate<{ readonly value: RunDetail }>(
      calling(`(runId, as) => window.watchdesk.call('run.get', { runId }, as)`, runId, officer),
    )
  ).value;
  const took: number[] = [];
  const count = changesOf(blocks);
  while (took.length < count) {
    const now = Date.now() - 1;
    const items = currentItems(contextOf(detail), detail.state as RunState, {});
    const act = items
      .map((item) => nextAct(item, now, FIRST_OPTIONS))
      .find((one): one is RunActInput => one !== null && one.kind !== 'confirm_end');
    // A short plan comes to its end before so many.
    if (act === undefined && took.length > 0) break;
    if (act === undefined) throw new Error('nothing to do in the run');
    const done = await run.evaluate<Done>(calling(ACT, runId, act, officer));
    detail = done.detail;
    took.push(done.took);
  }
  const frames = await run.evaluate<readonly number[]>('window.benchFrames');
  const long = await run.evaluate<readonly number[]>('window.benchLong');
  const kept = await run.evaluate<boolean>(
    `document.querySelector('[data-testid="flowchart"] svg').benched === true`,
  );
  const gaps = frames.slice(1).map((at, place) => at - (frames[place] ?? 0));
  return { took, frame: median(gaps), long, svgs: kept ? 1 : 2 };
}

/** So many plans of the same shape whose texts differ, so that each is laid out anew. */
function plansOf(
  count: number,
  blocks: number,
): readonly { readonly planId: string; readonly title: string; readonly text: string }[] {
  return Array.from({ length: count }, (_, place) => {
    const planId = `big-${blocks}-${place}`;
    const title = `第${place + 1}号大方案`;
    const text = bigPlanText(blocks, planId)
      .replace(`${blocks} 块的方案`, title)
      .replaceAll('核实险情', `核实险情${place}`);
    return { planId, title, text };
  });
}

function mermaidTextOf(planText: string): string {
  const tablesText = readFileSync(join(root, 'resources/work-plans/tables.yaml'), 'utf8');
  return toMermaid(contextOf({ planText, tablesText, subplanTexts: {} } as unknown as RunDetail), null, 'zh');
}

/** The first thing that Mermaid draws in a fresh page: loading it and laying the text out, ms. */
async function coldBare(home: string, file: string, text: string): Promise<number> {
  const run = await launch(root, ['--home', home]);
  try {
    await firstRun(run);
    return await run.evaluate<number>(
      `(async () => { const before = performance.now(); await ${calling(BARE, file, text, 'cold')}; return performance.now() - before; })()`,
    );
  } finally {
    await run.stop();
  }
}

async function measure(folder: string, file: string, blocks: number): Promise<Found> {
  const plans = plansOf(OPENINGS + 1, blocks);
  const cold = await coldBare(join(folder, 'empty'), file, mermaidTextOf(plans[0]?.text ?? ''));
  const run = await launch(root, ['--home', join(folder, 'home')]);
  try {
    await firstRun(run);
    type Ready = { readonly runs: readonly string[]; readonly officer: string };
    const texts = plans.map(({ planId, text }) => ({ planId, text }));
    const { runs, officer } = await run.evaluate<Ready>(calling(PREPARE, texts));
    await paintedAfter(run);
    const first = await run.evaluate<number>(calling(OPEN, plans[0]?.title));
    const opened: number[] = [];
    const bare: number[] = [];
    for (const [place, plan] of plans.slice(1).entries()) {
      const other = mermaidTextOf(plan.text).replaceAll('核实险情', '查明险情');
      const alone = async (): Promise<unknown> =>
        bare.push(await run.evaluate<number>(calling(BARE, file, other, `bare${place}`)));
      // In turn first and second: a page that warms up warms up for both.
      if (place % 2 === 0) await alone();
      opened.push(await run.evaluate<number>(calling(OPEN, plan.title)));
      if (place % 2 === 1) await alone();
    }
    const again: number[] = [];
    for (const plan of plans.slice(1)) again.push(await run.evaluate<number>(calling(OPEN, plan.title)));
    return {
      cold,
      first,
      opened,
      bare,
      again,
      change: await changes(run, runs.at(-1) ?? '', officer, blocks),
    };
  } finally {
    await run.stop();
  }
}

/** `npm run bench -- flow`: plans of so many blocks are opened and their states change, beside Mermaid's own render and a frame. */
export async function flowRows(blocks: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'watchdesk-bench-'));
  const assets = readdirSync(join(root, 'out/renderer/assets'));
  const file = assets.find((name) => /^mermaid\.core-.*\.js$/.test(name)) ?? '';
  try {
    return report(await measure(folder, file, blocks), blocks);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(found: Found, blocks: number): readonly Row[] {
  const { change } = found;
  const own = "Mermaid's own render of the same text, p50";
  const rows: Row[] = [
    {
      what: `a plan of ${blocks} blocks: first opening of a fresh page`,
      figure: found.first,
      limit: found.cold,
      unit: 'ms',
      limitIs: 'loading Mermaid and its first render in a fresh page',
      aim: 1.2,
    },
    {
      what: `a plan of ${blocks} blocks: opening, p50`,
      figure: median(found.opened),
      limit: median(found.bare),
      unit: 'ms',
      limitIs: own,
      aim: 1.2,
    },
    {
      what: `a plan of ${blocks} blocks: opened again, p50`,
      figure: median(found.again),
      limit: median(found.bare),
      unit: 'ms',
      limitIs: own,
      aim: 1.2,
    },
    {
      what: `a plan of ${blocks} blocks: state given → painted, most of ${change.took.length}`,
      figure: Math.max(...change.took),
      limit: change.frame,
      unit: 'ms',
      limitIs: 'one frame in the same run, p50',
      aim: 1,
    },
    {
      what: `a plan of ${blocks} blocks: state given → painted, p50`,
      figure: percentile(change.took, 0.5),
      limit: change.frame,
      unit: 'ms',
      limitIs: 'one frame in the same run, p50',
      aim: 1,
    },
  ];
  const list = (times: readonly number[], digits: number): string =>
    times.map((ms) => ms.toFixed(digits)).join(', ');
  process.stdout.write(
    `drawing ${change.svgs === 1 ? 'kept' : 'REPLACED'} over ${change.took.length} state changes; long tasks meanwhile: ${change.long.length} (${list(change.long, 0)} ms)
openings ${list(found.opened, 0)} ms; Mermaid alone ${list(found.bare, 0)} ms
changes ${list(change.took, 1)} ms
`,
  );
  return rows;
}
