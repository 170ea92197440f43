import type { SelfCheck } from '../../../shared/domain/facts/duty';
import { type Db, statement } from '../db/statement';
import type { RecordedFact } from '../journal/journal';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';
import { endEarlierAbsences, refreshAbsence } from './absence';

/** The last self-check speaks for each thing that it names. */
function noteFaults(db: Db, fact: RecordedFact, checks: readonly SelfCheck[], by: string): void {
  for (const { item, state, note } of checks) {
    if (state === 'ok') statement(db, 'DELETE FROM duty_faults WHERE item = ?').run(item);
    else {
      statement(
        db,
        `INSERT INTO duty_faults (item, state, note, found_at, found_by) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (item) DO UPDATE SET state = excluded.state, note = CASE excluded.note WHEN '' THEN note ELSE excluded.note END`,
      ).run(item, state, note, fact.at, by);
    }
  }
}

export const dutyProjectors: Projectors = {
  'duty.signed_on': (db, fact) => {
    const { startsAt, endsAt, post, way, lateMinutes, checks, clock, note, author } = fact.body;
    statement(
      db,
      `INSERT INTO duty_sign_ons (id, starts_at, ends_at, account_id, name, post, arrived_at, way, late_minutes, checks, clock_shown_at,
         clock_true_at, clock_source, note)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      fact.subject,
      startsAt,
      endsAt,
      author.accountId,
      author.name,
      post,
      fact.at,
      way,
      lateMinutes,
      JSON.stringify(checks),
      clock?.shownAt ?? null,
      clock?.trueAt ?? null,
      clock?.source ?? '',
      note,
    );
    noteFaults(db, fact, checks, author.name);
    refreshAbsence(db, startsAt, fact.at);
    endEarlierAbsences(db, startsAt, fact.at);
    const broken = checks.filter((one) => one.state !== 'ok').map((one) => one.item);
    insertSystemLine(
      db,
      fact,
      {
        name: author.name,
        post,
        startsAt,
        lateMinutes,
        broken: broken.join(','),
        clockMs: clock === null ? null : clock.trueAt - clock.shownAt,
        clockSource: clock?.source ?? '',
        note,
      },
      null,
    );
  },
  'duty.fault_cleared': (db, fact) => {
    const { item, note } = fact.body;
    statement(db, 'DELETE FROM duty_faults WHERE item = ?').run(item);
    insertSystemLine(db, fact, { item, note }, null);
  },
  'duty.reinforced': (db, fact) => {
    const { on, reason, people, warningIds, author } = fact.body;
    if (on) {
      statement(
        db,
        `INSERT INTO duty_reinforcements (id, started_at, started_by, reason, people, warning_ids) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET reason = excluded.reason, people = excluded.people, warning_ids = excluded.warning_ids`,
      ).run(fact.subject, fact.at, author.name, reason, JSON.stringify(people), JSON.stringify(warningIds));
    } else {
      statement(
        db,
        'UPDATE duty_reinforcements SET ended_at = ?, ended_by = ?, end_reason = ? WHERE id = ?',
      ).run(fact.at, author.name, reason, fact.subject);
    }
    const names = people.map((one) => one.name).join(',');
    insertSystemLine(db, fact, { on: Number(on), reason, people: names }, null);
  },
};
