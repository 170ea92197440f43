import { shippedLadder } from '../../shared/rules/ladder';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

const KINDS = ['obligation', 'step', 'instruction', 'document'] as const;

/** The room sets the ladder of a kind of deadline, or lets all be as they were shipped. */
export async function setLadders({ a, b, c }: Choice, send: Send): Promise<void> {
  const kind = KINDS[a % KINDS.length] ?? 'step';
  const own = { ...shippedLadder(kind), repeatSeconds: 10 + (b % 600), acknowledgementMinutes: 1 + (c % 30) };
  const kinds = a % 5 === 0 ? {} : { [kind]: { ...own, why: c % 2 === 0 ? '' : `规定${b}` } };
  await send('settings.change', { key: 'alertLadders', value: { kinds, callMinutes: 1 + (b % 20) } });
}

/** A call to a leader that a ladder asked for is made, and gets through some times. */
export async function callLeader(room: DeskRoom, { a, b }: Choice, send: Send): Promise<void> {
  const calls = await room.call('escalation.list', {});
  const call = calls[a % Math.max(1, calls.length)];
  if (call === undefined) return;
  await send('escalation.record', {
    callId: room.newId(),
    escalationId: call.id,
    name: '林国栋',
    reached: b % 3 === 0,
    note: b % 2 === 0 ? '' : `占线${b}`,
  });
}

/** "Heard" to one whole group. */
export async function hearGroup(room: DeskRoom, { a }: Choice, send: Send): Promise<void> {
  const { now, groups } = await room.call('alert.groups', {});
  const group = groups[a % Math.max(1, groups.length)];
  if (group !== undefined) await send('alert.acknowledgeGroup', { groupId: group.groupId, seenAt: now });
}
