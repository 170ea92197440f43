import type { OpenItem } from '../../../shared/contract/areas/handover';
import { drillTitle } from '../../../shared/domain/drill';
import { clockTime } from '../../../shared/domain/time';
import { ELEMENT_NAMES } from '../../../shared/wording/intakeLines';
import type { Locale } from '../../../shared/wording/labels';
import { type Db, statement } from '../db/statement';
import { openItem, placeAt } from '../handover/openItem';
import { elementsAt, followUpId } from './read';

type Row = { id: string; title: string; drill: string | null; due_at: number };

/** One item per incident with open questions, whatever their number: what is asked, and when it is asked again. */
export function intakeItems(db: Db): OpenItem[] {
  const rows = statement<[], Row>(
    db,
    `SELECT i.id, i.title, i.drill, d.due_at FROM deadlines d JOIN incidents i ON i.id = d.incident_id
     WHERE d.subject = 'elements' AND d.state = 'open' ORDER BY d.due_at, i.id`,
  ).all();
  return rows.map(({ id, title, drill, due_at }) => {
    const open = elementsAt(db, id).filter(({ state }) => state === 'verifying');
    const questions = (locale: Locale): string =>
      open
        .map(({ element, question }) => [ELEMENT_NAMES[locale][element], question].filter(Boolean).join('：'))
        .join(locale === 'zh' ? '；' : '; ');
    const name = drillTitle(title, drill);
    return openItem({
      key: `elements:${id}`,
      group: 'incidents',
      incidentId: id,
      incidentTitle: title,
      title: {
        zh: `${name}：正在核实 ${open.length} 项`,
        en: `${name}: ${open.length} elements being verified`,
      },
      state: { zh: questions('zh'), en: questions('en') },
      next: { zh: `${clockTime(due_at)} 再问`, en: `ask again at ${clockTime(due_at)}` },
      dueAt: due_at,
      place: placeAt('incident', id),
      deadlineIds: [followUpId(id)],
    });
  });
}
