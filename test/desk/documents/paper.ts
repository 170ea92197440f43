import type { InputOf } from '../../../shared/contract/procedures';
import type { DeskRoom } from '../../helpers/deskRoom';

export const MINUTE = 60_000;

/** The fax of documents.md, line 52: extra urgent, an answer wanted by six. */
export function fax(
  room: DeskRoom,
  given: Partial<InputOf<'document.receive'>> = {},
): InputOf<'document.receive'> {
  return {
    documentId: room.newId(),
    unit: '省防指办',
    docNumber: '闽防指办明电〔2026〕×号',
    title: '关于报送转移人数的通知',
    way: 'fax',
    urgency: 'extra_urgent',
    at: null,
    copies: 1,
    pages: 2,
    place: '2号夹',
    confidential: false,
    demand: 'answer',
    demandText: '6时前报转移人数',
    dueAt: room.clock.wall() + 180 * MINUTE,
    owner: 'primary_officer',
    incidentId: null,
    ...given,
  };
}

/** A notice to three townships that each must sign for. */
export function order(
  room: DeskRoom,
  given: Partial<InputOf<'document.send'>> = {},
): InputOf<'document.send'> {
  return {
    documentId: room.newId(),
    units: ['枫坪镇', '古田镇', '凤都镇'],
    docNumber: '岚应急明电〔2026〕7号',
    title: '关于做好强降雨防范工作的通知',
    way: 'platform',
    urgency: 'urgent',
    at: null,
    copies: 3,
    pages: 1,
    place: '',
    confidential: false,
    demand: 'receipt',
    dueAt: room.clock.wall() + 30 * MINUTE,
    owner: '',
    incidentId: null,
    answersId: null,
    ...given,
  };
}

/** A 机要件: nothing but its number and place. */
export function sealed(
  room: DeskRoom,
  given: Partial<InputOf<'document.receive'>> = {},
): InputOf<'document.receive'> {
  return fax(room, {
    unit: '',
    title: '',
    demandText: '',
    way: 'confidential_exchange',
    docNumber: '机2026-0031',
    place: '机要柜1格',
    confidential: true,
    ...given,
  });
}
