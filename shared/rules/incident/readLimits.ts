import { GRADES, type Grade, PROFILES } from '../../domain/vocabulary';
import { type Context, type Entry, headOf, typesOf } from './context';
import type { RawCell, RawCondition, RawLimit, RawMatrix, RawMatrixRow } from './schema';
import type { Condition, LimitRule, MatrixCell, MatrixRow, RuleHead } from './types';

/** Less than this between two reports of a series is a slip of the hand. */
export const MIN_SERIES_MINUTES = 10;
const DAY_MINUTES = 1_440;

function conditionOf(raw: RawCondition): Condition {
  if ('grade' in raw) return { is: 'grade', atLeast: raw.grade };
  if ('near_miss' in raw) return { is: 'near_miss' };
  if ('figure' in raw) return { is: 'figure', figure: raw.figure, atLeast: raw.at_least };
  return 'flag' in raw ? { is: 'flag', flag: raw.flag } : { is: 'any_flag' };
}

function checkNames(
  context: Context,
  { loaded, raw }: Entry<unknown>,
  names: {
    readonly id: string;
    readonly kind: string;
    readonly to: readonly string[];
    readonly isList: boolean;
  },
): void {
  const { id, kind, to, isList } = names;
  if (context.kinds?.has(kind) === false)
    loaded.findings.addUnknown('unknown_kind', raw, ['kind'], kind, context.kinds, id);
  to.forEach((recipient, index) => {
    if (context.recipients === null || context.recipients.has(recipient)) return;
    const path = isList ? ['to', index] : ['to'];
    loaded.findings.addUnknown('unknown_recipient', raw, path, recipient, context.recipients, id);
  });
}

function seriesOf(series: RawLimit['series']): LimitRule['series'] {
  if (series === undefined) return null;
  if (series === 'every') return { every: true };
  return { daily: series === 'daily' ? 'same_day' : 'next_day' };
}

function checkMinutes({ loaded, raw, value }: Entry<RawLimit>): void {
  const { id, limit, target, series } = value;
  if (target !== undefined && target > limit)
    loaded.findings.add('target_after_limit', raw, ['target'], { target, limit }, id);
  if (series === 'every' && limit < MIN_SERIES_MINUTES)
    loaded.findings.add('series_minutes', raw, ['limit'], {}, id);
  if (series !== undefined && series !== 'every' && limit >= DAY_MINUTES)
    loaded.findings.add('number_range', raw, ['limit'], { key: 'limit', min: 0, max: DAY_MINUTES - 1 }, id);
}

/** One limit or correction window; null where its document is not known. */
export function readLimit(context: Context, entry: Entry<RawLimit>): LimitRule | null {
  const { value } = entry;
  const head = headOf(context, entry);
  const types = typesOf(context, entry);
  checkNames(context, entry, { ...value, isList: true });
  checkMinutes(entry);
  if (head === null) return null;
  return {
    ...head,
    profiles: value.profiles ?? PROFILES,
    types,
    divisions: value.divisions ?? [],
    when: (value.when ?? []).map(conditionOf),
    grades: value.grades ?? null,
    unless: value.unless ?? [],
    kind: value.kind,
    to: value.to,
    by: value.by ?? 'room',
    way: value.way ?? null,
    clock: value.clock,
    isFromChange: value.on_rise === 'change',
    limitMinutes: value.limit,
    targetMinutes: value.target ?? null,
    isImmediate: value.immediate === true,
    isLimitSetting: value.limit_is === 'setting' || value.basis === 'setting',
    series: seriesOf(value.series),
    isWindow: value.window === true,
  };
}

/** A row of a matrix with the limits of its cells, one for each grade that has minutes. */
export type ReadRow = { readonly row: MatrixRow; readonly limits: readonly LimitRule[] };

type Cell = Exclude<RawCell, string | number>;
const minutesOf = (cell: RawCell): Cell | null => {
  if (typeof cell === 'string') return null;
  return typeof cell === 'number' ? { limit: cell } : cell;
};

/** Where a row has no minutes at all. */
const HOUR = 60;

/** The minutes of the slackest cell of a row: what a cell with a word is given when a room wants minutes there. */
function slackest(cells: RawMatrixRow['cells']): number {
  const minutes = GRADES.flatMap((grade) => minutesOf(cells[grade])?.limit ?? []);
  return minutes.length === 0 ? HOUR : Math.max(...minutes);
}

/** The limit of one cell. A cell with a word instead of minutes is a limit that is switched off, so that a room can switch it on. */
function cellLimit(
  head: RuleHead,
  matrix: RawMatrix,
  value: RawMatrixRow,
  grade: Grade,
  types: LimitRule['types'],
): LimitRule {
  const told = minutesOf(value.cells[grade]);
  const cell = told ?? { limit: slackest(value.cells) };
  return {
    ...head,
    id: `${head.id}.${grade}`,
    isOn: head.isOn && told !== null,
    profiles: [matrix.profile],
    types,
    divisions: [],
    when: (cell.when ?? []).map(conditionOf),
    grades: [grade],
    unless: [],
    kind: value.kind ?? 'notify',
    to: [value.to],
    by: 'room',
    way: value.way ?? 'phone',
    clock: 'received_at',
    isFromChange: matrix.on_rise === 'change',
    limitMinutes: cell.limit,
    targetMinutes: cell.target ?? null,
    isImmediate: value.immediate === true,
    isLimitSetting: true,
    series: null,
    isWindow: false,
  };
}

function cellOf(id: string, grade: Grade, cell: RawCell): MatrixCell {
  const ruleId = `${id}.${grade}`;
  if (typeof cell === 'string') return { ruleId, word: cell };
  return { ruleId, word: typeof cell === 'number' ? null : (cell.otherwise ?? null) };
}

export function readMatrixRow(
  context: Context,
  matrix: RawMatrix,
  entry: Entry<RawMatrixRow>,
): ReadRow | null {
  const { loaded, raw, value } = entry;
  const head = headOf(context, { ...entry, value: { ...value, basis: 'setting', source: matrix.source } });
  const types = typesOf(context, { ...entry, value: { id: value.id } });
  const kind = value.kind ?? 'notify';
  checkNames(context, entry, { id: value.id, kind, to: [value.to], isList: false });
  for (const grade of GRADES) {
    const cell = minutesOf(value.cells[grade]);
    if (cell?.target === undefined || cell.target <= cell.limit) continue;
    const { target, limit } = cell;
    loaded.findings.add('target_after_limit', raw, ['cells', grade], { target, limit }, value.id);
  }
  if (head === null) return null;
  const cells = Object.fromEntries(
    GRADES.map((grade) => [grade, cellOf(head.id, grade, value.cells[grade])]),
  ) as MatrixRow['cells'];
  return {
    row: { ...head, profile: matrix.profile, kind, recipient: value.to, cells },
    limits: GRADES.map((grade) => cellLimit(head, matrix, value, grade, types)),
  };
}
