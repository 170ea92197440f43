import type { Escalation } from '../../../shared/contract/areas/ladders';
import { type Db, statement } from '../db/statement';
import { currentShift } from '../shifts/read';

type Row = {
  id: string;
  post: Escalation['post'];
  opened_at: number;
  title_zh: string;
  title_en: string;
  incident_id: string | null;
  incident_title: string | null;
  due_at: number;
};

const MOST_ITEMS = 20;

function itemsOf(db: Db, id: string): Escalation['items'] {
  return statement<[string, number], Escalation['items'][number]>(
    db,
    `SELECT d.title_zh AS titleZh, d.title_en AS titleEn, d.due_at AS dueAt FROM escalation_items e
     JOIN deadlines d ON d.id = e.deadline_id WHERE e.escalation_id = ? AND d.state = 'open' ORDER BY d.due_at, d.id LIMIT ?`,
  ).all(id, MOST_ITEMS);
}

type CallRow = Omit<Escalation['calls'][number], 'reached'> & { readonly reached: number };

function callsOf(db: Db, id: string, since: number): Escalation['calls'] {
  return statement<[string, number], CallRow>(
    db,
    `SELECT id, at, name, reached, note, called_by AS by FROM escalation_calls WHERE escalation_id = ? AND at >= ? ORDER BY at, id`,
  )
    .all(id, since)
    .map((row) => ({ ...row, reached: row.reached === 1 }));
}

/** Calls that have still to be made, the one that is due first before the others. */
export function openEscalations(db: Db): Escalation[] {
  const posts = currentShift(db)?.posts ?? [];
  return statement<[], Row>(
    db,
    `SELECT e.id, e.post, e.opened_at, d.title_zh, d.title_en, d.incident_id, i.title AS incident_title, d.due_at
     FROM escalations e JOIN deadlines d ON d.id = e.id LEFT JOIN incidents i ON i.id = d.incident_id
     WHERE d.state = 'open' ORDER BY d.due_at, e.id`,
  )
    .all()
    .map((row) => {
      const person = posts.find((one) => one.post === row.post);
      return {
        id: row.id,
        post: row.post,
        name: person?.name ?? '',
        phone: person?.phone ?? '',
        titleZh: row.title_zh,
        titleEn: row.title_en,
        incidentId: row.incident_id,
        incidentTitle: row.incident_title,
        openedAt: row.opened_at,
        dueAt: row.due_at,
        items: itemsOf(db, row.id),
        calls: callsOf(db, row.id, row.opened_at),
      };
    });
}

/** Whether a call has still to be made; undefined when there never was one of this id. */
export function escalationState(
  db: Db,
  id: string,
): { post: Escalation['post']; isOpen: boolean } | undefined {
  const row = statement<[string], { post: Escalation['post']; state: string }>(
    db,
    'SELECT e.post, d.state FROM escalations e JOIN deadlines d ON d.id = e.id WHERE e.id = ?',
  ).get(id);
  return row && { post: row.post, isOpen: row.state === 'open' };
}

/** The call that was recorded under an id, or undefined. */
export function callById(db: Db, id: string): { escalation_id: string; name: string } | undefined {
  return statement<[string], { escalation_id: string; name: string }>(
    db,
    'SELECT escalation_id, name FROM escalation_calls WHERE id = ?',
  ).get(id);
}
