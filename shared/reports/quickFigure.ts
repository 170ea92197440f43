import { FIGURE_IDS, type FigureId } from '../domain/figures';
import { FIGURE_WORDS } from './told';

/** Other words for the same figures, as they are said on the telephone. */
const SAID: Readonly<Partial<Record<FigureId, readonly string[]>>> = {
  dead: ['遇难'],
  rescued: ['救出', '已获救'],
  trapped: ['仍被困', '还被困'],
  evacuated: ['已转移', '撤离'],
  relocated: ['安置'],
  hospitalised: ['送医院'],
};

/** Figures of households and of hours share their word with a figure of persons: they are told with their unit. */
const NAMES: readonly (readonly [name: string, unit: string, figure: FigureId])[] = FIGURE_IDS.flatMap(
  (figure) => {
    const [label, unit] = FIGURE_WORDS[figure];
    return [label, ...(SAID[figure] ?? [])].map((name) => [name, unit, figure] as const);
  },
).toSorted((a, b) => b[0].length - a[0].length);

export type QuickFigure = { readonly figure: FigureId; readonly value: number; readonly source: string };

/**
 * One changed figure as it is typed in a hurry: `转移26`, `转移 26人 枫坪镇`, `受威胁7户`. What follows is who said so. Null when no figure is named or the
 * number cannot be read.
 */
export function readQuickFigure(typed: string): QuickFigure | null {
  const text = typed.normalize('NFKC').trim();
  const found =
    /^(?<name>[^\d\s:]+)[\s:]*(?<value>\d+(?:\.\d+)?)(?<unit>万元|亿元|\p{Script=Han}{0,2})(?:\s+(?<source>.+))?$/u.exec(
      text,
    );
  const { name = '', value = '', unit = '', source = '' } = found?.groups ?? {};
  const named = NAMES.filter(([one]) => one === name);
  const match =
    named.find(([, own]) => own === unit) ?? (unit === '' || unit === '名' ? named[0] : undefined);
  const factor = unit === '万元' ? 10_000 : unit === '亿元' ? 100_000_000 : 1;
  const money = factor === 1 ? undefined : named.find(([, own]) => own === '元');
  const [, , figure] = match ?? money ?? [];
  return figure === undefined ? null : { figure, value: Number(value) * factor, source: source.trim() };
}
