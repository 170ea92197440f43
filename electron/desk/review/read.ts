import type { OpenItem } from '../../../shared/contract/areas/handover';
import type { Proposal, Review } from '../../../shared/contract/areas/review';
import type { KeptFinding } from '../../../shared/domain/facts/review';
import { type Db, statement } from '../db/statement';
import { openItem, ownerPair, placeAt, same } from '../handover/openItem';

export type StoredFinding = KeptFinding & { readonly doneAt: number | null; readonly result: string };

type Row = {
  incident_id: string;
  due_at: number;
  closed_at: number;
  answers: string;
  findings: string;
  version: number;
  saved_at: number | null;
  saved_by: string;
  completed_at: number | null;
  completed_by: string;
};

const toReview = (row: Row): Review => ({
  incidentId: row.incident_id,
  dueAt: row.due_at,
  closedAt: row.closed_at,
  answers: JSON.parse(row.answers) as Review['answers'],
  findings: JSON.parse(row.findings) as StoredFinding[],
  version: row.version,
  savedAt: row.saved_at,
  savedBy: row.saved_by,
  completedAt: row.completed_at,
  completedBy: row.completed_by,
});

export function reviewOf(db: Db, incidentId: string): Review | undefined {
  const row = statement<[string], Row>(db, 'SELECT * FROM reviews WHERE incident_id = ?').get(incidentId);
  return row && toReview(row);
}

type ProposalRow = {
  id: string;
  incident_id: string;
  incident_title: string | null;
  plan_id: string;
  block_id: string | null;
  what: string;
  made_at: number;
  made_by: string;
  state: Proposal['state'];
  revision: number | null;
  why: string;
  settled_at: number | null;
  settled_by: string;
};

const PROPOSALS = `SELECT p.*, i.title AS incident_title FROM review_proposals p LEFT JOIN incidents i ON i.id = p.incident_id`;

const toProposal = (row: ProposalRow): Proposal => ({
  id: row.id,
  incidentId: row.incident_id,
  incidentTitle: row.incident_title ?? '',
  planId: row.plan_id,
  blockId: row.block_id,
  what: row.what,
  madeAt: row.made_at,
  madeBy: row.made_by,
  state: row.state,
  revision: row.revision,
  why: row.why,
  settledAt: row.settled_at,
  settledBy: row.settled_by,
});

export function proposalById(db: Db, id: string): Proposal | undefined {
  const row = statement<[string], ProposalRow>(db, `${PROPOSALS} WHERE p.id = ?`).get(id);
  return row && toProposal(row);
}

export function proposalsOf(db: Db, incidentId: string): Proposal[] {
  return statement<[string], ProposalRow>(db, `${PROPOSALS} WHERE p.incident_id = ? ORDER BY p.made_at, p.id`)
    .all(incidentId)
    .map(toProposal);
}

/** The open ones first, then the newest. */
export function proposalsFor(db: Db, planId: string): Proposal[] {
  return statement<[string], ProposalRow>(
    db,
    `${PROPOSALS} WHERE p.plan_id = ? ORDER BY p.state <> 'open', p.made_at DESC, p.id LIMIT 100`,
  )
    .all(planId)
    .map(toProposal);
}

/** Reviews that are still owed, and tasks of reviews that are not done, for the handover. */
export function reviewItems(db: Db): OpenItem[] {
  const rows = statement<[], Row & { title: string }>(
    db,
    `SELECT r.*, i.title FROM reviews r JOIN incidents i ON i.id = r.incident_id
     WHERE r.completed_at IS NULL OR EXISTS (
       SELECT 1 FROM json_each(r.findings) f WHERE f.value ->> '$.doneAt' IS NULL AND f.value ->> '$.dueAt' IS NOT NULL AND f.value ->> '$.owner' <> '')
     ORDER BY r.due_at, r.incident_id`,
  ).all();
  return rows.flatMap((row) => {
    const whose = { group: 'other' as const, incidentId: row.incident_id, incidentTitle: row.title };
    const place = placeAt('incident', row.incident_id);
    const own =
      row.completed_at !== null
        ? []
        : [
            openItem({
              ...whose,
              key: `review:${row.incident_id}`,
              title: { zh: `复盘：${row.title}`, en: `After-action review: ${row.title}` },
              state:
                row.saved_at === null ? { zh: '未开始', en: 'not begun' } : { zh: '进行中', en: 'begun' },
              next: { zh: '按期完成复盘', en: 'complete it in time' },
              dueAt: row.due_at,
              place,
              deadlineIds: [`review.${row.incident_id}`],
            }),
          ];
    const tasks = (JSON.parse(row.findings) as StoredFinding[])
      .filter((one) => one.dueAt !== null && one.owner !== '' && one.doneAt === null)
      .map((one) =>
        openItem({
          ...whose,
          key: `review-task:${one.id}`,
          title: { zh: `复盘整改：${one.text}`, en: `Review task: ${one.text}` },
          state: { zh: '未办', en: 'open' },
          next: same(''),
          dueAt: one.dueAt,
          owner: ownerPair(one.owner),
          place,
          deadlineIds: [`review.task.${one.id}`],
        }),
      );
    return [...own, ...tasks];
  });
}
