import type { OpenItem } from '../../../shared/contract/areas/handover';
import { clockTime } from '../../../shared/domain/time';
import { type Db, statement } from '../db/statement';
import { openItem, placeAt, same } from '../handover/openItem';
import { scopeOf } from './deadlines';
import { loadCallOut, stateOf, summaryOf } from './read';
import { type CallOutRow, callOuts } from './rows';

const MOST_NAMED = 5;

function deadlinesOf(db: Db, id: string): { readonly ids: string[]; readonly dueAt: number | null } {
  const rows = statement<[string], { id: string; due_at: number }>(
    db,
    "SELECT id, due_at FROM deadlines WHERE scope_id = ? AND state = 'open' ORDER BY due_at, id",
  ).all(scopeOf(id));
  return { ids: rows.map((row) => row.id), dueAt: rows[0]?.due_at ?? null };
}

function itemOf(db: Db, row: CallOutRow, now: number): OpenItem {
  const loaded = loadCallOut(db, row);
  const { rates, feedbackOverdue, incidentTitle, warningsOver } = summaryOf(db, loaded, now);
  const left = loaded.people.filter((one) => !one.isDropped && one.answeredAt === null);
  const lost = left.filter((one) => stateOf(row, one, now) === 'lost').length;
  const names = left.slice(0, MOST_NAMED).map((one) => one.name);
  const some = left.length > MOST_NAMED ? `${names.join('、')}…` : names.join('、');
  const answered = rates.persons - left.length;
  const { ids, dueAt } = deadlinesOf(db, row.id);
  return openItem({
    key: `callout:${row.id}`,
    group: row.drill === null ? 'unanswered' : 'drills',
    incidentId: row.incidentId,
    incidentTitle,
    title: same(row.title),
    state: {
      zh: `应答 ${answered}/${rates.persons}${some === '' ? '' : `，未应答：${some}`}${lost === 0 ? '' : `（失联 ${lost}）`}${feedbackOverdue === 0 ? '' : `；反馈逾期 ${feedbackOverdue}`}`,
      en: `${answered} of ${rates.persons} answered${some === '' ? '' : `, missing: ${some}`}${lost === 0 ? '' : ` (${lost} out of contact)`}${feedbackOverdue === 0 ? '' : `; ${feedbackOverdue} feedbacks overdue`}`,
    },
    next:
      warningsOver !== null
        ? {
            zh: `预警 ${clockTime(warningsOver.at)} 起已全部解除或到期，结束叫应`,
            en: `no warning of it is in force since ${clockTime(warningsOver.at)}: end it`,
          }
        : left.length > 0
          ? { zh: '继续叫应；失联的派人上门', en: 'keep calling; send somebody to those out of contact' }
          : dueAt === null
            ? { zh: '全部应答，可以结束', en: 'everybody has answered: it may be ended' }
            : { zh: `${clockTime(dueAt)} 收反馈`, en: `feedback at ${clockTime(dueAt)}` },
    dueAt,
    place: placeAt('warnings', row.id, 'callouts'),
    deadlineIds: ids,
  });
}

/** Every open call-out: who has answered, who has not, and what is still fed back. */
export const calloutItems = (db: Db, now: number): OpenItem[] =>
  callOuts(db, true).map((row) => itemOf(db, row, now));
