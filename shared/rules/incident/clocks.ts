import { holds, holdsIn } from './grade';
import { type Candidate, owed, startOf, strictest, together } from './owed';
import { seriesOf } from './series';
import { appliesAt, type Stage, stagesOf } from './stages';
import type { ClockInput, LimitRule, OwedReport, RuleBook } from './types';

/** Goes through the stages of one duty: what stands, and what it took the place of. */
function historyOf(
  candidates: readonly Candidate[],
  stages: readonly Stage[],
  input: ClockInput,
): readonly OwedReport[] {
  const past: OwedReport[] = [];
  let standing: OwedReport | undefined;
  for (const stage of stages) {
    const rows = candidates
      .filter((one) => one.stage.index <= stage.index && appliesAt(one.rule, stage, input))
      .map((one) => owed(one));
    const winner = strictest(rows);
    if (winner === undefined) continue;
    if (standing === undefined) standing = together(winner, rows);
    else if (standing.dueAt === winner.dueAt) standing = together(standing, rows);
    else {
      past.push({ ...standing, supersededBy: { ruleId: winner.ruleId, at: stage.at } });
      standing = together(winner, rows);
    }
  }
  return standing === undefined ? past : [...past, standing];
}

function candidatesOf(rule: LimitRule, stages: readonly Stage[], input: ClockInput): readonly Candidate[] {
  const stage = stages.find((one) => appliesAt(rule, one, input));
  const clock = stage === undefined ? null : startOf(rule, stage, input);
  if (stage === undefined || clock === null) return [];
  return rule.to.map((recipient) => ({ rule, recipient, stage, clock }));
}

function isInForce(rule: LimitRule, input: ClockInput): boolean {
  return (
    holds(rule, input.receivedAt) &&
    rule.profiles.includes(input.profile) &&
    rule.types.includes(input.type) &&
    holdsIn(rule.divisions, input.division) &&
    (rule.by === 'room' || input.withOthers === true) &&
    !rule.unless.some((flag) => input.flags.includes(flag))
  );
}

const byDue = (a: OwedReport, b: OwedReport): number =>
  a.dueAt - b.dueAt || a.kind.localeCompare(b.kind) || a.recipient.localeCompare(b.recipient);

/**
 * Every duty with its clock, the earliest first. Rules that ask for the same report to the same recipient are one duty; the strictest limit counts. Each
 * rule has its own clock; a rise of the grade adds what the new grade asks for and keeps what it replaces, marked `supersededBy`. A fall takes nothing
 * back. Limits are whole minutes on UTC, so that midnight, month ends and leap days need no care; daily ones have a clock time of +08:00. Series are
 * listed up to `until` and end when the incident is stable. Never throws.
 */
export function clocksOf(book: RuleBook, input: ClockInput): readonly OwedReport[] {
  const stages = stagesOf(input);
  const candidates = book.limits
    .filter((rule) => isInForce(rule, input))
    .flatMap((rule) => candidatesOf(rule, stages, input));
  const duties = Map.groupBy(candidates, ({ rule, recipient }) => `${rule.kind}.${recipient}`);
  const rows = [...duties.values()].flatMap((all) => [
    ...historyOf(
      all.filter(({ rule }) => rule.series === null),
      stages,
      input,
    ),
    ...seriesOf(
      all.filter(({ rule }) => rule.series !== null),
      input,
    ),
  ]);
  return rows.toSorted(byDue);
}
