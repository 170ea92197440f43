import type { CallOutRule } from '../domain/callouts';
import { MINUTE_MS, zoned } from '../domain/time';

/** A warning that came in longer ago is called out from now on: its limits would all be over before the first call. */
const OLD_MS = 60 * MINUTE_MS;

/** From when the limits of a call-out run: the receipt of the warning (domain.md 3.4), or its start where that lies more than an hour back. */
export const clockStart = (receivedAt: number | null, now: number): number =>
  receivedAt === null || now - receivedAt > OLD_MS ? now : Math.min(receivedAt, now);

export type CallLimits = { readonly ringDueAt: number; readonly answerDueAt: number };

export const limitsOf = (rule: CallOutRule, from: number): CallLimits => ({
  ringDueAt: from + rule.firstRingMinutes * MINUTE_MS,
  answerDueAt: from + rule.answeredMinutes * MINUTE_MS,
});

/**
 * When a person who answered at `answeredAt` owes the first feedback: at the rule's minutes after receipt, and never sooner than those who answered in
 * time have for it. Null: the rule asks for none.
 */
export function firstFeedbackDue(rule: CallOutRule, from: number, answeredAt: number): number | null {
  if (rule.feedbackMinutes === null) return null;
  const gap = Math.max(rule.feedbackMinutes - rule.answeredMinutes, 5);
  return Math.max(from + rule.feedbackMinutes * MINUTE_MS, answeredAt + gap * MINUTE_MS);
}

/** The feedback after one that came at `at`: on the rule's rhythm, counted from when the last one was due. Null: once is enough. */
export function nextFeedbackDue(rule: CallOutRule, dueAt: number, at: number): number | null {
  if (rule.feedbackEveryMinutes === null) return null;
  const every = rule.feedbackEveryMinutes * MINUTE_MS;
  return dueAt + Math.max(1, Math.floor((at - dueAt) / every) + 1) * every;
}

/** Night in the room's zone, when only the telephone counts (domain.md 3.5 [D]): minutes of the day, the span may run over midnight. */
export type Night = { readonly fromMinute: number; readonly toMinute: number };

export function isNight(at: number, night: Night): boolean {
  const { hour, minute } = zoned(at);
  const now = hour * 60 + minute;
  const { fromMinute: from, toMinute: to } = night;
  return from <= to ? now >= from && now < to : now >= from || now < to;
}
