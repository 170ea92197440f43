import type { DeadlineNumbers, Statistics } from '../../../shared/contract/areas/statistics';
import type { Grade, IncidentType, WarningColor } from '../../../shared/domain/vocabulary';
import type { RunState } from '../../../shared/plan';
import { type CalloutPerson, calloutPersons, calloutTotals } from '../../../shared/statistics/callouts';
import { type CountedDeadline, countDeadlines } from '../../../shared/statistics/duties';
import { countedCallOuts } from '../callouts/statistics';
import type { Db } from '../db/statement';
import { NOT_OF_A_DRILL } from '../incidents/drillRows';
import { runContext } from '../plans/planStore';
import { type RunRow, subplansOf } from '../runs/runRows';

export type Span = { readonly from: number; readonly to: number };

function grouped<K>(db: Db, sql: string, span: Span): { key: K; count: number }[] {
  return db.prepare<unknown[], { key: K; count: number }>(sql).all(span.from, span.to);
}

const one = (db: Db, sql: string, ...values: readonly number[]): number =>
  db.prepare<unknown[], { n: number }>(sql).get(...values)?.n ?? 0;

/** Incidents by the time of receipt; closed ones by the time of closing; open at the end of the span. */
export function countIncidents(db: Db, span: Span): Statistics['incidents'] {
  const where = 'FROM incidents WHERE drill IS NULL AND received_at >= ? AND received_at < ?';
  const byType = grouped<IncidentType>(
    db,
    `SELECT type AS key, count(*) AS count ${where} GROUP BY type ORDER BY count DESC, type`,
    span,
  );
  const byGrade = grouped<Grade | null>(
    db,
    `SELECT grade AS key, count(*) AS count ${where} GROUP BY grade ORDER BY grade IS NULL, grade`,
    span,
  );
  return {
    received: byType.reduce((sum, { count }) => sum + count, 0),
    closed: one(
      db,
      'SELECT count(*) AS n FROM incidents WHERE drill IS NULL AND closed_at >= ? AND closed_at < ?',
      span.from,
      span.to,
    ),
    openAtEnd: one(
      db,
      'SELECT count(*) AS n FROM incidents WHERE drill IS NULL AND recorded_at < ? AND (closed_at IS NULL OR closed_at >= ?)',
      span.to,
      span.to,
    ),
    byType: byType.map(({ key, count }) => ({ type: key, count })),
    byGrade: byGrade.map(({ key, count }) => ({ grade: key, count })),
  };
}

export function countWarnings(db: Db, span: Span): Statistics['warnings'] {
  const rows = grouped<WarningColor | null>(
    db,
    `SELECT color AS key, count(*) AS count FROM warnings WHERE received_at >= ? AND received_at < ? AND status IN ('actual', 'system') GROUP BY color
     ORDER BY CASE color WHEN 'red' THEN 1 WHEN 'orange' THEN 2 WHEN 'yellow' THEN 3 WHEN 'blue' THEN 4 ELSE 5 END`,
    span,
  );
  return {
    received: rows.reduce((sum, { count }) => sum + count, 0),
    byColor: rows.map(({ key, count }) => ({ color: key, count })),
  };
}

/** Instructions recorded in the span, as they stand now; `overdue` at `now`. */
export function countInstructions(db: Db, span: Span, now: number): Statistics['instructions'] {
  const row = db
    .prepare<unknown[], { issued: number; done: number; doneLate: number; overdue: number }>(
      `SELECT count(*) AS issued, count(done_at) AS done,
         count(*) FILTER (WHERE done_at > due_at) AS doneLate,
         count(*) FILTER (WHERE done_at IS NULL AND due_at < ?) AS overdue
       FROM instructions WHERE recorded_at >= ? AND recorded_at < ? AND ${NOT_OF_A_DRILL('incident_id')}`,
    )
    .get(now, span.from, span.to) ?? { issued: 0, done: 0, doneLate: 0, overdue: 0 };
  return { ...row, open: row.issued - row.done };
}

/** Subjects that are no duty of their own, only a nudge for one. */
const NUDGES: ReadonlySet<string> = new Set(['chase', 'callout_prompt', 'escalation']);

/** Deadlines that fall due in the span, as they stand now, and the same by subject. A report counts as done when it was given, not when that was noted. */
export function countDue(
  db: Db,
  span: Span,
  now: number,
): { readonly deadlines: DeadlineNumbers; readonly deadlinesBySubject: Statistics['deadlinesBySubject'] } {
  const rows = db
    .prepare<unknown[], CountedDeadline>(
      `SELECT d.subject, d.state, d.due_at AS dueAt, coalesce(o.met_at, d.ended_at) AS doneAt
       FROM deadlines d LEFT JOIN obligations o ON o.id = d.obligation_id
       WHERE d.due_at >= ? AND d.due_at < ? AND d.clock = 'real'`,
    )
    .all(span.from, span.to);
  const bySubject = new Map<string, CountedDeadline[]>();
  for (const row of rows) bySubject.set(row.subject, [...(bySubject.get(row.subject) ?? []), row]);
  const deadlinesBySubject = [...bySubject]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([subject, list]) => ({ subject, ...countDeadlines(list, now) }));
  const own = rows.filter(({ subject }) => !NUDGES.has(subject));
  return { deadlines: countDeadlines(own, now), deadlinesBySubject };
}

/** Documents of the register by their own time (void ones do not count), and post checks by when they began. */
export function countRegister(db: Db, span: Span): Pick<Statistics, 'documents' | 'checks'> {
  const documents = db
    .prepare<unknown[], Statistics['documents']>(
      `SELECT count(*) FILTER (WHERE direction = 'incoming') AS incoming, count(*) FILTER (WHERE direction = 'outgoing') AS outgoing,
         count(*) FILTER (WHERE state = 'open') AS open,
         (SELECT count(*) FROM document_units u JOIN documents o ON o.id = u.document_id
          WHERE u.signed_at IS NULL AND o.state = 'open' AND o.at >= @from AND o.at < @to
            AND ${NOT_OF_A_DRILL('o.incident_id')}) AS unsigned
       FROM documents WHERE state <> 'void' AND at >= @from AND at < @to AND ${NOT_OF_A_DRILL('incident_id')}`,
    )
    .get(span) ?? { incoming: 0, outgoing: 0, open: 0, unsigned: 0 };
  const byResult = grouped<Statistics['checks']['byResult'][number]['result']>(
    db,
    `SELECT result AS key, count(*) AS count FROM post_checks WHERE begun_at >= ? AND begun_at < ? GROUP BY result ORDER BY result IS NULL, result`,
    span,
  ).map(({ key, count }) => ({ result: key, count }));
  const made = byResult.reduce((sum, { count }) => sum + count, 0);
  const received = one(
    db,
    'SELECT count(*) AS n FROM received_checks WHERE at >= ? AND at < ?',
    span.from,
    span.to,
  );
  return { documents, checks: { made, received, byResult } };
}

export type RunCallouts = {
  readonly runId: string;
  readonly planZh: string;
  readonly planEn: string;
  readonly warningId: string | null;
  readonly incidentId: string | null;
  readonly persons: readonly CalloutPerson[];
};

/** Everybody who was to be called in the span: by call steps of runs in the order of their starts, and by call-outs. */
export const calloutsIn = (db: Db, span: Span): RunCallouts[] => [
  ...runCallouts(db, span),
  ...ownCallouts(db, span),
];

function ownCallouts(db: Db, span: Span): RunCallouts[] {
  return countedCallOuts(db, span)
    .filter((one) => one.persons.length > 0)
    .map(({ id, warningId, incidentId, persons }) => {
      return { runId: id, planZh: '叫应', planEn: 'Call-out', warningId, incidentId, persons };
    });
}

function runCallouts(db: Db, span: Span): RunCallouts[] {
  return db
    .prepare<unknown[], RunRow>(
      `SELECT * FROM runs WHERE drill IS NULL AND received_at < ? AND (ended_at IS NULL OR ended_at >= ?)
       ORDER BY started_at, id`,
    )
    .all(span.to, span.from)
    .flatMap((row) => {
      const context = runContext(db, row.plan_id, row.plan_revision, subplansOf(row));
      const persons = calloutPersons(context, JSON.parse(row.machine) as RunState).filter(
        ({ at }) => at >= span.from && at < span.to,
      );
      if (persons.length === 0) return [];
      const { title, title_en } = context.plan;
      const { id, warning_id, incident_id } = row;
      return [
        {
          runId: id,
          planZh: title,
          planEn: title_en,
          warningId: warning_id,
          incidentId: incident_id,
          persons,
        },
      ];
    });
}

export function countCallouts(db: Db, span: Span): Pick<Statistics, 'callouts' | 'calloutsByStep'> {
  const runs = calloutsIn(db, span);
  const calloutsByStep = runs.flatMap(({ runId, planZh, planEn, persons }) => {
    const keys = [...new Set(persons.map(({ key }) => key))];
    return keys.flatMap((key) => {
      const own = persons.filter((person) => person.key === key);
      const [first] = own;
      if (!first) return [];
      const titles = { titleZh: `${planZh} · ${first.titleZh}`, titleEn: `${planEn} · ${first.titleEn}` };
      return [{ runId, ...titles, at: first.at, ...calloutTotals(own) }];
    });
  });
  return { callouts: calloutTotals(runs.flatMap(({ persons }) => persons)), calloutsByStep };
}
