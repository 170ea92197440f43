import type { PlanDraft } from '../../../shared/contract/areas/plans';
import { actorOf, type SomeHandlers } from '../call';
import { type Db, statement } from '../db/statement';
import type { Desk } from '../desk';
import { refuseWith } from '../deskError';

type DraftRow = {
  plan_id: string;
  text: string;
  base_revision: number | null;
  version: number;
  saved_at: number;
  saved_by: string;
};

export function draftRow(db: Db, planId: string): DraftRow | undefined {
  return statement<[string], DraftRow>(db, 'SELECT * FROM local_plan_drafts WHERE plan_id = ?').get(planId);
}

export function draftedIds(db: Db): string[] {
  return statement<[], { plan_id: string }>(db, 'SELECT plan_id FROM local_plan_drafts ORDER BY plan_id')
    .all()
    .map((row) => row.plan_id);
}

export function dropDraft(db: Db, planId: string): boolean {
  return statement(db, 'DELETE FROM local_plan_drafts WHERE plan_id = ?').run(planId).changes > 0;
}

const toDraft = (row: DraftRow): PlanDraft => ({
  planId: row.plan_id,
  text: row.text,
  baseRevision: row.base_revision,
  version: row.version,
  savedAt: row.saved_at,
  savedBy: row.saved_by,
});

type Save = Pick<PlanDraft, 'planId' | 'text' | 'baseRevision' | 'version'>;

/**
 * Keeps a draft. Two people who write at once do not write over each other: a save names the version that it saw. The same text sent twice (the
 * answer was lost) is no conflict.
 */
function save(desk: Desk, input: Save, by: string): { version: number; savedAt: number; isNew: boolean } {
  const { planId, text, baseRevision, version } = input;
  const now = desk.now();
  return desk.db
    .transaction(() => {
      const stored = draftRow(desk.db, planId);
      if (stored && stored.text === text && stored.saved_by === by)
        return { version: stored.version, savedAt: stored.saved_at, isNew: false };
      if ((stored?.version ?? 0) !== version) {
        refuseWith('draft_conflict', {
          params: { by: stored?.saved_by ?? '', at: stored?.saved_at ?? now, version: stored?.version ?? 0 },
        });
      }
      statement(
        desk.db,
        `INSERT INTO local_plan_drafts (plan_id, text, base_revision, version, saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (plan_id) DO UPDATE SET text = excluded.text, base_revision = excluded.base_revision, version = excluded.version,
           saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
      ).run(planId, text, baseRevision, version + 1, now, by);
      return { version: version + 1, savedAt: now, isNew: stored === undefined };
    })
    .immediate();
}

/** Drafts write no fact; the list of plans still has to show that one was begun or is gone. */
const tellPlans = (desk: Desk): void => desk.onCommit([], new Set(['plans']));

export const draftHandlers: SomeHandlers<'plan.draftGet' | 'plan.draftSave' | 'plan.draftDrop'> = {
  'plan.draftGet': (input, { desk }) => {
    const row = draftRow(desk.db, input.planId);
    return row ? toDraft(row) : null;
  },
  'plan.draftSave': (input, call) => {
    const { isNew, ...saved } = save(call.desk, input, actorOf(call).name);
    if (isNew) tellPlans(call.desk);
    return saved;
  },
  'plan.draftDrop': (input, { desk }) => {
    if (dropDraft(desk.db, input.planId)) tellPlans(desk);
    return {};
  },
};
