/**
 * Random people on random plans through the desk, beside the same acts on the machine alone: what the desk stores, what it has
 * armed and what a rebuild makes of its journal must be what the machine says.
 */
import { expect, test } from 'vitest';
import { fact, transact } from '../../../electron/desk/desk';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { decide, type RunAct, type RunState, type WorkPlan, walkBlocks } from '../../../shared/plan';
import { roundsOf } from '../../../shared/plan/machine/state';
import { type DeskRoom, makeRoom, Refused } from '../../helpers/deskRoom';
import { dice, randomAct, randomPlan, randomPlanText, richPlan, richTexts } from '../../unit/plan/generate';
import { RECEIVED, Run, readResource } from '../../unit/plan/support';

const isFull = process.env['WATCHDESK_FAULTS'] === 'all';
const PLANS = isFull ? 300 : 24;
const ACTS = 60;
const MINUTE = 60_000;

function store(room: DeskRoom, id: string, revision: number, text: string): void {
  const tablesText = readResource('tables.yaml');
  const body = { revision, hash: `${id}-${revision}`, text, tablesText };
  transact(room.desk, (write) => write(fact('plan.revised', id, room.supervisor, body)));
}

/** A plan of one text, or one with sub-plans and levels; `revise` then puts other sub-plans into force. */
function storePlan(room: DeskRoom, seed: number): { readonly plan: WorkPlan; readonly revise: () => void } {
  if (seed % 2 === 0) {
    const plan = randomPlan(seed);
    store(room, plan.id, 1, randomPlanText(seed));
    return { plan, revise: () => undefined };
  }
  const { main, inner } = richTexts(seed);
  for (const [id, text] of inner) store(room, id, 1, text);
  const plan = richPlan(seed, 'county');
  store(room, plan.id, 1, main);
  const other = (id: string) => randomPlanText(seed + 1).replace(/^id: .*$/m, `id: ${id}`);
  const revise = (): void => {
    for (const id of inner.keys()) store(room, id, 2, other(id));
  };
  return { plan, revise };
}

type Armed = { readonly what: string; readonly dueAt: number };
const byWhat = (a: Armed, b: Armed): number => (a.what < b.what ? -1 : a.what > b.what ? 1 : 0);

/** What the desk has armed for a run, by block, party and recipient. */
function armedIn(room: DeskRoom, runId: string): readonly Armed[] {
  const rows = room.db
    .prepare<[string], { id: string; due_at: number; obligation_id: string | null; block_key: string }>(
      "SELECT id, due_at, obligation_id, block_key FROM deadlines WHERE run_id = ? AND state = 'open'",
    )
    .all(runId);
  return rows
    .map((row) => ({
      what:
        row.obligation_id === null
          ? row.id.replace(`run.${runId}.`, '')
          : row.obligation_id.replace(`${runId}.`, ''),
      dueAt: row.due_at,
    }))
    .sort(byWhat);
}

/** What the machine says is due, under the names that the desk uses. */
function owedBy(run: Run): readonly Armed[] {
  return run
    .dues()
    .map((due) => {
      const rounds = roundsOf(due.key).join('.');
      const round = rounds === '' ? '' : `.r${rounds}`;
      const duty = `${due.obligation}.${due.recipient}${round}`;
      return { what: due.kind === 'obligation' ? duty : due.id, dueAt: due.dueAt };
    })
    .sort(byWhat);
}

/** Skipping has no moment of its own on the screen: it happens when it is written. */
function asTyped(act: RunAct): RunAct {
  if (act.kind !== 'skip' && act.kind !== 'not_applicable') return act;
  const { at: _typed, ...rest } = act;
  return rest;
}

async function accepted(room: DeskRoom, runId: string, act: RunAct): Promise<RunState | null> {
  try {
    const detail = await room.call(
      'run.act',
      { actId: room.newId(), runId, act: act as never },
      room.supervisor,
    );
    return detail.state as RunState;
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** One plan, one run, some sixty acts; gives how many were taken. */
async function playOne(room: DeskRoom, seed: number): Promise<number> {
  const { plan, revise } = storePlan(room, seed);
  const roll = dice(seed ^ 0x51ed270b);
  const runId = room.newId();
  await room.call('run.start', { runId, planId: plan.id, incidentId: null, warningId: null });
  revise();
  const run = new Run(plan, 'county', room.clock.wall());
  const child = [...walkBlocks(plan.flow)].some((block) => 'spawn' in block);
  let taken = 0;
  for (let i = 0; i < ACTS && run.state.status === 'running'; i += 1) {
    room.clock.advance(roll(25) * MINUTE);
    run.now = room.clock.wall();
    const act = asTyped(randomAct(run, roll));
    // The desk asks for a child incident and for files that it keeps; the machine takes any.
    if ((act.kind === 'spawn' && child) || act.kind === 'attach') continue;
    const decided = decide(run.ctx, run.state, act, run.now, '周明');
    const state = await accepted(room, runId, act);
    expect(state !== null, `${seed}: ${JSON.stringify(act)} ${JSON.stringify(decided)}`).toBe(decided.ok);
    if (!decided.ok) continue;
    for (const event of decided.events) run.apply(event);
    taken += 1;
    expect(state).toEqual(JSON.parse(JSON.stringify(run.state)));
    expect(armedIn(room, runId), `seed ${seed}, act ${i}`).toEqual(owedBy(run));
  }
  return taken;
}

test('the desk keeps and arms exactly what the machine says, and a rebuild gives the same tables', {
  timeout: 600_000,
}, async () => {
  let taken = 0;
  for (let first = 0; first < PLANS; first += 6) {
    const room = await makeRoom({ now: RECEIVED });
    try {
      for (let seed = first; seed < first + 6; seed += 1) {
        if (room.clock.wall() !== RECEIVED) room.clock.setWall(RECEIVED);
        taken += await playOne(room, seed);
      }
      const before = projectionDigests(room.db);
      rebuildProjections(room.db);
      const after = projectionDigests(room.db);
      expect(Object.keys(before).filter((table) => before[table]?.digest !== after[table]?.digest)).toEqual(
        [],
      );
      expect(room.problems).toEqual([]);
    } finally {
      room.dispose();
    }
  }
  expect(taken).toBeGreaterThan(PLANS * 8);
});
