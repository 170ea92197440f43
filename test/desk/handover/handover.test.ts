import { expect, test } from 'vitest';
import { openItems } from '../../../electron/desk/handover/sources';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { landslide, line } from '../../helpers/acts';
import { PASSWORD } from '../../helpers/deskRoom';
import {
  answerAll,
  answerTo,
  begin,
  busyNight,
  current,
  finish,
  note,
  quietNight,
  signing,
} from '../../helpers/handoverActs';

const MINUTE = 60_000;

test('gathers twelve and more open items and refuses to finish while one is unanswered, naming it', async () => {
  const night = await busyNight();
  const { room } = night;
  const live = await begin(night);
  expect(live.items.filter((item) => !item.isObject).length).toBeGreaterThanOrEqual(12);
  expect(live.unanswered).toBe(live.items.length);
  const last = live.items.find((item) => item.group === 'equipment');
  const left = await answerAll(night, (item) => item.key !== last?.key);
  expect(left.unanswered).toBe(1);
  const refusal = await room.refusal('handover.complete', signing(night, live.id));
  expect(refusal).toMatchObject({
    code: 'handover_unanswered',
    params: { count: 1, first: '2号电话有杂音，已报修' },
  });
  expect((await room.call('board.get', {})).shift?.id).toBe(night.shiftId);
});

test('changes the shift in one go: everything open passes, signed by both officers and the leader', async () => {
  const night = await busyNight();
  const { room } = night;
  const live = await begin(night);
  const before = openItems(room.db, room.clock.wall()).map((item) => item.key);
  await answerAll(night);
  const done = await finish(night, live.id, { summary: '雨还在下。' });
  expect(done).toMatchObject({
    offgoing: '陈立',
    oncoming: '高远',
    leader: '林海',
    leaderWay: 'key',
    objections: 0,
    items: before.length,
  });
  expect(done.code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}$/);
  const after = openItems(room.db, room.clock.wall()).map((item) => item.key);
  expect(after).toEqual(before);
  const shifts = room.db.prepare('SELECT id FROM shifts WHERE closed_at IS NULL').pluck().all();
  expect(shifts).toEqual([live.nextShiftId]);
  const owners = room.db
    .prepare(
      "SELECT DISTINCT shift_id FROM deadlines WHERE state = 'open' UNION SELECT shift_id FROM runs WHERE ended_at IS NULL",
    )
    .pluck()
    .all();
  expect(owners).toEqual([live.nextShiftId]);
  const [old] = (await room.call('shift.list', { limit: 5 })).filter((one) => one.id === night.shiftId);
  expect(old?.numbers?.open).toBe(before.length);
  expect(old?.summary).toBe('雨还在下。');
  expect((await room.call('handover.get', { handoverId: live.id })).closing).toBe(
    `本班共接报突发事件信息1起；收文0件、发文0件；接听来电1个；领导指示2条；未办结${before.length}项，见交接班记录。`,
  );
  expect(verifyJournal(room.db)).toMatchObject({ ok: true, checkpoints: 1 });
  // Sent twice it is done once.
  expect(await finish(night, live.id)).toEqual(done);
});

test('armed rungs and heard alerts stay as they are over the change', async () => {
  const night = await busyNight();
  const { room } = night;
  room.clock.advance(16 * MINUTE);
  room.scan();
  const [alert] = await room.call('alert.list', {});
  await room.call('alert.acknowledge', { alertId: alert?.id ?? '' });
  const picture = () => ({
    rungs: room.db.prepare('SELECT * FROM rungs ORDER BY deadline_id, rung').all(),
    alerts: room.db.prepare('SELECT * FROM alerts ORDER BY deadline_id').all(),
  });
  const live = await begin(night);
  await answerAll(night);
  const before = picture();
  await finish(night, live.id);
  expect(picture()).toEqual(before);
  expect(before.alerts.length).toBeGreaterThan(0);
});

test('a new line on the incident after the answer makes it unanswered again, and a moved deadline says from when', async () => {
  const night = await busyNight();
  const { room, incidentId } = night;
  await begin(night);
  expect((await answerAll(night)).unanswered).toBe(0);
  await room.call('log.append', line(room, { incidentId, text: '救出1人。' }));
  const live = await current(room);
  const item = live.items.find((one) => one.key === `incident:${incidentId}`);
  expect(item).toMatchObject({ needs: 'changed', answer: null });
  expect(item?.state.zh).toContain('救出1人');
});

test('a next deadline that is another one than was read back asks again and says which it was', async () => {
  const night = await quietNight();
  const { room } = night;
  const incident = await room.call('incident.record', landslide(room));
  await begin(night);
  await answerAll(night);
  const own = async () => (await current(room)).items.find((one) => one.key === `incident:${incident.id}`);
  const before = await own();
  expect(before?.needs).toBeNull();
  const near = (await room.call('incident.get', { incidentId: incident.id })).incident.nextDeadline;
  await room.call('obligation.meet', {
    obligationId: near?.obligationId ?? '',
    receiver: '林海',
    at: null,
    way: 'phone',
    readBack: true,
  });
  const moved = await own();
  expect(moved?.dueAt).not.toBe(before?.dueAt);
  expect(moved).toMatchObject({ needs: 'changed', movedFrom: before?.dueAt });
});

test('an answer for what was shown a moment ago is refused when the item has changed since', async () => {
  const night = await busyNight();
  const { room, incidentId } = night;
  const live = await begin(night);
  const shown = live.items.find((one) => one.key === `incident:${incidentId}`);
  await room.call('log.append', line(room, { incidentId, text: '坡体又有响声。' }));
  if (!shown) throw new Error('the incident is not in the handover');
  const input = { handoverId: live.id, answers: [answerTo(shown)], verdict: 'confirmed', words: '' };
  expect(await room.refusal('handover.answer', input, night.relief)).toMatchObject({
    code: 'handover_changed',
  });
});

test('a running incident is taken over only with its next deadline read back to the minute', async () => {
  const night = await busyNight();
  const { room, incidentId } = night;
  const live = await begin(night);
  const item = live.items.find((one) => one.key === `incident:${incidentId}`);
  if (!item) throw new Error('the incident is not in the handover');
  const say = (readBack: string, verdict = 'confirmed') => ({
    handoverId: live.id,
    answers: [{ ...answerTo(item), readBack }],
    verdict,
    words: '现场情况没交清',
  });
  const off = answerTo(item).readBack === '03:30' ? '03:31' : '03:30';
  for (const wrong of ['', off, '3点', '25:00'])
    expect(await room.refusal('handover.answer', say(wrong), night.relief)).toMatchObject({
      code: 'read_back_wrong',
    });
  // An objection does not spare it.
  expect(await room.refusal('handover.answer', say(off, 'objection'), night.relief)).toMatchObject({
    code: 'read_back_wrong',
  });
  const right = answerTo(item).readBack.replace(':', '：').replace(/^0/, '');
  const after = await room.call('handover.answer', say(right) as never, night.relief);
  expect(after.items.find((one) => one.key === item.key)?.answer).toMatchObject({
    readBackAt: item.dueAt,
    by: '高远',
  });
});

test('only who comes on answers, an objection needs words and is counted', async () => {
  const night = await busyNight();
  const { room } = night;
  const live = await begin(night);
  const item = live.items.find((one) => one.group === 'notices');
  if (!item) throw new Error('no notice');
  const input = (verdict: string, words: string) => ({
    handoverId: live.id,
    answers: [answerTo(item)],
    verdict,
    words,
  });
  expect(await room.refusal('handover.answer', input('confirmed', ''))).toMatchObject({
    code: 'not_oncoming',
  });
  expect(await room.refusal('handover.answer', input('objection', ''), night.relief)).toMatchObject({
    code: 'words_missing',
  });
  await room.call('handover.answer', input('objection', '人数没说清') as never, night.relief);
  await answerAll(night);
  expect(await finish(night, live.id)).toMatchObject({ objections: 1 });
  const { items } = await room.call('handover.get', { handoverId: live.id });
  expect(items.find((one) => one.key === item.key)?.answer).toMatchObject({
    verdict: 'objection',
    words: '人数没说清',
  });
});

test('a report due around the change is sent or named to a person, who owns its deadline from then on', async () => {
  const night = await busyNight();
  const { room } = night;
  room.clock.advance(20 * MINUTE);
  const live = await begin(night);
  const near = live.items.filter((item) => item.isNearReport);
  expect(near.length).toBeGreaterThan(0);
  const [report] = near;
  if (!report) throw new Error('no report is near');
  const input = {
    handoverId: live.id,
    answers: near.map(answerTo),
    verdict: 'confirmed',
    words: '',
  } as const;
  const answered = await room.call('handover.answer', input, night.relief);
  expect(answered.items.find((one) => one.key === report.key)?.needs).toBe('report');
  const named = await room.call('handover.nameReport', {
    handoverId: live.id,
    key: report.key,
    person: '黄敏',
  });
  expect(named.items.find((one) => one.key === report.key)).toMatchObject({
    named: '黄敏',
    needs: 'changed',
  });
  const deadline = (await room.call('deadline.list', { withinMs: null })).find(
    (one) => one.id === report.deadlineIds[0],
  );
  expect(deadline?.owner).toBe('黄敏');
  // Sending one of them settles it by itself.
  const other = near[1];
  await room.call('obligation.meet', {
    obligationId: other?.deadlineIds[0]?.replace(/^ob\./, '') ?? '',
    receiver: '市局',
    at: null,
    way: 'phone',
    readBack: true,
  });
  expect((await current(room)).items.some((one) => one.key === other?.key)).toBe(false);
});

test('what is typed by hand stays open over changes until it is ended, and its time rings', async () => {
  const night = await quietNight();
  const { room } = night;
  const wanted = note(room, {
    title: '备用发电机缺油',
    dueAt: room.clock.wall() + 30 * MINUTE,
    group: 'equipment',
  });
  await room.call('handover.note', wanted);
  const live = await begin(night);
  await answerAll(night);
  await finish(night, live.id);
  const keys = () => openItems(room.db, room.clock.wall()).map((item) => item.key);
  expect(keys()).toEqual([`note:${wanted.noteId}`]);
  room.clock.advance(31 * MINUTE);
  room.scan();
  expect((await room.call('alert.list', {})).map((one) => one.deadline.titleZh)).toEqual(['备用发电机缺油']);
  await room.call('handover.noteDone', { noteId: wanted.noteId, result: '已加满' });
  expect(keys()).toEqual([]);
  expect(await room.call('alert.list', {})).toEqual([]);
});

test('a missing signature of the leader is an open item until it is given, by key or on paper', async () => {
  const night = await quietNight();
  const { room } = night;
  const live = await begin(night);
  await answerAll(night);
  const done = await finish(night, live.id, { leader: null });
  expect(done).toMatchObject({ leader: '林海', leaderSignedAt: null });
  const open = () => openItems(room.db, room.clock.wall()).map((item) => [item.group, item.key]);
  expect(open()).toEqual([['to_sign', `sign:${live.id}`]]);
  const signer = (accountId: string, password: string) => ({
    handoverId: live.id,
    signer: { accountId, password },
    paperName: '',
    words: '',
  });
  expect(await room.refusal('handover.leaderSign', signer(night.relief, PASSWORD))).toMatchObject({
    code: 'not_leader',
  });
  expect(await room.refusal('handover.leaderSign', signer(night.leader, 'x'))).toMatchObject({
    code: 'wrong_password',
    field: 'leader.password',
  });
  const signed = await room.call('handover.leaderSign', signer(night.leader, PASSWORD));
  expect(signed).toMatchObject({ leader: '林海', leaderWay: 'key', leaderSignedAt: room.clock.wall() });
  expect(open()).toEqual([]);
  expect(verifyJournal(room.db).ok).toBe(true);
});

test('wrong passwords under a signature are counted like those at sign-in, and nothing changes', async () => {
  const night = await quietNight();
  const { room } = night;
  const live = await begin(night);
  await answerAll(night);
  const wrong = signing(night, live.id, { oncoming: { accountId: night.relief, password: 'nope' } });
  for (let tries = 0; tries < 5; tries += 1) {
    expect(await room.refusal('handover.complete', wrong)).toMatchObject({
      code: 'wrong_password',
      field: 'oncoming.password',
    });
  }
  expect(await room.refusal('handover.complete', signing(night, live.id))).toMatchObject({
    code: 'locked_out',
  });
  expect((await room.call('board.get', {})).shift?.id).toBe(night.shiftId);
});

test('nobody signs for both sides, or for a shift in which they do not stand', async () => {
  const night = await quietNight();
  const { room } = night;
  const live = await begin(night);
  await answerAll(night);
  const as = (accountId: string) => ({ accountId, password: PASSWORD });
  const refused = (given: Parameters<typeof signing>[2]) =>
    room.refusal('handover.complete', signing(night, live.id, given));
  expect(await refused({ oncoming: as(room.officer) })).toMatchObject({ code: 'same_person' });
  expect(await refused({ oncoming: as(room.operator) })).toMatchObject({ code: 'not_oncoming' });
  expect(await refused({ offgoing: as(room.supervisor) })).toMatchObject({ code: 'not_offgoing' });
  expect(await refused({ leader: as(room.supervisor) })).toMatchObject({ code: 'not_leader' });
});

test('an incident that comes while the handover goes on has to be taken over too', async () => {
  const night = await quietNight();
  const { room } = night;
  const live = await begin(night);
  await answerAll(night);
  await room.call('incident.record', landslide(room));
  const refusal = await room.refusal('handover.complete', signing(night, live.id));
  expect(refusal.code).toBe('handover_unanswered');
  expect(String(refusal.params?.first)).toContain('上坑村山体滑坡');
});

test('a rebuild gives the same rows in every state of a handover', async () => {
  const night = await busyNight();
  const { room } = night;
  const same = () => {
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  };
  const live = await begin(night);
  await room.call('handover.opinion', { handoverId: live.id, key: live.items[0]?.key ?? '', text: '盯紧' });
  same();
  await answerAll(night);
  same();
  await finish(night, live.id, { leader: null });
  same();
  await room.call('handover.leaderSign', {
    handoverId: live.id,
    signer: null,
    paperName: '林海',
    words: '纸质记录已签',
  });
  same();
});

test('a handover that was begun by mistake is cancelled; the shift cannot be closed past it', async () => {
  const night = await quietNight();
  const { room } = night;
  const live = await begin(night);
  expect(await room.refusal('shift.close', { shiftId: night.shiftId, summary: '' })).toMatchObject({
    code: 'handover_going_on',
  });
  await room.call('handover.cancel', { handoverId: live.id, reason: '接班人未到' });
  expect(await room.call('handover.current', {})).toBeNull();
  expect(await room.refusal('handover.complete', signing(night, live.id))).toMatchObject({
    code: 'handover_over',
  });
  await room.call('shift.close', { shiftId: night.shiftId, summary: '' });
});
