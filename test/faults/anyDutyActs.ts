import { SHIFT_POSTS } from '../../shared/domain/vocabulary';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

/** Somebody signs on for what may be signed on for, with something broken some times. */
export async function signSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const { spans, faults } = await room.call('duty.current', {});
  const span = spans[a % Math.max(1, spans.length)];
  const fault = faults[0];
  if (c % 5 === 0 && fault !== undefined) {
    await send('duty.clearFault', { item: fault.item, note: '已修好' });
    return;
  }
  if (span === undefined) return;
  const now = room.clock.wall();
  await send('duty.signOn', {
    signOnId: room.newId(),
    startsAt: span.startsAt,
    accountId: [room.officer, room.operator, room.supervisor][b % 3],
    password: null,
    post: SHIFT_POSTS[c % SHIFT_POSTS.length],
    checks: [
      { item: '电话', state: 'ok', note: '' },
      { item: '传真', state: (['ok', 'fault', 'missing'] as const)[c % 3], note: c % 2 === 0 ? '' : '卡纸' },
    ],
    clock: a % 2 === 0 ? null : { shownAt: now, trueAt: now + (b % 200) * 1_000, source: '12117' },
    note: '',
  });
}

export async function reinforceSome(room: DeskRoom, { a, b }: Choice, send: Send): Promise<void> {
  await send('duty.reinforce', {
    reinforcementId: room.newId(),
    on: a % 2 === 0,
    reason: `暴雨红色预警${b}`,
    people: b % 2 === 0 ? [] : [{ post: '物资', name: '赖小军', phone: '' }],
    warningIds: [],
  });
}
