import type { ResponseDetail } from '../../../shared/contract/areas/responses';
import { needsReinforcedDuty } from '../../../shared/rules/responses/response';
import { type Db, statement } from '../db/statement';
import { reinforced } from '../duty/read';
import { parsedPlan, planRow } from '../plans/planStore';
import { changesOf, responseById } from './read';

type RunRow = {
  id: string;
  plan_id: string;
  plan_revision: number;
  started_at: number;
  ended_at: number | null;
};

/** Runs of the response's incident or warning, and those that were started for the response itself. */
function runsOf(
  db: Db,
  response: { readonly id: string; readonly incidentId: string | null; readonly warningId: string | null },
): ResponseDetail['runs'] {
  const rows = statement<[{ id: string; incidentId: string | null; warningId: string | null }], RunRow>(
    db,
    `SELECT id, plan_id, plan_revision, started_at, ended_at FROM runs
     WHERE id IN (SELECT run_id FROM response_runs WHERE response_id = @id)
        OR (@incidentId IS NOT NULL AND incident_id = @incidentId) OR (@incidentId IS NULL AND warning_id = @warningId)
     ORDER BY started_at, id`,
  ).all({ id: response.id, incidentId: response.incidentId, warningId: response.warningId });
  return rows.map((row) => {
    const stored = planRow(db, row.plan_id, row.plan_revision);
    const plan = stored === undefined ? null : parsedPlan(stored).plan;
    return {
      id: row.id,
      planId: row.plan_id,
      title: plan?.title ?? row.plan_id,
      titleEn: plan?.title_en ?? row.plan_id,
      startedAt: row.started_at,
      endedAt: row.ended_at,
    };
  });
}

/** A response with every change of it, the runs that go with it, and whether its level asks for more officers. */
export function responseDetail(db: Db, id: string, now: number): ResponseDetail | undefined {
  const response = responseById(db, id, now);
  if (response === undefined) return undefined;
  const asks = response.state === 'active' && response.drill === null && needsReinforcedDuty(response.level);
  return {
    response,
    changes: changesOf(db, id),
    runs: runsOf(db, response),
    reinforced: asks ? reinforced(db) !== null : null,
  };
}
