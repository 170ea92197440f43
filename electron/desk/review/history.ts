import type { RunHistory } from '../../../shared/contract/areas/review';
import type { FactBodies } from '../../../shared/domain/facts';
import { type RunEvent, type RunState, reduce, startRun } from '../../../shared/plan';
import { type Db, statement } from '../db/statement';
import { lineParams } from '../runs/project';
import { type LoadedRun, loadRun } from '../runs/runRows';
import { switchOf } from '../runs/switching';

type Row = { kind: string; at: number; actor: string; hlc: string; body: string };

function factsOfRun(db: Db, runId: string): Row[] {
  return statement<[string], Row>(
    db,
    `SELECT kind, at, actor, hlc, body FROM journal
     WHERE subject = ? AND kind IN ('run.started', 'run.switched', 'run.advanced') AND body IS NOT NULL ORDER BY hlc, origin, seq`,
  ).all(runId);
}

function eventsIn(run: LoadedRun, rows: readonly Row[]): RunHistory['events'] {
  return rows
    .filter((row) => row.kind === 'run.advanced')
    .map((row) => {
      const body = JSON.parse(row.body) as FactBodies['run.advanced'];
      const params = lineParams(run, body.event as RunEvent);
      return { recordedAt: row.at, by: body.author.name, actor: row.actor, event: body.event, params };
    });
}

/** Where the run began: nothing done, or, after a change of plan in the middle, what was carried over from the run before it. */
function startOf(db: Db, run: LoadedRun, first: Row | undefined): RunState {
  const { received_at: receivedAt, started_at: startedAt } = run.row;
  if (first?.kind !== 'run.switched') return startRun(run.context, { receivedAt, startedAt });
  const body = JSON.parse(first.body) as FactBodies['run.switched'];
  const before = loadRun(db, body.fromRunId);
  if (!before) return startRun(run.context, { receivedAt, startedAt });
  const rows = factsOfRun(db, body.fromRunId);
  const state = eventsIn(
    before,
    rows.filter((row) => row.hlc < first.hlc),
  ).reduce((at, { event }) => reduce(before.context, at, event as RunEvent), startOf(db, before, rows[0]));
  return switchOf(db, { ...before, state }, body, first.at).state;
}

/** Everything that happened in a run, in the order of the journal, with the state that it began in; undefined when there is no such run. */
export function runHistory(db: Db, runId: string): RunHistory | undefined {
  const run = loadRun(db, runId);
  if (!run) return undefined;
  const rows = factsOfRun(db, runId);
  return { start: startOf(db, run, rows[0]), events: eventsIn(run, rows) };
}
