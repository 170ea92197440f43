import type { Deadline } from '../../../shared/contract/alertModels';
import type { CloseBlocker, CloseGate, CloseWarning } from '../../../shared/contract/areas/closing';
import type { Grade } from '../../../shared/domain/vocabulary';
import { blockTitle, closeBlockers, partyName, planIndex, type RunBlocker } from '../../../shared/plan';
import { responseName } from '../../../shared/rules/responses/hazards';
import { blockerWords } from '../../../shared/wording/closing';
import { allAccounts } from '../accounts/accountRows';
import { callOutBlockers } from '../callouts/gate';
import { type Db, statement } from '../db/statement';
import { deadlinesOfScope } from '../deadlines/read';
import { type LoadedRun, runningRuns } from '../runs/runRows';
import { childrenOf } from './read';

/** Deadlines that a running run armed for itself: the run and its steps are named instead. */
const OF_A_RUN: ReadonlySet<string> = new Set(['step', 'choice', 'chase', 'round']);

function titleOf(run: LoadedRun, blocker: RunBlocker, locale: 'zh' | 'en'): string {
  const { plan, tables, profile } = run.context;
  const block = planIndex(plan).get(blocker.blockId)?.block;
  const title = block ? blockTitle(block, locale) : blocker.blockId;
  if (blocker.party === undefined) return title;
  const party = partyName(blocker.party, tables, profile, locale);
  return `${title} → ${party}`;
}

function runBlockers(run: LoadedRun): readonly CloseBlocker[] {
  const { id } = run.row;
  const { plan } = run.context;
  const own = { runId: id, dueAt: null };
  return [
    { kind: 'run', id: `run.${id}`, titleZh: plan.title, titleEn: plan.title_en, key: null, ...own },
    ...closeBlockers(run.context, run.state).map((blocker) => ({
      kind: blocker.kind,
      id: ['run', id, blocker.kind, blocker.key, blocker.party ?? ''].join('.'),
      titleZh: titleOf(run, blocker, 'zh'),
      titleEn: titleOf(run, blocker, 'en'),
      key: blocker.key,
      ...own,
    })),
  ];
}

/** The next of a repeated report that is not due yet (续报, 零报告) ends with the incident; one that is overdue is owed. */
function endsWithIncident(db: Db, deadline: Deadline): boolean {
  if (deadline.state === 'overdue' || deadline.obligationId === null || deadline.runId !== null) return false;
  return (
    statement(db, 'SELECT 1 FROM obligations WHERE id = ? AND round IS NOT NULL AND rule_id IS NOT NULL').get(
      deadline.obligationId,
    ) !== undefined
  );
}

function duties(db: Db, incidentId: string, now: number): readonly CloseBlocker[] {
  return deadlinesOfScope(db, incidentId, now)
    .filter((deadline) => deadline.reached && !OF_A_RUN.has(deadline.subject) && deadline.subject !== 'tally')
    .filter((deadline) => !endsWithIncident(db, deadline))
    .map((deadline) => ({
      kind: 'duty',
      id: deadline.id,
      titleZh: deadline.titleZh,
      titleEn: deadline.titleEn,
      runId: deadline.runId,
      key: deadline.blockKey,
      dueAt: deadline.dueAt,
    }));
}

/** Open children live on by themselves, and so does an instruction without a date: nobody waits for them, but they are named. */
function warnings(db: Db, incidentId: string, now: number): readonly CloseWarning[] {
  const children = childrenOf(db, incidentId, now)
    .filter((child) => child.state === 'open')
    .map((child) => ({ kind: 'child', id: child.id, titleZh: child.title, titleEn: child.title }) as const);
  const undated = statement<[string], { id: string; leader: string; words: string }>(
    db,
    'SELECT id, leader, words FROM instructions WHERE incident_id = ? AND done_at IS NULL AND due_at IS NULL ORDER BY recorded_at, id',
  )
    .all(incidentId)
    .map(({ id, leader, words }) => {
      return {
        kind: 'instruction',
        id,
        titleZh: `${leader}：${words}`,
        titleEn: `${leader}: ${words}`,
      } as const;
    });
  const sheets = statement<[string], { id: string; title: string }>(
    db,
    "SELECT id, title FROM tallies WHERE incident_id = ? AND state = 'open' ORDER BY opened_at, id",
  )
    .all(incidentId)
    .map(({ id, title }) => ({ kind: 'sheet', id, titleZh: title, titleEn: title }) as const);
  const responses = statement<[string], { id: string; matter: string; level: Grade }>(
    db,
    "SELECT id, matter, level FROM responses WHERE incident_id = ? AND state = 'active' ORDER BY starts_at, id",
  )
    .all(incidentId)
    .map(({ id, matter, level }) => {
      const titleEn = responseName(matter, level, 'en');
      return { kind: 'response', id, titleZh: responseName(matter, level, 'zh'), titleEn } as const;
    });
  return [...children, ...undated, ...sheets, ...responses];
}

/** What stands in the way of closing an incident, what is worth knowing, and who may close it all the same. */
export function closeGateOf(db: Db, incidentId: string, now: number): CloseGate {
  return {
    blockers: [
      ...runningRuns(db, incidentId).flatMap(runBlockers),
      ...callOutBlockers(db, incidentId),
      ...duties(db, incidentId, now),
    ],
    warnings: [...warnings(db, incidentId, now)],
    mayOverride: allAccounts(db)
      .filter((account) => account.roles.includes('supervisor'))
      .map((account) => account.displayName),
  };
}

/** A blocker as the record and the log name it. */
export const blockerLine = (blocker: CloseBlocker): string => blockerWords(blocker, 'zh');
