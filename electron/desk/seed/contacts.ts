import type { CallRole, ContactNumber, NumberKind } from '../../../shared/domain/contacts';
import type { ContactContent, ImportedContact } from '../../../shared/domain/facts/contacts';
import { CALL_ROLE_WORDS } from '../../../shared/wording/contactWords';
import { authorOf, fact } from '../desk';
import { COUNTY, DIVISION_CODE, landline, personName, TOWNSHIPS, type Township } from './county';
import type { Founded } from './found';
import type { Random } from './random';
import { LEADERS } from './roster';

const DAY_MS = 86_400_000;
const three = (value: number): string => String(value).padStart(3, '0');

type Place = { readonly code: string; readonly name: string; readonly unit: string };
type More = Partial<
  Pick<ContactContent, 'superiorId' | 'deputyIds' | 'validUntil' | 'visibility' | 'note'>
> & {
  readonly name?: string;
};

/** The contacts book of 岚溪县: its leaders, every township with its duty room, every village. All names and numbers are invented. */
class Book {
  readonly entries: ImportedContact[] = [];
  readonly #random: Random;
  #mobiles = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** `13800000001` onward: nobody's numbers. */
  #mobile(): ContactNumber {
    this.#mobiles += 1;
    return this.#number('mobile', `1380000${String(this.#mobiles).padStart(4, '0')}`);
  }

  #number(kind: NumberKind, number: string): ContactNumber {
    return { kind, number, note: '', isWrong: false };
  }

  #add(
    content: Pick<ContactContent, 'kind' | 'name' | 'post' | 'role' | 'numbers'>,
    place: Place,
    more: More,
  ): string {
    const id = this.#random.uuid();
    this.entries.push({
      id,
      isNew: true,
      unit: place.unit,
      areaCode: place.code,
      areaName: place.name,
      superiorId: null,
      deputyIds: [],
      validUntil: null,
      note: '',
      visibility: 'all',
      ...more,
      ...content,
    });
    return id;
  }

  person(place: Place, post: string, role: CallRole, more: More = {}): string {
    const { name = personName(this.#random), ...rest } = more;
    const numbers = [this.#mobile(), this.#number('office', landline(this.#random))];
    return this.#add({ kind: 'person', name, post, role, numbers }, place, rest);
  }

  room(place: Place, name: string, role: CallRole): string {
    const numbers = [
      this.#number('duty', landline(this.#random)),
      this.#number('fax', landline(this.#random)),
    ];
    return this.#add({ kind: 'room', name, post: CALL_ROLE_WORDS[role].zh, role, numbers }, place, {});
  }
}

function fillCounty(book: Book): string {
  const county = (unit: string): Place => ({ code: DIVISION_CODE, name: COUNTY, unit });
  const leaders = { visibility: 'leaders' } as const;
  book.person(county('岚溪县委'), '书记', 'county_party_head', leaders);
  const head = book.person(county('岚溪县人民政府'), '县长', 'county_government_head', leaders);
  const deputy = book.person(county('岚溪县人民政府'), '副县长', 'county_deputy', {
    ...leaders,
    superiorId: head,
  });
  const bureau = county('县应急管理局');
  const chief = book.person(bureau, '局长', 'emergency_head', { name: '周建明', superiorId: deputy });
  for (const name of LEADERS) book.person(bureau, '带班领导', 'duty_leader', { name, superiorId: chief });
  book.person(bureau, '救灾股股长', 'relief_officer', { superiorId: chief });
  book.person(county('县防汛办'), '主任', 'flood_head', { superiorId: deputy });
  book.room(county('县委县政府'), '县委县政府总值班室', 'county_duty');
  book.room(county('县防汛办'), '县防汛办值班室', 'flood_duty');
  const city: Place = { code: '990400', name: '市级', unit: '市应急管理局' };
  book.room(city, '市应急管理局值班室', 'city_duty');
  return deputy;
}

function fillTownship(book: Book, town: Township, number: number, superiorId: string, at: number): void {
  const code = `${DIVISION_CODE}${three(number)}`;
  const place: Place = { code, name: town.name, unit: town.name };
  const isTown = town.name.endsWith('镇');
  const second = book.person(place, isTown ? '副镇长' : '副乡长', 'other');
  const secretary = book.person(place, '党委书记', 'township_party_head', { superiorId });
  const head = book.person(place, isTown ? '镇长' : '乡长', 'township_government_head', {
    superiorId: secretary,
    deputyIds: [second],
    validUntil: number === 4 ? at - 30 * DAY_MS : null,
  });
  book.room(place, `${town.name}值班室`, 'township_duty');
  book.person(place, '民政助理', 'relief_officer', { superiorId: head });
  book.person({ ...place, unit: `${town.name.slice(0, -1)}派出所` }, '所长', 'police_station');
  for (const [index, name] of town.villages.entries()) {
    const village: Place = { code: `${code}${three(index + 1)}`, name, unit: `${town.name}${name}` };
    const chief = book.person(village, '支部书记、主任', 'village_head', { superiorId: head });
    if (index < 2) book.person(village, '地灾点巡查员', 'watcher', { superiorId: chief });
  }
}

/** The number of one township head is known to be wrong: something to be put right in a demonstration. */
function withWrongNumber(entries: readonly ImportedContact[]): ImportedContact[] {
  const wrong = entries.findLast((one) => one.role === 'township_party_head');
  return entries.map((one) =>
    one !== wrong
      ? one
      : {
          ...one,
          numbers: one.numbers.map((number, at) => (at === 0 ? { ...number, isWrong: true } : number)),
        },
  );
}

/** Writes the book as the import of the county's list that it would be, by the supervisor. */
export function seedContacts({ room, crew }: Founded, random: Random): void {
  const book = new Book(random);
  const superiorId = fillCounty(book);
  for (const [index, town] of TOWNSHIPS.entries()) fillTownship(book, town, index + 1, superiorId, room.now);
  const contacts = withWrongNumber(book.entries);
  const { supervisor } = crew;
  room.write(
    fact('contact.imported', random.uuid(), supervisor.accountId, {
      fileName: '岚溪县责任人名单.xlsx',
      sha256: '',
      part: 1,
      parts: 1,
      contacts,
      confirmed: [],
      added: contacts.length,
      changed: 0,
      unchanged: 0,
      refused: 0,
      author: authorOf(supervisor),
    }),
  );
}
