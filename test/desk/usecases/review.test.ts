import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { type RunEvent, type RunState, reduce } from '../../../shared/plan';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { contextOf, driveToEnd, FIRST_OPTIONS } from '../../helpers/runDriver';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PLAN = 'flash-flood-geohazard';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

async function closedIncident() {
  const incident = await room.call('incident.record', landslide(room));
  const runId = room.newId();
  await room.call('run.start', { runId, planId: PLAN, incidentId: incident.id, warningId: null });
  room.clock.advance(12 * MINUTE);
  await driveToEnd(room, runId, FIRST_OPTIONS);
  const close = { incidentId: incident.id, result: '处置完毕', overrideReason: '移交属地' };
  await room.call('incident.close', close, room.supervisor);
  return { incidentId: incident.id, runId };
}

describe('the history of a run', () => {
  it('gives every event of the journal in order, and comes to the state of the run', async () => {
    const { runId } = await closedIncident();
    const detail = await room.call('run.get', { runId });
    const history = await room.call('run.history', { runId });
    expect(history.events).toHaveLength(detail.summary.version);
    expect(history.events.every((one) => one.by !== '' && one.actor !== '')).toBe(true);
    const context = contextOf(detail);
    const end = history.events.reduce(
      (state, { event }) => reduce(context, state, event as RunEvent),
      history.start as RunState,
    );
    expect(end).toEqual(detail.state);
  });
});

describe('an after-action review', () => {
  it('is owed from the closing of an incident for fourteen days, stands in the handover and rings when it is near', async () => {
    const { incidentId } = await closedIncident();
    const { review } = await room.call('review.get', { incidentId });
    expect(review).toMatchObject({ dueAt: (review?.closedAt ?? 0) + 14 * DAY, completedAt: null });
    expect(await room.call('deadline.list', { withinMs: null })).toEqual([]);
    const items = await room.call('handover.open', {});
    expect(items.filter((item) => item.key === `review:${incidentId}`)).toHaveLength(1);
    room.clock.advance(12 * DAY);
    const near = await room.call('deadline.list', { withinMs: null });
    expect(near.map((one) => one.subject)).toContain('review');
  });

  it('is offered what the replay shows: late, passed over, never done', async () => {
    const { incidentId } = await closedIncident();
    const { hints } = await room.call('review.get', { incidentId });
    expect(hints.length).toBeGreaterThan(0);
    expect(hints.some((hint) => hint.zh.includes('超时'))).toBe(true);
  });

  it('makes tasks of its findings, which ring, are handed over and done', async () => {
    const { incidentId } = await closedIncident();
    const finding = {
      id: room.newId(),
      question: 'reporting' as const,
      text: '书面初报超时',
      owner: '陈立',
      dueAt: room.clock.wall() + DAY,
    };
    const saved = await room.call('review.save', {
      incidentId,
      version: 0,
      answers: { reporting: '电话首报及时，书面报告慢。' },
      findings: [finding, { ...finding, id: room.newId(), owner: '', dueAt: null, text: '喇叭不够响' }],
    });
    expect(saved.review?.findings).toHaveLength(2);
    const tasks = async () =>
      (await room.call('deadline.list', { withinMs: null })).filter((one) => one.subject === 'review_task');
    expect(await tasks()).toHaveLength(1);
    const stale = { incidentId, version: 0, answers: {}, findings: [] };
    expect((await room.refusal('review.save', stale)).code).toBe('review_moved');
    await room.call('review.taskDone', { incidentId, findingId: finding.id, result: '已改进模板' });
    expect(await tasks()).toEqual([]);
    await room.call('review.complete', { incidentId });
    const items = await room.call('handover.open', {});
    expect(items.filter((item) => item.key.startsWith('review'))).toEqual([]);
    expect((await room.refusal('review.save', { ...stale, version: 1 })).code).toBe('already_done');
  });

  it('proposes a revision of a plan, which is taken up or declined with a reason, once', async () => {
    const { incidentId } = await closedIncident();
    const ids = [room.newId(), room.newId()];
    for (const proposalId of ids)
      await room.call('review.propose', {
        proposalId,
        incidentId,
        planId: PLAN,
        blockId: 'send_main',
        what: '加派无人机',
      });
    const [first = '', second = ''] = ids;
    const settle = { proposalId: first, outcome: 'declined' as const, revision: null, why: '' };
    expect((await room.refusal('review.settle', settle)).code).toBe('words_missing');
    await room.call('review.settle', { ...settle, why: '已有其他手段' });
    await room.call('review.settle', { proposalId: second, outcome: 'taken', revision: 2, why: '' });
    const list = await room.call('review.proposals', { planId: PLAN });
    expect(list.map((one) => one.state).sort()).toEqual(['declined', 'taken']);
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  });
});
