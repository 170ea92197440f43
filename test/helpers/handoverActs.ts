import type { LiveHandover, LiveItem } from '../../shared/contract/areas/handover';
import type { InputOf, OutputOf } from '../../shared/contract/procedures';
import { clockTime } from '../../shared/domain/time';
import { landslide } from './acts';
import { type DeskRoom, makeRoom, PASSWORD } from './deskRoom';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A room at the end of a night: the shift that goes, the people who come, and open things of every kind. */
export type HandoverRoom = {
  readonly room: DeskRoom;
  readonly shiftId: string;
  readonly incidentId: string;
  /** the on-coming officer and the leader on duty, both with accounts */
  readonly relief: string;
  readonly leader: string;
};

const PEOPLE = [
  ['relief', '高远', ['officer']],
  ['leader', '林海', ['supervisor']],
] as const;

/** A night shift in a room with two more accounts, before anything happened in it. */
export async function quietNight(options: Parameters<typeof makeRoom>[0] = {}): Promise<HandoverRoom> {
  const room = await makeRoom(options);
  const made: string[] = [];
  for (const [name, displayName, roles] of PEOPLE) {
    const input = { name, displayName, password: PASSWORD, roles: [...roles] };
    const account = await room.call('account.create', input, room.supervisor);
    room.seat.signIn(account.id, room.clock.wall());
    made.push(account.id);
  }
  const [relief = '', leader = ''] = made;
  const shiftId = room.newId();
  const startsAt = room.clock.wall() - 18 * HOUR;
  await room.call('shift.open', {
    shiftId,
    startsAt,
    endsAt: startsAt + 24 * HOUR,
    posts: [
      { post: 'duty_leader', accountId: leader, name: '林海', phone: '' },
      { post: 'primary_officer', accountId: room.officer, name: '陈立', phone: '' },
      { post: 'secondary_officer', accountId: room.operator, name: '黄敏', phone: '' },
    ],
  });
  return { room, shiftId, incidentId: '', relief, leader };
}

/** Twelve open items and more: an incident with its run and reports, instructions, warnings, notes by hand. */
export async function busyNight(options: Parameters<typeof makeRoom>[0] = {}): Promise<HandoverRoom> {
  const night = await quietNight(options);
  const { room } = night;
  const incident = await room.call('incident.record', landslide(room));
  const plan = (await room.call('plan.list', {})).find((one) => one.hazards.includes('geological'));
  await room.call('run.start', {
    runId: room.newId(),
    planId: plan?.id ?? '',
    incidentId: incident.id,
    warningId: null,
  });
  for (const [words, owner, minutes] of [
    ['人先救，下方住户全撤。', '枫坪镇', 40],
    ['六时前报转移人数。', '县自然资源局', 180],
  ] as const) {
    await room.call('instruction.record', {
      entryId: room.newId(),
      leader: '林×',
      way: 'phone',
      words,
      owner,
      dueAt: room.clock.wall() + minutes * MINUTE,
      receivedAt: null,
      incidentId: incident.id,
    });
  }
  for (const color of ['orange', 'yellow'] as const) {
    await room.call('warning.record', {
      warningId: room.newId(),
      issuer: '县气象台',
      kind: color === 'orange' ? '暴雨' : '台风',
      color,
      level: null,
      area: '全县',
      text: '',
      receivedAt: null,
      startsAt: null,
      endsAt: null,
    });
  }
  for (const [group, title, minutes] of [
    ['leaders', '县长9时到市里开会，期间联系副县长', null],
    ['equipment', '2号电话有杂音，已报修', 360],
    ['notices', '今晚文化节，人多', null],
  ] as const) {
    await room.call('handover.note', note(room, { group, title, dueAt: dueIn(room, minutes) }));
  }
  return { ...night, incidentId: incident.id };
}

const dueIn = (room: DeskRoom, minutes: number | null): number | null =>
  minutes === null ? null : room.clock.wall() + minutes * MINUTE;

export function note(
  room: DeskRoom,
  given: Partial<InputOf<'handover.note'>> = {},
): InputOf<'handover.note'> {
  return {
    noteId: room.newId(),
    group: 'other',
    title: '食堂早餐推迟到7时',
    state: '',
    next: '',
    dueAt: null,
    owner: '',
    incidentId: null,
    ...given,
  };
}

/** Begins the handover to the relief. */
export async function begin(night: HandoverRoom): Promise<LiveHandover> {
  const { room } = night;
  const startsAt = room.clock.wall() + 10 * MINUTE;
  return room.call('handover.start', {
    handoverId: room.newId(),
    nextShiftId: room.newId(),
    startsAt,
    endsAt: startsAt + 24 * HOUR,
    posts: [
      { post: 'duty_leader', accountId: null, name: '赵×', phone: '' },
      { post: 'primary_officer', accountId: night.relief, name: '高远', phone: '' },
    ],
  });
}

/** The answer to one item as somebody gives it who read it. */
export const answerTo = (item: LiveItem) => ({
  key: item.key,
  mark: item.mark,
  readBack: item.needsReadBack && item.dueAt !== null ? clockTime(item.dueAt) : '',
});

/** Answers everything that is missing, names the officer for the reports around the change; gives the handover then. */
export async function answerAll(
  night: HandoverRoom,
  keep: (item: LiveItem) => boolean = () => true,
): Promise<LiveHandover> {
  const { room } = night;
  let live = await current(room);
  for (const item of live.items.filter((one) => one.isNearReport && one.named === null && keep(one))) {
    const input = { handoverId: live.id, key: item.key, person: '高远' };
    live = await room.call('handover.nameReport', input);
  }
  const answers = live.items.filter((item) => item.needs !== null && keep(item)).map(answerTo);
  if (answers.length === 0) return live;
  const input = { handoverId: live.id, answers, verdict: 'confirmed', words: '' } as const;
  return room.call('handover.answer', input, night.relief);
}

export async function current(room: DeskRoom): Promise<LiveHandover> {
  const live = await room.call('handover.current', {});
  if (live === null) throw new Error('no handover is going on');
  return live;
}

export function signing(
  night: HandoverRoom,
  handoverId: string,
  given: Partial<InputOf<'handover.complete'>> = {},
): InputOf<'handover.complete'> {
  return {
    handoverId,
    offgoing: { accountId: night.room.officer, password: PASSWORD },
    oncoming: { accountId: night.relief, password: PASSWORD },
    leader: { accountId: night.leader, password: PASSWORD },
    summary: '',
    ...given,
  };
}

/** Signs; who went off is signed in again then, since the tests go on acting as everybody. */
export async function finish(
  night: HandoverRoom,
  handoverId: string,
  given: Partial<InputOf<'handover.complete'>> = {},
): Promise<OutputOf<'handover.complete'>> {
  const { room } = night;
  const done = await room.call('handover.complete', signing(night, handoverId, given));
  for (const id of [room.supervisor, room.officer, room.operator, night.leader])
    room.seat.signIn(id, room.clock.wall());
  return done;
}
