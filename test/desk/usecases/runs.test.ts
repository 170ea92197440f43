import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { driveToEnd, FIRST_OPTIONS, type Path } from '../../helpers/runDriver';

const MINUTE = 60_000;
const LAST_OPTIONS: Path = {
  option: (item) => ('options' in item.block ? item.block.options.length - 1 : 0),
  isLoopOver: () => true,
};

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

async function started(planId = 'flash-flood-geohazard', minutesAgo = 0) {
  const incident = await room.call(
    'incident.record',
    landslide(room, { receivedAt: room.clock.wall() - minutesAgo * MINUTE }),
  );
  const runId = room.newId();
  await room.call('run.start', { runId, planId, incidentId: incident.id, warningId: null });
  return { incidentId: incident.id, runId };
}

const at = () => room.clock.wall();

describe('a run and the duties of its incident', () => {
  it('does a report once: the step fulfils the duty that the incident opened', async () => {
    const { incidentId, runId } = await started();
    const send = {
      kind: 'send',
      key: 'leader',
      recipient: 'duty_leader',
      receiver: '林×',
      at: at(),
      way: 'phone',
    } as const;
    await room.call('run.act', { actId: room.newId(), runId, act: { ...send, readBack: true } });
    const { obligations, deadlines } = await room.call('incident.get', { incidentId });
    expect(obligations.find((duty) => duty.kind === 'leader_report')).toMatchObject({
      state: 'met',
      receiver: '林×',
    });
    expect(deadlines.filter((one) => one.titleZh.includes('带班领导'))).toEqual([]);
  });

  it('and the other way round: a duty done from the incident is done in the run', async () => {
    const { incidentId, runId } = await started();
    for (const recipient of ['government_duty_office', 'superior_duty_office']) {
      const obligationId = `${incidentId}.phone_report.${recipient}`;
      await room.call('obligation.meet', {
        obligationId,
        receiver: '值班员',
        at: null,
        way: 'phone',
        readBack: true,
      });
    }
    const send = {
      kind: 'send',
      key: 'phone',
      recipient: 'superior_duty_office',
      receiver: 'x',
      at: at(),
      way: 'phone',
    } as const;
    const refused = await room.refusal('run.act', { actId: room.newId(), runId, act: send });
    expect(refused).toMatchObject({ code: 'run_refused', params: { reason: 'already_done' } });
  });

  it('shares one duty between two runs of one incident', async () => {
    const { incidentId, runId } = await started();
    const second = room.newId();
    await room.call('run.start', { runId: second, planId: 'urban-fire', incidentId, warningId: null });
    const send = {
      kind: 'send',
      key: 'leader',
      recipient: 'duty_leader',
      receiver: '林×',
      at: at(),
      way: 'face',
    } as const;
    await room.call('run.act', { actId: room.newId(), runId, act: send });
    const met = room.facts().filter((one) => one.kind === 'obligation.met');
    expect(met).toHaveLength(1);
    const other = room.facts().filter((one) => one.subject === second && one.kind === 'run.advanced');
    expect(other.map((one) => (one.body.event as { kind: string }).kind)).toEqual(['obligation_met']);
  });

  it('that starts late takes over what was reported before it', async () => {
    const incident = await room.call('incident.record', landslide(room));
    const obligationId = `${incident.id}.leader_report.duty_leader`;
    await room.call('obligation.meet', {
      obligationId,
      receiver: '林×',
      at: null,
      way: 'phone',
      readBack: true,
    });
    const runId = room.newId();
    await room.call('run.start', {
      runId,
      planId: 'flash-flood-geohazard',
      incidentId: incident.id,
      warningId: null,
    });
    const advanced = room.facts().filter((one) => one.kind === 'run.advanced');
    expect(advanced.map((one) => (one.body.event as { key: string }).key)).toEqual(['leader']);
  });
});

describe('two runs of one incident', () => {
  it('keep a duty open that one of them still asks for when the other ends', async () => {
    const { incidentId, runId } = await started('road-traffic');
    const second = room.newId();
    await room.call('run.start', {
      runId: second,
      planId: 'flash-flood-geohazard',
      incidentId,
      warningId: null,
    });
    const notices = async () =>
      (await room.call('incident.get', { incidentId })).obligations.filter(
        (duty) => duty.kind === 'head_report',
      );
    expect((await notices()).map((duty) => duty.state)).toEqual(['open', 'open']);
    const falseAlarm: Path = {
      option: (item) =>
        item.blockId === 'real' && 'options' in item.block ? item.block.options.length - 1 : 0,
      isLoopOver: () => true,
    };
    const choice = { kind: 'choose', key: 'grade', option: 1, decidedBy: '林×', way: 'phone' } as const;
    await room.call('run.act', { actId: room.newId(), runId: second, act: choice });
    expect((await notices()).map((duty) => duty.state)).toEqual(['open', 'open']);
    await driveToEnd(room, runId, falseAlarm);
    expect((await notices()).map((duty) => duty.state)).not.toContain('open');
  });
});

describe('a run and its deadlines', () => {
  it('arms every receipt clock from the receipt and shows what is its turn', async () => {
    await started();
    const open = await room.call('deadline.list', { withinMs: null });
    const due = (title: string) => open.find((one) => one.titleZh === title);
    expect(((due('接报登记')?.dueAt ?? 0) - at()) / MINUTE).toBe(3);
    expect(due('接报登记')?.reached).toBe(true);
    expect(((due('同步调派主力')?.dueAt ?? 0) - at()) / MINUTE).toBe(5);
    expect(due('同步调派主力')?.reached).toBe(false);
  });

  it('alarms at once for a step that is reached late', async () => {
    await started('flash-flood-geohazard', 30);
    room.scan();
    const alerts = await room.call('alert.list', {});
    expect(alerts.some((one) => one.deadline.titleZh === '同步调派主力' && one.level === 3)).toBe(true);
  });

  it('chases an order that was told and not reported back, and stops when it reports', async () => {
    const { runId } = await started();
    const act = (one: object) => room.call('run.act', { actId: room.newId(), runId, act: one as never });
    const parties = ['fire_rescue', 'ambulance', 'police', 'geo_team'];
    for (const party of parties)
      await act({ kind: 'notify', key: 'send_main', party, who: '值班员', at: at() });
    room.clock.advance(10 * MINUTE + 1_000);
    room.scan();
    const chased = () =>
      room.call('alert.list', {}).then((all) => all.filter((one) => one.deadline.subject === 'chase'));
    expect(await chased()).toHaveLength(4);
    await act({ kind: 'chase', key: 'send_main', party: 'police', at: at() });
    for (const party of ['fire_rescue', 'ambulance', 'geo_team']) {
      await act({ kind: 'report_back', key: 'send_main', party, who: '值班员', at: at(), what: '已到场' });
    }
    expect(await chased()).toEqual([]);
    room.clock.advance(10 * MINUTE + 1_000);
    room.scan();
    expect((await chased()).map((one) => one.deadline.titleZh)).toEqual(['催县公安局（110）：同步调派主力']);
  });

  it('drops what a choice made unnecessary and everything when the run ends', async () => {
    const { runId } = await started();
    const act = (one: object) => room.call('run.act', { actId: room.newId(), runId, act: one as never });
    await act({
      kind: 'complete',
      key: 'intake',
      fields: {
        callback: '138',
        place: '上坑村',
        kind: '滑坡',
        trapped: 0,
        missing: 0,
        households: 7,
        road: '通',
      },
    });
    const choice = { kind: 'choose', key: 'trapped', option: 1, decidedBy: '陈立', way: 'face' };
    await act(choice);
    const open = await room.call('deadline.list', { withinMs: null });
    expect(open.some((one) => one.blockKey === 'rescue')).toBe(false);
  });

  it('takes a repeated act once', async () => {
    const { runId } = await started();
    const actId = room.newId();
    const notify = { kind: 'notify', key: 'send_main', party: 'police', who: '值班员', at: at() } as const;
    await room.call('run.act', { actId, runId, act: notify });
    await room.call('run.act', { actId, runId, act: notify });
    expect(room.facts().filter((one) => one.kind === 'run.advanced')).toHaveLength(1);
  });

  it('lets only a supervisor pass a mandatory step', async () => {
    const { runId } = await started();
    const decision = { decidedBy: '林×', way: 'face' } as const;
    const skip = { kind: 'skip', key: 'intake', reason: '已在纸上登记', override: true, decision } as const;
    const refused = await room.refusal('run.act', { actId: room.newId(), runId, act: skip });
    expect(refused).toMatchObject({ code: 'run_refused', params: { reason: 'mandatory' } });
    const passed = await room.call('run.act', { actId: room.newId(), runId, act: skip }, room.supervisor);
    expect(passed.summary.version).toBe(1);
  });
});

describe('the ten shipped plans', () => {
  it('run to their ends through the desk, by their first and by their last options, and rebuild identically', async () => {
    const plans = await room.call('plan.list', {});
    expect(plans).toHaveLength(10);
    for (const plan of plans) {
      for (const path of [FIRST_OPTIONS, LAST_OPTIONS]) {
        const { runId, incidentId } = await started(plan.id);
        await driveToEnd(room, runId, path);
        const open = (await room.call('incident.get', { incidentId })).deadlines.filter(
          (one) => one.runId === runId,
        );
        expect(
          open.filter((one) => one.subject !== 'obligation'),
          plan.id,
        ).toEqual([]);
      }
    }
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  }, 120_000);
});
