import type { LossProcess, LossReport } from '../../../shared/contract/areas/losses';
import type { TallySheet } from '../../../shared/contract/areas/tallies';
import type { InputOf } from '../../../shared/contract/procedures';
import { LOSS_ITEMS } from '../../../shared/rules/losses/items';
import { figureKey, type LossFigure, tableOf, totalsOf } from '../../../shared/rules/losses/table';

/** What is typed into the next report and not yet sent. */
export type LossDraft = {
  /** by `unit|item` */
  readonly values: Readonly<Record<string, { readonly value: number; readonly at: number }>>;
  /** texts that are no such figure; they stay as they were typed */
  readonly failed: Readonly<Record<string, string>>;
  readonly reporters: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, string>>;
};
export const EMPTY_LOSSES: LossDraft = { values: {}, failed: {}, reporters: {}, notes: {} };

/** Items as columns of the grid that tally sheets are typed in. */
export function lossColumns(locale: 'zh' | 'en'): TallySheet['columns'] {
  return LOSS_ITEMS.map((one) => ({
    id: one.id,
    name: locale === 'zh' ? one.zh : one.en,
    unit: locale === 'zh' ? one.unit : one.unitEn,
    kind: 'number',
    isSummed: true,
    isCumulative: true,
    words: [],
    figure: null,
  }));
}

/** The whole table that would go out: what was typed, else what stood in the last report. */
export function tableToSend(process: LossProcess, draft: LossDraft): LossFigure[] {
  const last = tableOf(process.reports.at(-1)?.figures ?? []);
  return process.units.flatMap((unit) =>
    LOSS_ITEMS.flatMap((one): LossFigure[] => {
      const key = figureKey(unit.code, one.id);
      const typed = draft.values[key];
      if (typed !== undefined) {
        const said = draft.reporters[unit.code] ?? '';
        const source = said === '' ? unit.name : `${unit.name} ${said}`;
        return [{ unit: unit.code, item: one.id, value: typed.value, at: typed.at, source }];
      }
      const known = last.get(key);
      return known === undefined ? [] : [known];
    }),
  );
}

export const figuresInput = (figures: readonly LossFigure[]): InputOf<'loss.report'>['figures'] =>
  figures.map(({ unit, item, value, at, source }) => ({
    unit,
    item,
    value,
    at,
    source: source.slice(0, 60),
  }));

/** Notes of single units, as they stand in the report. */
export const notesText = (process: LossProcess, draft: LossDraft): string =>
  process.units
    .filter((unit) => (draft.notes[unit.code] ?? '') !== '')
    .map((unit) => `${unit.name}：${draft.notes[unit.code]}`)
    .join('；');

/**
 * A process as a sheet of the grid: the report that is being typed, with what the last one said in brackets, or one that went out. The figures of a
 * unit are its own, totals are sums.
 */
export function sheetOf(
  process: LossProcess,
  shown: LossReport | null,
  draft: LossDraft,
  locale: 'zh' | 'en',
  now: number,
): TallySheet {
  const { summary, units, reports } = process;
  const last = reports.at(-1);
  const number = shown === null ? reports.length + 1 : shown.position + 1;
  const before = shown === null ? last : reports.find((one) => one.position === shown.position - 1);
  const figures = shown === null ? tableToSend(process, draft) : shown.figures;
  const table = tableOf(figures);
  const [totals, earlier] = [totalsOf(figures), before === undefined ? null : totalsOf(before.figures)];
  const rows: TallySheet['rows'] = units.map((unit) => {
    const cells = LOSS_ITEMS.flatMap((one) => {
      const figure = table.get(figureKey(unit.code, one.id));
      if (figure === undefined) return [];
      const isOwn = shown !== null || draft.values[figureKey(unit.code, one.id)] !== undefined;
      return [
        {
          columnId: one.id,
          value: figure.value,
          round: isOwn ? number : number - 1,
          at: figure.at,
          reporter: figure.source,
          typedBy: shown?.recordedBy ?? last?.recordedBy ?? '',
          way: 'typed' as const,
          how: 'values' as const,
          corrections: 0,
        },
      ];
    });
    const own = cells.filter((cell) => cell.round === number);
    const isIn = own.length > 0;
    return {
      unit: { ...unit, aliases: [], phone: '' },
      state: isIn ? 'reported' : 'awaited',
      lateMinutes: 0,
      firstAt: isIn ? Math.min(...own.map((cell) => cell.at)) : null,
      lastAt: isIn ? Math.max(...own.map((cell) => cell.at)) : null,
      reporter: shown === null ? (draft.reporters[unit.code] ?? '') : '',
      typedBy: '',
      how: isIn ? 'values' : null,
      note: shown === null ? (draft.notes[unit.code] ?? '') : '',
      cells,
      chases: [],
    };
  });
  const columns = lossColumns(locale);
  // A unit whose report is not in yet is waited for, never late: the report goes out when the room sends it.
  const dueAt = now + 86_400_000;
  return {
    summary: {
      id: summary.id,
      title: summary.title,
      incidentId: summary.incidentId,
      incidentTitle: summary.incidentTitle,
      warningId: null,
      warningTitle: null,
      state: summary.state,
      openedAt: summary.openedAt,
      openedBy: summary.openedBy,
      endedAt: null,
      endedBy: '',
      endWords: '',
      round: number,
      dueAt,
      units: rows.length,
      reported: rows.filter((row) => row.firstAt !== null).length,
      unreported: 0,
      lost: 0,
    },
    columns,
    graceMinutes: 0,
    lostMinutes: 720,
    cadence: 'once',
    everyMinutes: 60,
    hours: [],
    round: { number, dueAt, closedAt: null, closedBy: '', reason: '' },
    lastRound: number,
    nextDueAt: null,
    rows,
    totals: columns.map(({ id }) => {
      const total = totals[id] ?? null;
      const was = earlier?.[id] ?? 0;
      return {
        columnId: id,
        total,
        change: total === null || earlier === null ? null : Math.round((total - was) * 100) / 100,
        carried: rows.filter((row) => row.cells.some((one) => one.columnId === id && one.round !== number))
          .length,
      };
    }),
    chaseList: [],
    sentence: '',
  };
}
