import type { Statistics } from '../../../shared/contract/areas/statistics';
import { type CountedDeadline, countDeadlines } from '../../../shared/statistics/duties';
import { type Db, statement } from '../db/statement';
import { runContext } from '../plans/planStore';
import { type RunRow, subplansOf } from '../runs/runRows';
import type { Span } from './duties';

/** Chasing is a nudge and no limit of its own, as in the numbers of real work. */
const LIMITS = `SELECT d.run_id AS runId, d.subject, d.state, d.due_at AS dueAt, coalesce(o.met_at, d.ended_at) AS doneAt
  FROM deadlines d LEFT JOIN obligations o ON o.id = d.obligation_id
  WHERE d.drill IS NOT NULL AND d.run_id IS NOT NULL AND d.subject <> 'chase'
    AND d.run_id IN (SELECT id FROM runs WHERE drill IS NOT NULL AND received_at >= ? AND received_at < ?)`;

/**
 * Drills that began in the span, by the plan that was played: how many, how many were played to their end, and how their limits were kept. A drill is
 * counted once in the total, however many incidents and plans it has.
 */
export function countDrills(db: Db, span: Span, now: number): Statistics['drills'] {
  const total = statement<[number, number, number, number], { n: number }>(
    db,
    `SELECT count(*) AS n FROM (
       SELECT drill_id FROM incidents WHERE drill IS NOT NULL AND received_at >= ? AND received_at < ?
       UNION SELECT drill_id FROM runs WHERE drill IS NOT NULL AND received_at >= ? AND received_at < ?)`,
  ).get(span.from, span.to, span.from, span.to);
  const runs = statement<[number, number], RunRow>(
    db,
    `SELECT * FROM runs
     WHERE drill IS NOT NULL AND received_at >= ? AND received_at < ? ORDER BY started_at, id`,
  ).all(span.from, span.to);
  const limits = statement<[number, number], CountedDeadline & { runId: string }>(db, LIMITS).all(
    span.from,
    span.to,
  );
  const plans = [...new Set(runs.map((run) => run.plan_id))].sort();
  const byPlan = plans.map((planId) => {
    const own = runs.filter((run) => run.plan_id === planId);
    const ids = new Set(own.map((run) => run.id));
    const newest = own.at(-1);
    const plan = newest
      ? runContext(db, newest.plan_id, newest.plan_revision, subplansOf(newest)).plan
      : undefined;
    return {
      planId,
      titleZh: plan?.title ?? planId,
      titleEn: plan?.title_en ?? planId,
      runs: own.length,
      ended: own.filter((run) => run.ended_at !== null).length,
      ...countDeadlines(
        limits.filter((one) => ids.has(one.runId)),
        now,
      ),
    };
  });
  return { count: total?.n ?? 0, byPlan };
}
