import { addDays, monthOf } from '../../shared/domain/roster';
import { dayOf } from '../../shared/domain/time';
import { SHIFT_POSTS } from '../../shared/domain/vocabulary';
import type { DeskRoom } from '../helpers/deskRoom';
import { cell } from '../helpers/roster';
import type { Choice } from './anyActs';

const NAMES = ['陈立', '黄敏', '赖小军', '林志远', '钟雅琴'];
const nameAt = (n: number): string => NAMES[n % NAMES.length] ?? '';
type Send = (procedure: string, input: unknown) => Promise<void>;

/** A month with somebody at some posts around today, published over what is there (or over something older). */
export async function publishSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const today = dayOf(room.clock.wall());
  const month = monthOf(room.clock.wall());
  const base = (await room.call('roster.month', { month })).version?.version ?? 0;
  const cells = [0, 1, 2, 3]
    .map((by) => addDays(today, by + (a % 5) - 2))
    .filter((day) => day.startsWith(month))
    .flatMap((day, at) =>
      SHIFT_POSTS.slice(0, 1 + (b % SHIFT_POSTS.length)).map((post, place) =>
        cell(day, post, [nameAt(at + place + c)]),
      ),
    );
  const source = c % 4 === 0 ? { fileName: '排班表.xlsx', sha256: '0'.repeat(64) } : null;
  await send('roster.publish', {
    publishId: room.newId(),
    month,
    base: a % 7 === 0 ? 0 : base,
    cells,
    reason: `第${c}次`,
    source,
    layout: null,
  });
}

/** The n-th person of the month, as swaps and states name one. */
async function placeAt(room: DeskRoom, n: number) {
  const { cells } = await room.call('roster.month', { month: monthOf(room.clock.wall()) });
  const places = cells.flatMap(({ day, shift, post, people }) =>
    people.map(({ name }) => ({ day, shift, post, name })),
  );
  return places[n % Math.max(1, places.length)];
}

export async function swapSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const from = await placeAt(room, a);
  const to = c % 2 === 0 ? null : ((await placeAt(room, b)) ?? null);
  if (from === undefined) return;
  const substitute = cell(from.day, from.post, [nameAt(c)]).people[0] ?? null;
  await send('roster.requestSwap', { swapId: room.newId(), from, to, substitute, reason: `有事${c}` });
}

export async function decideSome(room: DeskRoom, { a, b }: Choice, send: Send): Promise<void> {
  const { swaps } = await room.call('roster.month', { month: monthOf(room.clock.wall()) });
  const swap = swaps[a % Math.max(1, swaps.length)];
  if (swap !== undefined)
    await send('roster.decideSwap', { swapId: swap.id, approved: b % 3 !== 0, words: '' });
}

export async function stateSome(room: DeskRoom, { a, b }: Choice, send: Send): Promise<void> {
  const place = await placeAt(room, a);
  if (place === undefined) return;
  const state = (['planned', 'confirmed', 'absent'] as const)[b % 3];
  await send('roster.setState', { place, state, reason: '' });
}
