import { reviewTimeline, type TimelineEntry } from '../../../shared/briefing/timeline';
import { timingGroupOf } from '../../../shared/briefing/timing';
import type { ReviewHint } from '../../../shared/contract/areas/review';
import { clockTime, zoned } from '../../../shared/domain/time';
import { limitWords, TIMING_GROUP_WORDS, TIMING_STATE_WORDS } from '../../../shared/wording/timingWords';
import { timingPageOf } from '../briefing/timing';
import { type Db, statement } from '../db/statement';
import { incidentById } from '../incidents/read';
import type { PaperRow } from '../papers/paper';

type LineRow = { id: string; received_at: number; text: string; author_name: string | null };

/** Lines that people wrote on an incident, as they stand after corrections, in the order of time. */
function entriesOf(db: Db, incidentId: string): TimelineEntry[] {
  return statement<[string], LineRow>(
    db,
    `SELECT id, received_at, text, author_name FROM log_entries
     WHERE incident_id = ? AND human_number IS NOT NULL AND corrected_by_id IS NULL AND withdraws_id IS NULL AND withdrawn_by_id IS NULL
     ORDER BY received_at, number LIMIT 300`,
  )
    .all(incidentId)
    .map((row) => ({ id: row.id, at: row.received_at, text: row.text, by: row.author_name ?? '' }));
}

/** Limits are judged as they stood when the incident was closed, as long as it is. */
const judgedAt = (db: Db, incidentId: string, now: number): number =>
  incidentById(db, incidentId, now)?.closedAt ?? now;

const stamp = (at: number): string => {
  const { month, day } = zoned(at);
  return `${month}月${day}日 ${clockTime(at)}`;
};

/** The timeline of a review as rows of a table: time, what, interval against limit, result. */
export function timelineRows(db: Db, incidentId: string, now: number): PaperRow[] {
  const { rows } = timingPageOf(db, incidentId, judgedAt(db, incidentId, now));
  return reviewTimeline(rows, entriesOf(db, incidentId)).map((one) => {
    if (one.kind === 'entry') return { cells: [stamp(one.at), one.entry.text, '', '', one.entry.by] };
    const { row } = one;
    const what = row.titleZh === '' ? TIMING_GROUP_WORDS.zh[row.group] : row.titleZh;
    const took = row.intervalMinutes === null ? '' : `${row.intervalMinutes} 分`;
    const limit = row.limitMinutes === null ? '' : `限 ${limitWords(row.limitMinutes, 'zh')}`;
    const late = row.lateMinutes > 0 ? ` ${limitWords(row.lateMinutes, 'zh')}` : '';
    return {
      cells: [
        stamp(one.at),
        row.lateReason === '' ? what : `${what}（迟报说明：${row.lateReason}）`,
        [took, limit].filter((part) => part !== '').join('，'),
        row.state === 'noted' ? '' : `${TIMING_STATE_WORDS.zh[row.state]}${late}`,
        row.receiver,
      ],
      mark: 'bold',
    };
  });
}

/** Duties that were late or never done, as hints of the question about reporting. */
export function dutyHints(db: Db, incidentId: string, now: number): ReviewHint[] {
  const { rows } = timingPageOf(db, incidentId, judgedAt(db, incidentId, now));
  return rows.flatMap((row): ReviewHint[] => {
    const question = timingGroupOf(row.id.split('.')[1] ?? '') === 'leader' ? 'decision' : 'reporting';
    if (row.state === 'late') {
      const [zh, en] = [limitWords(row.lateMinutes, 'zh'), limitWords(row.lateMinutes, 'en')];
      const why = row.lateReason === '' ? (['，未说明', ', no reason given'] as const) : (['', ''] as const);
      return [
        {
          question,
          zh: `“${row.titleZh}”迟报 ${zh}${why[0]}`,
          en: `“${row.titleEn}” ${en} late${why[1]}`,
          runId: null,
        },
      ];
    }
    if (row.state !== 'overdue') return [];
    return [{ question, zh: `“${row.titleZh}”未报`, en: `“${row.titleEn}” was never reported`, runId: null }];
  });
}
