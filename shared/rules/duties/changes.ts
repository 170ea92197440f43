import type { DutyRule, OpenedObligation } from '../../domain/facts/duties';
import { MINUTE_MS } from '../../domain/time';

/** A duty as it stands: opened by a rule or a plan, done or not. */
export type KnownDuty = {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly round: number | null;
  readonly state: 'open' | 'met' | 'not_needed' | 'superseded';
  readonly dueAt: number | null;
  readonly metAt: number | null;
  /** the incident itself asks for it, not only a running plan */
  readonly isStanding: boolean;
  /** a running plan asks for it too */
  readonly isOfRun: boolean;
  readonly rule: {
    readonly ruleId: string;
    readonly clockAt: number | null;
    readonly limitMinutes: number | null;
    readonly isOverridden: boolean;
  } | null;
};

/** A duty as a rule asks for it, with the clock that its limit counts from. */
export type AskedDuty = Omit<OpenedObligation, 'id' | 'rule' | 'round'> & {
  readonly rule: DutyRule;
  /** n of a repeated duty; null: it is done once */
  readonly round: number | null;
  /** the rule whose limit took the place of this one when the grade rose */
  readonly supersededBy: string | null;
};

export type DutyChanges = {
  readonly obligations: readonly OpenedObligation[];
  readonly superseded: readonly { readonly id: string; readonly by: string | null }[];
  /** repeated duties that count anew from the report before them: no history is made of that */
  readonly moved: readonly string[];
};

/** One duty has one id, whoever asks for it. */
const idOf = (incidentId: string, duty: Pick<AskedDuty, 'kind' | 'recipient' | 'round'>): string =>
  `${incidentId}.${duty.kind}.${duty.recipient}${duty.round === null ? '' : `.r${duty.round}`}`;

/** The earlier limit binds; of two equal ones that of the law. A duty without a limit comes after every one that has one. */
const binds = (a: AskedDuty, b: AskedDuty): number =>
  (a.dueAt ?? Number.MAX_VALUE) - (b.dueAt ?? Number.MAX_VALUE) ||
  Number(b.rule.isLaw) - Number(a.rule.isLaw) ||
  (a.rule.ruleId < b.rule.ruleId ? -1 : 1);

function binding(incidentId: string, asked: readonly AskedDuty[]): ReadonlyMap<string, AskedDuty> {
  const byId = new Map<string, AskedDuty>();
  for (const duty of asked) {
    const id = idOf(incidentId, duty);
    const known = byId.get(id);
    if (known === undefined || binds(duty, known) < 0) byId.set(id, duty);
  }
  return byId;
}

/** Due at a time of the day. A missed one is owed on, and the next day asks for its own all the same (零报告). */
const isDaily = (duty: AskedDuty): boolean => duty.rule.clockField === 'day_start';

/** Of a repeated duty only the one that comes next is opened: the first after the last that was done, or the first that is still to come. */
function isNextOfSeries(
  duty: AskedDuty,
  asked: Iterable<AskedDuty>,
  known: readonly KnownDuty[],
  now: number,
): boolean {
  const { round } = duty;
  if (round === null) return true;
  const same = known.filter((one) => one.kind === duty.kind && one.recipient === duty.recipient);
  const open = same.filter((one) => one.state === 'open' && one.round !== null);
  const missed = isDaily(duty) ? open.filter((one) => one.dueAt !== null && one.dueAt <= now) : [];
  if (open.length > missed.length) return false;
  const met = same.filter((one) => one.state === 'met' && one.round !== null);
  const lastRound = Math.max(0, ...[...met, ...missed].map((one) => one.round ?? 0));
  const from = met.length === 0 || missed.length > 0 ? now : Math.max(...met.map((one) => one.metAt ?? 0));
  const later = [...asked]
    .filter(
      (one) =>
        one.kind === duty.kind &&
        one.recipient === duty.recipient &&
        one.round !== null &&
        one.round > lastRound,
    )
    .sort((a, b) => (a.round ?? 0) - (b.round ?? 0));
  const next = later.find((one) => (one.dueAt ?? 0) > from) ?? later.at(-1);
  return next?.round === round;
}

const dueByRule = (rule: KnownDuty['rule']): number | null =>
  rule === null || rule.clockAt === null || rule.limitMinutes === null
    ? null
    : rule.clockAt + rule.limitMinutes * MINUTE_MS;

const isSameRule = (known: KnownDuty['rule'], rule: DutyRule): boolean =>
  known !== null &&
  known.ruleId === rule.ruleId &&
  known.clockAt === rule.clockAt &&
  known.limitMinutes === rule.limitMinutes &&
  known.isOverridden === rule.isOverridden;

type Step = { readonly open: OpenedObligation; readonly replaces: boolean };

/** What one asked duty changes; undefined: nothing. */
function change(id: string, duty: AskedDuty, known: KnownDuty | undefined): Step | undefined {
  const { supersededBy: _, ...asked } = duty;
  const open = { id, ...asked };
  if (known === undefined || known.state === 'not_needed' || known.state === 'superseded')
    return { open, replaces: false };
  if (known.state === 'met' || (known.isStanding && isSameRule(known.rule, duty.rule))) return undefined;
  if (!known.isStanding || known.rule === null) return { open, replaces: false };
  // A plan may have pulled it nearer than its rule: that stays.
  const ruleDue = dueByRule(known.rule);
  const pulled = known.dueAt !== null && ruleDue !== null && known.dueAt < ruleDue ? known.dueAt : null;
  const dueAt = pulled === null || duty.dueAt === null ? duty.dueAt : Math.min(pulled, duty.dueAt);
  return { open: { ...open, dueAt }, replaces: dueAt !== known.dueAt };
}

/** Which duty stands in the place of one that is not asked for any more. */
function replacement(
  gone: KnownDuty,
  asked: readonly AskedDuty[],
  held: ReadonlyMap<string, AskedDuty>,
): string | null {
  const by = asked.find(
    (one) => one.supersededBy !== null && one.kind === gone.kind && one.recipient === gone.recipient,
  )?.supersededBy;
  if (by === undefined) return null;
  for (const [id, duty] of held) if (duty.rule.ruleId === by && id !== gone.id) return id;
  return null;
}

/**
 * What has to change so that the duties of an incident are those that its rules ask for (architecture.md 1: a duty exists once and is done once). What
 * was done stays done. Of several rules for one duty the earlier limit holds. Where a limit moves, how the duty stood is kept as history
 * (`superseded` by its own id); what no rule asks for any more gives way, unless a running plan still asks for it.
 */
export function dutyChanges(
  incidentId: string,
  known: readonly KnownDuty[],
  asked: readonly AskedDuty[],
  now: number,
): DutyChanges {
  const held = binding(
    incidentId,
    asked.filter((duty) => duty.supersededBy === null),
  );
  const byId = new Map(known.map((duty) => [duty.id, duty]));
  const obligations: OpenedObligation[] = [];
  const superseded: { id: string; by: string | null }[] = [];
  const moved: string[] = [];
  for (const [id, duty] of held) {
    const row = byId.get(id);
    if (row?.state !== 'open' && !isNextOfSeries(duty, held.values(), known, now)) continue;
    const step = change(id, duty, row);
    if (step === undefined) continue;
    if (step.replaces && duty.round !== null) moved.push(id);
    else if (step.replaces) superseded.push({ id, by: id });
    obligations.push(step.open);
  }
  for (const duty of known) {
    const isGone =
      duty.state === 'open' && duty.isStanding && duty.rule !== null && !duty.isOfRun && !held.has(duty.id);
    if (isGone) superseded.push({ id: duty.id, by: replacement(duty, asked, held) });
  }
  return { obligations, superseded, moved };
}
