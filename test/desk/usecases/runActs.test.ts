import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { RunActInput } from '../../../shared/contract/runActs';
import type { RunState } from '../../../shared/plan';
import { systemLine } from '../../../shared/wording/systemLines';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom, PASSWORD } from '../../helpers/deskRoom';
import { driveToEnd, FIRST_OPTIONS } from '../../helpers/runDriver';

const MINUTE = 60_000;
const FIELDS = {
  callback: '138',
  place: '上坑',
  kind: '滑坡',
  trapped: 0,
  missing: 0,
  households: 7,
  road: '通',
};
const INTAKE = { kind: 'complete', key: 'intake', fields: FIELDS } as const;
const DECISION = { decidedBy: '林局长', way: 'phone', words: '先救人，登记后补' } as const;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

async function started() {
  const incident = await room.call('incident.record', landslide(room));
  const runId = room.newId();
  await room.call('run.start', {
    runId,
    planId: 'flash-flood-geohazard',
    incidentId: incident.id,
    warningId: null,
  });
  const act = (one: RunActInput) => room.call('run.act', { actId: room.newId(), runId, act: one });
  return { incidentId: incident.id, runId, act };
}

const deadlines = () => room.call('deadline.list', { withinMs: null });
const lastLine = (runFact: string): string => {
  const row = room.db
    .prepare<[string], { params: string }>(
      'SELECT system_params AS params FROM log_entries WHERE system_fact = ? ORDER BY number DESC LIMIT 1',
    )
    .get(runFact);
  return row ? systemLine(runFact, JSON.parse(row.params), 'zh') : '';
};

function expectRebuilds(): void {
  const before = projectionDigests(room.db);
  rebuildProjections(room.db);
  expect(projectionDigests(room.db)).toEqual(before);
}

describe('a step that is opened again', () => {
  it('has its deadline armed again in the same act, late when it is late', async () => {
    const { act } = await started();
    await act(INTAKE);
    const due = async () => (await deadlines()).find((one) => one.titleZh === '接报登记');
    expect(await due()).toBeUndefined();
    room.clock.advance(10 * MINUTE);
    await act({ kind: 'reopen', key: 'intake', reason: '户数报错' });
    const again = await due();
    expect((again?.dueAt ?? 0) < room.clock.wall()).toBe(true);
    expect(lastLine('run.step_reopened')).toBe('重新打开：接报登记。理由：户数报错');
    room.scan();
    const alerts = await room.call('alert.list', {});
    expect(alerts.some((one) => one.deadline.titleZh === '接报登记')).toBe(true);
    await act(INTAKE);
    expect(await due()).toBeUndefined();
    expectRebuilds();
  });

  it('is no report: that is corrected by another one', async () => {
    const { runId, act } = await started();
    const now = room.clock.wall();
    await act({
      kind: 'send',
      key: 'leader',
      recipient: 'duty_leader',
      receiver: '林×',
      at: now,
      way: 'phone',
      readBack: true,
    });
    const again: RunActInput = { kind: 'reopen', key: 'leader', reason: '说错了' };
    const refused = await room.refusal('run.act', { actId: room.newId(), runId, act: again });
    expect(refused).toMatchObject({ code: 'run_refused', params: { reason: 'report_sent' } });
  });
});

describe('a step that is handed over', () => {
  it('has the person as the owner of its deadlines and in the handover', async () => {
    const { act } = await started();
    await act({ kind: 'assign', key: 'intake', to: '王晓', note: '主班出现场' });
    expect((await deadlines()).find((one) => one.titleZh === '接报登记')?.owner).toBe('王晓');
    expect(lastLine('run.step_assigned')).toBe('转交 王晓：接报登记。主班出现场');
    await act({ kind: 'assign', key: 'leader', to: '李宁' });
    const report = (await deadlines()).find((one) => one.obligationId?.includes('leader_report'));
    expect(report?.owner).toBe('李宁');
    expectRebuilds();
  });
});

describe('notes and files of a step', () => {
  it('stand in the run with who and when; a file must have been sent before', async () => {
    const { runId, act } = await started();
    await act({ kind: 'note', key: 'intake', text: '报警人是村支书' });
    const bytes = Buffer.from('现场照片');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = { sha256, name: '现场.txt', size: bytes.length, mime: 'text/plain' };
    const attach: RunActInput = { kind: 'attach', key: 'intake', attachments: [file] };
    expect(await room.refusal('run.act', { actId: room.newId(), runId, act: attach })).toMatchObject({
      code: 'attachment_missing',
    });
    await room.call('attachment.put', {
      uploadId: room.newId(),
      name: file.name,
      mime: file.mime,
      size: file.size,
      offset: 0,
      data: bytes.toString('base64'),
    });
    const { state } = await act(attach);
    const record = (state as RunState).records['intake'];
    expect(record?.notes).toMatchObject([{ text: '报警人是村支书', by: '陈立' }]);
    expect(record?.files).toMatchObject([{ files: [file] }]);
    const kept = room.db.prepare('SELECT name FROM attachments WHERE sha256 = ?').all(sha256);
    expect(kept).toEqual([{ name: '现场.txt' }]);
    expectRebuilds();
  });
});

describe('a mandatory step', () => {
  const skip: RunActInput = {
    kind: 'skip',
    key: 'intake',
    reason: '已在纸上登记',
    override: true,
    decision: DECISION,
  };

  it('is passed by a supervisor who signs under the act of an officer', async () => {
    const { runId } = await started();
    const actId = room.newId();
    const plain = await room.refusal('run.act', { actId, runId, act: skip });
    expect(plain).toMatchObject({ code: 'run_refused', params: { reason: 'mandatory' } });
    const sign = (accountId: string, password: string) => ({
      actId,
      runId,
      act: skip,
      countersign: { accountId, password },
    });
    const wrong = await room.refusal('run.act', sign(room.supervisor, 'not-the-word'));
    expect(wrong).toMatchObject({ code: 'wrong_password', field: 'countersign.password' });
    const other = await room.refusal('run.act', sign(room.officer, PASSWORD));
    expect(other).toMatchObject({ code: 'forbidden' });
    await room.call('run.act', sign(room.supervisor, PASSWORD));
    const written = room.facts().findLast((one) => one.kind === 'run.advanced');
    expect(written?.body).toMatchObject({
      event: { kind: 'step_skipped', override: true, ...DECISION },
      countersigned: { accountId: room.supervisor },
    });
    expect(JSON.stringify(written)).not.toContain(PASSWORD);
    expect(lastLine('run.step_skipped')).toContain('决定人 林局长，电话，主管');
    expectRebuilds();
  });

  it('names whose decision it was, also for a supervisor', async () => {
    const { runId } = await started();
    const act: RunActInput = { kind: 'skip', key: 'intake', reason: '已在纸上登记', override: true };
    const refused = await room.refusal('run.act', { actId: room.newId(), runId, act }, room.supervisor);
    expect(refused).toMatchObject({ code: 'run_refused', params: { reason: 'decision_missing' } });
  });
});

describe('starting a plan', () => {
  it('that already runs for the incident asks first', async () => {
    const { incidentId, runId } = await started();
    const input = { runId: room.newId(), planId: 'flash-flood-geohazard', incidentId, warningId: null };
    expect(await room.refusal('run.start', input)).toMatchObject({ code: 'run_exists', params: { runId } });
    const second = await room.call('run.start', { ...input, again: true });
    expect(second.id).toBe(input.runId);
  });
});

describe('an answer after the end', () => {
  it('is still recorded and does not move the end', async () => {
    const { runId, act } = await started();
    await act({ kind: 'notify', key: 'send_main', party: 'police', who: '值班员', at: room.clock.wall() });
    await act(INTAKE);
    const path = { ...FIRST_OPTIONS, option: () => 1 };
    await driveToEnd(room, runId, path);
    const { summary } = await room.call('run.get', { runId });
    room.clock.advance(5 * MINUTE);
    const note: RunActInput = { kind: 'note', key: 'intake', text: '事后补记' };
    const after = await room.call('run.act', { actId: room.newId(), runId, act: note });
    expect(after.summary.endedAt).toBe(summary.endedAt);
    expectRebuilds();
  });
});
