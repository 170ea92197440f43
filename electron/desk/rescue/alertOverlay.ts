import { RETURN_RUNG } from '../../../shared/rules/ladder';
import { type Db, statement } from '../db/statement';
import { groupOfRung } from '../deadlines/repeats';
import type { DueRung } from '../deadlines/targets';
import { ladderOf } from '../ladders/rows';
import type { KeptHeard } from './heardLater';

/**
 * The alerts as this connection reads them while nothing can be written: rows in memory stand in the place of the stored ones. A temporary view takes the name of the
 * table, so that whoever reads alerts (board, list, repeats, heartbeat) sees both without knowing. Nothing can be written into alerts meanwhile; it is taken away before that.
 */
export class AlertOverlay {
  readonly #db: Db;
  #isOn = false;
  /** when what was heard comes back, on the wall clock and on the one that nobody sets */
  readonly #back = new Map<string, { readonly wall: number; readonly monotonic: number }>();

  constructor(db: Db) {
    this.#db = db;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Throws where not even that can be done: the data cannot be read. */
  show(): void {
    if (this.#isOn) return;
    this.#db.exec(
      `CREATE TEMP TABLE alerts_meanwhile AS SELECT * FROM main.alerts WHERE 0;
       CREATE UNIQUE INDEX temp.alerts_meanwhile_id ON alerts_meanwhile (deadline_id);
       CREATE TEMP VIEW alerts AS
         SELECT * FROM main.alerts WHERE deadline_id NOT IN (SELECT deadline_id FROM temp.alerts_meanwhile)
         UNION ALL SELECT * FROM temp.alerts_meanwhile`,
    );
    this.#isOn = true;
  }

  hide(): void {
    if (!this.#isOn) return;
    this.#db.exec('DROP VIEW temp.alerts; DROP TABLE temp.alerts_meanwhile');
    this.#isOn = false;
    this.#back.clear();
  }

  /** Shows rungs whose time has come as raised. True when one of them is new here. */
  raise(rungs: readonly DueRung[], now: number): boolean {
    const db = this.#db;
    const raising = statement(
      db,
      `INSERT INTO temp.alerts_meanwhile
         (deadline_id, level, rung, raised_at, due_at, late_ms, state, returns, group_id, first_raised_at, channel, posts, repeat_ms)
       SELECT @id, @level, @rung, @now, @dueAt, @lateMs, 'raised', coalesce(m.returns, 0) + @isReturn, @groupId,
         coalesce(m.first_raised_at, @now), @channel, @posts, @repeatMs
       FROM (SELECT 1) LEFT JOIN main.alerts m ON m.deadline_id = @id AND m.state <> 'done' WHERE true
       ON CONFLICT (deadline_id) DO UPDATE SET level = excluded.level, rung = excluded.rung, raised_at = excluded.raised_at,
         late_ms = excluded.late_ms, state = 'raised', returns = alerts_meanwhile.returns + @isReturn, painted_at = NULL, acknowledged_by = NULL, acknowledged_at = NULL, comes_back_at = NULL
       WHERE alerts_meanwhile.rung <> excluded.rung`,
    );
    let isNew = false;
    for (const rung of rungs) {
      const id = rung.deadline_id;
      const { changes } = raising.run({
        id,
        level: rung.level,
        rung: rung.rung,
        now,
        dueAt: rung.due_at,
        lateMs: Math.max(0, now - Math.max(rung.fire_at, rung.armed_at)),
        isReturn: Number(rung.rung >= RETURN_RUNG),
        groupId: groupOfRung(rung),
        channel: rung.channel,
        posts: rung.posts,
        repeatMs: ladderOf(db, id).repeatSeconds * 1_000,
      });
      if (changes > 0) this.#back.delete(id);
      isNew ||= changes > 0;
    }
    return isNew;
  }

  /** Shows an alert as heard until it comes back. */
  hear({ alertId, author, heardAt, comesBackAt }: KeptHeard, now: number, monotonic: number): void {
    const db = this.#db;
    statement(
      db,
      'INSERT OR IGNORE INTO temp.alerts_meanwhile SELECT * FROM main.alerts WHERE deadline_id = ?',
    ).run(alertId);
    statement(
      db,
      `UPDATE temp.alerts_meanwhile SET state = 'acknowledged', acknowledged_by = ?, acknowledged_at = ?, comes_back_at = ?
       WHERE deadline_id = ?`,
    ).run(author?.name ?? '', heardAt, comesBackAt, alertId);
    this.#back.set(alertId, { wall: comesBackAt, monotonic: monotonic + comesBackAt - now });
  }

  /** Hearing is not doing: what was heard comes back, on whichever clock is first. True when something has. */
  comeBack(wall: number, monotonic: number): boolean {
    const over = [...this.#back].filter(([, at]) => at.wall <= wall || at.monotonic <= monotonic);
    for (const [id] of over) {
      this.#back.delete(id);
      statement(
        this.#db,
        `UPDATE temp.alerts_meanwhile SET state = 'raised', returns = returns + 1, raised_at = ?, painted_at = NULL,
           acknowledged_by = NULL, acknowledged_at = NULL, comes_back_at = NULL WHERE deadline_id = ? AND state = 'acknowledged'`,
      ).run(wall, id);
    }
    return over.length > 0;
  }
}
