import { clockTime, MINUTE_MS } from '../../../shared/domain/time';
import { dueOf, lastDueRound } from '../../../shared/tally/rounds';
import type { TallyUnit } from '../../../shared/tally/sheet';
import { lostAt, missesAt } from '../../../shared/tally/state';
import { type Db, statement } from '../db/statement';
import { endDeadline, type WantedDeadline } from '../deadlines/deadlineRows';
import { armPlain } from '../documents/deadline';
import { closedRound, isRoundDone, missingIn, type SheetRow, sheetById } from './rows';

/** The deadline by which a round is complete, and the one at which its silent units count as out of contact. */
const roundId = (sheetId: string, round: number): string => `tly.${sheetId}.${round}`;
const lostId = (sheetId: string, round: number): string => `tlyl.${sheetId}.${round}`;
const MOST_NAMED = 4;
/** How many rounds ahead may be complete before their hour. */
const MOST_AHEAD = 64;

type Wanted = Parameters<typeof armPlain>[1];

function names(units: readonly TallyUnit[], zh: boolean): string {
  const all = units.map((unit) => unit.name);
  const list = all.slice(0, MOST_NAMED).join(zh ? '、' : ', ');
  if (all.length <= MOST_NAMED) return list;
  return zh ? `${list}等${all.length}个` : `${list} and ${all.length - MOST_NAMED} more`;
}

function roundDeadline(db: Db, sheet: SheetRow, round: number, dueAt: number, at: number): Wanted {
  const missing = missingIn(db, sheet, round);
  const limits = { dueAt, graceMinutes: sheet.graceMinutes, lostMinutes: sheet.lostMinutes };
  const isMissed = missesAt(limits) <= at;
  const [all, left] = [sheet.units.length, missing.length];
  const time = clockTime(dueAt);
  return {
    id: roundId(sheet.id, round),
    subject: 'tally',
    titleZh: isMissed
      ? `${time} 报数未报 ${left}/${all}：${names(missing, true)}（${sheet.title}）`
      : `${time} 报数：${sheet.title}（已报 ${all - left}/${all}）`,
    titleEn: isMissed
      ? `${left} of ${all} units did not report at ${time}: ${names(missing, false)} (${sheet.title})`
      : `Reports of ${time}: ${sheet.title} (${all - left} of ${all} in)`,
    owner: 'duty_officer',
    scopeId: sheet.id,
    incidentId: sheet.incidentId,
    dueAt: missesAt(limits),
  };
}

function lostDeadline(db: Db, sheet: SheetRow, round: number, dueAt: number): Wanted {
  const missing = missingIn(db, sheet, round);
  const limits = { dueAt, graceMinutes: sheet.graceMinutes, lostMinutes: sheet.lostMinutes };
  return {
    id: lostId(sheet.id, round),
    subject: 'tally',
    titleZh: `报数失联：${names(missing, true)}（${sheet.title} ${clockTime(dueAt)}），报带班领导`,
    titleEn: `Out of contact: ${names(missing, false)} (${sheet.title}, ${clockTime(dueAt)}); tell the leader on duty`,
    owner: 'duty_officer',
    scopeId: sheet.id,
    incidentId: sheet.incidentId,
    dueAt: lostAt(limits),
  };
}

/** What a sheet asks the alert clock for at `at`: the last round that was missed while units are missing, and the next one to come. */
function wantedAt(db: Db, sheet: SheetRow, at: number): Wanted[] {
  if (sheet.state !== 'open') return [];
  const wanted: Wanted[] = [];
  const last = lastDueRound(sheet.schedule, at, sheet.graceMinutes * MINUTE_MS);
  const lastDue = dueOf(sheet.schedule, last);
  if (lastDue !== null && !isRoundDone(db, sheet, last)) {
    wanted.push(roundDeadline(db, sheet, last, lastDue, at), lostDeadline(db, sheet, last, lastDue));
  }
  for (let next = last + 1; next <= last + MOST_AHEAD; next += 1) {
    const due = dueOf(sheet.schedule, next);
    if (due === null) break;
    if (isRoundDone(db, sheet, next)) continue;
    wanted.push(roundDeadline(db, sheet, next, due, at));
    break;
  }
  return wanted;
}

/**
 * Brings the deadlines of a sheet to what its rows say: at most three are open however many units and rounds it has. Called from the projection of every
 * fact of the sheet, and of every alert that was raised for it, so that one round's hour arms the next without anybody watching. Rounds that passed while
 * the desk was down are not raised one by one.
 */
export function refreshTally(db: Db, sheetId: string, at: number): void {
  const sheet = sheetById(db, sheetId);
  if (sheet === undefined) return;
  const wanted = wantedAt(db, sheet, at);
  const kept = new Set(wanted.map((one) => one.id));
  const open = statement<[string], { id: string }>(
    db,
    "SELECT id FROM deadlines WHERE scope_id = ? AND subject = 'tally' AND state = 'open' ORDER BY id",
  ).all(sheetId);
  for (const { id } of open) {
    if (kept.has(id)) continue;
    const round = Number(id.split('.')[2]);
    const isMet = closedRound(db, sheet.id, round) === undefined && isRoundDone(db, sheet, round);
    endDeadline(db, id, isMet ? 'met' : 'not_needed', at);
  }
  for (const one of wanted) armPlain(db, one, at);
}

/** An alert was raised: when it was that of a sheet's hour, the next round is armed. */
export function afterTallyAlert(
  db: Db,
  deadlineId: WantedDeadline['id'],
  alert: { readonly level: number; readonly dueAt: number },
  at: number,
): void {
  const [kind, sheetId] = deadlineId.split('.');
  if ((kind !== 'tly' && kind !== 'tlyl') || sheetId === undefined) return;
  // Raised by the monotonic clock it may come before the wall clock says so.
  refreshTally(db, sheetId, alert.level >= 2 ? Math.max(at, alert.dueAt) : at);
}
