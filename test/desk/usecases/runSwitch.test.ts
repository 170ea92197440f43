import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { RunActInput } from '../../../shared/contract/runActs';
import { mapOf, proposeMatches, type RunState } from '../../../shared/plan';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom, RESOURCES } from '../../helpers/deskRoom';
import { contextOf, driveToEnd, FIRST_OPTIONS } from '../../helpers/runDriver';

const MINUTE = 60_000;
const PLAN = 'flash-flood-geohazard';
const TEXT = readFileSync(join(RESOURCES, 'work-plans', `${PLAN}.yaml`), 'utf8');
const NEW_STEP = `  - id: drone
    step: action
    title: 调无人机看现场
    title_en: Send a drone
    post: duty_officer
    limit: 15
    clock: step
    instruction: 天亮前请应急队带热成像去。
    ticks:
      - {field: team, type: text, label: 谁去}
    outputs: [记录]
    basis: default
  - id: fork_main
`;
/** A step more, an order under another id and to one party less. */
const REVISED = TEXT.replace('  - id: fork_main\n', NEW_STEP)
  .replace('- id: send_main', '- id: send_first')
  .replace('to: [fire_rescue, ambulance, police, geo_team]', 'to: [fire_rescue, ambulance, police]');

let room: DeskRoom;
let runId: string;
let incidentId: string;
beforeEach(async () => {
  room = await makeRoom();
  incidentId = (await room.call('incident.record', landslide(room))).id;
  runId = room.newId();
  await room.call('run.start', { runId, planId: PLAN, incidentId, warningId: null });
});
afterEach(() => room.dispose());

const act = (one: RunActInput, id = runId) =>
  room.call('run.act', { actId: room.newId(), runId: id, act: one });

async function halfDone(): Promise<void> {
  room.clock.advance(MINUTE);
  const fields = {
    callback: '1',
    place: '上坑',
    kind: '滑坡',
    trapped: 0,
    missing: 0,
    households: 7,
    road: '通',
  };
  await act({ kind: 'complete', key: 'intake', fields });
  const parties = ['fire_rescue', 'ambulance', 'police', 'geo_team'].map((party) => ({
    party,
    who: '值班员',
  }));
  await act({ kind: 'notify_all', key: 'send_main', parties, at: room.clock.wall() });
  room.clock.advance(MINUTE);
  await act({
    kind: 'report_back',
    key: 'send_main',
    party: 'police',
    who: '王',
    what: '已到',
    at: room.clock.wall(),
  });
  const send = {
    key: 'leader',
    recipient: 'duty_leader',
    receiver: '林×',
    way: 'phone',
    readBack: true,
  } as const;
  await act({ kind: 'send', ...send, at: room.clock.wall() });
  await act({ kind: 'assign', key: 'verify', to: '王晓' });
  room.clock.advance(MINUTE);
}

async function revise(): Promise<void> {
  await room.call('plan.submit', { planId: PLAN, text: REVISED, why: '演练后修订', reason: 'resources' });
  await room.call('plan.review', { planId: PLAN, revision: 2, note: '' }, room.supervisor);
  await room.call('plan.putInForce', { planId: PLAN, revision: 2 }, room.supervisor);
}

async function goOver(newRunId = room.newId()) {
  const detail = await room.call('run.get', { runId });
  const { planText, tablesText } = await room.call('plan.get', { planId: PLAN, revision: 2 });
  const matches = proposeMatches(contextOf(detail).plan, contextOf({ ...detail, planText, tablesText }).plan);
  return room.call('run.switch', {
    runId,
    newRunId,
    planId: PLAN,
    revision: 2,
    mapping: mapOf(matches),
    reason: '新版有无人机',
  });
}

const open = () => room.call('deadline.list', { withinMs: null });

describe('a run that is switched to the revised plan', () => {
  it('keeps every done step and met duty, and moves its deadlines in the same act', async () => {
    await halfDone();
    await revise();
    const before = await open();
    const old = (await room.call('run.get', { runId })).state as RunState;
    const made = await goOver();
    const state = made.state as RunState;
    expect(made.summary).toMatchObject({ planRevision: 2, state: 'running', switchedFrom: runId });
    expect(made.summary.receivedAt).toBe((await room.call('run.get', { runId })).summary.receivedAt);
    expect(state.records['intake']?.completed).toEqual(old.records['intake']?.completed);
    expect(state.records['send_first']?.parties?.['police']).toEqual(
      old.records['send_main']?.parties?.['police'],
    );
    expect(state.records['leader']?.sent).toEqual(old.records['leader']?.sent);

    const after = await open();
    const id = made.summary.id;
    const reports = (all: typeof before) =>
      all.filter((one) => one.subject === 'obligation').map((one) => [one.id, one.dueAt, one.reached]);
    expect(reports(after)).toEqual(reports(before));
    const dues = (all: typeof before, run: string) =>
      Object.fromEntries(
        all.filter((one) => one.runId === run).map((one) => [`${one.subject} ${one.blockKey}`, one]),
      );
    expect(dues(after, id)['step verify']).toMatchObject({
      owner: '王晓',
      dueAt: dues(before, runId)['step verify']?.dueAt,
    });
    expect(dues(after, id)['step drone']?.dueAt).toBe(room.clock.wall() + 15 * MINUTE);
    const duties = (await room.call('incident.get', { incidentId })).obligations;
    expect(duties.find((duty) => duty.kind === 'leader_report')?.state).toBe('met');
    const before2 = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before2);
  });

  it('leaves the old run in the record, ended and linked, with what it is still owed', async () => {
    await halfDone();
    await revise();
    const made = await goOver();
    const old = await room.call('run.get', { runId });
    expect(old.summary).toMatchObject({ state: 'ended', planRevision: 1, switchedTo: made.summary.id });
    const left = (await open()).filter((one) => one.runId === runId);
    expect(left).toMatchObject([{ subject: 'chase', blockKey: 'send_main' }]);
    await act({
      kind: 'report_back',
      key: 'send_main',
      party: 'geo_team',
      who: '李',
      what: '已到',
      at: room.clock.wall(),
    });
    expect((await open()).filter((one) => one.runId === runId)).toEqual([]);
    const refused = await room.refusal('run.act', {
      actId: room.newId(),
      runId,
      act: { kind: 'complete', key: 'verify', fields: {} },
    });
    expect(refused.code).toBe('run_ended');
  });

  it('keeps an alert that was raised and seen', async () => {
    await halfDone();
    await revise();
    room.clock.advance(40 * MINUTE);
    room.scan();
    const raised = (await room.call('alert.list', {})).filter((one) => one.deadline.blockKey === 'verify');
    expect(raised).toHaveLength(1);
    const made = await goOver();
    room.scan();
    const kept = (await room.call('alert.list', {})).filter((one) => one.deadline.blockKey === 'verify');
    expect(kept.map((one) => [one.deadline.runId, one.raisedAt])).toEqual([
      [made.summary.id, raised[0]?.raisedAt],
    ]);
  });

  it('is switched once, however often it is sent, and works on to its end', async () => {
    await halfDone();
    await revise();
    const newRunId = room.newId();
    await goOver(newRunId);
    const again = await room.call('run.switch', {
      runId,
      newRunId,
      planId: PLAN,
      revision: 2,
      mapping: {},
      reason: '再按一次',
    });
    expect(again.summary.id).toBe(newRunId);
    expect(room.facts().filter((one) => one.kind === 'run.switched')).toHaveLength(1);
    await driveToEnd(room, newRunId, FIRST_OPTIONS);
    expect((await room.call('run.get', { runId: newRunId })).summary.state).toBe('ended');
  });

  it('is refused when a report would stand for another one', async () => {
    const input = { runId, newRunId: room.newId(), planId: PLAN, revision: 1, reason: '试' };
    const refused = await room.refusal('run.switch', { ...input, mapping: { leader: 'phone' } });
    expect(refused).toMatchObject({ code: 'mapping_wrong', params: { from: 'leader', to: 'phone' } });
  });
});
