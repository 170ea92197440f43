import { MINUTE_MS } from '../domain/time';

/** Which clock a limit counts from, how long it is and where that stands. */
export type TimedRule = {
  /** `occurred_at`, `received_at`, `verified_at`, `last_report_at` … */
  readonly clockField: string;
  readonly clockAt: number | null;
  readonly limitMinutes: number | null;
  /** source mark of domain.md */
  readonly mark: string;
  readonly document: string;
  readonly article: string;
  readonly isLaw: boolean;
  readonly isOverridden: boolean;
};

/** A duty of the incident as the check reads it. */
export type TimedDuty = {
  readonly id: string;
  readonly kind: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly round: number | null;
  readonly targetAt: number | null;
  readonly dueAt: number | null;
  readonly state: 'open' | 'met' | 'not_needed' | 'superseded';
  /** when it fell away undone, as at the closing of the incident; null otherwise */
  readonly droppedAt: number | null;
  readonly metAt: number | null;
  readonly receiver: string;
  readonly way: string;
  readonly readBack: boolean;
  readonly lateReason: string;
  readonly rule: TimedRule | null;
  /** a span in which changes are reported, and not one report */
  readonly isWindow: boolean;
};

export type TimingSource = {
  readonly occurredAt: number | null;
  readonly receivedAt: number;
  readonly verifiedAt: number | null;
  /** who told the room, and how */
  readonly source: string;
  readonly duties: readonly TimedDuty[];
  readonly asOf: number;
};

/** The groups of rows in the order of the sheet: 发生 接报 核实 报带班 首报 书面 续报 零报告 伤亡补报观察 其他. */
export const TIMING_GROUPS = [
  'occurred',
  'received',
  'verified',
  'leader',
  'phone',
  'written',
  'update',
  'zero',
  'watch',
  'other',
] as const;
export type TimingGroup = (typeof TIMING_GROUPS)[number];

/** `noted`: a time without a limit; `open` not due yet; `overdue` not done and past its limit; `watch`: a span that is not over. */
export type TimingState = 'noted' | 'watch' | 'on_time' | 'late' | 'open' | 'overdue' | 'not_needed';

export type TimingRow = {
  readonly id: string;
  readonly group: TimingGroup;
  /** the duty in words; empty for 发生, 接报 and 核实, which are named by their group */
  readonly titleZh: string;
  readonly titleEn: string;
  readonly round: number | null;
  /** when it was done; null while it is open */
  readonly at: number | null;
  /** the clock that the interval counts from; null when there is none */
  readonly clock: { readonly field: string; readonly at: number } | null;
  /** from its clock to the moment it was done, whole minutes by the clock on the wall (02:38 → 02:42 is 4) */
  readonly intervalMinutes: number | null;
  readonly limitMinutes: number | null;
  readonly targetAt: number | null;
  readonly dueAt: number | null;
  readonly state: TimingState;
  /** how much past its limit it was done, or is now; whole minutes rounded up, 0 in time */
  readonly lateMinutes: number;
  readonly rule: TimedRule | null;
  readonly receiver: string;
  readonly way: string;
  readonly readBack: boolean;
  readonly lateReason: string;
  /** undone and not asked for any more: it gets no later */
  readonly isOver: boolean;
};

const GROUP_OF: Readonly<Record<string, TimingGroup>> = {
  leader_report: 'leader',
  phone_report: 'phone',
  skip_report: 'phone',
  quake_flash: 'phone',
  initial_report: 'written',
  update_report: 'update',
  final_report: 'update',
  verified_report: 'update',
  correction_report: 'update',
  zero_report: 'zero',
};

/** Duties of the leaders and heads go with the leader on duty; kinds that no group has are `other`. */
export function timingGroupOf(kind: string): TimingGroup {
  return GROUP_OF[kind] ?? (kind === 'head_report' ? 'leader' : 'other');
}

const wallMinute = (at: number): number => Math.floor(at / MINUTE_MS);

/** Whole minutes between two moments as a clock without seconds shows them. */
export function minutesBetween(from: number, to: number): number {
  return wallMinute(to) - wallMinute(from);
}

/** It had passed its limit already when nobody asked for it any more: it was never done. */
const isDroppedLate = ({ droppedAt, dueAt }: TimedDuty): boolean =>
  droppedAt !== null && dueAt !== null && droppedAt > dueAt;

function stateOf(duty: TimedDuty, asOf: number): TimingState {
  if (duty.state === 'superseded') return 'not_needed';
  if (duty.isWindow) return duty.state === 'open' ? 'watch' : duty.state === 'met' ? 'noted' : 'not_needed';
  if (duty.state === 'not_needed') return isDroppedLate(duty) ? 'overdue' : 'not_needed';
  if (duty.state === 'met') {
    if (duty.dueAt === null || duty.metAt === null) return 'noted';
    return duty.metAt > duty.dueAt ? 'late' : 'on_time';
  }
  return duty.dueAt !== null && asOf > duty.dueAt ? 'overdue' : 'open';
}

function dutyRow(duty: TimedDuty, source: TimingSource, before: number | null): TimingRow {
  const group = duty.isWindow ? 'watch' : timingGroupOf(duty.kind);
  const state = stateOf(duty, source.asOf);
  const at = duty.state === 'met' ? duty.metAt : null;
  const ruled =
    duty.rule !== null && duty.rule.clockAt !== null
      ? { field: duty.rule.clockField, at: duty.rule.clockAt }
      : null;
  const since = group === 'update' && before !== null ? { field: 'last_report_at', at: before } : null;
  const clock = ruled ?? since ?? { field: 'received_at', at: source.receivedAt };
  const end = at ?? (state === 'overdue' ? (duty.droppedAt ?? source.asOf) : null);
  const late =
    !duty.isWindow && end !== null && duty.dueAt !== null && end > duty.dueAt ? end - duty.dueAt : 0;
  const limit =
    duty.rule?.limitMinutes ?? (duty.dueAt === null ? null : minutesBetween(clock.at, duty.dueAt));
  return {
    id: duty.id,
    group,
    titleZh: duty.titleZh,
    titleEn: duty.titleEn,
    round: duty.round,
    at,
    clock,
    intervalMinutes: at === null ? null : minutesBetween(clock.at, at),
    limitMinutes: limit,
    targetAt: duty.targetAt,
    dueAt: duty.dueAt,
    state,
    lateMinutes: Math.ceil(late / MINUTE_MS),
    rule: duty.rule,
    receiver: duty.receiver,
    way: duty.way,
    readBack: duty.readBack,
    lateReason: duty.lateReason,
    isOver: duty.state !== 'open' || duty.isWindow,
  };
}

function notedRow(
  group: 'occurred' | 'received' | 'verified',
  at: number,
  clock: TimingRow['clock'],
  receiver = '',
): TimingRow {
  return {
    id: group,
    group,
    titleZh: '',
    titleEn: '',
    round: null,
    at,
    clock,
    intervalMinutes: clock === null ? null : minutesBetween(clock.at, at),
    limitMinutes: null,
    targetAt: null,
    dueAt: null,
    state: 'noted',
    lateMinutes: 0,
    rule: null,
    receiver,
    way: '',
    readBack: false,
    lateReason: '',
    isOver: true,
  };
}

/** The last report to the same receiver before this one, which an update counts from. */
function reportBefore(duty: TimedDuty, duties: readonly TimedDuty[]): number | null {
  const recipient = (one: TimedDuty): string => one.id.split('.')[2] ?? '';
  const limit = duty.metAt ?? duty.dueAt ?? Number.MAX_SAFE_INTEGER;
  const times = duties.flatMap((one) =>
    one.id !== duty.id &&
    one.state === 'met' &&
    one.metAt !== null &&
    one.metAt < limit &&
    recipient(one) === recipient(duty) &&
    ['phone', 'written', 'update'].includes(timingGroupOf(one.kind))
      ? [one.metAt]
      : [],
  );
  return times.length === 0 ? null : Math.max(...times);
}

const rank = (row: TimingRow): number => TIMING_GROUPS.indexOf(row.group);
const when = (row: TimingRow): number => row.at ?? row.dueAt ?? Number.MAX_SAFE_INTEGER;

/**
 * The rows of the 信息报送时效核查表 of one incident: when it happened, when the room knew, when it was verified, whom it told and when, against which limit of
 * which document, on time or late by how much, with the record and the reason. Duties that are not asked for any more are left out unless they were done.
 * Answers “when did you know, whom did you tell, when” (users.md C) at any time. Limits include their last instant: done at the due time is in time.
 */
export function timingRows(source: TimingSource): readonly TimingRow[] {
  const { occurredAt, receivedAt, verifiedAt, duties } = source;
  const noted = [
    ...(occurredAt === null ? [] : [notedRow('occurred', occurredAt, null)]),
    notedRow(
      'received',
      receivedAt,
      occurredAt === null ? null : { field: 'occurred_at', at: occurredAt },
      source.source,
    ),
    ...(verifiedAt === null
      ? []
      : [notedRow('verified', verifiedAt, { field: 'received_at', at: receivedAt })]),
  ];
  const told = duties
    .map((duty) => dutyRow(duty, source, reportBefore(duty, duties)))
    .filter((row) => row.state !== 'not_needed')
    .toSorted((a, b) => rank(a) - rank(b) || when(a) - when(b) || a.id.localeCompare(b.id));
  return [...noted, ...told];
}

/** How the check came out: done in time, done late, not done and past the limit, still open, late without a reason. */
export type TimingTotals = {
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly open: number;
  readonly unexplained: number;
};

export function timingTotals(rows: readonly Pick<TimingRow, 'state' | 'lateReason'>[]): TimingTotals {
  const count = (state: TimingState): number => rows.filter((row) => row.state === state).length;
  return {
    onTime: count('on_time'),
    late: count('late'),
    overdue: count('overdue'),
    open: count('open'),
    unexplained: rows.filter((row) => row.state === 'late' && row.lateReason === '').length,
  };
}

/** A row as it stands at a later moment: what is not done becomes overdue, and later by the minute. */
export function rowAt<R extends Pick<TimingRow, 'isOver' | 'state' | 'dueAt' | 'lateMinutes'>>(
  row: R,
  now: number,
): R {
  if (row.isOver || row.dueAt === null || now <= row.dueAt) return row;
  return { ...row, state: 'overdue', lateMinutes: Math.ceil((now - row.dueAt) / MINUTE_MS) };
}
