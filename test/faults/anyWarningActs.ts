import type { DeskRoom } from '../helpers/deskRoom';
import { aReading, naming } from '../helpers/warningReading';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

const MINUTE = 60_000;
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const idOf = (n: number): string => `35012241600000_202611240${n % 8}0000`;

const idsOf = (room: DeskRoom, table: 'warnings' | 'warning_messages'): string[] =>
  room.db
    .prepare<[], { id: string }>(`SELECT id FROM ${table} ORDER BY id`)
    .all()
    .map(({ id }) => id);

/** A few messages of any order: new ones, updates and liftings of what is there or not, exercises, the same again. */
export async function takeWarnings(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const one = (n: number) =>
    aReading({
      identifier: n % 5 === 0 ? null : idOf(n),
      id: n % 5 === 0 ? room.newId() : null,
      message: pick(['alert', 'update', 'cancel', 'alert', 'ack'], n + b) ?? 'alert',
      status: pick(['actual', 'actual', 'actual', 'exercise', 'draft'], n + c) ?? 'actual',
      color: pick(['red', 'orange', 'yellow', null], a + n) ?? null,
      kind: pick(['暴雨', '台风'], n) ?? '暴雨',
      issuedAt: n % 4 === 0 ? null : room.clock.wall() - ((a + n * 7) % 300) * MINUTE,
      references: n % 3 === 0 ? [] : naming(idOf(n + b + 1)),
      endsAt: c % 3 === 0 ? null : room.clock.wall() + (b % 500) * MINUTE,
    });
  await send('warning.import', { readings: [one(a), one(b), one(c)].slice(0, 1 + (a % 3)) });
}

/** What an officer decides about held messages, about two that disagree, and about what came of one. */
export async function decideWarning(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const messageId = pick(idsOf(room, 'warning_messages'), a);
  const warnings = idsOf(room, 'warnings');
  const warningId = pick(warnings, b);
  const otherId = pick(warnings, c);
  const acts: readonly (() => Promise<void>)[] = [
    () => send('warning.link', { messageId, warningId }),
    () => send('warning.takeAsNew', { messageId }),
    () => send('warning.dismiss', { messageId, reason: '与本县无关' }),
    () => send('warning.prefer', { warningId, otherId, reason: '问过市台' }),
    () =>
      send('warning.assess', {
        warningId,
        startedAt: a % 2 === 0 ? null : room.clock.wall() - MINUTE,
        wasHit: pick([true, false, null], b) ?? null,
        note: '',
      }),
    () => send('warning.lift', { warningId, reason: '解除' }),
  ];
  const needed = c % 6 < 3 ? messageId : warningId;
  if (needed !== undefined && warningId !== undefined) await acts[c % 6]?.();
}
