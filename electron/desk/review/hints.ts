import type { ReviewHint } from '../../../shared/contract/areas/review';
import type { ReviewQuestion } from '../../../shared/domain/facts/review';
import { blockTitle, planIndex, type RunEvent, type RunState } from '../../../shared/plan';
import { type PlayedEvent, type ReplayRow, replayOf } from '../../../shared/plan/replay';
import { type Db, statement } from '../db/statement';
import { type LoadedRun, loadRun } from '../runs/runRows';
import { runHistory } from './history';
import { dutyHints } from './timeline';

const MINUTE = 60_000;

/** Which of the eight questions a step belongs to, by what kind of step it is. */
function questionOf(run: LoadedRun, row: ReplayRow): ReviewQuestion {
  const block = planIndex(run.context.plan).get(row.blockId)?.block;
  if (block === undefined) return 'intake';
  if ('step' in block && block.step === 'report') return 'reporting';
  if ('choice' in block || 'loop' in block) return 'decision';
  if ('step' in block && block.step === 'call') return 'callout';
  if ('step' in block && block.step === 'order') return 'forces';
  return 'support';
}

const minutes = (ms: number | null): number => Math.max(1, Math.round((ms ?? 0) / MINUTE));

function wordsOf(run: LoadedRun, row: ReplayRow): { readonly zh: string; readonly en: string } | null {
  const block = planIndex(run.context.plan).get(row.blockId)?.block;
  const zh = block ? blockTitle(block, 'zh') : row.blockId;
  const en = block ? blockTitle(block, 'en') : row.blockId;
  if (row.reason !== '')
    return { zh: `跳过“${zh}”：${row.reason}`, en: `“${en}” passed over: ${row.reason}` };
  if (row.fate === 'late')
    return {
      zh: `“${zh}”超时 ${minutes(row.difference)} 分`,
      en: `“${en}” ${minutes(row.difference)} min late`,
    };
  if (row.fate === 'overdue') return { zh: `“${zh}”逾期未办`, en: `“${en}” never done in time` };
  if (row.chases > 1) return { zh: `“${zh}”催了 ${row.chases} 次`, en: `“${en}” chased ${row.chases} times` };
  return null;
}

/** What the check of limits and the replay of every run of an incident show: late, passed over, never done, chased again and again. */
export function hintsOf(db: Db, incidentId: string, now: number): ReviewHint[] {
  const runs = statement<[string], { id: string }>(
    db,
    'SELECT id FROM runs WHERE incident_id = ? ORDER BY started_at, id',
  ).all(incidentId);
  const ofRuns = runs.flatMap(({ id }) => {
    const run = loadRun(db, id);
    const history = runHistory(db, id);
    if (!run || !history) return [];
    const events = history.events.map(
      ({ recordedAt, by, event }): PlayedEvent => ({ recordedAt, by, event: event as RunEvent }),
    );
    const replay = replayOf(run.context, history.start as RunState, events, run.row.ended_at ?? now);
    return replay.rows.flatMap((row) => {
      const words = wordsOf(run, row);
      return words === null ? [] : [{ question: questionOf(run, row), ...words, runId: id }];
    });
  });
  return [...dutyHints(db, incidentId, now), ...ofRuns];
}
