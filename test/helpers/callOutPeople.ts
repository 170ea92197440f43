import type { DraftPerson } from '../../shared/contract/areas/callouts';

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗';

/** People of a list: two heads of each township, with a superior and a deputy each, numbers of their own. */
export function callOutPeople(count: number, more: Partial<DraftPerson> = {}): DraftPerson[] {
  return Array.from({ length: count }, (_one, place) => {
    const township = Math.floor(place / 2) + 1;
    const name = `${SURNAMES[place % SURNAMES.length]}${String(place + 1).padStart(3, '0')}`;
    const isParty = place % 2 === 0;
    const number = `1380000${String(place + 1).padStart(4, '0')}`;
    return {
      contactId: `contact-${place + 1}`,
      name,
      post: isParty ? '党委书记' : '镇长',
      unit: `${township}号镇`,
      role: isParty ? 'township_party_head' : 'township_government_head',
      areaCode: `350999${String(100 + township)}000`,
      areaName: `${township}号镇`,
      number,
      numbers: [{ kind: 'office', number: `0599-${7_000_000 + place}` }],
      superior: { contactId: 'contact-head', name: '县长', post: '县长', number: '13900000001' },
      deputies: [
        {
          contactId: `contact-d${place + 1}`,
          name: `副${place + 1}`,
          post: '副镇长',
          number: `1370000${String(place + 1).padStart(4, '0')}`,
        },
      ],
      phone: null,
      ...more,
    };
  });
}
