import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { searchDigests } from '../../../electron/desk/search/content';
import { emptyIndex, fillState, fillStep } from '../../../electron/desk/search/fill';
import { type LineFilter, NO_FILTER } from '../../../shared/contract/areas/search';
import type { OutputOf } from '../../../shared/contract/procedures';
import { landslide } from '../../helpers/acts';
import { aLine, type DeskRoom, makeRoom } from '../../helpers/deskRoom';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const lines = (
  text: string,
  filter: Partial<LineFilter> = {},
  limit = 50,
): Promise<OutputOf<'search.lines'>> =>
  room.call('search.lines', { text, filter: { ...NO_FILTER, ...filter }, before: null, limit });
const texts = async (text: string, filter: Partial<LineFilter> = {}): Promise<string[]> =>
  (await lines(text, filter)).hits.map(({ entry }) => entry.text);
const groups = async (text: string): Promise<Record<string, string[]>> => {
  const all = await room.call('search.all', { text, lines: 5, things: 5 });
  return Object.fromEntries(all.groups.map(({ kind, hits }) => [kind, hits.map(({ title }) => title.text)]));
};

describe('lines', () => {
  test('are found in every field, with the place marked, newest first', async () => {
    await room.line('枫坪镇雨势加大');
    await room.call('log.append', {
      ...aLine('请求支援'),
      entryId: room.newId(),
      caller: { unit: '上坑村', name: '王建国', post: '主任', phone: '１３９0593 0001' },
      handling: '已转告枫坪镇',
    });
    const { hits, next } = await lines('枫坪');
    expect(hits.map(({ entry }) => entry.text)).toEqual(['请求支援', '枫坪镇雨势加大']);
    expect(next).toBeNull();
    expect(hits[0]?.found.map(({ field, snippet }) => [field, snippet.marks])).toEqual([
      ['text', []],
      ['handling', [[3, 5]]],
    ]);
    expect(await texts('0001')).toEqual(['请求支援']);
    expect(await texts('wjg')).toEqual(['请求支援']);
    expect(await texts('SKC')).toEqual(['请求支援']);
    expect(await texts('支援 枫坪')).toEqual(['请求支援']);
    expect(await texts('支援 雨势')).toEqual([]);
    expect(await texts('，')).toEqual([]);
  });

  test('are found by what corrects them and by what they said before', async () => {
    const entryId = await room.line('上坑村转移十九人');
    await room.call('log.correct', {
      entryId: room.newId(),
      corrects: entryId,
      text: '上坑村转移二十六人',
      reason: '听错了',
    });
    expect(await texts('上坑村转移')).toEqual(['上坑村转移二十六人', '上坑村转移十九人']);
    expect(await texts('十九人')).toEqual(['上坑村转移十九人']);
    const [correction] = (await lines('二十六')).hits;
    expect(correction?.entry.corrects?.id).toBe(entryId);
  });

  test('are narrowed by kind, person, incident, shift, days and people, and by filters without words', async () => {
    const shiftId = room.newId();
    await room.call('log.append', { ...aLine('雨 开班之前'), entryId: room.newId(), kind: 'phone_in' });
    await room.call('shift.open', {
      shiftId,
      startsAt: room.clock.wall(),
      endsAt: room.clock.wall() + 86_400_000,
      posts: [{ post: 'primary_officer', accountId: room.officer, name: '陈立', phone: '' }],
    });
    const incidentId = room.newId();
    await room.call('incident.record', { ...landslide(room), incidentId });
    await room.call(
      'log.append',
      { ...aLine('雨 事件里'), entryId: room.newId(), incidentId },
      room.operator,
    );
    room.clock.advance(86_400_000);
    const tomorrow = room.clock.wall();
    await room.call('log.append', { ...aLine('雨 次日'), entryId: room.newId(), kind: 'media' });

    expect(await texts('雨 ', { people: true, kinds: ['note', 'media', 'phone_in'] })).toEqual([
      '雨 次日',
      '雨 事件里',
      '雨 开班之前',
    ]);
    expect(await texts('雨', { kinds: ['media', 'phone_in'] })).toEqual(['雨 次日', '雨 开班之前']);
    expect(await texts('雨', { authorId: room.operator })).toEqual(['雨 事件里']);
    expect(await texts('雨', { incidentId, kinds: ['note'] })).toEqual(['雨 事件里']);
    expect(await texts('雨 事', { shiftId })).toEqual(['雨 事件里']);
    expect(await texts('雨', { from: tomorrow })).toEqual(['雨 次日']);
    expect(await texts('雨', { to: tomorrow, kinds: ['phone_in', 'media'] })).toEqual(['雨 开班之前']);
    expect(await texts('', { kinds: ['media'] })).toEqual(['雨 次日']);
    expect(await texts('', { from: tomorrow, people: true })).toEqual(['雨 次日']);
    expect(await texts('雨', { shiftId: 'nobody' })).toEqual([]);
  });

  test('written by the desk are found in the words of the room', async () => {
    expect((await lines('新建账号：陈立')).hits[0]?.entry.system?.fact).toBe('account.created');
  });

  test('come in pages without a gap, and are counted', async () => {
    for (let index = 0; index < 23; index += 1) await room.line(`第${index}条 巡查`);
    const numbers: (number | null)[] = [];
    let before: number | null = null;
    for (;;) {
      const page: OutputOf<'search.lines'> = await room.call('search.lines', {
        text: '巡查',
        filter: NO_FILTER,
        before,
        limit: 10,
      });
      numbers.push(...page.hits.map(({ entry }) => entry.humanNumber));
      before = page.next;
      if (before === null) break;
    }
    expect(numbers).toEqual(Array.from({ length: 23 }, (_, index) => 23 - index));
    const { entryIds, isMore } = await room.call('search.lineIds', { text: '巡查', filter: NO_FILTER });
    const first = await room.call('log.get', { entryId: entryIds[0] ?? '' });
    expect([entryIds.length, isMore, first.humanNumber]).toEqual([23, false, 1]);
    expect(await room.call('search.countLines', { text: '巡查', filter: NO_FILTER })).toEqual({
      count: 23,
      isMore: false,
    });
  });
});

describe('everything else', () => {
  test('is found under its kind: incident, report, warning, instruction, person, shift, plan, run', async () => {
    const incidentId = room.newId();
    await room.call('incident.record', {
      ...landslide(room),
      incidentId,
      title: '上坑滑坡',
      place: '枫坪镇上坑村',
    });
    await room.call('warning.record', {
      warningId: room.newId(),
      issuer: '县气象台',
      kind: '暴雨',
      color: 'orange',
      level: null,
      area: '枫坪镇',
      text: '未来三小时',
      receivedAt: null,
      startsAt: null,
      endsAt: null,
    });
    const found = await groups('枫坪');
    expect(found).toMatchObject({ incident: ['上坑滑坡'], warning: ['暴雨橙色（枫坪镇）'] });
    expect(Object.keys(await groups('skhp'))).toEqual(expect.arrayContaining(['incident', 'report']));
    expect(await groups('陈立')).toMatchObject({ person: ['陈立'] });
    expect(await groups('cl')).toMatchObject({ person: ['陈立'] });
    expect((await groups('山洪'))['plan']).toHaveLength(1);
  });

  test('is found as it is now, not as it was', async () => {
    const incidentId = room.newId();
    await room.call('incident.record', { ...landslide(room), incidentId, title: '上坑滑坡' });
    expect((await groups('险情解除'))['incident']).toBeUndefined();
    await room.call(
      'incident.close',
      { incidentId, result: '险情解除', overrideReason: '都已口头报过' },
      room.supervisor,
    );
    const hits = await room.call('search.things', {
      text: '险情解除',
      kind: 'incident',
      from: null,
      to: null,
      before: null,
      limit: 10,
    });
    expect(hits.hits.map(({ title, found }) => [title.text, found?.text])).toEqual([
      ['上坑滑坡', '险情解除'],
    ]);
    expect(hits.count).toEqual({ count: 1, isMore: false });
  });
});

describe('the index of an older home', () => {
  test('is filled in steps from the newest line down, tells how far it is, and ends as if it had always been there', async () => {
    for (let index = 0; index < 450; index += 1) await room.line(`第${index}条 巡查上坑村`);
    await room.call('incident.record', { ...landslide(room), incidentId: room.newId() });
    const whole = searchDigests(room.db);
    const top = room.db.prepare('SELECT max(number) FROM log_entries').pluck().get() as number;
    emptyIndex(room.db);
    room.db
      .prepare("INSERT INTO local_state (name, value) VALUES ('search_unfilled', ?)")
      .run(JSON.stringify({ line: top, source: 0, after: '' }));
    expect((await lines('上坑')).filling).toEqual({ done: 0, total: top });
    // What is written meanwhile is found at once.
    await room.line('新来的上坑消息');
    expect(await texts('上坑')).toEqual(['新来的上坑消息']);
    const shares: number[] = [];
    while (fillStep(room.db)) shares.push(fillState(room.db)?.done ?? 0);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect((await lines('上坑')).filling).toBeNull();
    room.db.prepare('DELETE FROM search_lines WHERE rowid > ?').run(top);
    expect(searchDigests(room.db)).toEqual(whole);
  });
});
