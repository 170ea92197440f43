import {
  blockTitle,
  type Due,
  dues,
  partyName,
  planIndex,
  type RunEvent,
  roundsOf,
} from '../../../shared/plan';
import { type Db, statement } from '../db/statement';
import { armDeadline, endDeadline, type WantedDeadline } from '../deadlines/deadlineRows';
import { dropObligation, obligationId, openObligation } from '../incidents/obligationRows';
import { type LoadedRun, scopeOf, siblings } from './runRows';

/**
 * Makes the deadlines of a run equal to what its machine says is due: new ones are armed, moved ones moved, gone ones ended. A gone deadline
 * was met when the event that took it away was about the same block, and is not needed any more otherwise.
 */
export function syncRunDeadlines(db: Db, run: LoadedRun, event: RunEvent | null, at: number): void {
  const wanted = dues(run.context, run.state);
  const kept = new Set<string>();
  for (const due of wanted) kept.add(armDue(db, run, due, at));
  const open = statement<[string], { id: string; block_key: string | null; obligation_id: string | null }>(
    db,
    "SELECT id, block_key, obligation_id FROM deadlines WHERE run_id = ? AND state = 'open' ORDER BY id",
  ).all(run.row.id);
  for (const deadline of open) {
    if (kept.has(deadline.id)) continue;
    if (deadline.obligation_id !== null) {
      if (!isTakenOver(db, run, deadline.obligation_id, at)) dropObligation(db, deadline.obligation_id, at);
    } else endDeadline(db, deadline.id, deadline.block_key === doneKey(event) ? 'met' : 'not_needed', at);
  }
}

/** Another running run of the same scope may still ask for the duty; it is its own then. */
function isTakenOver(db: Db, run: LoadedRun, obligation: string, at: number): boolean {
  for (const other of siblings(db, run.row)) {
    const due = dues(other.context, other.state).find((one) => dutyId(other, one) === obligation);
    if (!due) continue;
    armDue(db, other, due, at);
    return true;
  }
  return false;
}

function dutyId(run: LoadedRun, due: Due): string | null {
  if (due.kind !== 'obligation' || due.obligation === undefined || due.recipient === undefined) return null;
  return obligationId(scopeOf(run.row), due.obligation, due.recipient, roundsOf(due.key));
}

const NO_WORK: readonly RunEvent['kind'][] = [
  'step_skipped',
  'step_not_applicable',
  'step_reopened',
  'step_assigned',
  'step_noted',
  'step_attached',
  'run_switched',
];

/** The block that an event finished, as against one that it dropped. */
function doneKey(event: RunEvent | null): string | null {
  return event === null || NO_WORK.includes(event.kind) ? null : event.key;
}

function armDue(db: Db, run: LoadedRun, due: Due, at: number): string {
  const scopeId = scopeOf(run.row);
  if (due.kind === 'obligation' && due.obligation !== undefined && due.recipient !== undefined) {
    const round = due.round ?? null;
    const id = obligationId(scopeId, due.obligation, due.recipient, roundsOf(due.key));
    openObligation(
      db,
      {
        id,
        scopeId,
        incidentId: run.row.incident_id,
        kind: due.obligation,
        recipient: due.recipient,
        round,
        targetAt: due.targetAt ?? null,
        dueAt: due.dueAt,
        runId: run.row.id,
        blockKey: due.key,
        reached: due.reached,
        standing: false,
        owner: assignedTo(run, due),
      },
      at,
    );
    return `ob.${id}`;
  }
  const wanted = deadlineFor(run, due, scopeId);
  armDeadline(db, wanted, at);
  return wanted.id;
}

const SUBJECT = {
  limit: 'step',
  choice: 'choice',
  chase: 'chase',
  round: 'round',
  obligation: 'obligation',
  wait: 'step',
} as const;

function deadlineFor(run: LoadedRun, due: Due, scopeId: string): WantedDeadline {
  return {
    id: `run.${run.row.id}.${due.id}`,
    subject: SUBJECT[due.kind],
    titleZh: titleOf(run, due, 'zh'),
    titleEn: titleOf(run, due, 'en'),
    owner: ownerOf(run, due),
    scopeId,
    incidentId: run.row.incident_id,
    runId: run.row.id,
    blockKey: due.key,
    instructionId: null,
    obligationId: null,
    targetAt: due.targetAt ?? null,
    dueAt: due.dueAt,
    reached: due.reached,
  };
}

function titleOf(run: LoadedRun, due: Due, locale: 'zh' | 'en'): string {
  const block = planIndex(run.context.plan).get(due.blockId)?.block;
  const title = block ? blockTitle(block, locale) : due.blockId;
  if (due.kind === 'chase' && due.party !== undefined) {
    const party = partyName(due.party, run.context.tables, run.context.profile, locale);
    return locale === 'zh' ? `催${party}：${title}` : `Chase ${party}: ${title}`;
  }
  if (due.kind === 'round')
    return locale === 'zh' ? `${title}第${due.round ?? 1}轮` : `${title}, round ${due.round ?? 1}`;
  return title;
}

/** Who the step was handed to, if it was. */
function assignedTo(run: LoadedRun, due: Due): string | undefined {
  return run.state.records[due.key]?.assigned?.at(-1)?.to;
}

/** Who has to see to it: the one it was handed to, else the post that the plan names. */
function ownerOf(run: LoadedRun, due: Due): string {
  const assigned = assignedTo(run, due);
  if (assigned !== undefined) return assigned;
  const block = planIndex(run.context.plan).get(due.blockId)?.block;
  if (!block) return 'duty_officer';
  if ('post' in block) return block.post;
  return 'by' in block ? block.by : 'duty_officer';
}
