import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { InputOf } from '../../../shared/contract/procedures';
import type { WarningColor } from '../../../shared/domain/vocabulary';
import { callOutPeople } from '../../helpers/callOutPeople';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => {
  // Whatever happened can be made again from the journal, row by row.
  const before = projectionDigests(room.db);
  rebuildProjections(room.db);
  expect(projectionDigests(room.db)).toEqual(before);
  expect(room.problems).toEqual([]);
  room.dispose();
});

async function warn(kind = '暴雨', color: WarningColor = 'red', issuer = '县气象台'): Promise<string> {
  const warningId = room.newId();
  await room.call('warning.record', {
    warningId,
    issuer,
    kind,
    color,
    level: null,
    area: '全县',
    text: '未来3小时雨量将达100毫米以上。',
    receivedAt: null,
    startsAt: null,
    endsAt: null,
  });
  return warningId;
}

async function start(
  warningIds: readonly string[],
  people = callOutPeople(4),
  more: Partial<InputOf<'callout.start'>> = {},
): Promise<string> {
  const callOutId = room.newId();
  await room.call('callout.start', {
    callOutId,
    kind: 'warning',
    warningIds: [...warningIds],
    incidentId: null,
    ruleId: 'red',
    people,
    phones: 2,
    relay: false,
    sentence: '',
    ...more,
  });
  return callOutId;
}

const get = (callOutId: string) => room.call('callout.get', { callOutId });
const attemptOf = (
  callOutId: string,
  row: number,
  more: Partial<InputOf<'callout.attempt'>> = {},
): InputOf<'callout.attempt'> => ({
  callOutId,
  personId: `${callOutId}:${row}`,
  attemptId: room.newId(),
  at: null,
  way: 'mobile',
  number: '13800000001',
  phone: row % 2 === 0 ? 2 : 1,
  result: 'no_answer',
  spoke: 'nobody',
  readBack: { what: false, where: false, when: false },
  note: '',
  ...more,
});
const ANSWER = {
  result: 'answered_confirmed',
  spoke: 'self',
  readBack: { what: true, where: true, when: true },
} as const;

const openDeadlines = (personId: string): string[] =>
  room.db
    .prepare<[string], { id: string; due_at: number }>(
      "SELECT id, due_at FROM deadlines WHERE state = 'open' AND id LIKE '%' || ? || '%' ORDER BY id",
    )
    .all(personId)
    .map(({ id, due_at }) => `${id.slice(0, 3)} +${Math.round((due_at - room.clock.wall()) / MINUTE)}`);

describe('a draft', () => {
  test('has the rule of the colour, the split, a sentence and the arithmetic of thirty people on two telephones', async () => {
    const warningId = await warn();
    const draft = await room.call('callout.draft', {
      warningId,
      incidentId: null,
      kind: 'warning',
      people: callOutPeople(30),
    });
    expect(draft.rule).toMatchObject({ color: 'red', firstRingMinutes: 5, answeredMinutes: 15 });
    expect(draft.why).toBe('color');
    expect(draft.people.map((one) => one.phone).slice(0, 4)).toEqual([1, 2, 1, 2]);
    // 15 calls of 72 s on each telephone are 18 minutes: not within 15.
    expect(draft.forecast).toMatchObject({ remaining: 30, callSeconds: 72, isInTime: false });
    expect(draft.forecast.doneAt - room.clock.wall()).toBe(18 * MINUTE);
    expect(draft.sentence).toContain('县气象台2时58分发布暴雨红色预警，范围全县');
    expect(draft.sentence).toContain('请复述');
    expect(draft.isNight).toBe(true);
  });
});

describe('a call-out', () => {
  test('arms first ring and answer for everybody, and ends each as it is met', async () => {
    const id = await start([await warn()]);
    const person = `${id}:1`;
    expect(openDeadlines(person)).toEqual(['coa +15', 'cor +5']);
    await room.call('callout.call', { callOutId: id, personId: person, phone: 1 });
    expect(openDeadlines(person)).toEqual(['coa +15', 'cop +2', 'cop +5', 'cop +10', 'cop +15', 'cop +15']);
    room.clock.advance(MINUTE);
    await room.call('callout.attempt', attemptOf(id, 1, { ...ANSWER, recordingNo: '0043' }));
    // Feedback is due 30 minutes after receipt, one of which has gone.
    expect(openDeadlines(person)).toEqual(['cof +29']);
    const shown = await get(id);
    expect(shown.people[0]).toMatchObject({ state: 'answered', answeredBy: 'self', calling: null });
    expect(shown.people[0]?.attempts).toMatchObject([{ recordingNo: '0043' }]);
    expect(shown.rates).toMatchObject({ persons: 4, called: 1, answeredSelf: 1, within5Share: 0.25 });
  });

  test('calls nobody on two telephones at once, and one telephone calls one', async () => {
    const id = await start([await warn()]);
    const [first, second] = [`${id}:1`, `${id}:2`];
    await room.call('callout.call', { callOutId: id, personId: first, phone: 1 });
    await room.call('callout.call', { callOutId: id, personId: first, phone: 1 });
    expect(await room.refusal('callout.call', { callOutId: id, personId: first, phone: 2 })).toMatchObject({
      code: 'callout_taken',
      params: { phone: 1 },
    });
    expect(await room.refusal('callout.call', { callOutId: id, personId: second, phone: 1 })).toMatchObject({
      code: 'callout_phone_busy',
    });
    await room.call('callout.release', { callOutId: id, personId: first });
    expect(openDeadlines(first)).toEqual(['coa +15', 'cor +5']);
    expect((await get(id)).people[0]).toMatchObject({ state: 'waiting', prompts: [] });
    expect(room.facts().filter((one) => one.kind === 'callout.called')).toHaveLength(1);
  });

  test('takes no answer without the three points, from a stranger, or by text message', async () => {
    const id = await start([await warn()]);
    const half = attemptOf(id, 1, { ...ANSWER, readBack: { what: true, where: true, when: false } });
    expect((await room.refusal('callout.attempt', half)).code).toBe('callout_read_back');
    const stranger = attemptOf(id, 1, { ...ANSWER, spoke: 'deputy', who: '路人' });
    expect((await room.refusal('callout.attempt', stranger)).code).toBe('callout_no_deputy');
    await room.call('callout.attempt', attemptOf(id, 1, { ...ANSWER, way: 'sms' }));
    await room.call('callout.attempt', attemptOf(id, 2, { result: 'answered_not_self', spoke: 'other' }));
    await room.call('callout.attempt', attemptOf(id, 3, { ...ANSWER, spoke: 'deputy', who: '副3' }));
    const { people } = await get(id);
    // The text message of the night did not even begin the ladder.
    expect(people.map((one) => one.state)).toEqual(['waiting', 'unanswered', 'answered', 'waiting']);
    expect(people[2]?.answeredBy).toBe('deputy');
  });

  test('asks for a receipt only where the rule says so', async () => {
    const id = await start([await warn('暴雨', 'yellow')], callOutPeople(2), { ruleId: 'yellow' });
    await room.call('callout.attempt', attemptOf(id, 1, { result: 'answered_no_readback', spoke: 'self' }));
    expect((await get(id)).people[0]?.state).toBe('answered');
  });

  test('goes up the ladder to the minute until somebody answers', async () => {
    const id = await start([await warn()], callOutPeople(1));
    room.services.clock.start();
    await room.call('callout.call', { callOutId: id, personId: `${id}:1`, phone: 1 });
    const since = room.clock.wall();
    await room.call('callout.attempt', attemptOf(id, 1));
    for (let minute = 0; minute < 50; minute += 1) room.clock.advance(MINUTE);
    const raised = room
      .facts()
      .filter((one) => one.kind === 'alert.raised' && one.subject.startsWith('cop.'))
      .map((one) => (one.at - since) / MINUTE);
    // Near is due: each rung raises once at its time, and once more ten minutes later when it is still undone.
    expect(raised.filter((minute) => [2, 5, 10, 25, 35, 45].includes(minute)).length).toBeGreaterThanOrEqual(
      6,
    );
    const { people } = await get(id);
    expect(people[0]?.state).toBe('lost');
    expect(people[0]?.prompts.map((one) => [one.step, (one.at - since) / MINUTE])).toEqual([
      ['redial', 2],
      ['superior_and_deputy', 5],
      ['other_ways', 10],
      ['door_to_door', 15],
      ['tell_leader', 15],
      ['repeat', 25],
      ['repeat', 35],
      ['repeat', 45],
    ]);
    await room.call(
      'callout.attempt',
      attemptOf(id, 1, { to: 'superior', result: 'answered_no_readback', spoke: 'other' }),
    );
    const half = await get(id);
    expect(half.people[0]?.prompts[1]?.doneAt).toBeNull();
    await room.call('callout.attempt', attemptOf(id, 1, { to: 'deputy', result: 'no_answer', who: '副1' }));
    await room.call('callout.attempt', attemptOf(id, 1, { way: 'in_person', ...ANSWER }));
    const done = await get(id);
    expect(done.people[0]?.prompts[1]?.doneAt).not.toBeNull();
    expect(done.people[0]?.state).toBe('answered');
    expect(openDeadlines(`${id}:1`).map((one) => one.slice(0, 3))).toEqual(['cof']);
    expect(done.rates).toMatchObject({ escalated: 1, within15Share: 0 });
  });
});

describe('one person, one call', () => {
  test('a second warning joins the call that goes on, with a sentence for both', async () => {
    const first = await start([await warn('暴雨', 'red')], callOutPeople(2));
    room.clock.advance(20 * MINUTE);
    const second = await warn('地质灾害气象风险', 'orange', '县自然资源局');
    const draft = await room.call('callout.draft', {
      warningId: second,
      incidentId: null,
      kind: 'warning',
      people: callOutPeople(3),
    });
    expect(draft.people.map((one) => one.verdict)).toEqual(['merge', 'merge', 'call']);
    const other = await start([second], callOutPeople(3), { ruleId: 'orange' });
    const [a, b] = [await get(first), await get(other)];
    expect(a.people[0]?.warningIds).toHaveLength(2);
    expect(a.people[0]?.sentence).toContain('暴雨红色预警、地质灾害气象风险橙色预警');
    expect(b.people.map((one) => one.name)).toEqual([callOutPeople(3)[2]?.name]);
    expect(b.merged.map((one) => one.callOutId)).toEqual([first, first]);
  });

  test('who answered is called again only for a new or a higher warning', async () => {
    const first = await start([await warn('暴雨', 'orange')], callOutPeople(1), { ruleId: 'orange' });
    await room.call('callout.attempt', attemptOf(first, 1, ANSWER));
    const verdict = async (kind: string, color: WarningColor): Promise<string | undefined> => {
      const warningId = await warn(kind, color);
      const input = { warningId, incidentId: null, kind: 'warning', people: callOutPeople(1) } as const;
      return (await room.call('callout.draft', input)).people[0]?.verdict;
    };
    expect(await verdict('暴雨', 'yellow')).toBe('known');
    expect(await verdict('暴雨', 'orange')).toBe('known');
    expect(await verdict('暴雨', 'red')).toBe('call');
    expect(await verdict('山洪', 'yellow')).toBe('call');
    room.clock.advance(61 * MINUTE);
    expect(await verdict('暴雨', 'orange')).toBe('call');
  });

  test('a call-out whose people are all called elsewhere ends at once and says so', async () => {
    const first = await start([await warn('暴雨', 'red')], callOutPeople(2));
    const second = await start([await warn('山洪', 'red')], callOutPeople(2));
    expect(await get(second)).toMatchObject({ state: 'closed', people: [] });
    expect((await get(second)).merged).toHaveLength(2);
    expect((await get(first)).people[1]?.warningIds).toHaveLength(2);
  });

  test('another warning can be added to a call-out that goes on', async () => {
    const id = await start([await warn('暴雨', 'red')], callOutPeople(3));
    await room.call('callout.attempt', attemptOf(id, 1, ANSWER));
    const added = await warn('山洪', 'orange');
    const actId = room.newId();
    const input = { callOutId: id, actId, warningIds: [added], people: callOutPeople(4).slice(3) };
    await room.call('callout.add', input);
    const again = await room.call('callout.add', input);
    expect(again.people.map((one) => [one.row, one.warningIds.length])).toEqual([
      [1, 1],
      [2, 2],
      [3, 2],
      [4, 1],
    ]);
    expect(again.title).toBe('暴雨红色预警、山洪橙色预警叫应');
  });
});

describe('the paper sheet and those who telephone in', () => {
  test('several lines are keyed at once, and what is not understood comes back by line', async () => {
    const id = await start([await warn()], callOutPeople(8));
    const actId = room.newId();
    const lines = '1 应\n2 无\n3 占线 02:50\n4 代 副4\n5 停机\n1 反馈 转移127\n99 应\n6 喂\n7 代 路人';
    const told = await room.call('callout.sheet', { callOutId: id, actId, lines });
    expect(told.taken.map((one) => one.row)).toEqual([1, 2, 3, 4, 5, 1]);
    expect(told.problems).toEqual([
      { line: 7, text: '99 应', problem: 'unknown_row' },
      { line: 8, text: '6 喂', problem: 'unknown_word' },
      { line: 9, text: '7 代 路人', problem: 'not_a_deputy' },
    ]);
    const { people, rates } = told.detail;
    expect(people.map((one) => one.state).slice(0, 5)).toEqual([
      'answered',
      'unanswered',
      'unanswered',
      'answered',
      'unanswered',
    ]);
    expect(people[0]?.feedback[0]).toMatchObject({ evacuated: 127, way: 'inbound' });
    expect(rates).toMatchObject({ answeredSelf: 1, answeredDeputy: 1, feedbackShare: 0.125 });
    const facts = room.facts().length;
    await room.call('callout.sheet', { callOutId: id, actId, lines });
    expect(room.facts()).toHaveLength(facts);
  });

  test('who telephones in with feedback has answered', async () => {
    const id = await start([await warn()], callOutPeople(2));
    const inbound = {
      callOutId: id,
      personId: `${id}:2`,
      feedbackId: room.newId(),
      isOnPost: true,
      evacuated: 19,
      forces: '',
      difficulties: '缺冲锋舟',
    };
    await room.call('callout.inbound', inbound);
    await room.call('callout.inbound', inbound);
    const shown = await get(id);
    expect(shown.people[1]).toMatchObject({ state: 'answered', firstCallAt: null });
    expect(shown.people[1]?.feedback).toHaveLength(1);
    // The next one is due an hour after the first was.
    expect(openDeadlines(`${id}:2`)).toEqual(['cof +90']);
    expect(await room.call('callout.find', { text: '2' })).toHaveLength(1);
  });
});

describe('the end of a call-out', () => {
  test('owes a reason while somebody has not answered, and lets every deadline go', async () => {
    const id = await start([await warn()], callOutPeople(2));
    await room.call('callout.attempt', attemptOf(id, 1, ANSWER));
    const refused = await room.refusal('callout.close', { callOutId: id, reason: '' });
    expect(refused).toMatchObject({ code: 'callout_unanswered', params: { count: 1 } });
    await room.call('callout.drop', { callOutId: id, personId: `${id}:2`, reason: '已调离' });
    await room.call('callout.close', { callOutId: id, reason: '' });
    const open = room.db
      .prepare("SELECT id FROM deadlines WHERE state = 'open' AND subject LIKE 'callout%'")
      .all();
    expect(open).toEqual([]);
    expect((await room.refusal('callout.attempt', attemptOf(id, 2))).code).toBe('callout_over');
    expect(await room.call('callout.list', { open: true })).toEqual([]);
  });

  test('a relief call-out asks again every twelve hours until it is settled', async () => {
    const id = await start([], callOutPeople(1), { kind: 'relief', ruleId: 'relief' });
    await room.call('callout.attempt', attemptOf(id, 1, ANSWER));
    expect(openDeadlines(`${id}:1`)).toEqual(['cof +120']);
    room.clock.advance(100 * MINUTE);
    const fed = {
      callOutId: id,
      personId: `${id}:1`,
      isOnPost: null,
      evacuated: 40,
      forces: '',
      difficulties: '缺饮水',
    };
    await room.call('callout.feedback', { ...fed, feedbackId: room.newId(), way: 'mobile' });
    expect(openDeadlines(`${id}:1`)).toEqual(['cof +740']);
    expect((await get(id)).sentence).toContain('转移安置人数');
  });

  test('a drill keeps its own clock and meets no real call', async () => {
    const people = callOutPeople(1);
    await start([await warn()], people);
    const id = await start([], people, { drill: '汛前推演', kind: 'other', ruleId: 'orange' });
    const shown = await get(id);
    expect(shown.people).toHaveLength(1);
    expect(shown.sentence.startsWith('演练，演练')).toBe(true);
    const clocks = room.db
      .prepare<[string], { clock: string }>(
        "SELECT DISTINCT clock FROM deadlines WHERE scope_id = 'callout:' || ?",
      )
      .all(id);
    expect(clocks).toEqual([{ clock: `drill:${id}` }]);
  });
});

describe('a desk that was down', () => {
  test('tells every rung that it missed in one look, and only the newest repeat', async () => {
    const id = await start([await warn()], callOutPeople(1));
    await room.call('callout.call', { callOutId: id, personId: `${id}:1`, phone: 1 });
    await room.call('callout.attempt', attemptOf(id, 1));
    room.clock.advance(62 * MINUTE);
    room.scan();
    const facts = room.facts().length;
    room.scan();
    expect(room.facts()).toHaveLength(facts);
    // Door to door and the leader stay until they are done; the next repeat comes on the grid of ten minutes.
    expect(openDeadlines(`${id}:1`)).toEqual(['coa +-47', 'cop +-47', 'cop +-47', 'cop +3']);
  });
});
