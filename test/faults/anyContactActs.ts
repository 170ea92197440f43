import { CALL_ROLES, NUMBER_KINDS } from '../../shared/domain/contacts';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

const DAY = 86_400_000;
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

const contacts = (room: DeskRoom): string[] =>
  room.db
    .prepare<[], { id: string }>('SELECT id FROM contacts ORDER BY id')
    .all()
    .map(({ id }) => id);

const numberOf = (n: number): string => `1380000${String(n % 40).padStart(4, '0')}`;

/** A new entry or another content of one that is there: some times with a superior in a circle, or a name that is taken. */
export async function saveContactSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const ids = contacts(room);
  const deputy = pick(ids, b);
  await send('contact.save', {
    contactId: c % 3 === 0 ? (pick(ids, a) ?? room.newId()) : room.newId(),
    kind: c % 7 === 0 ? 'room' : 'person',
    name: `${pick(['王', '陈', '林'], a)}${pick(['建国', '志明', '秀英'], b)}${a % 5}`,
    post: pick(['镇长', '书记', ''], b) ?? '',
    role: pick(CALL_ROLES, a + b),
    unit: pick(['枫坪镇', '石塘镇'], c) ?? '',
    areaCode: pick([null, '990426', '990426002', '990426002003'], b),
    areaName: pick(['', '枫坪镇'], b) ?? '',
    numbers: Array.from({ length: c % 4 }, (_none, at) => ({
      kind: pick(NUMBER_KINDS, a + at),
      number: numberOf(b + at),
      note: '',
      isWrong: (a + at) % 5 === 0,
    })),
    superiorId: a % 3 === 0 ? (pick(ids, c) ?? null) : null,
    deputyIds: b % 3 === 0 && deputy !== undefined ? [deputy] : [],
    validUntil: c % 4 === 0 ? room.clock.wall() + (a % 90) * DAY : null,
    note: '',
    visibility: b % 4 === 0 ? 'leaders' : 'all',
  });
}

export async function changeContactSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const contactId = pick(contacts(room), a);
  if (contactId === undefined) return;
  const wrong = pick(
    room.db
      .prepare<[string], { number: string }>('SELECT number FROM contact_numbers WHERE contact_id = ?')
      .all(contactId),
    b,
  );
  const correct = (right: string | null) => async (): Promise<void> => {
    if (wrong === undefined) return;
    await send('contact.correctNumber', { contactId, wrong: wrong.number, right });
  };
  const acts: readonly (() => Promise<void>)[] = [
    correct(numberOf(c)),
    correct(null),
    () => send('contact.confirm', { contactIds: contacts(room).slice(0, 1 + (b % 3)) }),
    () => send('contact.remove', { contactId, reason: '调离' }),
    () => send('contact.reveal', { revealId: room.newId(), contactId, reason: '叫应' }),
  ];
  await pick(acts, c)?.();
}
