import { labels } from '../../../shared/wording/labels';
import { fileShift } from '../archive/project';
import { type Db, statement } from '../db/statement';
import { endEarlierAbsences, refreshAbsence } from '../duty/absence';
import { insertSystemLine } from '../log/line';
import { noteCaller } from '../logMore/callers';
import type { Projectors } from '../projections/body';

/** What is open belongs to the shift that is on: it passes in the transaction that opens the shift, so it is nobody's at no instant. */
function carryOver(db: Db, shiftId: string): void {
  statement(db, "UPDATE deadlines SET shift_id = ? WHERE state = 'open'").run(shiftId);
  statement(db, 'UPDATE runs SET shift_id = ? WHERE ended_at IS NULL').run(shiftId);
}

export const shiftProjectors: Projectors = {
  'shift.opened': (db, fact) => {
    const { startsAt, endsAt, posts, author } = fact.body;
    statement(
      db,
      'INSERT INTO shifts (id, starts_at, ends_at, opened_at, opened_by, posts) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(fact.subject, startsAt, endsAt, fact.at, author.name, JSON.stringify(posts));
    for (const { post, name, phone } of posts) {
      if (phone !== '')
        noteCaller(db, { unit: '', name, post: labels('zh').shiftPost[post], phone }, fact.at, 0);
    }
    refreshAbsence(db, startsAt, fact.at);
    endEarlierAbsences(db, startsAt, fact.at);
    carryOver(db, fact.subject);
    insertSystemLine(db, fact, { people: posts.map((post) => `${post.post}:${post.name}`).join(',') }, null);
  },
  'shift.closed': (db, fact) => {
    const { summary, numbers, author } = fact.body;
    insertSystemLine(db, fact, { lines: numbers.lines, open: numbers.open, summary }, null);
    statement(
      db,
      'UPDATE shifts SET closed_at = ?, closed_by = ?, summary = ?, numbers = ? WHERE id = ?',
    ).run(fact.at, author.name, summary, JSON.stringify(numbers), fact.subject);
    fileShift(db, fact, fact.subject, author.name);
  },
};
