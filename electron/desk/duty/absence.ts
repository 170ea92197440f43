import { clockTime } from '../../../shared/domain/time';
import { type Locale, labels } from '../../../shared/wording/labels';
import { type Db, statement } from '../db/statement';
import { armDeadline, endDeadline } from '../deadlines/deadlineRows';
import { type DutySpanPeople, expectedAt } from './expected';

/** The deadline of a shift by which everybody has to have signed on. */
export const absenceId = (startsAt: number): string => `sign_on.${startsAt}`;

function titleOf(people: DutySpanPeople, startsAt: number, locale: Locale): string {
  const posts = labels(locale).shiftPost;
  const zh = locale === 'zh';
  const list = (all: DutySpanPeople['missing']): string =>
    all.map((one) => `${posts[one.post]} ${one.name}`).join(zh ? '、' : ', ');
  const missing = list(people.missing);
  const told = list(people.told);
  if (zh) return `${clockTime(startsAt)} 班未签到：${missing}${told === '' ? '' : `；报${told}`}`;
  return `Shift of ${clockTime(startsAt)}, not signed on: ${missing}${told === '' ? '' : `; tell ${told}`}`;
}

/**
 * Arms, renames or ends the absence alarm of a planned shift (domain.md 1.4: absent ten minutes after the start, alert to the leader on duty and the
 * chief). Called from projections in the transaction of whatever changed the people: publication, opening, sign-on. A shift that began before is
 * left as it is.
 */
export function refreshAbsence(db: Db, startsAt: number, at: number): void {
  const id = absenceId(startsAt);
  const people = expectedAt(db, startsAt);
  if (people === null) {
    endDeadline(db, id, 'not_needed', at);
    return;
  }
  if (people.missing.length === 0) {
    endDeadline(db, id, people.expected === 0 ? 'not_needed' : 'met', at);
    return;
  }
  const standing = statement<[string], { state: string }>(db, 'SELECT state FROM deadlines WHERE id = ?').get(
    id,
  );
  // What is over is not raised anew by a later edit of the roster.
  if (people.absentAt <= at && standing?.state !== 'open') return;
  armDeadline(
    db,
    {
      id,
      subject: 'sign_on',
      titleZh: titleOf(people, startsAt, 'zh'),
      titleEn: titleOf(people, startsAt, 'en'),
      owner: 'duty_leader',
      scopeId: id,
      incidentId: null,
      runId: null,
      blockKey: null,
      instructionId: null,
      obligationId: null,
      targetAt: null,
      dueAt: people.absentAt,
      reached: false,
    },
    at,
  );
}

/** The alarms of all shifts that are still to come, or that people are still missing from. */
export function refreshAbsences(db: Db, at: number): void {
  const rows = statement<[number], { starts_at: number }>(
    db,
    `SELECT DISTINCT starts_at FROM roster_entries WHERE starts_at > ?
     UNION SELECT CAST(substr(id, 9) AS INTEGER) FROM deadlines WHERE subject = 'sign_on' AND state = 'open' ORDER BY 1`,
  ).all(at - 86_400_000);
  for (const { starts_at } of rows) refreshAbsence(db, starts_at, at);
}

/** A later shift has begun: who was missing from the ones before it is no alarm any more; the log keeps that it was raised. */
export function endEarlierAbsences(db: Db, startsAt: number, at: number): void {
  const rows = statement<[number], { id: string }>(
    db,
    `SELECT id FROM deadlines WHERE subject = 'sign_on' AND state = 'open' AND CAST(substr(id, 9) AS INTEGER) < ? ORDER BY id`,
  ).all(startsAt);
  for (const { id } of rows) endDeadline(db, id, 'not_needed', at);
}
