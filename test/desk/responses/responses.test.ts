import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { InputOf } from '../../../shared/contract/procedures';
import { systemLine } from '../../../shared/wording/systemLines';
import { type DeskRoom, makeRoom, NOW } from '../../helpers/deskRoom';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const decision = { by: '县防指总指挥 林×', way: 'phone', words: '马上启动', at: null } as const;

async function warning(): Promise<string> {
  const warningId = room.newId();
  await room.call('warning.record', {
    warningId,
    issuer: '县气象台',
    kind: '台风',
    color: 'yellow',
    level: 'level_4',
    area: '全县',
    text: '',
    receivedAt: null,
    startsAt: null,
    endsAt: null,
  });
  return warningId;
}

async function start(over: Partial<InputOf<'response.start'>> = {}) {
  const responseId = room.newId();
  return room.call('response.start', {
    responseId,
    actId: responseId,
    hazard: 'typhoon',
    matter: '防台风',
    issuer: '县防汛抗旱指挥部',
    level: 'level_3',
    area: '全县',
    basis: '台风黄色预警信号',
    at: null,
    period: '预计至9月13日20时',
    endsAt: null,
    measures: '渔船回港\n人员转移',
    incidentId: null,
    warningId: null,
    decision,
    ...over,
  });
}

const adjust = (responseId: string, over: Partial<InputOf<'response.adjust'>> = {}) =>
  room.call('response.adjust', {
    responseId,
    actId: room.newId(),
    level: 'level_2',
    at: null,
    period: '预计至9月14日8时',
    endsAt: null,
    measures: '渔船回港\n人员转移\n停工停课',
    reason: '台风加强',
    decision,
    ...over,
  });

async function sendNotice(
  responseId: string,
  actId: string,
  over: Partial<InputOf<'response.sendNotice'>> = {},
) {
  const draft = await room.call('response.draftNotice', { responseId, actId });
  return room.call('response.sendNotice', {
    documentId: room.newId(),
    responseId,
    actId,
    title: draft.title,
    addressee: draft.addressee,
    text: draft.text,
    docNumber: '岚汛〔2026〕3号',
    signer: '林×',
    way: 'platform',
    urgency: 'extra_urgent',
    at: null,
    dueAt: NOW + 30 * MINUTE,
    units: draft.units,
    ...over,
  });
}

const openDuties = (): string[] =>
  room.db
    .prepare<[], { id: string }>(
      "SELECT id FROM obligations WHERE state = 'open' AND kind LIKE 'response%' ORDER BY id",
    )
    .all()
    .map(({ id }) => id);

describe('a response', () => {
  test('is issued by a headquarters and keeps who decided apart from who typed', async () => {
    const refused = await room.refusal('response.start', {
      ...(await input()),
      issuer: '岚溪县应急管理局',
    });
    expect(refused).toMatchObject({ code: 'issuer_is_bureau', field: 'issuer' });
    const { response, changes } = await start();
    expect(response).toMatchObject({ level: 'level_3', state: 'active', unsent: 1, startsAt: NOW });
    expect(changes[0]).toMatchObject({
      decidedBy: '县防指总指挥 林×',
      decidedWay: 'phone',
      decidedWords: '马上启动',
      recordedBy: '陈立',
    });
  });

  async function input() {
    const responseId = room.newId();
    return {
      responseId,
      actId: responseId,
      hazard: 'typhoon',
      matter: '防台风',
      level: 'level_3',
      area: '',
      basis: '',
      at: null,
      period: '两天',
      endsAt: null,
      measures: '转移',
      incidentId: null,
      warningId: null,
      decision,
    };
  }

  test('sent twice is started once', async () => {
    const typed = { ...(await input()), issuer: '县防指' } as InputOf<'response.start'>;
    await room.call('response.start', typed);
    await room.call('response.start', typed);
    expect(await room.call('response.list', { activeOnly: false })).toHaveLength(1);
  });

  test('runs beside another one with a level of its own', async () => {
    const warningId = await warning();
    await start({ warningId, level: 'level_2' });
    await start({ warningId, hazard: 'rainstorm', matter: '防暴雨', level: 'level_4' });
    const both = await room.call('response.list', { activeOnly: true });
    expect(both.map((one) => `${one.matter} ${one.level}`)).toEqual(['防台风 level_2', '防暴雨 level_4']);
    expect((await room.call('board.get', {})).responses).toHaveLength(2);
    // Each has its own four notices to send: the second does not hide behind the first.
    expect(openDuties()).toHaveLength(8);
  });

  test('does not end when its warning is lifted', async () => {
    const warningId = await warning();
    const { response } = await start({ warningId });
    await room.call('warning.lift', { warningId, reason: '县气象台 03:00 解除' });
    const after = await room.call('response.get', { responseId: response.id });
    expect(after.response).toMatchObject({ state: 'active', warningIsOver: true });
    const items = (await room.call('handover.open', {})).filter((one) => one.key.startsWith('response:'));
    expect(items[0]?.state.zh).toContain('预警已解除，响应未终止');
  });

  test('keeps every change of its level, with the times in their order', async () => {
    const { response } = await start();
    room.clock.advance(2 * HOUR);
    expect(
      await room.refusal('response.adjust', {
        ...(await adjustInput(response.id)),
        at: NOW - HOUR,
      }),
    ).toMatchObject({ code: 'time_order', field: 'at' });
    const raised = await adjust(response.id);
    expect(raised.response).toMatchObject({ level: 'level_2', levelSince: NOW + 2 * HOUR, changes: 2 });
    room.clock.advance(HOUR);
    const longer = await adjust(response.id, { period: '预计至9月15日8时', reason: '台风停滞' });
    expect(longer.response).toMatchObject({ level: 'level_2', levelSince: NOW + 2 * HOUR });
    const ended = await room.call('response.end', {
      responseId: response.id,
      actId: room.newId(),
      at: null,
      reason: '台风停止编号',
      measures: '',
      decision,
    });
    expect(ended.response).toMatchObject({ state: 'ended', endedAt: NOW + 3 * HOUR });
    expect(ended.changes.map((one) => [one.kind, one.from, one.to])).toEqual([
      ['started', null, 'level_3'],
      ['adjusted', 'level_3', 'level_2'],
      ['adjusted', 'level_2', 'level_2'],
      ['ended', null, 'level_2'],
    ]);
    expect(await room.refusal('response.adjust', await adjustInput(response.id))).toMatchObject({
      code: 'response_over',
    });
  });

  const adjustInput = async (responseId: string) => ({
    responseId,
    actId: room.newId(),
    level: 'level_1',
    at: null,
    period: '三天',
    endsAt: null,
    measures: '转移',
    reason: '加强',
    decision,
  });

  test('is adjusted only by a change', async () => {
    const { response } = await start();
    const { period, measures } = response;
    const same = { ...(await adjustInput(response.id)), level: 'level_3', period, measures };
    expect(await room.refusal('response.adjust', same)).toMatchObject({ code: 'nothing_changed' });
  });

  test('recorded by mistake is withdrawn with its duties, but not once its notice went out', async () => {
    const wrong = await start();
    expect(openDuties()).toHaveLength(4);
    await room.call('response.withdraw', { responseId: wrong.response.id, reason: '记错了' });
    expect(openDuties()).toEqual([]);
    const right = await start();
    await sendNotice(right.response.id, right.response.id);
    expect(
      await room.refusal('response.withdraw', { responseId: right.response.id, reason: '记错了' }),
    ).toMatchObject({ code: 'response_noticed' });
  });

  test('whose expected end comes is asked about, and nothing ends by itself', async () => {
    const { response } = await start({ endsAt: NOW + HOUR });
    room.clock.advance(HOUR + MINUTE);
    room.scan();
    const board = await room.call('board.get', {});
    const due = board.deadlines.find((one) => one.id === `resp.${response.id}`);
    expect(due).toMatchObject({ state: 'overdue', subject: 'response' });
    expect(board.responses[0]?.state).toBe('active');
    await adjust(response.id, { endsAt: NOW + 5 * HOUR });
    const moved = (await room.call('board.get', {})).deadlines.find((one) => one.id === due?.id);
    expect(moved).toMatchObject({ state: 'armed', dueAt: NOW + 5 * HOUR });
  });

  test('of level Ⅰ or Ⅱ asks for reinforced duty until it is on', async () => {
    const { response } = await start();
    expect((await room.call('response.get', { responseId: response.id })).reinforced).toBeNull();
    expect((await adjust(response.id)).reinforced).toBe(false);
    expect((await room.call('duty.current', {})).responses).toHaveLength(1);
    await room.call('duty.reinforce', {
      reinforcementId: room.newId(),
      on: true,
      reason: '防台风Ⅱ级应急响应',
      people: [],
      warningIds: [],
    });
    expect((await room.call('response.get', { responseId: response.id })).reinforced).toBe(true);
  });
});

describe('the notice of a response', () => {
  test('is registered once with a receipt for every unit, and meets the duties of its parties', async () => {
    await room.call(
      'settings.change',
      {
        key: 'responses',
        value: {
          issuers: [{ hazard: 'typhoon', issuer: '', members: ['县水利局', '县气象局'] }],
          receiptMinutes: { level_1: 15, level_2: 30, level_3: 60, level_4: 120 },
        },
      },
      room.supervisor,
    );
    const { response } = await start();
    expect(openDuties()).toHaveLength(4);
    const { detail, document } = await sendNotice(response.id, response.id);
    expect(openDuties()).toEqual([]);
    expect(document).toMatchObject({ direction: 'outgoing', demand: 'receipt', state: 'open' });
    expect(document.units.map((unit) => unit.name)).toEqual(expect.arrayContaining(['县水利局', '县气象局']));
    expect(detail.changes[0]?.notice).toMatchObject({ signed: 0, units: document.units.length });
    expect(detail.response.unsent).toBe(0);
    expect(detail.response.unsigned).toBe(document.units.length);
    await room.call('document.sign', {
      documentId: document.id,
      unit: 0,
      who: '李×',
      at: null,
      way: 'phone',
    });
    const after = await room.call('response.get', { responseId: response.id });
    expect(after.changes[0]?.notice?.signed).toBe(1);
    const open = await room.call('handover.open', {});
    expect(open.find((one) => one.key === `document:${document.id}`)?.group).toBe('unanswered');
    expect(open.find((one) => one.key === `response:${response.id}`)?.group).toBe('warnings');
  });

  test('that lost what the law asks for is refused by the part', async () => {
    const { response } = await start();
    const draft = await room.call('response.draftNotice', {
      responseId: response.id,
      actId: response.id,
    });
    const send = {
      documentId: room.newId(),
      responseId: response.id,
      actId: response.id,
      title: draft.title,
      addressee: '',
      text: '现启动防台风Ⅲ级应急响应。',
      docNumber: '',
      signer: '林×',
      way: 'fax',
      urgency: 'urgent',
      at: null,
      dueAt: null,
      units: draft.units,
    };
    expect(await room.refusal('response.sendNotice', send)).toMatchObject({
      code: 'notice_incomplete',
      params: { part: 'period' },
    });
    await room.call('response.sendNotice', { ...send, text: draft.text } as InputOf<'response.sendNotice'>);
    expect(
      await room.refusal('response.sendNotice', { ...send, documentId: room.newId(), text: draft.text }),
    ).toMatchObject({ code: 'already_done' });
  });

  test('is the report step of the run that asks for it, and the other way round', async () => {
    const warningId = await warning();
    const runId = room.newId();
    await room.call('run.start', { runId, planId: 'typhoon-flood', incidentId: null, warningId });
    const before = openDuties();
    const { response } = await start({ warningId });
    // The run and the response point to the same duties: nothing is owed twice.
    expect(new Set([...before, ...openDuties()]).size).toBe(4);
    await sendNotice(response.id, response.id);
    expect(openDuties()).toEqual([]);
    const second = await start({ warningId, hazard: 'rainstorm', matter: '防暴雨' });
    expect(openDuties()).toHaveLength(4);
    expect(second.runs.map((run) => run.id)).toEqual([runId]);
  });

  test('prints in the layout of official documents, before and after it is sent', async () => {
    const { response } = await start();
    const paper = {
      kind: 'response_notice',
      responseId: response.id,
      actId: response.id,
      draft: null,
    } as const;
    const { html } = await room.call('paper.preview', { paper, masked: false });
    expect(html).toContain('县防汛抗旱指挥部关于启动防台风Ⅲ级应急响应的通知');
    expect(html).toContain('四、应急处置措施');
    await sendNotice(response.id, response.id);
    const sent = await room.call('paper.preview', { paper, masked: false });
    expect(sent.html).toContain('岚汛〔2026〕3号');
    expect(sent.html).toContain('签发：林×');
  });
});

describe('what goes with a response', () => {
  test('a rise makes a downtime pack, a fall makes none', async () => {
    await room.call('shift.open', {
      shiftId: room.newId(),
      startsAt: NOW - HOUR,
      endsAt: NOW + 10 * HOUR,
      posts: [{ post: 'primary_officer', accountId: room.officer, name: '陈立', phone: '' }],
    });
    const { response } = await start();
    const causes = async () =>
      (await room.call('pack.due', {})).causes.filter((one) => one.startsWith('response:'));
    expect(await causes()).toEqual([`response:${response.id}`]);
    await adjust(response.id);
    expect(await causes()).toHaveLength(2);
    await adjust(response.id, { level: 'level_4' });
    expect(await causes()).toHaveLength(2);
  });

  test('a run that stands for no warning is linked to it', async () => {
    const { response } = await start();
    const runId = room.newId();
    await room.call('run.start', { runId, planId: 'typhoon-flood', incidentId: null, warningId: null });
    const linked = await room.call('response.linkRun', { responseId: response.id, runId });
    expect(linked.runs.map((run) => run.id)).toEqual([runId]);
    expect((await room.call('response.linkRun', { responseId: response.id, runId })).runs).toHaveLength(1);
  });

  test('it is found by its words and told in the log', async () => {
    const { response } = await start();
    await adjust(response.id);
    const { hits } = await room.call('search.things', {
      text: '防台风',
      kind: 'response',
      from: null,
      to: null,
      drills: true,
      before: null,
      limit: 10,
    });
    expect(hits.map((hit) => hit.id)).toEqual([response.id]);
    const lines = await room.call('log.range', { from: 1, to: 100, people: false });
    const words = lines
      .filter((line) => line.system?.fact.startsWith('response.'))
      .map((line) => systemLine(line.system?.fact ?? '', line.system?.params ?? {}, 'zh'));
    expect(words.some((one) => one.includes('县防汛抗旱指挥部启动防台风Ⅲ级应急响应'))).toBe(true);
    expect(words.some((one) => one.includes('Ⅲ级 → Ⅱ级'))).toBe(true);
  });

  test('everything of it is rebuilt from the journal as it was', async () => {
    const warningId = await warning();
    const { response } = await start({ warningId, endsAt: NOW + HOUR });
    await sendNotice(response.id, response.id);
    await adjust(response.id);
    const all = () =>
      ['responses', 'response_changes', 'response_runs', 'obligations', 'deadlines', 'documents'].map(
        (table) => room.db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all(),
      );
    const before = all();
    rebuildProjections(room.db);
    expect(all()).toEqual(before);
  });
});
