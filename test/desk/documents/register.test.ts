import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../shared/contract/procedures';
import { dayShift, landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { fax, MINUTE, order, sealed } from './paper';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const deadlines = async () => await room.call('deadline.list', { withinMs: null });
const handle = (documentId: string, given: Partial<InputOf<'document.handle'>> = {}) =>
  room.call('document.handle', {
    actId: room.newId(),
    documentId,
    act: 'reported',
    who: '林×',
    at: null,
    way: 'phone',
    words: '按时报，数字先核一遍。',
    ...given,
  });

describe('a document that comes in', () => {
  it('is numbered in its year, writes a line and arms its limits in the same transaction', async () => {
    await room.call('shift.open', dayShift(room));
    const received = await room.call('document.receive', fax(room));
    expect(received).toMatchObject({ direction: 'incoming', year: 2026, number: 1, state: 'open' });
    expect(received.reportDueAt).toBe(room.clock.wall() + 30 * MINUTE);
    const line = await room.call('log.get', { entryId: received.id });
    expect(line).toMatchObject({ kind: 'fax', caller: { unit: '省防指办' } });
    expect(line.text).toBe('特急 闽防指办明电〔2026〕×号 关于报送转移人数的通知：6时前报转移人数');
    expect(line.handling).toBe('收〔2026〕1号；限时05:58已设；原件存2号夹');
    const open = await deadlines();
    expect(open.map(({ id, titleZh, owner }) => [id, titleZh, owner])).toEqual([
      [`docrep.${received.id}`, '报领导：特急 省防指办 关于报送转移人数的通知', 'primary_officer'],
      [`doc.${received.id}`, '回复：省防指办 关于报送转移人数的通知', 'primary_officer'],
    ]);
    const [fact] = room.facts().filter((one) => one.kind === 'document.received');
    expect(room.db.prepare('SELECT armed_at FROM deadlines').pluck().all()).toEqual([fact?.at, fact?.at]);
  });

  it('alerts when its limit passes unanswered, and the answer ends the alert', async () => {
    const { id } = await room.call('document.receive', fax(room, { dueAt: room.clock.wall() + 60 * MINUTE }));
    await handle(id);
    expect((await deadlines()).map((one) => one.id)).toEqual([`doc.${id}`]);
    room.clock.advance(61 * MINUTE);
    room.scan();
    const [alert] = await room.call('alert.list', {});
    expect(alert).toMatchObject({ deadlineId: `doc.${id}`, level: 2, state: 'raised' });
    const done = await room.call('document.finish', {
      documentId: id,
      outcome: 'answered',
      by: '陈立',
      receiver: '省防指办值班员',
      way: 'fax',
      at: null,
      result: '已转移19人，余7人转移中',
    });
    expect(done).toMatchObject({ state: 'finished', outcome: 'answered', finishedAt: room.clock.wall() });
    expect(await room.call('alert.list', {})).toEqual([]);
    expect(await deadlines()).toEqual([]);
    const line = await room.call('log.get', { entryId: id });
    expect(line).toMatchObject({
      leaderWords: '林×：按时报，数字先核一遍。',
      result: '已转移19人，余7人转移中',
      doneAt: room.clock.wall(),
    });
  });

  it('asks for a leader to be told by its urgency, and says so until one was', async () => {
    const { id } = await room.call('document.receive', fax(room, { urgency: 'top_urgent' }));
    room.clock.advance(15 * MINUTE);
    room.scan();
    expect((await room.call('alert.list', {}))[0]?.deadlineId).toBe(`docrep.${id}`);
    await handle(id);
    expect(await room.call('alert.list', {})).toEqual([]);
    const plain = await room.call('document.receive', fax(room, { urgency: 'routine', dueAt: null }));
    expect(plain.reportDueAt).toBeNull();
  });

  it('numbers run by year and direction; the year is that of the receipt', async () => {
    room.clock.setWall(Date.UTC(2026, 11, 31, 15, 50));
    expect(await room.call('document.receive', fax(room))).toMatchObject({ year: 2026, number: 1 });
    expect(await room.call('document.send', order(room))).toMatchObject({ year: 2026, number: 1 });
    room.clock.advance(20 * MINUTE);
    expect(await room.call('document.receive', fax(room))).toMatchObject({ year: 2027, number: 1 });
    const late = fax(room, { at: room.clock.wall() - 15 * MINUTE });
    expect(await room.call('document.receive', late)).toMatchObject({ year: 2026, number: 2 });
  });

  it('is stored once however often it is sent, and a second telling of one act too', async () => {
    const input = fax(room);
    const first = await room.call('document.receive', input);
    expect(await room.call('document.receive', input)).toEqual(first);
    const actId = room.newId();
    await handle(first.id, { actId });
    await handle(first.id, { actId });
    const { acts } = await room.call('document.get', { documentId: first.id });
    expect(acts.map((act) => act.fact)).toEqual(['document.received', 'document.handled']);
  });

  it('is counted for the shift, and one that is only filed is finished at once', async () => {
    const { shiftId } = await room.call('shift.open', dayShift(room)).then(({ id }) => ({ shiftId: id }));
    const filed = await room.call('document.receive', fax(room, { demand: 'file', demandText: '' }));
    expect(filed).toMatchObject({ state: 'finished', outcome: 'filed', dueAt: null });
    await room.call('document.receive', fax(room));
    await room.call('document.send', order(room));
    expect(await room.call('shift.numbers', { shiftId })).toMatchObject({ docsIn: 2, docsOut: 1, lines: 3 });
  });
});

describe('secrets', () => {
  it('a 机要件 is kept by number and place only', async () => {
    const kept = await room.call('document.receive', sealed(room));
    const line = await room.call('log.get', { entryId: kept.id });
    expect(line.text).toBe('机要件1件，编号机2026-0031');
    expect(line.caller).toBeNull();
    for (const [field, value] of [
      ['unit', '某办'],
      ['title', '某事'],
      ['demandText', '报某数'],
    ] as const) {
      const refused = await room.refusal('document.receive', sealed(room, { [field]: value }));
      expect(refused).toMatchObject({ code: 'confidential_words', field });
    }
    const words = { actId: room.newId(), documentId: kept.id, act: 'reported', who: '林×', at: null };
    const refused = await room.refusal('document.handle', { ...words, way: 'face', words: '内容是……' });
    expect(refused).toMatchObject({ code: 'confidential_words', field: 'words' });
    const told = await room.call('document.handle', {
      actId: room.newId(),
      documentId: kept.id,
      act: 'reported',
      who: '林×',
      at: null,
      way: 'face',
      words: '',
    });
    expect(told.reportedAt).toBe(room.clock.wall());
  });

  it('words with a mark of secrecy are refused whole, words about secrecy are not', async () => {
    for (const title of ['机密★1年 关于某事', '【秘密】某事', '绝密']) {
      const refused = await room.refusal('document.receive', fax(room, { title }));
      expect(refused).toMatchObject({ code: 'secret_mark', field: 'title' });
    }
    await room.call('document.receive', fax(room, { title: '关于做好保守国家秘密工作的通知' }));
    expect(room.facts().filter((one) => one.kind === 'document.received')).toHaveLength(1);
  });
});

describe('a document that goes out', () => {
  it('waits for the receipt of every unit, says how many are there, and chases the others', async () => {
    const { id } = await room.call('document.send', order(room));
    const sign = (unit: number, who: string) =>
      room.call('document.sign', { documentId: id, unit, who, at: null, way: 'phone' });
    await sign(1, '王×');
    expect((await deadlines())[0]?.titleZh).toBe('签收 1/3：关于做好强降雨防范工作的通知');
    room.clock.advance(31 * MINUTE);
    room.scan();
    expect((await room.call('alert.list', {}))[0]?.deadline.subject).toBe('receipt');
    const chased = await room.call('document.chase', {
      actId: room.newId(),
      documentId: id,
      units: [2, 0],
      who: '值班员',
      at: null,
      way: 'phone',
      note: '',
    });
    expect(chased.units.map(({ chases }) => chases)).toEqual([1, 0, 1]);
    expect(chased.units[0]?.chasedAt).toBe(room.clock.wall());
    expect(
      await room.refusal('document.sign', { documentId: id, unit: 1, who: 'x', at: null, way: 'fax' }),
    ).toMatchObject({ code: 'already_done' });
    await sign(0, '李×');
    const last = await sign(2, '赵×');
    expect(last).toMatchObject({ state: 'finished', outcome: 'signed' });
    expect(await room.call('alert.list', {})).toEqual([]);
  });

  it('that answers an incoming one closes it in the same act', async () => {
    const { id } = await room.call('document.receive', fax(room));
    const sent = await room.call(
      'document.send',
      order(room, { units: ['省防指办'], answersId: id, demand: 'none', dueAt: null, way: 'fax' }),
    );
    expect(sent.state).toBe('finished');
    const answered = await room.call('document.get', { documentId: id });
    expect(answered.document).toMatchObject({ state: 'finished', outcome: 'answered' });
    expect(answered.answeredBy?.id).toBe(sent.id);
    expect(await deadlines()).toEqual([]);
  });

  it('can be let go before all have signed, with the reason', async () => {
    const { id } = await room.call('document.send', order(room));
    const finish = {
      documentId: id,
      outcome: 'closed',
      by: '',
      receiver: '',
      way: 'phone',
      at: null,
    } as const;
    expect(await room.refusal('document.finish', { ...finish, result: '' })).toMatchObject({
      field: 'result',
    });
    const closed = await room.call('document.finish', { ...finish, result: '凤都镇停电，已电话传达' });
    expect(closed).toMatchObject({ state: 'finished', outcome: 'closed' });
    expect(await deadlines()).toEqual([]);
  });
});

describe('corrections', () => {
  const fields = (input: InputOf<'document.receive'>) => {
    const { documentId, confidential: _, ...rest } = input;
    return { ...rest, documentId, at: input.at ?? room.clock.wall() };
  };

  it('keep both values, write a linked line, and move the limit', async () => {
    const input = fax(room);
    const { id, number } = await room.call('document.receive', input);
    const entryId = room.newId();
    const dueAt = room.clock.wall() + 90 * MINUTE;
    const wanted = {
      ...fields(input),
      entryId,
      dueAt,
      docNumber: '闽防指办明电〔2026〕88号',
      reason: '看错文号',
    };
    const corrected = await room.call('document.correct', wanted);
    expect(corrected).toMatchObject({ number, dueAt, corrections: 1, docNumber: '闽防指办明电〔2026〕88号' });
    expect(await room.call('document.correct', wanted)).toEqual(corrected);
    expect((await deadlines()).find((one) => one.id === `doc.${id}`)?.dueAt).toBe(dueAt);
    const first = await room.call('log.get', { entryId: id });
    expect(first.text).toContain('×号');
    expect(first.correctedBy?.id).toBe(entryId);
    const { acts } = await room.call('document.get', { documentId: id });
    expect(acts.at(-1)?.body).toMatchObject({
      before: { docNumber: '闽防指办明电〔2026〕×号' },
      after: { docNumber: '闽防指办明电〔2026〕88号' },
    });
    expect(await room.refusal('document.correct', { ...wanted, entryId: room.newId() })).toMatchObject({
      code: 'nothing_changed',
    });
    const log = { entryId: room.newId(), corrects: entryId, text: 'x', reason: '' };
    expect(await room.refusal('log.correct', log)).toMatchObject({ code: 'correct_in_register' });
  });

  it('a voided entry keeps its number, loses its limits and takes no further acts', async () => {
    const { id } = await room.call('document.receive', fax(room));
    const entryId = room.newId();
    const gone = await room.call('document.void', { entryId, documentId: id, reason: 'duplicate', note: '' });
    expect(gone.state).toBe('void');
    expect(await deadlines()).toEqual([]);
    const line = await room.call('log.get', { entryId });
    expect(line.text).toBe('作废 收〔2026〕1号：重复登记');
    expect((await room.call('log.get', { entryId: id })).withdrawnBy?.id).toBe(entryId);
    expect((await room.call('document.receive', fax(room))).number).toBe(2);
    const act = {
      actId: room.newId(),
      documentId: id,
      act: 'noted',
      who: 'x',
      at: null,
      way: 'phone',
      words: '',
    };
    expect(await room.refusal('document.handle', act)).toMatchObject({ code: 'document_void' });
  });
});

describe('the list', () => {
  it('finds by what is open, late, or said, and counts', async () => {
    const late = await room.call('document.receive', fax(room, { dueAt: room.clock.wall() + MINUTE }));
    await handle(late.id);
    await room.call('document.receive', fax(room, { demand: 'file', title: '100%_通报', docNumber: '' }));
    await room.call('document.send', order(room));
    room.clock.advance(2 * MINUTE);
    const list = (given: Partial<InputOf<'document.list'>>) =>
      room.call('document.list', { direction: 'all', show: 'all', text: '', limit: 100, ...given });
    expect(await list({})).toMatchObject({ total: 3, open: 2, overdue: 1 });
    expect((await list({ show: 'overdue' })).documents.map((one) => one.id)).toEqual([late.id]);
    expect((await list({ direction: 'outgoing' })).documents).toHaveLength(1);
    expect((await list({ text: '%_' })).documents.map((one) => one.title)).toEqual(['100%_通报']);
    const incident = await room.call('incident.record', landslide(room));
    const ofIt = await room.call('document.receive', fax(room, { incidentId: incident.id }));
    expect((await list({ incidentId: incident.id })).documents.map((one) => one.id)).toEqual([ofIt.id]);
    expect((await list({})).documents).toHaveLength(4);
    expect((await room.call('document.hints', {})).units).toEqual(['省防指办', '凤都镇', '古田镇', '枫坪镇']);
  });
});
