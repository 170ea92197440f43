import { LOSS_ITEMS } from '../../shared/rules/losses/items';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

const MINUTE = 60_000;
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const UNITS = ['大桥镇', '西溪乡', '城关街道'].map((name, at) => ({ code: `00${at}`, name }));

const idsOf = (room: DeskRoom, table: 'losses' | 'incidents'): string[] =>
  room.db
    .prepare<[], { id: string }>(`SELECT id FROM ${table} ORDER BY id`)
    .all()
    .map(({ id }) => id);

export async function openLoss(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  await send('loss.open', {
    lossId: room.newId(),
    title: `第${a}号台风`,
    type: pick(['meteorological', 'flood_drought', 'earthquake'], c),
    beganAt: room.clock.wall() - (b % 600) * MINUTE,
    incidentId: b % 3 === 0 ? (pick(idsOf(room, 'incidents'), a) ?? null) : null,
    units: UNITS.slice(0, 1 + (c % UNITS.length)),
  });
}

/** A table of any figures goes out: some times with a part above its whole, a jump without words, or in the wrong order. */
export async function reportLoss(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const lossId = pick(idsOf(room, 'losses'), a);
  if (lossId === undefined) return;
  const { units } = await room.call('loss.get', { lossId });
  const figures = units.flatMap((unit, row) =>
    LOSS_ITEMS.filter((_one, at) => (at + b) % 4 === 0).map((one, at) => ({
      unit: unit.code,
      item: one.id,
      value: (a * 7 + b + row * 3 + at) % 50,
      at: null,
      source: c % 2 === 0 ? '' : '王×',
    })),
  );
  await send('loss.report', {
    lossId,
    reportId: room.newId(),
    kind: pick(['initial', 'update', 'update', 'verified', 'zero'], b + c),
    asOf: c % 3 === 0 ? room.clock.wall() - (b % 60) * MINUTE : null,
    sentAt: null,
    figures: c % 5 === 0 ? [] : figures,
    explanation: c % 2 === 0 ? '核减重复' : '',
    note: '',
    signer: '林×',
    receiver: '张×',
    way: pick(['platform', 'phone', 'fax'], a),
  });
}

export async function endLoss(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const lossId = pick(idsOf(room, 'losses'), a);
  if (lossId === undefined) return;
  const acts: readonly (() => Promise<void>)[] = [
    () => send('loss.zero', { lossId, reportId: room.newId(), receiver: '张×', way: 'phone' }),
    () => send('loss.stabilise', { lossId, at: b % 2 === 0 ? null : room.clock.wall() }),
    () => send('loss.reopen', { lossId, reason: '漏报', decidedBy: '林×', way: 'face' }),
    () => send('loss.withdraw', { lossId, reason: '开错了' }),
  ];
  await pick([acts[0], acts[0], ...acts], c)?.();
}
