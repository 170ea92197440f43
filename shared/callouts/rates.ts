import type { Attempt, CallOutForecast, CallOutRates } from '../domain/callouts';
import { MINUTE_MS } from '../domain/time';

/** A call with read-back takes about this long (domain.md 3.4 [D]). */
export const CALL_SECONDS = 72;
/** No call with read-back is shorter: results that are typed one after the other must not make the sum hopeful. */
const LEAST_SECONDS = 20;
/** From so many calls of its own on the room's mean takes the place of the default. */
const OWN_CALLS = 5;

export type Rated = {
  readonly isDropped: boolean;
  readonly firstCallAt: number | null;
  readonly answeredAt: number | null;
  readonly answeredBy: 'self' | 'deputy' | null;
  /** somebody beside the person was called for it */
  readonly isEscalated: boolean;
  readonly hasFeedback: boolean;
};

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** From the own first call to the answer; nothing for who telephoned in before being called. */
const waitOf = (one: Rated): number | null =>
  one.answeredAt === null ? null : Math.max(0, one.answeredAt - (one.firstCallAt ?? one.answeredAt));

/**
 * Rates over persons, never over attempts (documents.md 5): whoever was taken off the list does not count. Five and fifteen minutes run from the own first
 * call. `wantsFeedback` false: nobody owes any, and there is no rate of it.
 */
export function callOutRates(people: readonly Rated[], wantsFeedback: boolean): CallOutRates {
  const persons = people.filter((one) => !one.isDropped);
  const waits = persons.flatMap((one) => waitOf(one) ?? []);
  const within = (minutes: number): number => waits.filter((wait) => wait <= minutes * MINUTE_MS).length;
  const count = (is: (one: Rated) => boolean): number => persons.filter(is).length;
  return {
    persons: persons.length,
    called: count((one) => one.firstCallAt !== null || one.answeredAt !== null),
    answeredSelf: count((one) => one.answeredBy === 'self'),
    answeredDeputy: count((one) => one.answeredBy === 'deputy'),
    unanswered: count((one) => one.answeredAt === null),
    escalated: count((one) => one.isEscalated),
    answeredShare: share(waits.length, persons.length),
    within5Share: share(within(5), persons.length),
    within15Share: share(within(15), persons.length),
    meanMs: waits.length === 0 ? null : waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    feedbackShare: wantsFeedback
      ? share(
          count((one) => one.hasFeedback),
          persons.length,
        )
      : null,
  };
}

/** The formula under every table of rates. */
export const RATE_FORMULA = {
  zh: '应答率=本人或登记代理人接听并复述确认人数÷应叫人数；短信送达或已读、语音信箱、家属接听不计。5分钟、15分钟应答率从各人首呼起算；反馈率=已反馈人数÷应叫人数；已移出名单的不计入应叫人数。',
  en: 'Answer rate = people who answered in person or by a registered deputy and read back ÷ people to be called; a delivered or read text message, a voice box or a family member does not count. Five and fifteen minutes run from each person’s own first call; feedback rate = people who reported back ÷ people to be called; those taken off the list do not count.',
} as const;

/** How long the room's own calls take, once there are enough; else what is planned with. Seconds. */
export function callSeconds(
  attempts: readonly Pick<Attempt, 'at' | 'endedAt' | 'phone'>[],
  planned: number = CALL_SECONDS,
): number {
  const own = attempts.flatMap(({ at, endedAt, phone }) =>
    phone > 0 && endedAt !== null && endedAt > at ? [endedAt - at] : [],
  );
  if (own.length < OWN_CALLS) return planned;
  const mean = own.reduce((sum, ms) => sum + ms, 0) / own.length / 1_000;
  return Math.max(LEAST_SECONDS, Math.round(mean));
}

export type ForecastInput = {
  /** people still to be reached, by the telephone that calls them; those by relay (0) cost the room no time */
  readonly remaining: readonly { readonly phone: number }[];
  readonly phones: number;
  readonly callSeconds: number;
  readonly dueAt: number;
  readonly now: number;
};

/** Will everybody be called in time, without one redial? The longest queue decides. */
export function callOutForecast(input: ForecastInput): CallOutForecast {
  const { remaining, phones, dueAt, now } = input;
  const queues = new Map<number, number>();
  for (const { phone } of remaining) if (phone > 0) queues.set(phone, (queues.get(phone) ?? 0) + 1);
  const longest = Math.max(0, ...queues.values());
  const doneAt = now + longest * input.callSeconds * 1_000;
  return {
    remaining: remaining.length,
    phones,
    callSeconds: input.callSeconds,
    doneAt,
    dueAt,
    isInTime: doneAt <= dueAt,
  };
}
