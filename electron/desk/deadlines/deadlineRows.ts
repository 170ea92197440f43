import type { DeadlineSubject } from '../../../shared/contract/alertModels';
import { clockOf, drillTitle } from '../../../shared/domain/drill';
import { type Ladder, ladderFor, RETURN_RUNG } from '../../../shared/rules/ladder';
import { type Db, statement } from '../db/statement';
import { drillOfIncident, drillOfRun } from '../incidents/drillRows';
import { ladderInForce, ladderOf } from '../ladders/rows';
import { openShiftId } from '../log/line';

/** A deadline as a fact wants it to stand. `scopeId` groups it: incident, warning, run or instruction. */
export type WantedDeadline = {
  readonly id: string;
  readonly subject: DeadlineSubject;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly owner: string;
  readonly scopeId: string;
  readonly incidentId: string | null;
  readonly runId: string | null;
  readonly blockKey: string | null;
  readonly instructionId: string | null;
  readonly obligationId: string | null;
  readonly targetAt: number | null;
  readonly dueAt: number;
  readonly reached: boolean;
};

type Standing = { due_at: number; target_at: number | null; reached: number; state: string };

/**
 * Arms a deadline, or moves it: when its time or its reach changed the ladder is laid anew and an alert for the old time is over. Called
 * from projections only, in the transaction of the fact that causes it.
 */
export function armDeadline(db: Db, wanted: WantedDeadline, at: number): void {
  const standing = statement<[string], Standing>(
    db,
    'SELECT due_at, target_at, reached, state FROM deadlines WHERE id = ?',
  ).get(wanted.id);
  writeDeadline(db, wanted, at);
  const isSame =
    standing?.state === 'open' &&
    standing.due_at === wanted.dueAt &&
    standing.target_at === wanted.targetAt &&
    standing.reached === Number(wanted.reached);
  if (isSame) return;
  const isMoved = standing !== undefined && (standing.state !== 'open' || standing.due_at !== wanted.dueAt);
  const isAnew = standing === undefined || isMoved;
  layLadder(db, wanted, isAnew ? chosenLadder(db, wanted) : ladderOf(db, wanted.id), at, isMoved);
}

/** The ladder in force, noted with the deadline: a later change of the room's ladders leaves it as it is until it moves. */
function chosenLadder(db: Db, wanted: WantedDeadline): Ladder {
  const { id, ladder } = ladderInForce(db, wanted.subject);
  statement(db, 'UPDATE deadlines SET ladder = ? WHERE id = ?').run(id, wanted.id);
  return ladder;
}

function writeDeadline(db: Db, wanted: WantedDeadline, at: number): void {
  const whole = drillOfIncident(db, wanted.incidentId) ?? drillOfRun(db, wanted.runId);
  const drill = whole?.drill ?? null;
  statement(
    db,
    `INSERT INTO deadlines (id, subject, title_zh, title_en, owner, scope_id, incident_id, run_id, block_key, instruction_id, obligation_id,
       armed_at, target_at, due_at, reached, shift_id, clock, drill, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
     ON CONFLICT (id) DO UPDATE SET title_zh = excluded.title_zh, title_en = excluded.title_en, owner = excluded.owner,
       run_id = coalesce(excluded.run_id, run_id), block_key = coalesce(excluded.block_key, block_key), target_at = excluded.target_at,
       due_at = excluded.due_at, reached = excluded.reached, shift_id = coalesce(excluded.shift_id, shift_id),
       assignee = CASE WHEN state = 'open' THEN assignee END, state = 'open', ended_at = NULL`,
  ).run(
    wanted.id,
    wanted.subject,
    drillTitle(wanted.titleZh, drill, 'zh'),
    drillTitle(wanted.titleEn, drill, 'en'),
    wanted.owner,
    wanted.scopeId,
    wanted.incidentId,
    wanted.runId,
    wanted.blockKey,
    wanted.instructionId,
    wanted.obligationId,
    at,
    wanted.targetAt,
    wanted.dueAt,
    Number(wanted.reached),
    openShiftId(db),
    clockOf(whole?.drillId ?? null),
    drill,
  );
}

/** Lays the rungs. A rung that has already been raised for the same time stays raised; a moved deadline starts with a clean ladder. */
function layLadder(db: Db, wanted: WantedDeadline, ladder: Ladder, at: number, isMoved: boolean): void {
  if (isMoved) {
    releaseCalls(db, wanted.id, at);
    statement(db, 'DELETE FROM rungs WHERE deadline_id = ?').run(wanted.id);
    statement(db, "UPDATE alerts SET state = 'done' WHERE deadline_id = ?").run(wanted.id);
  }
  const armedAt = armedAtOf(db, wanted.id) ?? at;
  const { targetAt, dueAt, reached } = wanted;
  const input = { armedAt: isMoved ? at : armedAt, targetAt, dueAt, reached };
  for (const rung of ladderFor(input, ladder)) {
    statement(
      db,
      `INSERT INTO rungs (deadline_id, rung, level, fire_at, channel, posts, state) VALUES (?, ?, ?, ?, ?, ?, 'armed')
       ON CONFLICT (deadline_id, rung) DO NOTHING`,
    ).run(wanted.id, rung.rung, rung.level, rung.fireAt, rung.channel, rung.to.join(','));
  }
  supersedeLower(db, wanted.id);
}

function armedAtOf(db: Db, id: string): number | undefined {
  return statement<[string], { armed_at: number }>(db, 'SELECT armed_at FROM deadlines WHERE id = ?').get(id)
    ?.armed_at;
}

/** A rung below one that was already raised has nothing left to say. */
function supersedeLower(db: Db, deadlineId: string): void {
  statement(
    db,
    `UPDATE rungs SET state = 'superseded' WHERE deadline_id = @id AND state = 'armed'
       AND rung < (SELECT coalesce(max(rung), 0) FROM rungs WHERE deadline_id = @id AND state = 'raised' AND rung < ${RETURN_RUNG})`,
  ).run({ id: deadlineId });
}

/** Ends a deadline: `met` when the thing was done, `not_needed` when the path that asked for it fell away. Its alert is over, its rungs are off. */
export function endDeadline(db: Db, id: string, how: 'met' | 'not_needed', at: number): void {
  const changed = statement(
    db,
    "UPDATE deadlines SET state = ?, ended_at = ? WHERE id = ? AND state = 'open'",
  ).run(how, at, id).changes;
  if (changed === 0) return;
  statement(db, "UPDATE rungs SET state = 'cancelled' WHERE deadline_id = ? AND state = 'armed'").run(id);
  statement(db, "UPDATE alerts SET state = 'done' WHERE deadline_id = ?").run(id);
  releaseCalls(db, id, at);
}

/** A call that a ladder asked for is not needed any more once nothing of what it was about is overdue. */
function releaseCalls(db: Db, deadlineId: string, at: number): void {
  const calls = statement<[string], { id: string }>(
    db,
    'SELECT escalation_id AS id FROM escalation_items WHERE deadline_id = ? ORDER BY escalation_id',
  ).all(deadlineId);
  for (const call of calls) {
    statement(db, 'DELETE FROM escalation_items WHERE escalation_id = ? AND deadline_id = ?').run(
      call.id,
      deadlineId,
    );
    const left = statement<[string], { n: number }>(
      db,
      'SELECT count(*) AS n FROM escalation_items WHERE escalation_id = ?',
    ).get(call.id);
    if (left?.n === 0) endDeadline(db, call.id, 'not_needed', at);
  }
}
