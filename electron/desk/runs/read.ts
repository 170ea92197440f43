import type { RunDetail, RunSummary } from '../../../shared/contract/models';
import { drillTitle } from '../../../shared/domain/drill';
import type { Facts, RunState } from '../../../shared/plan';
import { type Db, statement } from '../db/statement';
import { deadlinesOfScope, nextDeadline } from '../deadlines/read';
import { incidentById, obligationsOf } from '../incidents/read';
import { planRow, planTitles, subplanTexts } from '../plans/planStore';
import { type RunRow, runRow, scopeOf, subplansOf } from './runRows';

function toSummary(db: Db, row: RunRow, now: number): RunSummary {
  const planned = planRow(db, row.plan_id, row.plan_revision);
  const titles = planned ? planTitles(planned) : { title: row.plan_id, titleEn: row.plan_id };
  return {
    id: row.id,
    planId: row.plan_id,
    planRevision: row.plan_revision,
    title: drillTitle(titles.title, row.drill, 'zh'),
    titleEn: drillTitle(titles.titleEn, row.drill, 'en'),
    drill: row.drill,
    incidentId: row.incident_id,
    incidentTitle: row.incident_id ? (incidentById(db, row.incident_id, now)?.title ?? null) : null,
    warningId: row.warning_id,
    receivedAt: row.received_at,
    startedAt: row.started_at,
    startedBy: row.started_by,
    endedAt: row.ended_at,
    state: row.ended_at === null ? 'running' : 'ended',
    version: row.version,
    nextDeadline: row.ended_at === null ? nextDeadline(db, scopeOf(row), now) : null,
    ...linksOf(row),
  };
}

/** The runs before and after a change of plan. Few runs have one, so that the state is read only where it names one. */
function linksOf({ machine }: RunRow): Pick<RunSummary, 'switchedFrom' | 'switchedTo'> {
  if (!machine.includes('"switched":') && !machine.includes('"from":')) return {};
  const { from, switched } = JSON.parse(machine) as RunState;
  return {
    ...(from ? { switchedFrom: from.runId } : {}),
    ...(switched ? { switchedTo: switched.to } : {}),
  };
}

export function runsIn(db: Db, state: 'running' | 'ended' | 'all', now: number): RunSummary[] {
  const where = { running: 'WHERE ended_at IS NULL', ended: 'WHERE ended_at IS NOT NULL', all: '' }[state];
  return statement<[], RunRow>(db, `SELECT * FROM runs ${where} ORDER BY started_at DESC, id LIMIT 300`)
    .all()
    .map((row) => toSummary(db, row, now));
}

export function runsOfIncident(db: Db, incidentId: string, now: number): RunSummary[] {
  return statement<[string], RunRow>(db, 'SELECT * FROM runs WHERE incident_id = ? ORDER BY started_at, id')
    .all(incidentId)
    .map((row) => toSummary(db, row, now));
}

/** What the facts store knows, under the names that plans use in their expressions. */
export function factsOf(db: Db, row: RunRow, now: number): Facts {
  if (row.incident_id !== null) {
    const incident = incidentById(db, row.incident_id, now);
    if (!incident) return {};
    const { dead, missing, trapped, seriousInjury, threatened, evacuated } = incident.casualties;
    return {
      dead,
      missing,
      trapped,
      serious_injury: seriousInjury,
      threatened,
      evacuated,
      sensitive: incident.sensitive,
      fishing_vessel: incident.type === 'fishing_vessel',
    };
  }
  return row.warning_id === null ? {} : warningFacts(db, row.warning_id, now);
}

const COLOR_NUMBER: Readonly<Record<string, number>> = { red: 1, orange: 2, yellow: 3, blue: 4 };

/** By the warning as its newest update has it. A colour or level that is not given counts as the lowest, since an unknown fact would count as 0, above red. */
function warningFacts(db: Db, warningId: string, now: number): Facts {
  const row = statement<
    [string],
    { color: string | null; level: string | null; lifted_at: number | null; ends_at: number | null }
  >(
    db,
    `SELECT h.color, h.level, h.lifted_at, h.ends_at FROM warnings w JOIN warnings h ON h.id = w.head_id WHERE w.id = ?`,
  ).get(warningId);
  if (!row) return {};
  return {
    signal_color: row.color === null ? 9 : (COLOR_NUMBER[row.color] ?? 9),
    warning_level: row.level === null ? 9 : Number(row.level.slice(-1)),
    warning_lifted: row.lifted_at !== null || (row.ends_at !== null && row.ends_at < now),
  };
}

export function runDetail(db: Db, id: string, now: number): RunDetail | undefined {
  const row = runRow(db, id);
  const planned = row && planRow(db, row.plan_id, row.plan_revision);
  if (!row || !planned) return undefined;
  return {
    summary: toSummary(db, row, now),
    planText: planned.text,
    tablesText: planned.tables_text,
    subplanTexts: subplanTexts(db, subplansOf(row)),
    state: JSON.parse(row.machine) as unknown,
    facts: { ...factsOf(db, row, now) },
    deadlines: deadlinesOfScope(db, scopeOf(row), now),
    obligations: obligationsOf(db, scopeOf(row)),
  };
}
