import type { InputOf } from '../../shared/contract/procedures';
import type { DeskRoom } from './deskRoom';

const MINUTE = 60_000;

/** A plain phone line; fields may be given. */
export function line(room: DeskRoom, given: Partial<InputOf<'log.append'>> = {}): InputOf<'log.append'> {
  return {
    entryId: room.newId(),
    kind: 'phone_in',
    text: '枫坪镇值班室来电：雨势加大，正在巡查。',
    receivedAt: null,
    occurredAt: null,
    incidentId: null,
    caller: null,
    handling: '',
    ...given,
  };
}

/** The landslide of 上坑村 as it is told on the telephone. */
export function landslide(
  room: DeskRoom,
  given: Partial<InputOf<'incident.record'>> = {},
): InputOf<'incident.record'> {
  return {
    incidentId: room.newId(),
    callback: '138 0000 0000',
    caller: { unit: '枫坪镇值班室', name: '王×', post: '值班员', phone: '138 0000 0000' },
    source: '电话',
    type: 'geological',
    place: '枫坪镇上坑村3组',
    title: '上坑村山体滑坡',
    summary: '2时20分许屋后滑坡，冲毁民房1栋，3人被困，雨持续。',
    occurredAt: null,
    receivedAt: null,
    casualties: { dead: 0, missing: 0, trapped: 3, seriousInjury: 0, threatened: 26, evacuated: 0 },
    grade: null,
    sensitive: false,
    parentId: null,
    ...given,
  };
}

/** Opens a day shift with both officers. */
export function dayShift(room: DeskRoom): InputOf<'shift.open'> {
  const startsAt = room.clock.wall() - 10 * MINUTE;
  return {
    shiftId: room.newId(),
    startsAt,
    endsAt: startsAt + 24 * 60 * MINUTE,
    posts: [
      { post: 'duty_leader', accountId: null, name: '林×', phone: '' },
      { post: 'primary_officer', accountId: room.officer, name: '陈立', phone: '' },
      { post: 'secondary_officer', accountId: room.operator, name: '黄敏', phone: '' },
    ],
  };
}
