import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallRole, NumberKind } from '../../../shared/domain/contacts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { aReading } from '../../helpers/warningReading';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

type Entry = {
  readonly name: string;
  readonly role: CallRole;
  readonly areaCode: string;
  readonly areaName: string;
  readonly numbers?: readonly (readonly [NumberKind, string])[];
  readonly superiorId?: string;
  readonly deputyIds?: readonly string[];
};

async function contact(entry: Entry): Promise<string> {
  const contactId = room.newId();
  await room.call('contact.save', {
    contactId,
    kind: 'person',
    name: entry.name,
    post: '',
    role: entry.role,
    unit: '',
    areaCode: entry.areaCode,
    areaName: entry.areaName,
    numbers: (entry.numbers ?? []).map(([kind, number]) => ({ kind, number, note: '', isWrong: false })),
    superiorId: entry.superiorId ?? null,
    deputyIds: [...(entry.deputyIds ?? [])],
    validUntil: null,
    note: '',
    visibility: 'all',
  });
  return contactId;
}

const draft = (more: { readonly areaCodes?: string[] | null; readonly warningId?: string | null } = {}) =>
  room.call('callout.draft', {
    warningId: more.warningId ?? null,
    incidentId: null,
    kind: 'warning',
    ruleId: 'red',
    areaCodes: more.areaCodes ?? null,
  });

describe('the list of a draft', () => {
  test('comes from the contacts book in administrative order, with whom to dial, who stands above and who answers for them', async () => {
    const head = await contact({
      name: '县长甲',
      role: 'county_government_head',
      areaCode: '350999',
      areaName: '岚溪县',
      numbers: [['mobile', '13900000001']],
    });
    const deputy = await contact({
      name: '副乙',
      role: 'other',
      areaCode: '350999101',
      areaName: '枫坪镇',
      numbers: [['mobile', '13900000002']],
    });
    await contact({
      name: '镇长丙',
      role: 'township_government_head',
      areaCode: '350999101',
      areaName: '枫坪镇',
      numbers: [
        ['fax', '0599-7000000'],
        ['office', '0599-7000001'],
        ['mobile', '13900000003'],
      ],
      superiorId: head,
      deputyIds: [deputy],
    });
    await contact({
      name: '镇长丁',
      role: 'township_government_head',
      areaCode: '350999102',
      areaName: '大桥镇',
      numbers: [['mobile', '13900000004']],
    });
    const all = await draft({ areaCodes: ['350999'] });
    expect(all.people.map((one) => one.name)).toEqual(['县长甲', '镇长丙', '镇长丁']);
    expect(all.people[1]).toMatchObject({
      number: '13900000003',
      numbers: [{ kind: 'office', number: '0599-7000001' }],
      superior: { name: '县长甲', number: '13900000001' },
      deputies: [{ name: '副乙' }],
    });
    // One township only: its own people and those of the county above it.
    const one = await draft({ areaCodes: ['350999102'] });
    expect(one.people.map((person) => person.name)).toEqual(['县长甲', '镇长丁']);
  });

  test('takes its areas from the codes of the warning, and an exercise calls nobody', async () => {
    const place = { role: 'township_government_head', areaName: '' } as const;
    await contact({ ...place, name: '镇长戊', areaCode: '350122101' });
    await contact({ ...place, name: '镇长己', areaCode: '350123101' });
    const areas = [{ name: '某县', code: '350122000000' }];
    const [real, exercise] = await room.call('warning.import', {
      readings: [aReading({ areas }), aReading({ areas, identifier: 'E-1', status: 'exercise' })],
    });
    const list = await draft({ warningId: real?.warningId ?? null });
    expect(list.people.map((one) => one.name)).toEqual(['镇长戊']);
    const input = { warningId: exercise?.warningId ?? null, incidentId: null, kind: 'warning' };
    expect((await room.refusal('callout.draft', input)).code).toBe('callout_exercise');
  });

  test('is empty where the book has nobody, and the call-out then takes typed people only', async () => {
    expect((await draft({ areaCodes: ['350999'] })).people).toEqual([]);
  });
});
