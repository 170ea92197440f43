import type { PlanRevision } from '../../../shared/contract/areas/plans';
import { parseTables } from '../../../shared/plan';
import { actorOf, type Call, pastOrNow, type SomeHandlers } from '../call';
import { type Db, statement } from '../db/statement';
import { type Actor, authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { readSetting } from '../settings/read';
import { checkAgainstTables, checkedPlan, neededBy, planHash, refuseBroken } from './checked';
import { draftHandlers, dropDraft } from './drafts';
import { filingDue } from './filing';
import { currentTables, currentTablesText, inForceRow, type PlanRow, planRow, tablesOf } from './planStore';
import { planDetail, planSummaries, revisionsOf, toRevision } from './read';

function requireRow(db: Db, planId: string, revision: number): PlanRow {
  return planRow(db, planId, revision) ?? refuseWith('not_found', { field: 'revision' });
}

const standing = (db: Db, planId: string, revision: number): PlanRevision =>
  toRevision(requireRow(db, planId, revision));

function newest(db: Db, planId: string): PlanRow | undefined {
  return statement<[string], PlanRow>(
    db,
    'SELECT * FROM plans WHERE id = ? ORDER BY revision DESC LIMIT 1',
  ).get(planId);
}

type Submitted = {
  readonly planId: string;
  readonly text: string;
  readonly why: string;
  readonly reason: PlanRevision['reason'];
};

/** The next revision, in state draft. The same text with the same reason sent twice is one revision. */
function submit(input: Submitted, call: Call): PlanRevision {
  const actor = actorOf(call);
  const { db } = call.desk;
  return transact(call.desk, (write) => {
    const { planId, text, why, reason } = input;
    const tablesText = currentTablesText(db) ?? refuseWith('not_founded');
    const tables = currentTables(db) ?? refuseWith('not_founded');
    const last = newest(db, planId);
    const hash = planHash(tablesText, text);
    if (last?.hash === hash && last.why === why && last.author_id === actor.accountId) {
      dropDraft(db, planId);
      return toRevision(last);
    }
    checkedPlan(db, planId, text, tables, false);
    // A text in force may be submitted anew as it is: it was looked through and still holds.
    if (last?.hash === hash && (last.state === 'draft' || last.state === 'reviewed'))
      refuseWith('nothing_changed');
    if (last && reason === null) refuseWith('plan_reason_missing', { field: 'reason' });
    const revision = (last?.revision ?? 0) + 1;
    write(
      fact('plan.drafted', planId, actor.accountId, {
        revision,
        hash,
        text,
        tablesText,
        why,
        reason: last ? reason : null,
        author: authorOf(actor),
      }),
    );
    dropDraft(db, planId);
    return standing(db, planId, revision);
  });
}

/** Whether somebody other than the author could review: another account with the role. */
function hasOtherReviewer(db: Db, accountId: string): boolean {
  return (
    statement<[string], { id: string }>(
      db,
      "SELECT a.id FROM accounts a, json_each(a.roles) r WHERE r.value = 'supervisor' AND a.id <> ? LIMIT 1",
    ).get(accountId) !== undefined
  );
}

function refuseOwnReview(db: Db, row: PlanRow, actor: Actor): boolean {
  const isOwn = row.author_id === actor.accountId;
  if (isOwn && readSetting(db, 'plans').reviewBy === 'another' && hasOtherReviewer(db, actor.accountId))
    refuseWith('own_review');
  return isOwn;
}

function putInForce(planId: string, revision: number, call: Call): PlanRevision {
  const actor = actorOf(call);
  const { db } = call.desk;
  return transact(call.desk, (write, now) => {
    const row = requireRow(db, planId, revision);
    if (row.state === 'in_force') return toRevision(row);
    if (row.state === 'retired') refuseWith('plan_retired');
    if (row.state === 'draft') refuseWith('plan_not_reviewed');
    // Since it was submitted a plan that it needs may have been retired.
    checkedPlan(db, planId, row.text, tablesOf(row.tables_text), true);
    const body = { revision, filingDueAt: filingDue(db, now), author: authorOf(actor) };
    write(fact('plan.put_in_force', planId, actor.accountId, body));
    return standing(db, planId, revision);
  });
}

export const planHandlers: SomeHandlers<
  | 'plan.list'
  | 'plan.get'
  | 'plan.revisions'
  | 'plan.draftGet'
  | 'plan.draftSave'
  | 'plan.draftDrop'
  | 'plan.tables'
  | 'plan.submit'
  | 'plan.review'
  | 'plan.putInForce'
  | 'plan.retire'
  | 'plan.file'
  | 'plan.reviseTables'
> = {
  ...draftHandlers,
  'plan.list': (_input, { desk }) => planSummaries(desk.db),
  'plan.get': (input, { desk }) =>
    planDetail(desk.db, input.planId, input.revision) ?? refuseWith('not_found', { field: 'planId' }),
  'plan.revisions': (input, { desk }) => revisionsOf(desk.db, input.planId),
  'plan.tables': (_input, { desk }) => ({ tablesText: currentTablesText(desk.db) ?? '' }),
  'plan.submit': submit,

  'plan.review': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const { planId, revision, note } = input;
      const row = requireRow(db, planId, revision);
      if (row.state === 'retired') refuseWith('plan_retired');
      if (row.state !== 'draft') return toRevision(row);
      const isOwn = refuseOwnReview(db, row, actor);
      const body = { revision, note, isOwn, author: authorOf(actor) };
      write(fact('plan.reviewed', planId, actor.accountId, body));
      return standing(db, planId, revision);
    });
  },

  'plan.putInForce': (input, call) => putInForce(input.planId, input.revision, call),

  'plan.retire': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    transact(call.desk, (write) => {
      const last = newest(db, input.planId) ?? refuseWith('not_found', { field: 'planId' });
      const isInForce = inForceRow(db, input.planId) !== undefined;
      if (!isInForce && last.state === 'retired') return;
      const needing = isInForce ? neededBy(db, input.planId) : null;
      if (needing !== null) refuseWith('plan_in_use', { params: { plan: needing } });
      const body = { why: input.why, author: authorOf(actor) };
      write(fact('plan.retired', input.planId, actor.accountId, body));
    });
    return {};
  },

  'plan.file': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const { planId, revision, number } = input;
      const row = requireRow(db, planId, revision);
      const filedAt = pastOrNow(input.filedAt, now, 'filedAt');
      if (row.in_force_at === null) refuseWith('plan_not_in_force');
      if (row.filed_at === filedAt && row.filed_number === number) return toRevision(row);
      if (row.filed_at !== null) refuseWith('already_done');
      const body = { revision, filedAt, number, author: authorOf(actor) };
      write(fact('plan.filed', planId, actor.accountId, body));
      return standing(db, planId, revision);
    });
  },

  'plan.reviseTables': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    transact(call.desk, (write) => {
      const { text, why } = input;
      if (text === currentTablesText(db)) return;
      const read = parseTables(text, 'tables.yaml');
      if (!read.ok) return refuseBroken(read.problems);
      checkAgainstTables(db, read.tables);
      write(fact('plan.tables_revised', 'tables', actor.accountId, { text, why, author: authorOf(actor) }));
    });
    return {};
  },
};
