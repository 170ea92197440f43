import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { searchContacts } from '../../../electron/desk/contacts/find';
import { contactById, contactsByNumber, contactsFor } from '../../../electron/desk/contacts/read';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { aContact, number, saveContact } from '../../helpers/contacts';
import { type DeskRoom, makeRoom, NOW } from '../../helpers/deskRoom';

const DAY = 86_400_000;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const facts = (kind: string) => room.facts().filter((one) => one.kind === kind);

describe('an entry of the contacts book', () => {
  test('is saved with its numbers in order, confirmed by who saves it, and said in the log', async () => {
    const saved = await saveContact(room);
    expect(saved).toMatchObject({ name: '王建国', checkedAt: NOW, savedBy: '陈立', stale: [] });
    expect(saved.numbers.map((one) => one.kind)).toEqual(['mobile', 'office']);
    const [line] = (await room.call('log.range', { from: 1, to: 50, people: false })).filter(
      (one) => one.system?.fact === 'contact.saved',
    );
    expect(line?.system?.params).toMatchObject({ name: '王建国', unit: '枫坪镇', isNew: 1 });
  });

  test('sent twice is written once, and a change replaces it whole', async () => {
    const id = room.newId();
    await saveContact(room, { contactId: id });
    await saveContact(room, { contactId: id });
    expect(facts('contact.saved')).toHaveLength(1);
    const changed = await saveContact(room, {
      contactId: id,
      post: '书记',
      numbers: [number('13800000002')],
    });
    expect(changed.numbers.map((one) => one.number)).toEqual(['13800000002']);
    expect(facts('contact.saved').at(-1)?.body).toMatchObject({ isNew: false, post: '书记' });
  });

  test('of the same name in the same unit is not made a second time', async () => {
    const first = await saveContact(room);
    expect(await room.refusal('contact.save', aContact(room.newId()))).toMatchObject({
      code: 'contact_twin',
      params: { id: first.id },
    });
    await room.call('contact.remove', { contactId: first.id, reason: '调离' });
    await saveContact(room);
    expect((await room.call('contact.list', { includeRemoved: false })).all).toBe(1);
    expect((await room.call('contact.list', { includeRemoved: true })).contacts).toHaveLength(2);
  });

  test('names superiors and deputies that are there, and never itself in a circle', async () => {
    const head = await saveContact(room, { name: '林志远', unit: '岚溪县政府', role: 'county_deputy' });
    const deputy = await saveContact(room, { name: '赖小军', post: '副镇长', role: 'other' });
    const main = await saveContact(room, { superiorId: head.id, deputyIds: [deputy.id] });
    expect(main).toMatchObject({ superior: { name: '林志远' }, deputies: [{ name: '赖小军' }] });
    expect(await room.call('contact.get', { contactId: head.id })).toMatchObject({
      under: [{ id: main.id }],
    });
    expect(await room.call('contact.get', { contactId: deputy.id })).toMatchObject({
      standsInFor: [{ id: main.id }],
    });
    const circle = aContact(head.id, { name: '林志远', unit: '岚溪县政府', superiorId: main.id });
    expect(await room.refusal('contact.save', circle)).toMatchObject({ field: 'superiorId' });
    const own = aContact(main.id, { deputyIds: [main.id] });
    expect(await room.refusal('contact.save', own)).toMatchObject({ field: 'deputyIds' });
  });

  test('takes no number that nobody could dial', async () => {
    const bad = aContact(room.newId(), { numbers: [number('见群公告')] });
    expect(await room.refusal('contact.save', bad)).toMatchObject({ field: 'numbers.0.number' });
    const radio = await saveContact(room, { numbers: [number('岚溪一号', { kind: 'radio' })] });
    expect(radio.numbers).toHaveLength(1);
  });
});

describe('a wrong number', () => {
  test('is put right in its place, and the same correction again changes nothing', async () => {
    const { id } = await saveContact(room);
    const input = { contactId: id, wrong: '138 0000 0001', right: '13900000009' };
    const mended = await room.call('contact.correctNumber', input);
    expect(mended.numbers.map((one) => one.number)).toEqual(['13900000009', '0599-7001234']);
    await room.call('contact.correctNumber', input);
    expect(facts('contact.number_corrected')).toHaveLength(1);
    expect(contactsByNumber(room.db, '+86 139 0000 0009').map((one) => one.id)).toEqual([id]);
    expect(contactsByNumber(room.db, '13800000001')).toEqual([]);
  });

  test('whose right one is not known is marked, flags the entry, and is mended later', async () => {
    const { id } = await saveContact(room);
    const marked = await room.call('contact.correctNumber', {
      contactId: id,
      wrong: '13800000001',
      right: null,
    });
    expect(marked.numbers[0]).toMatchObject({ number: '13800000001', isWrong: true });
    expect(marked.stale).toEqual(['wrong_number']);
    const mended = await room.call('contact.correctNumber', {
      contactId: id,
      wrong: '13800000001',
      right: '13800000003',
    });
    expect(mended).toMatchObject({ stale: [], numbers: [{ number: '13800000003', isWrong: false }, {}] });
  });

  test('goes where the right one stands already, and one that is not there is refused', async () => {
    const { id } = await saveContact(room);
    const mended = await room.call('contact.correctNumber', {
      contactId: id,
      wrong: '13800000001',
      right: '05997001234',
    });
    expect(mended.numbers.map((one) => one.number)).toEqual(['0599-7001234']);
    const unknown = { contactId: id, wrong: '13811112222', right: '13811113333' };
    expect(await room.refusal('contact.correctNumber', unknown)).toMatchObject({
      code: 'not_found',
      field: 'wrong',
    });
  });
});

describe('a stale entry', () => {
  test('is one that was not confirmed for six months, until somebody confirms it', async () => {
    const { id } = await saveContact(room);
    room.clock.advance(183 * DAY);
    expect(await room.call('contact.get', { contactId: id })).toMatchObject({ stale: ['old'] });
    expect(await room.call('contact.list', { includeRemoved: false, staleOnly: true })).toMatchObject({
      total: 1,
      stale: 1,
    });
    await room.call('contact.confirm', { contactIds: [id] });
    expect(await room.call('contact.get', { contactId: id })).toMatchObject({ stale: [] });
  });

  test('is one whose term is over, or that has no number that works', async () => {
    const over = await saveContact(room, { validUntil: NOW - DAY });
    expect(over.stale).toEqual(['expired']);
    const none = await saveContact(room, { name: '李×', numbers: [] });
    expect(none.stale).toEqual(['no_number']);
  });

  test('counts in the yearly renewal from a month before 20 April until everybody was confirmed', async () => {
    const { id } = await saveContact(room);
    const renewal = async () => (await room.call('contact.list', { includeRemoved: false })).renewal;
    expect(await renewal()).toBeNull();
    room.clock.advance(Date.UTC(2027, 3, 1) - NOW);
    expect(await renewal()).toMatchObject({ year: 2027, left: 1, total: 1 });
    await room.call('contact.confirm', { contactIds: [id] });
    expect(await renewal()).toBeNull();
  });
});

describe('private numbers of an entry that is kept for leaders', () => {
  const leader = { name: '何秀兰', post: '县长', unit: '县政府', visibility: 'leaders' } as const;

  test('are masked for all but supervisors, and the office number is not', async () => {
    const { id } = await saveContact(room, leader, room.supervisor);
    const seen = await room.call('contact.get', { contactId: id });
    expect(seen.isMasked).toBe(true);
    expect(seen.numbers.map((one) => one.number)).toEqual(['138××××0001', '0599-7001234']);
    const all = await room.call('contact.get', { contactId: id }, room.supervisor);
    expect(all).toMatchObject({ isMasked: false, numbers: [{ number: '13800000001' }, {}] });
    const [row] = (await room.call('contact.list', { includeRemoved: false })).contacts;
    expect(row?.numbers[0]?.number).toBe('138××××0001');
  });

  test('are shown to an officer who says why, which stands in the log and in the entry', async () => {
    const { id } = await saveContact(room, leader, room.supervisor);
    const reveal = { revealId: room.newId(), contactId: id, reason: '红色预警叫应' };
    const shown = await room.call('contact.reveal', reveal);
    expect(shown.numbers[0]?.number).toBe('13800000001');
    await room.call('contact.reveal', reveal);
    expect(facts('contact.revealed')).toHaveLength(1);
    expect(await room.refusal('contact.reveal', reveal, room.operator)).toMatchObject({
      code: 'forbidden',
    });
    const seen = await room.call('contact.get', { contactId: id }, room.supervisor);
    expect(seen.reveals).toMatchObject([{ by: '陈立', reason: '红色预警叫应' }]);
  });

  test('survive an edit by somebody who sees them masked, and only a supervisor opens the entry', async () => {
    const { id } = await saveContact(room, leader, room.supervisor);
    const masked = [number('138××××0001'), number('0599-7009999', { kind: 'office' })];
    await saveContact(room, { ...leader, contactId: id, numbers: masked });
    expect(contactById(room.db, id)?.numbers.map((one) => one.number)).toEqual([
      '13800000001',
      '0599-7009999',
    ]);
    const open = aContact(id, { ...leader, visibility: 'all' });
    expect(await room.refusal('contact.save', open)).toMatchObject({ code: 'forbidden' });
    const lost = aContact(id, { ...leader, numbers: [number('139××××0001')] });
    expect(await room.refusal('contact.save', lost)).toMatchObject({ field: 'numbers.0.number' });
  });

  test('stay out of the line about a correction', async () => {
    const { id } = await saveContact(room, leader, room.supervisor);
    const mended = { contactId: id, wrong: '138××××0001', right: '13900000002' };
    await room.call('contact.correctNumber', mended);
    const lines = await room.call('log.range', { from: 1, to: 50, people: false });
    const line = lines.find((one) => one.system?.fact === 'contact.number_corrected');
    expect(line?.system?.params).toMatchObject({ wrong: '138××××0001', right: '139××××0002' });
  });
});

describe('finding', () => {
  beforeEach(async () => {
    await saveContact(room, { name: '单国强', unit: '石塘镇', areaCode: '990426003', areaName: '石塘镇' });
    await saveContact(room, { name: '王建国', numbers: [number('13950001234')] });
  });
  const names = (text: string) => searchContacts(room.db, text, 10).map((one) => one.name);

  test.each([
    ['a part of the name', '建国', ['王建国']],
    ['first letters', 'wjg', ['王建国']],
    ['either reading of a surname', 'sgq', ['单国强']],
    ['the whole pinyin', 'wangjian', ['王建国']],
    ['letters of the unit', 'fpz', ['王建国']],
    ['the last digits of a number', '1234', ['王建国', '单国强']],
    ['two words that both fit', '石塘 镇长', ['单国强']],
    ['nothing that is there', '赵六', []],
    ['two digits, which are no number', '13', []],
  ])('by %s', (_what, typed, found) => {
    expect(names(typed).toSorted()).toEqual([...found].toSorted());
  });
});

describe('who is called for divisions', () => {
  test('stands in administrative order, from the division, within it and above it', async () => {
    const wanted = [
      ['乙', 'township_government_head', '990426002'],
      ['甲', 'township_party_head', '990426002'],
      ['丙', 'village_head', '990426002003'],
      ['丁', 'county_government_head', '990426'],
      ['外', 'township_party_head', '990426003'],
      ['他', 'other', '990426002'],
    ] as const;
    for (const [name, role, areaCode] of wanted) await saveContact(room, { name, role, areaCode });
    const roles = [
      'county_government_head',
      'township_party_head',
      'township_government_head',
      'village_head',
    ] as const;
    const found = contactsFor(room.db, { areaPrefixes: ['990426002'], roles }, NOW);
    expect(found.map((one) => one.name)).toEqual(['丁', '甲', '乙', '丙']);
    const whole = contactsFor(room.db, { areaPrefixes: ['990400'], roles }, NOW);
    expect(whole.map((one) => one.name)).toEqual(['丁', '甲', '乙', '丙', '外']);
  });

  test('loses somebody whose term is over only to a successor', async () => {
    const role = 'township_party_head' as const;
    await saveContact(room, { name: '前任', role, validUntil: NOW - DAY });
    const called = () =>
      contactsFor(room.db, { areaPrefixes: ['990426002'], roles: [role] }, NOW).map((one) => one.name);
    expect(called()).toEqual(['前任']);
    await saveContact(room, { name: '继任', role });
    expect(called()).toEqual(['继任']);
  });
});

describe('divisions', () => {
  test('begin with the provinces, and go down to the townships of Fujian', async () => {
    const top = await room.call('area.children', { code: null });
    expect(top.find((one) => one.code === '350000')).toEqual({
      code: '350000',
      name: '福建省',
      hasChildren: true,
    });
    const cities = await room.call('area.children', { code: '350000' });
    expect(cities.map((one) => one.name)).toContain('三明市');
    const counties = await room.call('area.children', { code: '350400' });
    expect(counties.map((one) => one.name)).toContain('尤溪县');
    const towns = await room.call('area.children', { code: '350426' });
    expect(towns.length).toBeGreaterThan(10);
    expect(towns.every((one) => one.code.startsWith('350426') && one.code.length === 9)).toBe(true);
  });

  test('hold what entries of the book name, where the data has nothing', async () => {
    await saveContact(room, { areaCode: '990426002', areaName: '枫坪镇' });
    const towns = await room.call('area.children', { code: '990426' });
    expect(towns).toEqual([{ code: '990426002', name: '枫坪镇', hasChildren: false }]);
  });
});

test('the book is the same when it is rebuilt from the journal', async () => {
  const head = await saveContact(room, { name: '甲' });
  const { id } = await saveContact(room, { superiorId: head.id, deputyIds: [head.id] });
  await room.call('contact.correctNumber', { contactId: id, wrong: '13800000001', right: null });
  room.clock.advance(DAY);
  await room.call('contact.confirm', { contactIds: [head.id, id] });
  await room.call('contact.remove', { contactId: head.id, reason: '调离' });
  const before = [contactById(room.db, head.id), contactById(room.db, id)];
  rebuildProjections(room.db);
  expect([contactById(room.db, head.id), contactById(room.db, id)]).toEqual(before);
});
