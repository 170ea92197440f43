import type { TallySheet } from '../../shared/contract/areas/tallies';
import { refuse } from '../../shared/contract/errors';
import type { InputOf } from '../../shared/contract/procedures';
import { CATALOGUE } from '../../shared/tally/catalogue';
import type { CellEntry, CellValue, TallyUnit } from '../../shared/tally/sheet';
import { Cells, filledRow, totalsOf } from '../../shared/tally/totals';
import type { Handlers } from './fakeBridge';

const unit = (code: string, name: string): TallyUnit => ({ code, name, aliases: [], phone: `0591-${code}` });
export const TALLY_UNITS = [unit('001', '大桥镇'), unit('002', '西溪乡'), unit('003', '城关街道')];
export const TALLY_COLUMNS = ['evacuated', 'sheltered', 'power_cut', 'situation'].flatMap(
  (id) => CATALOGUE.find((one) => one.id === id) ?? [],
);

/** A desk that holds one sheet and keeps what is reported, as the page sees it. `change` is called after each act. */
export function fakeTally(dueAt: number, change: () => void, units: readonly TallyUnit[] = TALLY_UNITS) {
  const entries: CellEntry[] = [];
  const notes = new Map<string, string>();
  const hows = new Map<string, 'values' | 'same' | 'zero'>();
  const chases: TallySheet['rows'][number]['chases'] = [];
  const round = 2;
  let fails = false;
  const put = (code: string, column: string, value: CellValue | null, at: number): void => {
    const base = { unit: code, column, value, at: dueAt, recordedAt: dueAt, reporter: '', typedBy: '陈立' };
    entries.push({ ...base, round: at, way: 'typed', how: 'values', reason: '', source: '' });
  };
  const sheet = (): TallySheet => {
    const cells = new Cells(entries);
    const rows = units.map((one) => {
      const found = TALLY_COLUMNS.flatMap((column) => {
        const entry = cells.known(round, one.code, column.id);
        return entry === null || entry.value === null
          ? []
          : [
              {
                columnId: column.id,
                value: entry.value,
                round: entry.round,
                at: dueAt,
                reporter: '',
                typedBy: '陈立',
                way: entry.way,
                how: entry.how,
                corrections: cells.history(entry.round, one.code, column.id).length - 1,
              },
            ];
      });
      const isIn = found.some((cell) => cell.round === round) || hows.has(one.code);
      return {
        unit: { ...one, aliases: [...one.aliases] },
        state: isIn ? ('reported' as const) : ('unreported' as const),
        lateMinutes: 0,
        firstAt: isIn ? dueAt : null,
        lastAt: isIn ? dueAt : null,
        reporter: '',
        typedBy: '陈立',
        how: isIn ? (hows.get(one.code) ?? ('values' as const)) : null,
        note: notes.get(one.code) ?? '',
        cells: found,
        chases: chases.filter((call) => call.unit === one.code),
      };
    });
    const silent = rows.filter((row) => row.firstAt === null);
    return {
      summary: {
        id: 't-1',
        title: '暴雨转移',
        incidentId: null,
        incidentTitle: null,
        warningId: null,
        warningTitle: null,
        state: 'open',
        openedAt: dueAt,
        openedBy: '陈立',
        endedAt: null,
        endedBy: '',
        endWords: '',
        round,
        dueAt,
        units: rows.length,
        reported: rows.length - silent.length,
        unreported: silent.length,
        lost: 0,
      },
      columns: TALLY_COLUMNS.map((column) => ({ ...column, words: [...column.words] })),
      graceMinutes: 0,
      lostMinutes: 15,
      cadence: 'every',
      everyMinutes: 60,
      hours: [],
      round: { number: round, dueAt, closedAt: null, closedBy: '', reason: '' },
      lastRound: round,
      nextDueAt: dueAt + 3_600_000,
      rows,
      totals: totalsOf(
        cells,
        TALLY_COLUMNS,
        units.map((one) => one.code),
        round,
      ),
      chaseList: silent.map((row) => ({
        unit: row.unit.code,
        calls: row.chases.length,
        nextAt: dueAt,
        step: row.chases.length === 0 ? ('duty_phone' as const) : ('redial' as const),
      })),
      sentence: '截至03:00，3个单位已报0个。',
    };
  };
  const report = (input: InputOf<'tally.report'>) => {
    if (fails) return refuse('disk_full');
    const cells = new Cells(entries);
    for (const row of input.rows) {
      for (const cell of row.cells) {
        const column = TALLY_COLUMNS.find((one) => one.id === cell.columnId);
        const known = cells.known(round, row.unit, cell.columnId)?.value ?? null;
        const isFall =
          (column?.isCumulative === true && Number(cell.value) < Number(known)) || cell.value === null;
        if (isFall && (cell.reason ?? '') === '') {
          const params = {
            unit: row.unit,
            column: column?.name ?? '',
            from: String(known),
            to: String(cell.value),
          };
          return refuse('tally_falls', { params });
        }
      }
      for (const cell of row.cells) put(row.unit, cell.columnId, cell.value, round);
      if (row.how !== 'values') {
        hows.set(row.unit, row.how);
        for (const cell of filledRow(row.how, cells, TALLY_COLUMNS, row.unit, round))
          put(row.unit, cell.columnId, cell.value, round);
      }
      if (row.note !== null) notes.set(row.unit, row.note);
    }
    setTimeout(change);
    return sheet();
  };
  const handlers: Handlers = {
    'tally.list': () => [sheet().summary],
    'tally.units': () => ({
      units: units.map((one) => ({ ...one, aliases: [...one.aliases] })),
      isOwn: true,
      graceMinutes: 0,
      lostMinutes: 15,
    }),
    'tally.get': () => sheet(),
    'tally.report': report,
    'tally.chase': (input) => {
      for (const code of input.units)
        chases.push({ unit: code, at: dueAt, result: input.result, who: '', note: input.note, by: '陈立' });
      setTimeout(change);
      return sheet();
    },
    'tally.history': () => [],
    'incident.list': () => [],
    'warning.list': () => [],
  };
  return {
    handlers,
    put,
    sheet,
    fail: (on: boolean) => {
      fails = on;
    },
  };
}
