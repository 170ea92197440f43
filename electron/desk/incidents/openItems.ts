import type { OpenItem } from '../../../shared/contract/areas/handover';
import { clockTime } from '../../../shared/domain/time';
import { dutyGroup } from '../../../shared/rules/duties/groups';
import { type Db, statement } from '../db/statement';
import { openItem, placeAt } from '../handover/openItem';

type Row = {
  id: string;
  kind: string;
  title_zh: string;
  title_en: string;
  due_at: number;
  met_at: number;
  incident_id: string;
  incident_title: string;
};

/** Reports of open incidents that went out after their limit and were not explained yet (迟报说明). */
export function lateItems(db: Db): OpenItem[] {
  return statement<[], Row>(
    db,
    `SELECT o.id, o.kind, o.title_zh, o.title_en, o.due_at, o.met_at, i.id AS incident_id, i.title AS incident_title
     FROM incidents i JOIN obligations o ON o.scope_id = i.id
     WHERE i.state = 'open' AND o.state = 'met' AND o.late_reason = '' AND o.met_at > o.due_at AND o.rule_id IS NOT NULL
     ORDER BY o.met_at, o.id`,
  )
    .all()
    .filter((row) => dutyGroup({ kind: row.kind, isWindow: false }) === 'reports')
    .map((row) =>
      openItem({
        key: `late:${row.id}`,
        group: 'reports_due',
        incidentId: row.incident_id,
        incidentTitle: row.incident_title,
        title: { zh: `待补迟报说明：${row.title_zh}`, en: `Explanation owed: ${row.title_en}` },
        state: {
          zh: `时限 ${clockTime(row.due_at)}，${clockTime(row.met_at)} 报出`,
          en: `due ${clockTime(row.due_at)}, sent ${clockTime(row.met_at)}`,
        },
        next: { zh: '补写迟报原因', en: 'write down why' },
        place: placeAt('incident', row.incident_id),
      }),
    );
}
