import type { CloseBlocker } from '../../../shared/contract/areas/closing';
import type { Db } from '../db/statement';
import { openCallOutsOf, peopleOf } from './rows';

const MOST_NAMED = 4;

/** Call-outs of an incident in which somebody has not answered yet: it is not closed over them in silence. */
export function callOutBlockers(db: Db, incidentId: string): CloseBlocker[] {
  return openCallOutsOf(db, incidentId).flatMap((row) => {
    const left = peopleOf(db, row.id).filter((one) => !one.isDropped && one.answeredAt === null);
    if (left.length === 0) return [];
    const names = left.slice(0, MOST_NAMED).map((one) => one.name);
    const more = left.length > MOST_NAMED ? '…' : '';
    return [
      {
        kind: 'call' as const,
        id: `callout.${row.id}`,
        titleZh: `${row.title}：${left.length} 人未应答（${names.join('、')}${more}）`,
        titleEn: `${row.title}: ${left.length} have not answered (${names.join(', ')}${more})`,
        runId: null,
        key: null,
        dueAt: row.answerDueAt,
      },
    ];
  });
}
