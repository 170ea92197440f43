import type { AskedDuty, KnownDuty } from '../../../shared/rules/duties/changes';
import { type ClockInput, clocksOf, type OwedReport, type RuleBook } from '../../../shared/rules/incident';
import type { Db } from '../db/statement';
import { titlesOfDuty } from './words';

/** Recipients that are one in the room's tables: 县分管领导 and 县主要负责人 are told by one duty, the same that the work plans ask for. */
const ONE: Readonly<Record<string, string>> = {
  government_deputy: 'government_lead',
  government_head: 'government_lead',
};
const recipientOf = (owed: OwedReport): string => ONE[owed.recipient] ?? owed.recipient;

/** What counts as the report before the next update. */
const REPORTS: ReadonlySet<string> = new Set(['initial_report', 'update_report']);

/** Calling the forces “at once” is no limit that a clock could watch: the call itself is the first step of every plan. */
const ringsNever = (owed: OwedReport): boolean => owed.kind === 'notify' && owed.isImmediate;

const isFromLastReport = (book: RuleBook, owed: OwedReport): boolean =>
  owed.series !== null &&
  book.limits.some((rule) => rule.id === owed.ruleId && rule.clock === 'last_report_at');

function toAsked(db: Db, book: RuleBook, owed: OwedReport, round: number | null): AskedDuty {
  const recipient = recipientOf(owed);
  return {
    kind: owed.kind,
    recipient,
    round,
    targetAt: ringsNever(owed) ? null : owed.targetAt,
    dueAt: ringsNever(owed) ? null : owed.dueAt,
    ...titlesOfDuty(db, book, owed.kind, recipient),
    way: owed.way,
    isWindow: owed.isWindow,
    supersededBy: owed.supersededBy?.ruleId ?? null,
    rule: {
      ruleId: owed.ruleId,
      clockField: owed.clock.field,
      clockAt: owed.clock.at,
      limitMinutes: owed.limitMinutes,
      mark: owed.mark,
      document: owed.document,
      article: owed.article,
      isLaw: owed.isLaw,
      isOverridden: owed.isOverridden,
    },
  };
}

const lastOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.max(...values);

/**
 * The updates to one recipient: each counts from the report before it, to that recipient. They are numbered on from what was sent, so that an update has
 * one number whether a plan or a rule asks for it.
 */
function updatesTo(
  book: RuleBook,
  known: readonly KnownDuty[],
  input: ClockInput,
  first: OwedReport,
): readonly (readonly [OwedReport, number])[] {
  const to = recipientOf(first);
  const met = known.filter((duty) => duty.recipient === to && duty.state === 'met');
  const lastReportAt = lastOf(met.flatMap((duty) => (REPORTS.has(duty.kind) ? (duty.metAt ?? []) : [])));
  const sent = lastOf(met.flatMap((duty) => (duty.kind === first.kind ? (duty.round ?? []) : []))) ?? 0;
  return clocksOf(book, { ...input, lastReportAt })
    .filter(
      (owed) =>
        owed.kind === first.kind && owed.recipient === first.recipient && isFromLastReport(book, owed),
    )
    .map((owed) => [owed, sent + (owed.series?.index ?? 1)] as const);
}

/** The duties that the rules ask for now, as they are opened in this room. */
export function askedDuties(
  db: Db,
  book: RuleBook,
  known: readonly KnownDuty[],
  input: ClockInput,
): readonly AskedDuty[] {
  const asked: AskedDuty[] = [];
  const seen = new Set<string>();
  for (const owed of clocksOf(book, input)) {
    if (!isFromLastReport(book, owed)) {
      asked.push(toAsked(db, book, owed, owed.series?.index ?? null));
      continue;
    }
    const series = `${owed.kind}.${owed.recipient}`;
    if (seen.has(series)) continue;
    seen.add(series);
    for (const [update, round] of updatesTo(book, known, input, owed))
      asked.push(toAsked(db, book, update, round));
  }
  return asked;
}
