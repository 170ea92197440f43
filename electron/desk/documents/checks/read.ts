import type { CheckRound, PostCheck, ReceivedCheck } from '../../../../shared/contract/areas/checks';
import type { OutputOf } from '../../../../shared/contract/procedures';
import { type Db, statement } from '../../db/statement';

const DAY_MS = 86_400_000;

type CheckRow = {
  id: string;
  round_id: string | null;
  type: PostCheck['type'];
  unit_id: string;
  unit_name: string;
  begun_at: number;
  attempts: string;
  result: PostCheck['result'];
  concluded_at: number | null;
  answered_by: string;
  on_duty: number | null;
  answers: string;
  note: string;
  lost_at: number | null;
  informed_at: number | null;
  informed: string;
  checked_by: string;
  next_at: number | null;
};

const CHECKS = `SELECT c.*, (SELECT due_at FROM deadlines d WHERE d.id = 'chkn.' || c.id AND d.state = 'open') AS next_at FROM post_checks c`;

const toCheck = (row: CheckRow): PostCheck => ({
  id: row.id,
  roundId: row.round_id,
  type: row.type,
  unit: { id: row.unit_id, name: row.unit_name },
  begunAt: row.begun_at,
  attempts: JSON.parse(row.attempts) as PostCheck['attempts'],
  nextAt: row.next_at,
  lostAt: row.lost_at,
  result: row.result,
  concludedAt: row.concluded_at,
  answeredBy: row.answered_by,
  onDuty: row.on_duty === null ? null : row.on_duty === 1,
  answers: JSON.parse(row.answers) as PostCheck['answers'],
  note: row.note,
  informed: row.informed,
  informedAt: row.informed_at,
  checkedBy: row.checked_by,
});

export function checkById(db: Db, id: string): PostCheck | undefined {
  const row = statement<[string], CheckRow>(db, `${CHECKS} WHERE c.id = ?`).get(id);
  return row && toCheck(row);
}

/** The check of a unit in a round, if one was begun. */
export function checkOf(db: Db, roundId: string, unitId: string): PostCheck | undefined {
  const row = statement<[string, string], CheckRow>(
    db,
    `${CHECKS} WHERE c.round_id = ? AND c.unit_id = ?`,
  ).get(roundId, unitId);
  return row && toCheck(row);
}

function checksOfRound(db: Db, roundId: string): PostCheck[] {
  return statement<[string], CheckRow>(db, `${CHECKS} WHERE c.round_id = ? ORDER BY c.begun_at, c.id`)
    .all(roundId)
    .map(toCheck);
}

type RoundRow = {
  id: string;
  type: CheckRound['type'];
  due_at: number;
  units: string;
  state: CheckRound['state'];
  ended_at: number | null;
  reason: string;
};

const toRound = (db: Db, row: RoundRow): CheckRound => ({
  id: row.id,
  type: row.type,
  dueAt: row.due_at,
  units: JSON.parse(row.units) as CheckRound['units'],
  state: row.state,
  endedAt: row.ended_at,
  reason: row.reason,
  checks: checksOfRound(db, row.id),
});

const ROUNDS = 'SELECT id, type, due_at, units, state, ended_at, reason FROM check_rounds';

export function roundById(db: Db, id: string): CheckRound | undefined {
  const row = statement<[string], RoundRow>(db, `${ROUNDS} WHERE id = ?`).get(id);
  return row && toRound(db, row);
}

/** Rounds of a shift, and open ones that an earlier shift left. */
export function roundsOf(db: Db, shiftId: string | null): CheckRound[] {
  return statement<[string], RoundRow>(
    db,
    `${ROUNDS} WHERE (shift_id = ? OR state = 'open') AND state <> 'replaced' ORDER BY due_at, id LIMIT 100`,
  )
    .all(shiftId ?? '')
    .map((row) => toRound(db, row));
}

/** Checks that belong to no round: of this shift, and those still without a result. */
export function otherChecks(db: Db, shiftId: string | null): PostCheck[] {
  return statement<[string], CheckRow>(
    db,
    `${CHECKS} WHERE c.round_id IS NULL AND (c.shift_id = ? OR c.result IS NULL) ORDER BY c.begun_at DESC LIMIT 100`,
  )
    .all(shiftId ?? '')
    .map(toCheck);
}

/** Posts that did not answer and whose leader has not been told, of any shift. For the handover. */
export function openChecks(db: Db): PostCheck[] {
  return statement<[], CheckRow>(db, `${CHECKS} WHERE c.result IS NULL ORDER BY c.begun_at LIMIT 200`)
    .all()
    .map(toCheck);
}

/** When the last satellite roll call was recorded, or null. */
export function lastSatelliteCheck(db: Db): number | null {
  return (
    statement<[], { at: number | null }>(
      db,
      "SELECT max(begun_at) AS at FROM post_checks WHERE type = 'sat_phone'",
    ).get()?.at ?? null
  );
}

/** True while a response of level one or two is in force; levels stand on warnings. */
export function isHighResponse(db: Db, now: number): boolean {
  return (
    statement<[number], { one: number }>(
      db,
      `SELECT 1 AS one FROM warnings WHERE level IN ('level_1', 'level_2') AND lifted_at IS NULL AND superseded_by IS NULL
         AND status IN ('actual', 'system') AND (ends_at IS NULL OR ends_at > ?)`,
    ).get(now) !== undefined
  );
}

export function receivedById(db: Db, id: string): ReceivedCheck | undefined {
  return statement<[string], ReceivedCheck>(db, `${RECEIVED} WHERE id = ?`).get(id);
}

const RECEIVED =
  'SELECT id, at, unit, type, caller, answered_by AS answeredBy, questions, result, note, recorded_by AS recordedBy FROM received_checks';

/** Checks of this room by superiors, the newest first. */
export function receivedChecks(db: Db, now: number): ReceivedCheck[] {
  return statement<[number], ReceivedCheck>(
    db,
    `${RECEIVED} WHERE at > ? ORDER BY at DESC, id LIMIT 100`,
  ).all(now - 31 * DAY_MS);
}

type BulletinRow = { id: string; name: string } & Omit<OutputOf<'check.bulletin'>['units'][number], 'unit'>;

/** Results per unit between two instants (通报), by the time of the first call; the unit's name is its newest. */
export function bulletin(db: Db, from: number, to: number): OutputOf<'check.bulletin'> {
  const units = statement<[number, number], BulletinRow>(
    db,
    `SELECT unit_id AS id, (SELECT x.unit_name FROM post_checks x WHERE x.unit_id = c.unit_id ORDER BY x.begun_at DESC LIMIT 1) AS name,
       count(*) AS checks,
       count(*) FILTER (WHERE result = 'normal') AS normal, count(*) FILTER (WHERE result = 'late') AS late,
       count(*) FILTER (WHERE result = 'no_answer') AS no_answer, count(*) FILTER (WHERE result = 'not_on_duty') AS not_on_duty,
       count(*) FILTER (WHERE result = 'equipment_fault') AS equipment_fault
     FROM post_checks c WHERE begun_at >= ? AND begun_at < ? AND result IS NOT NULL GROUP BY unit_id ORDER BY name`,
  )
    .all(from, to)
    .map(({ id, name, ...counts }) => ({ unit: { id, name }, ...counts }));
  const received = statement<[number, number], { count: number }>(
    db,
    'SELECT count(*) AS count FROM received_checks WHERE at >= ? AND at < ?',
  ).get(from, to);
  return { units, received: received?.count ?? 0 };
}
