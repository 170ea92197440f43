import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { describeFigures, type FaultFigures } from './figures';

const folder = resolve(import.meta.dirname, '../../out/faults');

/** One row of the auditors' table: a fault of F1 to F20 with its figures. */
export type Line = {
  /** F1 to F20, or a name of its own */
  readonly id: string;
  readonly what: string;
  readonly figures: Omit<FaultFigures, 'problems'>;
  /** a control has to lose: it shows that the harness sees a loss */
  readonly isControl: boolean;
  /** what the figures do not say, in a few words */
  readonly note: string;
};

/** One run of `npm run faults -- NAME`, as it is kept. */
export type Run = {
  readonly name: string;
  readonly seed: number;
  readonly at: string;
  readonly seconds: number;
  readonly machine: string;
  readonly problems: readonly string[];
  readonly lines: readonly Line[];
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
let lines: Line[] = [];

/** Says the figures of a fault, keeps them for the table, and gives what is wrong with them. `within`: seconds until it is back. */
export function report(
  id: string,
  what: string,
  figures: FaultFigures,
  within: number,
  note = '',
): readonly string[] {
  const { problems, ...rest } = figures;
  say(`${id} ${describeFigures(what, figures)}${note === '' ? '' : ` (${note})`}`);
  lines.push({ id, what, figures: rest, isControl: false, note });
  return [
    ...problems,
    ...(rest.lost + rest.doubled > 0 ? ['lines were lost or doubled'] : []),
    ...(rest.worstRecovery > within ? [`it took ${rest.worstRecovery.toFixed(1)} s to be back`] : []),
  ];
}

/** The same for a control: one that loses nothing shows that the harness would not see a loss. */
export function reportControl(
  id: string,
  what: string,
  figures: Omit<FaultFigures, 'problems'>,
): readonly string[] {
  say(`${id} ${describeFigures(`control, has to lose: ${what}`, { ...figures, problems: [] })}`);
  lines.push({ id, what, figures, isControl: true, note: '' });
  return figures.lost > 0 ? [] : [`the control (${what}) lost nothing: the harness sees nothing`];
}

/** Keeps what was reported since the last call in `out/faults/NAME.json`. */
export function keepRun(name: string, seed: number, seconds: number, problems: readonly string[]): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, ${process.platform}`;
  const run: Run = { name, seed, at: new Date().toISOString(), seconds, machine, problems, lines };
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, `${name}.json`), `${JSON.stringify(run, null, 2)}\n`);
  lines = [];
}

/** What one test of E1 to E8 tried and what got through, which has to be nothing. */
export type Hardening = {
  readonly id: string;
  readonly what: string;
  readonly tried: number;
  readonly through: number;
};

/** Keeps a figure of the hardening tests for the same table. */
export function keepHardening(figure: Hardening): void {
  say(`${figure.id} ${figure.what}: tried ${figure.tried} / got through ${figure.through}`);
  mkdirSync(folder, { recursive: true });
  const slug = figure.what.replaceAll(/[\W\d]+/g, '-').slice(0, 60);
  writeFileSync(resolve(folder, `${figure.id}-${slug}.json`), `${JSON.stringify(figure, null, 2)}\n`);
}

/** One row of the table of alarms (reliability.md 2.3). */
export type AlarmLine = {
  readonly what: string;
  readonly alarms: number;
  readonly raised: number;
  readonly painted: number;
  readonly missed: number;
  readonly doubled: number;
  /** how late they were told, ms; null where something else was measured, which `beside` says */
  readonly late: { readonly p50: number; readonly p99: number; readonly max: number } | null;
  /** what was measured in the same time */
  readonly beside: string;
};
export type AlarmRun = { readonly seed: number; readonly at: string; readonly alarms: readonly AlarmLine[] };

/** Keeps the figures of the alarms for the same table. */
export function keepAlarms(seed: number, alarms: readonly AlarmLine[]): void {
  mkdirSync(folder, { recursive: true });
  const run: AlarmRun = { seed, at: new Date().toISOString(), alarms };
  writeFileSync(resolve(folder, 'alarm-figures.json'), `${JSON.stringify(run, null, 2)}\n`);
}

export const readKept = (file: string): unknown => JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
export const keptFolder = folder;
