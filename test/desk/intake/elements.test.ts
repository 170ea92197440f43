import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { elementsAt, marksAt } from '../../../electron/desk/intake/read';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { Deadline } from '../../../shared/contract/alertModels';
import type { Incident } from '../../../shared/contract/models';
import type { InputOf } from '../../../shared/contract/procedures';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const asking = (element: 'cause' | 'scope' | 'trend', question = '') =>
  ({ element, state: 'verifying', text: '', question }) as const;

const followUps = async (): Promise<readonly Deadline[]> =>
  (await room.call('deadline.list', { withinMs: null })).filter((one) => one.subject === 'elements');

const set = (
  incident: Incident,
  elements: InputOf<'incident.setElements'>['elements'],
  over: Partial<InputOf<'incident.setElements'>> = {},
) =>
  room.call('incident.setElements', {
    actId: room.newId(),
    incidentId: incident.id,
    elements,
    at: null,
    source: '枫坪镇值班室',
    ...over,
  });

describe('recording an incident', () => {
  it('takes its first fields alone, as ever, and fills the elements that they answer', async () => {
    const incident = await room.call('incident.record', landslide(room));
    const { elements, followUpAt } = await room.call('incident.elements', { incidentId: incident.id });
    expect(elements).toHaveLength(12);
    expect(elements.filter(({ state }) => state === 'filled').map(({ element }) => element)).toEqual([
      'place',
      'source',
      'consequence',
      'course',
    ]);
    expect(elements.find(({ element }) => element === 'consequence')?.text).toBe('被困3人，受威胁26人');
    expect(followUpAt).toBeNull();
    expect(incident).toMatchObject({ flags: [], verification: null, stableAt: null });
  });

  it('with six open questions arms one deadline that names them, and one item at the handover', async () => {
    const elements = (['cause', 'scope', 'trend'] as const).map((element) => asking(element, `${element}？`));
    const incident = await room.call('incident.record', landslide(room, { elements: [...elements] }));
    const [only, ...others] = await followUps();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ incidentId: incident.id, dueAt: room.clock.wall() + 30 * MINUTE });
    expect(only?.titleZh).toContain('核实 3 项（起因和性质、影响范围、发展趋势）');
    const items = (await room.call('handover.open', {})).filter((item) => item.key.startsWith('elements:'));
    expect(items).toHaveLength(1);
    expect(items[0]?.state.zh).toContain('起因和性质：cause？');
  });

  it('with flags is sensitive, and keeps further facts by hazard', async () => {
    const incident = await room.call(
      'incident.record',
      landslide(room, { flags: ['school'], extras: { hazardPoint: 'no', rain: '' } }),
    );
    expect(incident).toMatchObject({ sensitive: true, flags: ['school'] });
    const { extras } = await room.call('incident.elements', { incidentId: incident.id });
    expect(extras.map(({ extra, value }) => [extra, value])).toEqual([['hazardPoint', 'no']]);
  });
});

describe('figures of the form', () => {
  it('stand beside the counts and put none of them away', async () => {
    const incident = await room.call(
      'incident.record',
      landslide(room, { figures: { threatenedHouseholds: 7 } }),
    );
    expect(incident.casualties).toMatchObject({ trapped: 3, threatened: 26 });
    const facts = await room.call('incident.factsAt', { incidentId: incident.id, at: null });
    expect(facts.figures).toMatchObject({ trapped: 3, threatened: 26, threatenedHouseholds: 7 });
    expect(facts.elements.map(({ element }) => element)).toContain('place');
    const plain = await room.call('incident.record', landslide(room, { figures: {} }));
    expect(plain.casualties).toMatchObject({ trapped: 3 });
  });
});

describe('the elements of an incident', () => {
  it('change one by one with time, source and who, and keep what stood before', async () => {
    const incident = await room.call('incident.record', landslide(room));
    await set(incident, [asking('cause', '雨量多少')]);
    room.clock.advance(10 * MINUTE);
    const page = await set(incident, [{ element: 'cause', state: 'filled', text: '持续强降雨' }], {
      source: '县自然资源局',
    });
    const cause = page.history.filter(({ element }) => element === 'cause');
    expect(cause.map(({ state, source }) => [state, source])).toEqual([
      ['filled', '县自然资源局'],
      ['verifying', '枫坪镇值班室'],
    ]);
    expect(cause[0]?.by).toBe('陈立');
    const before = room.clock.wall() - MINUTE;
    expect(elementsAt(room.db, incident.id, before).find((one) => one.element === 'cause')?.state).toBe(
      'verifying',
    );
    const found = await room.call('search.all', { text: '持续强降雨', lines: 5, things: 5 });
    expect(found.lines).toHaveLength(1);
  });

  it('sent as a whole change only what differs; nothing at all is refused', async () => {
    const incident = await room.call('incident.record', landslide(room));
    const all = (await set(incident, [asking('trend')])).elements.map(
      ({ element, state, text, question }) => ({
        element,
        state,
        text,
        question,
      }),
    );
    const facts = room.facts().length;
    expect(
      await room.refusal('incident.setElements', {
        actId: room.newId(),
        incidentId: incident.id,
        elements: all,
        at: null,
        source: '同上',
      }),
    ).toMatchObject({ code: 'nothing_changed' });
    await set(
      incident,
      all.map((one) => (one.element === 'scope' ? { ...one, state: 'not_applicable' as const } : one)),
    );
    expect(room.facts().length).toBe(facts + 1);
  });

  it('sent twice change once', async () => {
    const incident = await room.call('incident.record', landslide(room));
    const actId = room.newId();
    await set(incident, [asking('cause')], { actId });
    const facts = room.facts().length;
    await set(incident, [asking('cause')], { actId });
    expect(room.facts().length).toBe(facts);
  });

  it('of a closed incident stay as they are', async () => {
    const incident = await room.call('incident.record', landslide(room));
    await room.call(
      'incident.close',
      { incidentId: incident.id, result: '误报', overrideReason: '误报' },
      room.supervisor,
    );
    const input = {
      actId: room.newId(),
      incidentId: incident.id,
      elements: [asking('cause')],
      at: null,
      source: '镇',
    };
    expect(await room.refusal('incident.setElements', input)).toMatchObject({ code: 'incident_closed' });
  });
});

describe('the one follow-up', () => {
  it('comes back after the room’s minutes while questions are open, and goes with the last of them', async () => {
    await room.call('settings.change', { key: 'intake', value: { followUpMinutes: 20 } }, room.supervisor);
    const incident = await room.call(
      'incident.record',
      landslide(room, { elements: [asking('cause'), asking('scope')] }),
    );
    const first = room.clock.wall() + 20 * MINUTE;
    expect((await followUps())[0]?.dueAt).toBe(first);
    room.clock.advance(5 * MINUTE);
    // A further question joins the standing one.
    await set(incident, [asking('trend')]);
    expect((await followUps())[0]?.dueAt).toBe(first);
    room.clock.advance(16 * MINUTE);
    await room.call('incident.askAgain', {
      actId: room.newId(),
      incidentId: incident.id,
      note: '现场信号断',
    });
    expect((await followUps())[0]?.dueAt).toBe(room.clock.wall() + 20 * MINUTE);
    await set(incident, [
      { element: 'cause', state: 'filled', text: '降雨' },
      { element: 'trend', state: 'not_applicable' },
    ]);
    expect(await followUps()).toHaveLength(1);
    await set(incident, [{ element: 'scope', state: 'filled', text: '7户26人' }]);
    expect(await followUps()).toEqual([]);
    const nothing = { actId: room.newId(), incidentId: incident.id, note: '' };
    expect(await room.refusal('incident.askAgain', nothing)).toMatchObject({ code: 'already_done' });
  });
});

describe('verification and 稳定', () => {
  it('are kept with when and by whom, can be taken back, and are known for any moment', async () => {
    const incident = await room.call('incident.record', landslide(room));
    room.clock.advance(10 * MINUTE);
    const at = room.clock.wall();
    const said = { incidentId: incident.id, at: null, by: '枫坪镇 王镇长', words: '现场核实' };
    expect((await room.call('incident.verify', { ...said, isTrue: true })).verification).toEqual({
      isTrue: true,
      at,
      by: '枫坪镇 王镇长',
    });
    room.clock.advance(MINUTE);
    expect((await room.call('incident.markStable', { ...said, isStable: true })).stableAt).toBe(at + MINUTE);
    room.clock.advance(MINUTE);
    expect((await room.call('incident.markStable', { ...said, isStable: false })).stableAt).toBeNull();
    await room.call('incident.verify', { ...said, isTrue: false });
    expect(marksAt(room.db, incident.id, at + MINUTE)).toEqual({
      flags: [],
      verifiedAt: at,
      stableAt: at + MINUTE,
    });
    expect(marksAt(room.db, incident.id)).toEqual({ flags: [], verifiedAt: null, stableAt: null });
  });

  it('flags make an incident sensitive; taking them away leaves that to a person', async () => {
    const incident = await room.call('incident.record', landslide(room));
    const flagged = await room.call('incident.setFlags', {
      incidentId: incident.id,
      flags: ['online', 'school'],
    });
    expect(flagged).toMatchObject({ sensitive: true, flags: ['online', 'school'] });
    const plain = await room.call('incident.setFlags', { incidentId: incident.id, flags: [] });
    expect(plain).toMatchObject({ sensitive: true, flags: [] });
  });
});

describe('one more call about a known incident', () => {
  const merging = (incident: Incident, over: Partial<InputOf<'incident.mergeCall'>> = {}) => {
    const { incidentId: _, title: _t, grade: _g, sensitive: _s, parentId: _p, ...call } = landslide(room);
    return {
      ...call,
      entryId: room.newId(),
      incidentId: incident.id,
      callLineId: null,
      drill: null,
      summary: '山上塌了，房子冲毁',
      callback: '139 1111 2222',
      elements: [{ element: 'onsite_contact' as const, state: 'filled' as const, text: '村主任 137 0000' }],
      flags: ['online' as const],
      extras: { hazardPoint: 'unknown' },
      figures: { threatenedHouseholds: 7 },
      ...over,
    };
  };

  it('becomes a line of it in which nothing of what was typed is lost', async () => {
    const incident = await room.call('incident.record', landslide(room));
    const input = merging(incident);
    const after = await room.call('incident.mergeCall', input);
    expect(after.flags).toEqual(['online']);
    const line = await room.call('log.get', { entryId: input.entryId });
    expect(line.incidentId).toBe(incident.id);
    for (const part of [
      '山上塌了',
      '枫坪镇上坑村3组',
      '被困3人',
      '139 1111 2222',
      '村主任 137 0000',
      '在册隐患点：不明',
      '受威胁户数：7',
      '网上已有',
    ])
      expect(line.text).toContain(part);
    const facts = room.facts().length;
    await room.call('incident.mergeCall', input);
    expect(room.facts().length).toBe(facts);
    expect(await room.refusal('incident.mergeCall', { ...input, summary: '另一件事' })).toMatchObject({
      code: 'id_used',
    });
  });

  it('takes the line of the call with it, and counts no call twice', async () => {
    const incident = await room.call('incident.record', landslide(room));
    const entryId = room.newId();
    await room.call('log.append', {
      entryId,
      kind: 'phone_in',
      text: '又有人报滑坡',
      receivedAt: null,
      occurredAt: null,
      incidentId: null,
      caller: null,
      handling: '',
    });
    const input = merging(incident, { callLineId: entryId });
    await room.call('incident.mergeCall', input);
    expect((await room.call('log.get', { entryId })).incidentId).toBe(incident.id);
    expect((await room.call('log.get', { entryId: input.entryId })).kind).toBe('note');
  });

  it('of a drill does not join real work', async () => {
    const incident = await room.call('incident.record', landslide(room));
    expect(await room.refusal('incident.mergeCall', merging(incident, { drill: '汛前演练' }))).toMatchObject({
      code: 'drill_mixed',
    });
  });
});

it('everything of the intake is rebuilt from the journal', async () => {
  const incident = await room.call(
    'incident.record',
    landslide(room, { elements: [asking('cause')], flags: ['school'] }),
  );
  await set(incident, [asking('trend')], { extras: { rain: '大' } });
  await room.call('incident.verify', {
    incidentId: incident.id,
    at: null,
    by: '镇',
    words: '',
    isTrue: true,
  });
  const tables = () =>
    ['incident_elements', 'incident_marks', 'incidents', 'deadlines'].map((name) =>
      room.db.prepare(`SELECT * FROM ${name}`).all(),
    );
  const before = tables();
  rebuildProjections(room.db);
  expect(tables()).toEqual(before);
});
