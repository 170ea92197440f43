import type { OpenItem } from '../../../shared/contract/areas/handover';
import { clockTime } from '../../../shared/domain/time';
import { dueOf } from '../../../shared/tally/rounds';
import { type Db, statement } from '../db/statement';
import { openItem, placeAt, same } from '../handover/openItem';
import { readSheet } from './read';
import { openSheets, type SheetRow } from './rows';

const MOST_NAMED = 5;

function deadlinesOf(db: Db, id: string): { readonly ids: string[]; readonly dueAt: number | null } {
  const rows = statement<[string], { id: string; due_at: number }>(
    db,
    "SELECT id, due_at FROM deadlines WHERE scope_id = ? AND subject = 'tally' AND state = 'open' ORDER BY due_at, id",
  ).all(id);
  return { ids: rows.map((row) => row.id), dueAt: rows[0]?.due_at ?? null };
}

function itemOf(db: Db, sheet: SheetRow, now: number): OpenItem {
  const shown = readSheet(db, sheet, null, now);
  const { summary, round, rows } = shown;
  const silent = rows.filter((row) => row.state === 'unreported' || row.state === 'lost');
  const lost = silent.filter((row) => row.state === 'lost').length;
  const names = silent.map((row) => row.unit.name);
  const some = names.length <= MOST_NAMED ? names.join('、') : `${names.slice(0, MOST_NAMED).join('、')}…`;
  const { ids, dueAt } = deadlinesOf(db, sheet.id);
  const nextDue = dueOf(sheet.schedule, round.number + 1);
  const time = clockTime(round.dueAt);
  return openItem({
    key: `tally:${sheet.id}`,
    group: 'unanswered',
    incidentId: sheet.incidentId,
    incidentTitle: summary.incidentTitle,
    title: { zh: `报数表：${sheet.title}`, en: `Tally: ${sheet.title}` },
    state: {
      zh: `${time} 已报 ${summary.reported}/${summary.units}${some === '' ? '' : `，未报：${some}`}${lost === 0 ? '' : `（失联 ${lost}）`}`,
      en: `${time}: ${summary.reported} of ${summary.units} in${some === '' ? '' : `, missing: ${some}`}${lost === 0 ? '' : ` (${lost} out of contact)`}`,
    },
    next:
      silent.length > 0
        ? { zh: '催报；失联的报带班领导', en: 'chase them; tell the leader of those out of contact' }
        : nextDue === null
          ? same('')
          : { zh: `${clockTime(nextDue)} 下一轮`, en: `next round at ${clockTime(nextDue)}` },
    dueAt,
    place: placeAt('warnings', sheet.id, 'tally'),
    deadlineIds: ids,
  });
}

/** Every open sheet: who has reported and who has not. */
export function tallyItems(db: Db, now: number): OpenItem[] {
  return openSheets(db).map((sheet) => itemOf(db, sheet, now));
}
