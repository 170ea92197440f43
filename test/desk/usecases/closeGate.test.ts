import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { InputOf } from '../../../shared/contract/procedures';
import { systemLine } from '../../../shared/wording/systemLines';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

async function incidentWithRun() {
  const incident = await room.call('incident.record', landslide(room));
  const runId = room.newId();
  const planId = 'flash-flood-geohazard';
  await room.call('run.start', { runId, planId, incidentId: incident.id, warningId: null });
  return { incidentId: incident.id, runId };
}

const supervisors = {
  result: '已移交镇里',
  overrideReason: '移交属地',
  decidedBy: '林×',
  way: 'phone' as const,
};

describe('the close gate', () => {
  it('names the running plan with its mandatory steps and the duties owed, and who may pass them', async () => {
    const { incidentId, runId } = await incidentWithRun();
    const gate = await room.call('incident.closeGate', { incidentId });
    expect(gate.blockers[0]).toMatchObject({ kind: 'run', runId, key: null });
    const mandatory = gate.blockers.filter((one) => one.kind === 'mandatory');
    expect(mandatory.length).toBeGreaterThan(0);
    expect(mandatory.every((one) => one.runId === runId && one.key !== null)).toBe(true);
    expect(gate.blockers.filter((one) => one.kind === 'duty').length).toBeGreaterThan(0);
    expect(gate.mayOverride).toEqual(['周明']);
  });

  it('waits for an order that was told and for a call that was not answered, in any run of the incident', async () => {
    const { incidentId, runId } = await incidentWithRun();
    const at = room.clock.wall();
    const act = (given: InputOf<'run.act'>['act']) =>
      room.call('run.act', { actId: room.newId(), runId, act: given });
    const open = async () =>
      (await room.call('incident.closeGate', { incidentId })).blockers
        .filter((one) => one.kind === 'order' || one.kind === 'call')
        .map((one) => `${one.kind} ${one.titleZh}`);
    await act({ kind: 'notify', key: 'send_main', party: 'fire_rescue', who: '值班员', at });
    await act({ kind: 'call_result', key: 'evac', party: 'township', result: 'no_answer', at });
    expect(await open()).toEqual([
      'order 同步调派主力 → 县消防救援大队（119）',
      'call 叫应并立即撤人 → 事发乡镇（街道）',
    ]);
    await act({
      kind: 'report_back',
      key: 'send_main',
      party: 'fire_rescue',
      who: '张×',
      at,
      what: '已到场',
    });
    expect(await open()).toHaveLength(1);
  });

  it('opens to nobody but a supervisor with a reason', async () => {
    const { incidentId } = await incidentWithRun();
    const close = { incidentId, ...supervisors };
    expect((await room.refusal('incident.close', close)).code).toBe('incident_has_open_items');
    const noReason = { ...close, overrideReason: '' };
    expect((await room.refusal('incident.close', noReason, room.supervisor)).code).toBe(
      'incident_has_open_items',
    );
    expect((await room.call('incident.close', close, room.supervisor)).state).toBe('closed');
  });

  it('passed by a supervisor, ends the runs with it: nothing rings any more, and the record holds what was open', async () => {
    const { incidentId, runId } = await incidentWithRun();
    const { blockers } = await room.call('incident.closeGate', { incidentId });
    room.clock.advance(20 * 60_000);
    room.services.clock.scan();
    expect(await room.call('alert.list', {})).not.toEqual([]);
    await room.call('incident.close', { incidentId, ...supervisors }, room.supervisor);
    expect((await room.call('run.get', { runId })).summary.state).toBe('ended');
    expect(await room.call('deadline.list', { withinMs: null })).toEqual([]);
    expect(await room.call('alert.list', {})).toEqual([]);
    const act = { kind: 'open_round', key: 'updates' } as const;
    expect((await room.refusal('run.act', { actId: room.newId(), runId, act })).code).toBe('run_ended');
    const closed = room.facts().filter((fact) => fact.kind === 'incident.closed');
    expect(closed.at(-1)?.body).toMatchObject({ decidedBy: '林×', way: 'phone', overrideReason: '移交属地' });
    expect(closed.at(-1)?.body.open).toHaveLength(blockers.length);
    const { timeline } = await room.call('incident.get', { incidentId });
    const lines = timeline.flatMap((entry) =>
      entry.system === null ? [] : [systemLine(entry.system.fact, entry.system.params, 'zh')],
    );
    expect(lines.join('\n')).toContain('决定人 林×（电话）');
    expect(lines.join('\n')).toContain('方案随事件办结而结束');
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  });

  it('lists open children as worth knowing only', async () => {
    const parent = await room.call('incident.record', landslide(room));
    const child = await room.call(
      'incident.record',
      landslide(room, { parentId: parent.id, title: '堰塞体' }),
    );
    const gate = await room.call('incident.closeGate', { incidentId: parent.id });
    expect(gate.warnings).toEqual([{ kind: 'child', id: child.id, titleZh: '堰塞体', titleEn: '堰塞体' }]);
    await room.call('incident.close', { incidentId: parent.id, ...supervisors }, room.supervisor);
    expect((await room.call('incident.get', { incidentId: child.id })).incident.state).toBe('open');
  });
});
