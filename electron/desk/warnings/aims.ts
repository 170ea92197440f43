import type { Statistics } from '../../../shared/contract/areas/statistics';
import type { RunState } from '../../../shared/plan';
import { walkRun } from '../../../shared/plan/machine/walk';
import { AIM_STEPS, type AimStep } from '../../../shared/settings/warningAims';
import {
  type AimedWarning,
  aimValue,
  type Exchange,
  hoursBefore,
  reachedAhead,
} from '../../../shared/warnings/aims';
import { type Db, statement } from '../db/statement';
import { runContext } from '../plans/planStore';
import { type RunRow, subplansOf } from '../runs/runRows';
import { readSetting } from '../settings/read';

type Span = { readonly from: number; readonly to: number };
type Chain = {
  head_id: string;
  issued_at: number;
  issuer: string;
  kind: string;
  color: string | null;
  level: string | null;
};
type Done = {
  readonly names: readonly string[];
  readonly at: number;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** Chains of warnings in earnest whose first message came in the span. */
function chainsIn(db: Db, span: Span): Chain[] {
  return statement<[number, number], Chain>(
    db,
    `SELECT w.head_id, min(coalesce(w.issued_at, w.received_at)) AS issued_at, h.issuer, h.kind, h.color, h.level
     FROM warnings w JOIN warnings h ON h.id = w.head_id WHERE w.status IN ('actual', 'system')
     GROUP BY w.head_id HAVING min(w.received_at) >= ? AND min(w.received_at) < ? ORDER BY issued_at, w.head_id`,
  ).all(span.from, span.to);
}

/** What was done in the runs of real work, by block, with the incidents that were opened from them. */
function workOf(
  rows: readonly RunRow[],
  db: Db,
): { readonly done: readonly Done[]; readonly spawned: readonly string[] } {
  const walks = rows.map((row) =>
    walkRun(
      runContext(db, row.plan_id, row.plan_revision, subplansOf(row)),
      JSON.parse(row.machine) as RunState,
    ),
  );
  const instances = walks.flatMap((walk, place) =>
    walk.instances.map(({ block, record }) => ({ block, record, planId: rows[place]?.plan_id ?? '' })),
  );
  return {
    done: instances.flatMap(({ block, record, planId }) => {
      const at = record.completed?.at ?? record.choice?.at;
      return at === undefined
        ? []
        : [{ names: [block.id, `${planId}/${block.id}`], at, fields: record.fields ?? {} }];
    }),
    spawned: instances.flatMap(({ record }) => record.spawned?.childIncidentId ?? []),
  };
}

function runsUnder(db: Db, headId: string): RunRow[] {
  return statement<[string], RunRow>(
    db,
    'SELECT * FROM runs WHERE drill IS NULL AND warning_id IN (SELECT id FROM warnings WHERE head_id = ?) ORDER BY started_at, id',
  ).all(headId);
}

type Impact = { started_at: number | null; was_hit: number | null };

/** When the impact began: as an officer recorded it, else when the first incident under the warning occurred; null where neither is known. */
function impactOf(
  db: Db,
  headId: string,
  spawned: readonly string[],
): { readonly at: number | null; readonly wasHit: boolean | null } {
  const said = statement<[string], Impact>(
    db,
    `SELECT started_at, was_hit FROM warning_impacts WHERE warning_id IN (SELECT id FROM warnings WHERE head_id = ?)
     ORDER BY at DESC, warning_id LIMIT 1`,
  ).get(headId);
  const first = statement<[string, string], { at: number | null }>(
    db,
    `SELECT min(coalesce(occurred_at, received_at)) AS at FROM incidents WHERE drill IS NULL AND (
       id IN (SELECT value FROM json_each(?)) OR
       id IN (SELECT incident_id FROM responses WHERE warning_id IN (SELECT id FROM warnings WHERE head_id = ?)))`,
  ).get(JSON.stringify(spawned), headId);
  const wasHit = said?.was_hit == null ? null : said.was_hit === 1;
  return { at: said?.started_at ?? first?.at ?? null, wasHit };
}

const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

function aimed(db: Db, chain: Chain, steps: Readonly<Record<AimStep, readonly string[]>>): AimedWarning {
  const { done, spawned } = workOf(runsUnder(db, chain.head_id), db);
  const impact = impactOf(db, chain.head_id, spawned);
  const first = (ids: readonly string[]): Done | undefined =>
    done.filter(({ names }) => names.some((name) => ids.includes(name))).toSorted((a, b) => a.at - b.at)[0];
  const move = first(steps.moved);
  return {
    id: chain.head_id,
    title: `${chain.issuer} ${chain.kind}`,
    issuedAt: chain.issued_at,
    impactAt: impact.at,
    wasHit: impact.wasHit,
    doneAt: {
      area: first(steps.area)?.at ?? null,
      forces: first(steps.forces)?.at ?? null,
      moved: move?.at ?? null,
    },
    toMove: numberOf(move?.fields['to_move']),
    moved: numberOf(move?.fields['moved']),
  };
}

/** Consultations held in the span in any run; null where no run had such a step to hold. */
function consultationsIn(db: Db, span: Span, ids: readonly string[]): number | null {
  const rows = statement<[number, number], RunRow>(
    db,
    'SELECT * FROM runs WHERE drill IS NULL AND received_at < ? AND (ended_at IS NULL OR ended_at >= ?) ORDER BY started_at, id',
  ).all(span.to, span.from);
  const held = workOf(rows, db).done.filter(
    ({ names, at }) => names.some((name) => ids.includes(name)) && at >= span.from && at < span.to,
  );
  return held.length === 0 ? null : held.length;
}

/** Calls with other duty rooms, and what people of townships and villages fed back, in the span; drills left out. */
function exchangeIn(db: Db, span: Span): Exchange {
  const neighbours = statement<[Span], { tried: number; spoken: number }>(
    db,
    `SELECT count(*) AS tried, coalesce(sum(spoken), 0) AS spoken FROM (
       SELECT person_id, at, result LIKE 'answered%' AS spoken FROM callout_attempts
       UNION ALL SELECT person_id, at, 1 FROM callout_feedback WHERE way = 'inbound') x
     JOIN callout_people p ON p.id = x.person_id JOIN callouts c ON c.id = p.callout_id
     WHERE c.drill IS NULL AND p.role IN ('city_duty', 'county_duty') AND x.at >= @from AND x.at < @to`,
  ).get(span);
  const grassroots = statement<[Span], { called: number; fedBack: number }>(
    db,
    `SELECT count(*) AS called, count(*) FILTER (WHERE p.id IN (SELECT person_id FROM callout_feedback)) AS fedBack
     FROM callout_people p JOIN callouts c ON c.id = p.callout_id
     WHERE c.drill IS NULL AND c.warning_ids <> '[]' AND p.dropped_at IS NULL AND c.started_at >= @from AND c.started_at < @to
       AND p.role IN ('township_party_head', 'township_government_head', 'township_duty', 'village_head', 'watcher', 'neighbour')`,
  ).get(span);
  return {
    neighbours: neighbours ?? { tried: 0, spoken: 0 },
    grassroots: grassroots ?? { called: 0, fedBack: 0 },
  };
}

/** The monthly table of 「1262」 and the nine aims, with the labels of the room. */
export function countAims(db: Db, span: Span): Statistics['warningAims'] {
  const { ahead, consultations, threes } = readSetting(db, 'warningAims');
  const steps = { area: ahead.area.steps, forces: ahead.forces.steps, moved: ahead.moved.steps };
  const hours = { area: ahead.area.hours, forces: ahead.forces.hours, moved: ahead.moved.hours };
  const chains = chainsIn(db, span);
  const warnings = chains.map((chain) => aimed(db, chain, steps));
  const given = {
    hours,
    consultations: consultationsIn(db, span, consultations),
    exchange: exchangeIn(db, { from: span.from, to: span.to }),
  };
  return {
    ahead: AIM_STEPS.map((step) => ({
      label: ahead[step].label,
      hours: ahead[step].hours,
      ...reachedAhead(warnings, step, ahead[step].hours),
    })),
    warnings: warnings.map((one, place) => ({
      title: one.title,
      color: (chains[place]?.color ?? null) as Statistics['warningAims']['warnings'][number]['color'],
      level: (chains[place]?.level ?? null) as Statistics['warningAims']['warnings'][number]['level'],
      issuedAt: one.issuedAt,
      impactAt: one.impactAt,
      leadHours: hoursBefore(one.issuedAt, one.impactAt),
      hours: AIM_STEPS.map((step) => hoursBefore(one.doneAt[step], one.impactAt)),
      movedShare:
        one.moved === null || one.toMove === null || one.toMove === 0
          ? null
          : Math.min(1, one.moved / one.toMove),
      wasHit: one.wasHit,
    })),
    threes: threes.map(({ title, aims }) => ({
      title,
      aims: aims.map(({ label, indicator }) => ({
        label,
        indicator,
        ...aimValue(indicator, warnings, given),
      })),
    })),
  };
}
