import { type TimedDuty, type TimedRule, timingRows, timingTotals } from '../../../shared/briefing/timing';
import type { TimingPage } from '../../../shared/contract/areas/briefing';
import type { Incident, Obligation } from '../../../shared/contract/models';
import type { Profile } from '../../../shared/domain/vocabulary';
import type { PlanTables } from '../../../shared/plan';
import { partyName } from '../../../shared/plan';
import { type Db, statement } from '../db/statement';
import { refuseWith } from '../deskError';
import { incidentFactsAt } from '../figures/facts';
import { incidentById, obligationsOf } from '../incidents/read';
import { currentTables, profileOf } from '../plans/planStore';

type Kind = PlanTables['obligations'][number];

/** A duty that no rule set a limit for: what the tables of the work plans say of its kind. */
function tableRule(kind: Kind | undefined, duty: Obligation, incident: Incident): TimedRule | null {
  if (kind === undefined) return null;
  const [clockField, clockAt] =
    kind.clock === 'receipt'
      ? (['received_at', incident.receivedAt] as const)
      : kind.clock === 'last_report'
        ? (['last_report_at', null] as const)
        : (['step', duty.openedAt] as const);
  return {
    clockField,
    clockAt,
    limitMinutes: kind.limit_minutes ?? null,
    mark: kind.source_mark,
    document: '',
    article: '',
    isLaw: kind.basis === 'law',
    isOverridden: false,
  };
}

/** When duties that are asked for no more fell away, by the duty. */
function droppedTimes(db: Db, incidentId: string): ReadonlyMap<string, number> {
  const rows = statement<[string], { id: string; at: number }>(
    db,
    `SELECT obligation_id AS id, ended_at AS at FROM deadlines
     WHERE incident_id = ? AND obligation_id IS NOT NULL AND state = 'not_needed' AND ended_at IS NOT NULL`,
  ).all(incidentId);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

type Names = {
  readonly tables: PlanTables | null;
  readonly profile: Profile;
  readonly dropped: ReadonlyMap<string, number>;
};

function timed(duty: Obligation, incident: Incident, { tables, profile, dropped }: Names): TimedDuty {
  const kind = tables?.obligations.find((one) => one.id === duty.kind);
  const name = (locale: 'zh' | 'en'): string => {
    const what = kind?.[locale] ?? duty.kind;
    if (duty.kind === 'leader_report' || tables === null) return what;
    return `${what} → ${partyName(duty.recipient, tables, profile, locale)}`;
  };
  const { id, round, targetAt, dueAt, state, metAt, receiver, way, readBack, lateReason } = duty;
  return {
    id,
    kind: duty.kind,
    titleZh: duty.titleZh || name('zh'),
    titleEn: duty.titleEn || name('en'),
    round,
    targetAt,
    dueAt,
    state,
    droppedAt: dropped.get(id) ?? null,
    metAt,
    receiver,
    way,
    readBack,
    lateReason,
    isWindow: duty.isWindow,
    rule: ruleOf(duty) ?? tableRule(kind, duty, incident),
  };
}

function ruleOf({ rule }: Obligation): TimedRule | null {
  if (rule === null) return null;
  const { ruleId: _, ...rest } = rule;
  return rest;
}

/** Every limit of an incident as it stands now: the rows of the check sheet and of the screen. */
export function timingPageOf(db: Db, incidentId: string, now: number): TimingPage {
  const incident = incidentById(db, incidentId, now) ?? refuseWith('not_found', { field: 'incidentId' });
  const names = {
    tables: currentTables(db) ?? null,
    profile: profileOf(db),
    dropped: droppedTimes(db, incidentId),
  };
  const { verifiedAt, callerUnit, source } = incidentFactsAt(db, incidentId, null, now);
  const rows = timingRows({
    occurredAt: incident.occurredAt,
    receivedAt: incident.receivedAt,
    verifiedAt,
    source: [callerUnit, source].filter((part) => part !== '').join('，'),
    duties: obligationsOf(db, incidentId).map((duty) => timed(duty, incident, names)),
    asOf: now,
  });
  return { incidentId, asOf: now, rows: [...rows], totals: timingTotals(rows) };
}
