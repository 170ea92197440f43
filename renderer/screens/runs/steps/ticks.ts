import { clockTime } from '../../../../shared/domain/time';
import { boundsOf } from '../../../../shared/plan/machine/guards';
import type { Fields, FieldValue } from '../../../../shared/plan/run-types';
import type { Tick } from '../../../../shared/plan/types';
import { nearestTime, type Problem } from '../../parts/inputs';

/** What stands in a tick field: text as typed, a check, or 正在核实. */
export type RawTick = string | boolean | { readonly pending: true };
export type RawTicks = Readonly<Record<string, RawTick>>;

export const PENDING = { pending: true } as const;

export function isPending(raw: RawTick | undefined): raw is { readonly pending: true } {
  return typeof raw === 'object';
}

export function isBlank(raw: RawTick | undefined): boolean {
  return raw === undefined || (typeof raw === 'string' && raw.trim() === '');
}

function readTick(tick: Tick, raw: RawTick, now: number): FieldValue | Problem | undefined {
  if (isPending(raw)) return PENDING;
  if (tick.type === 'check') return raw === true;
  const text = String(raw).normalize('NFKC').trim();
  if (text === '') return undefined;
  if (tick.type === 'number') {
    const value = Number(text);
    if (!Number.isFinite(value)) return 'not_a_number';
    const { min, max } = boundsOf(tick);
    if (value >= min && value <= max) return value;
    return tick.min === undefined && tick.max === undefined ? 'not_a_number' : 'not_in_range';
  }
  if (tick.type === 'select') return tick.options?.includes(String(raw)) ? String(raw) : undefined;
  if (tick.type === 'time') return nearestTime(text, now) ?? 'not_a_time';
  return text.length > 2_000 ? 'too_long' : String(raw).trim();
}

const PROBLEMS: readonly unknown[] = [
  'not_a_number',
  'not_in_range',
  'not_a_time',
  'too_long',
] satisfies Problem[];

export type ReadTicks = { readonly fields: Fields; readonly problems: Readonly<Record<string, Problem>> };

/** As the machine asks: a required check must be ticked, any other required field say something or be 正在核实. */
function isLacking(tick: Tick, value: FieldValue | undefined, all: boolean): boolean {
  if (tick.type === 'check') return tick.required === true && value !== true;
  return value === undefined && (all || tick.required === true);
}

/**
 * The fields of a step as an act carries them: numbers as numbers, times as instants, blanks left out. With `all`
 * (mandatory steps of the room's own work) every field but the checks must say something or be 正在核实; required fields must
 * always.
 */
export function readTicks(ticks: readonly Tick[], raw: RawTicks, now: number, all: boolean): ReadTicks {
  const fields: Record<string, FieldValue> = {};
  const problems: Record<string, Problem> = {};
  for (const tick of ticks) {
    const typed = raw[tick.field];
    const value = typed === undefined ? undefined : readTick(tick, typed, now);
    // A text may by chance read like a problem: only numbers and times can have one besides length.
    const isProblem =
      PROBLEMS.includes(value) && (tick.type === 'number' || tick.type === 'time' || value === 'too_long');
    if (isProblem) problems[tick.field] = value as Problem;
    else if (isLacking(tick, value as FieldValue | undefined, all)) problems[tick.field] = 'empty';
    else if (value !== undefined) fields[tick.field] = value as FieldValue;
  }
  return { fields, problems };
}

/** Fields that were recorded, as they would be typed. */
export function rawTicks(ticks: readonly Tick[], fields: Fields): RawTicks {
  const raw: Record<string, RawTick> = {};
  for (const tick of ticks) {
    const value = fields[tick.field];
    if (value === undefined) continue;
    if (typeof value === 'object' || typeof value === 'boolean') raw[tick.field] = value;
    else raw[tick.field] = tick.type === 'time' ? clockTime(Number(value)) : String(value);
  }
  return raw;
}

/** 其余正在核实: every field that says nothing yet, checks excepted. */
export function restPending(ticks: readonly Tick[], raw: RawTicks): RawTicks {
  const rest = ticks.filter((tick) => tick.type !== 'check' && isBlank(raw[tick.field]));
  return { ...raw, ...Object.fromEntries(rest.map((tick) => [tick.field, PENDING])) };
}

/** `到场人数 6；车辆装备 2`: what was reported, in words, when nobody typed a sentence. */
export function ticksInWords(ticks: readonly Tick[], raw: RawTicks): string {
  return ticks
    .filter((tick) => !isBlank(raw[tick.field]) && !isPending(raw[tick.field]) && raw[tick.field] !== false)
    .map((tick) =>
      raw[tick.field] === true ? tick.label : `${tick.label} ${raw[tick.field]}${tick.unit ?? ''}`,
    )
    .join('；');
}

/**
 * Fields of a report step that its record of delivery says anyway (receiver, time, way, read-back): they are not
 * asked a second time but filled from the record. `gov_…` and `sup_…` belong to the recipient they name.
 */
export function isImplied(tick: Tick): boolean {
  if (tick.required === true || !['text', 'person', 'time', 'check'].includes(tick.type)) return false;
  return /^(?:(?:gov|sup)_)?(?:way|receiver|read_back|at)$|^(?:told_at|sent_at|issued_at|released_at|who)$/.test(
    tick.field,
  );
}

export type Delivered = {
  readonly recipient: string;
  readonly receiver: string;
  readonly at: number;
  readonly way: string;
  readonly readBack: boolean;
};

/** The implied fields of one delivery. */
export function impliedFields(ticks: readonly Tick[], delivered: Delivered): Fields {
  const fields: Record<string, FieldValue> = {};
  for (const tick of ticks.filter(isImplied)) {
    const owner = /^(gov|sup)_/.exec(tick.field)?.[1];
    if (owner === 'gov' && !delivered.recipient.startsWith('gov')) continue;
    if (owner === 'sup' && !delivered.recipient.startsWith('sup')) continue;
    if (tick.type === 'time') fields[tick.field] = delivered.at;
    else if (tick.type === 'check') fields[tick.field] = delivered.readBack;
    else if (tick.field.endsWith('way')) fields[tick.field] = delivered.way;
    else if (tick.type === 'text' || tick.type === 'person') fields[tick.field] = delivered.receiver;
  }
  return fields;
}
