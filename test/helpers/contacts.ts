import type { InputOf } from '../../shared/contract/procedures';
import type { DeskRoom } from './deskRoom';

export const number = (
  value: string,
  over: Partial<InputOf<'contact.save'>['numbers'][number]> = {},
): InputOf<'contact.save'>['numbers'][number] => ({
  kind: 'mobile',
  number: value,
  note: '',
  isWrong: false,
  ...over,
});

/** An entry of the book as somebody types it. */
export const aContact = (
  contactId: string,
  over: Partial<InputOf<'contact.save'>> = {},
): InputOf<'contact.save'> => ({
  contactId,
  kind: 'person',
  name: '王建国',
  post: '镇长',
  role: 'township_government_head',
  unit: '枫坪镇',
  areaCode: '990426002',
  areaName: '枫坪镇',
  numbers: [number('13800000001'), number('0599-7001234', { kind: 'office' })],
  superiorId: null,
  deputyIds: [],
  validUntil: null,
  note: '',
  visibility: 'all',
  ...over,
});

export const saveContact = (
  room: DeskRoom,
  over: Partial<InputOf<'contact.save'>> = {},
  as: string = room.officer,
) => room.call('contact.save', aContact(over.contactId ?? room.newId(), over), as);
