import { MINUTE_MS } from '../../../shared/domain/time';
import type { PlanTables } from '../../../shared/plan';
import type { AskedDuty, KnownDuty } from '../../../shared/rules/duties/changes';
import { type Db, statement } from '../db/statement';
import { currentTables } from '../plans/planStore';

function asked(kind: PlanTables['obligations'][number], recipient: string, receivedAt: number): AskedDuty {
  const limit = kind.limit_minutes ?? 0;
  return {
    kind: kind.id,
    recipient,
    round: null,
    targetAt: kind.target_minutes === null ? null : receivedAt + kind.target_minutes * MINUTE_MS,
    dueAt: receivedAt + limit * MINUTE_MS,
    supersededBy: null,
    rule: {
      ruleId: `table.${kind.id}`,
      clockField: 'received_at',
      clockAt: receivedAt,
      limitMinutes: limit,
      mark: kind.source_mark,
      document: '',
      article: '',
      isLaw: kind.basis === 'law',
      isOverridden: false,
    },
  };
}

/**
 * The duties that an incident opens by itself: those of the room's shared tables that are marked for the spine with a receipt clock (领导报告, 电话首报,
 * 书面初报), one per recipient. Minutes and recipients are the tables' (domain.md 2.5, 2.6).
 */
export function standingDuties(db: Db, receivedAt: number): AskedDuty[] {
  const kinds =
    currentTables(db)?.obligations.filter((one) => one.spine === true && one.clock === 'receipt') ?? [];
  return kinds.flatMap((kind) => kind.to.map((recipient) => asked(kind, recipient, receivedAt)));
}

type Row = {
  id: string;
  kind: string;
  recipient: string;
  round: number | null;
  state: KnownDuty['state'];
  due_at: number | null;
  met_at: number | null;
  standing: number;
  run_id: string | null;
  rule_id: string | null;
  clock_at: number | null;
  limit_minutes: number | null;
  is_overridden: number;
};

/** The duties of an incident as they stand, without those that are history. */
export function knownDuties(db: Db, incidentId: string): KnownDuty[] {
  return statement<[string], Row>(
    db,
    `SELECT o.id, o.kind, o.recipient, o.round, o.state, o.due_at, o.met_at, o.standing, r.id AS run_id, o.rule_id, o.clock_at, o.limit_minutes,
       o.is_overridden
     FROM obligations o LEFT JOIN deadlines d ON d.id = 'ob.' || o.id LEFT JOIN runs r ON r.id = d.run_id AND r.ended_at IS NULL
     WHERE o.scope_id = ? AND o.id NOT GLOB '*.was[0-9]*' ORDER BY o.id`,
  )
    .all(incidentId)
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      recipient: row.recipient,
      round: row.round,
      state: row.state,
      dueAt: row.due_at,
      metAt: row.met_at,
      isStanding: row.standing === 1,
      isOfRun: row.run_id !== null,
      rule:
        row.rule_id === null
          ? null
          : {
              ruleId: row.rule_id,
              clockAt: row.clock_at,
              limitMinutes: row.limit_minutes,
              isOverridden: row.is_overridden === 1,
            },
    }));
}
