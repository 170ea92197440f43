import type { FigureId } from '../../domain/figures';
import { dayOf, MINUTE_MS, startOfDay } from '../../domain/time';
import { isReached, type Stage } from './stages';
import { type ClockInput, type LimitRule, type OwedReport, type RuleFigure, SUMS, type SumId } from './types';

export type Start = OwedReport['clock'];

/** What one rule owes to one recipient, before rules that ask for the same are brought together. */
export type Candidate = {
  readonly rule: LimitRule;
  readonly recipient: string;
  /** the first stage at which it applied: what it counts from does not move when the grade rises again */
  readonly stage: Stage;
  readonly clock: Start;
};

const isSum = (figure: RuleFigure): figure is SumId => Object.hasOwn(SUMS, figure);
const partsOf = (figure: RuleFigure): readonly FigureId[] => (isSum(figure) ? SUMS[figure] : [figure]);

/** When the figure that a limit asks for was first known; undefined where nobody says. */
function figureKnownAt(rule: LimitRule, input: ClockInput): number | undefined {
  const times = rule.when.flatMap((condition) =>
    condition.is === 'figure' && isReached(condition, input)
      ? partsOf(condition.figure).flatMap((part) => input.figureTimes?.[part] ?? [])
      : [],
  );
  return times.length === 0 ? undefined : Math.min(...times);
}

/**
 * Where the clock of a rule starts at a stage; null when what it runs from has not happened. Where nobody knows when the incident occurred, or no report
 * was sent yet, it runs from the receipt.
 */
export function startOf(rule: LimitRule, stage: Stage, input: ClockInput): Start | null {
  const received: Start = { field: 'received_at', at: input.receivedAt };
  const changed: Start = stage.index === 0 ? received : { field: 'grade_changed_at', at: stage.at };
  const from = (field: Start['field'], at: number | null | undefined): Start | null =>
    at === null || at === undefined ? null : { field, at };
  if (rule.isFromChange && stage.index > 0) return changed;
  switch (rule.clock) {
    case 'received_at':
      return received;
    case 'occurred_at':
      return from('occurred_at', input.occurredAt) ?? received;
    case 'verified_at':
      return from('verified_at', input.verifiedAt);
    case 'stable_at':
      return from('stable_at', input.stableAt);
    case 'grade_changed_at':
      return changed;
    case 'figure_known_at':
      return from('figure_known_at', figureKnownAt(rule, input)) ?? changed;
    case 'last_report_at':
      return from('last_report_at', input.lastReportAt) ?? received;
    case 'day_start':
      return from('day_start', startOfDay(dayOf(input.receivedAt)));
    case 'inquiry_submitted_at':
      return null;
  }
}

/** The duty of one candidate by itself. */
export function owed(candidate: Candidate, series: OwedReport['series'] = null): OwedReport {
  const { rule, recipient, stage, clock } = candidate;
  const after = (minutes: number): number => clock.at + minutes * MINUTE_MS;
  return {
    ruleId: rule.id,
    family: rule.family,
    name: { zh: rule.zh, en: rule.en },
    kind: rule.kind,
    recipient,
    by: rule.by,
    clock,
    limitMinutes: rule.limitMinutes,
    targetMinutes: rule.targetMinutes,
    dueAt: after(rule.limitMinutes),
    targetAt: rule.targetMinutes === null ? null : after(rule.targetMinutes),
    isImmediate: rule.isImmediate,
    way: rule.way,
    basis: rule.basis,
    mark: rule.mark,
    document: rule.document,
    article: rule.article,
    isLaw: rule.basis === 'law',
    isOverridden: rule.override !== null,
    series,
    isWindow: rule.isWindow,
    since: stage.index === 0 ? clock.at : Math.max(stage.at, clock.at),
    level: stage.grade,
    supersededBy: null,
    alsoBy: [],
  };
}

/** The strictest first; where two are equally strict the law comes first. */
export function strictest(rows: readonly OwedReport[]): OwedReport | undefined {
  return rows.toSorted((a, b) => a.dueAt - b.dueAt || Number(b.isLaw) - Number(a.isLaw))[0];
}

/** One duty that several rules ask for. */
export function together(winner: OwedReport, rows: readonly OwedReport[]): OwedReport {
  const alsoBy = rows
    .filter((row) => row.ruleId !== winner.ruleId)
    .map(({ ruleId, limitMinutes, dueAt, isLaw, mark, document, article }) => ({
      ruleId,
      limitMinutes,
      dueAt,
      isLaw,
      mark,
      document,
      article,
    }));
  return { ...winner, alsoBy };
}
