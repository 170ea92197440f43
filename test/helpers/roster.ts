import type { InputOf } from '../../shared/contract/procedures';
import { daysOfMonth, type RosterCell, type RosterPerson } from '../../shared/domain/roster';
import type { ShiftPost } from '../../shared/domain/vocabulary';
import type { DeskRoom } from './deskRoom';

/** Somebody on a roster; fields may be given. */
export const onRoster = (name: string, given: Partial<RosterPerson> = {}): RosterPerson => ({
  accountId: null,
  name,
  title: '',
  mobile: '',
  officePhone: '',
  satPhone: '',
  state: 'planned',
  ...given,
});

export const cell = (
  day: string,
  post: ShiftPost,
  people: readonly (string | RosterPerson)[],
  shift = 0,
): RosterCell => ({
  day,
  shift,
  post,
  people: people.map((one) => (typeof one === 'string' ? onRoster(one) : one)),
});

const LEADERS = ['林志远', '郑国华', '何秀兰'];
const FIRST = ['陈立', '赖小军', '钟雅琴', '叶长青'];
const SECOND = ['黄敏', '吴晓', '邱文', '曾庆'];

/** A month of 24-hour shifts in which nothing is wrong: a leader and two officers every day, nobody twice in a row. */
export const fullMonth = (month: string): RosterCell[] =>
  daysOfMonth(month).flatMap((day, at) => [
    cell(day, 'duty_leader', [
      onRoster(LEADERS[at % 3] ?? '', { title: '副局长', mobile: `1390000000${at % 3}` }),
    ]),
    cell(day, 'primary_officer', [FIRST[at % 4] ?? '']),
    cell(day, 'secondary_officer', [onRoster(SECOND[at % 4] ?? '', { officePhone: '0593-8880000' })]),
  ]);

/** Publishes cells as the next version of a month, as the supervisor. */
export async function publish(
  room: DeskRoom,
  month: string,
  cells: readonly RosterCell[],
  given: Partial<InputOf<'roster.publish'>> = {},
) {
  const base = (await room.call('roster.month', { month })).version?.version ?? 0;
  const input = {
    publishId: room.newId(),
    month,
    base,
    cells: copied(cells),
    reason: '',
    source: null,
    layout: null,
  };
  return room.call('roster.publish', { ...input, ...given }, room.supervisor);
}

const copied = (cells: readonly RosterCell[]): InputOf<'roster.publish'>['cells'] =>
  cells.map((one) => ({ ...one, people: one.people.map((person) => ({ ...person })) }));
