import { existsSync, readdirSync } from 'node:fs';
import {
  type AlarmLine,
  type AlarmRun,
  type Hardening,
  keptFolder,
  type Line,
  type Run,
  readKept,
} from './report';

type Row = Line & { readonly name: string };

const numberOf = (id: string): number => Number(/\d+/.exec(id)?.[0] ?? 99);

const cell = (text: string | number): string => String(text).replaceAll('|', '\\|');

function rowOf({ id, what, figures, isControl, note, name }: Row): string {
  const { faults, acknowledged, found, lost, doubled, worstRecovery } = figures;
  const title = `${isControl ? '*control, has to lose:* ' : ''}${what}${note === '' ? '' : ` (${note})`}`;
  const numbers = [faults, acknowledged, found, lost, doubled, worstRecovery.toFixed(2)];
  const again = name === 'page-kill' ? 'npm run e2e -- e2e/page-kill' : `npm run faults -- ${name}`;
  return `| ${[id, title, ...numbers, `\`${again}\``].map(cell).join(' | ')} |`;
}

function alarmRow({ what, alarms, raised, painted, missed, doubled, late, beside }: AlarmLine): string {
  const times = late === null ? ['–', '–', '–'] : [late.p50, late.p99, late.max].map((ms) => ms.toFixed(0));
  return `| ${[what, alarms, raised, painted, missed, doubled, ...times, beside].map(cell).join(' | ')} |`;
}

/** The kept figures of all runs as three Markdown tables: F, alarms, E. */
export function markdownTable(): string {
  const files = existsSync(keptFolder)
    ? readdirSync(keptFolder).filter((file) => file.endsWith('.json'))
    : [];
  const kept = files.sort().map((file) => readKept(file) as Run | Hardening | AlarmRun);
  const runs = kept.filter((one): one is Run => 'lines' in one);
  const rows: Row[] = runs.flatMap((run) => run.lines.map((line) => ({ ...line, name: run.name })));
  rows.sort((a, b) => numberOf(a.id) - numberOf(b.id));
  const hard = kept.filter((one): one is Hardening => 'tried' in one);
  hard.sort((a, b) => a.id.localeCompare(b.id));
  return [
    '| | fault | injected | acknowledged | found | lost | doubled | worst recovery s | again |',
    '|---|---|---:|---:|---:|---:|---:|---:|---|',
    ...rows.map(rowOf),
    '',
    '| | alarms | raised | painted | missed | doubled | late p50 ms | p99 ms | max ms | in the same time |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---|',
    ...kept.flatMap((one) => ('alarms' in one ? one.alarms.map(alarmRow) : [])),
    '',
    '| | tried | attempts | got through |',
    '|---|---|---:|---:|',
    ...hard.map(({ id, what, tried, through }) => `| ${[id, what, tried, through].map(cell).join(' | ')} |`),
  ].join('\n');
}
