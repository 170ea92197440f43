import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { alertRows } from './alertFigures';
import { exportRows } from './exports';
import { flowRows } from './flowFigures';
import { lineRows } from './lineFigures';
import { logRows, searchRows } from './logAndSearch';
import { newestRows } from './newest';
import { keep, keepSoak, renderKept } from './results';
import { soak } from './soak';
import { startRows } from './startFigures';
import type { Row } from './table';
import { verifyRows } from './verifyFigures';

const SIZES = [10_000, 100_000, 1_000_000] as const;
const EXPORTED = 100_000;
const SOAKED = 10_000;
const BLOCKS = 60;

type Wish = {
  readonly parts: readonly Part[];
  /** null: as each part is meant */
  readonly sizes: readonly number[] | null;
  readonly starts: number;
  readonly minutes: number;
  readonly blocks: number;
  /** another checkout, built, that is measured in turn */
  readonly beside: string | null;
};

type Measuring = (wish: Wish, entries: number) => Promise<readonly Row[]> | readonly Row[];

/** A part that is measured at each size. */
const SIZED = {
  start: ({ starts, beside }, entries) => startRows(entries, starts, beside),
  line: ({ beside }, entries) => lineRows(entries, beside),
  newest: (_wish, entries) => newestRows(entries),
  search: (_wish, entries) => searchRows(entries),
  alerts: (_wish, entries) => alertRows(entries),
  verify: (_wish, entries) => verifyRows(entries),
} as const satisfies Record<string, Measuring>;
type Sized = keyof typeof SIZED;

const PARTS = [
  'start',
  'line',
  'newest',
  'search',
  'export',
  'flow',
  'alerts',
  'verify',
  'log',
  'soak',
] as const;
type Part = (typeof PARTS)[number];
/** An hour of writing is asked for by its name. */
const USUAL = PARTS.filter((part) => part !== 'soak');

const isSized = (part: Part): part is Sized => Object.hasOwn(SIZED, part);

function wholeNumber(text: string | undefined, otherwise: number): number {
  const number = Number(text ?? otherwise);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`${text} is no whole number from 1 up`);
  return number;
}

/** `search --entries=10000,100000`: parts, and what is set by options. Throws what to write instead. */
function wishOf(args: readonly string[]): Wish {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { entries: text, starts: text, minutes: text, blocks: text, beside: text },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => !(PARTS as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`bench knows the parts ${PARTS.join(', ')}, not ${unknown}`);
  return {
    parts: positionals.length === 0 ? USUAL : PARTS.filter((part) => positionals.includes(part)),
    sizes: values.entries?.split(',').map((size) => wholeNumber(size, 1)) ?? null,
    starts: wholeNumber(values.starts, 7),
    minutes: wholeNumber(values.minutes, 60),
    blocks: wholeNumber(values.blocks, BLOCKS),
    beside: values.beside === undefined ? null : resolve(values.beside),
  };
}

async function measure(part: Part, wish: Wish): Promise<void> {
  const largest = (usual: number): number => (wish.sizes === null ? usual : Math.max(...wish.sizes));
  const note = (entries: number | null, rows: readonly Row[]): void => keep(part, entries, rows, PARTS);
  if (isSized(part)) {
    for (const entries of wish.sizes ?? SIZES) note(entries, await SIZED[part](wish, entries));
    return;
  }
  if (part === 'flow') {
    note(null, await flowRows(wish.blocks));
    return;
  }
  if (part === 'export') {
    note(largest(EXPORTED), await exportRows(largest(EXPORTED)));
    return;
  }
  if (part === 'log') {
    note(largest(SIZES[2]), await logRows(largest(SIZES[2])));
    return;
  }
  const { rows, samples } = await soak(largest(SOAKED), wish.minutes);
  keepSoak(samples, wish.minutes);
  note(largest(SOAKED), rows);
}

/**
 * `npm run bench [-- PART…] [--entries=N,N]`: every figure beside the limit measured in the same run, at 10,000, 100,000 and 1,000,000 lines. Everything measured
 * so far, newest run of each part, stands in out/bench: results.json, table.md, chart.svg. The exit code is 0 whatever is reached: aims, not tests.
 */
export async function main(args: readonly string[]): Promise<number> {
  const wish = wishOf(args);
  for (const part of wish.parts) {
    process.stdout.write(`— ${part}\n`);
    await measure(part, wish);
  }
  if (wish.parts.length > 1) process.stdout.write(`\nEverything kept in out/bench:\n${renderKept(PARTS)}\n`);
  return 0;
}
