import { CallError, call } from '../../bridge/client';
import { joined } from './join';
import type { Slip } from './store';

/** Room setting: what was asked for on the telephone without a time comes back half an hour after the call. */
const TODO_MS = 30 * 60_000;

/**
 * What somebody asked for on the telephone and nobody has done yet: a reminder that alerts and stands among the open items until it is done. Sent under an
 * id made of the slip's own, so that doing it twice makes one.
 */
export async function todoOf(
  slip: Slip,
  words: string,
  owner: string,
  incidentId: string | null,
  now: number,
): Promise<void> {
  const who = [slip.unit, slip.name, slip.phone].map((part) => part.trim()).filter((part) => part !== '');
  const reminder = {
    text: joined([words, who.join(' ')], '：').slice(0, 400),
    dueAt: (slip.endedAt ?? now) + TODO_MS,
    owner: owner.slice(0, 60),
    repeat: 'none',
    everyMinutes: 0,
    incidentId,
  } as const;
  try {
    await call('reminder.create', { reminderId: todoId(slip.id), ...reminder });
  } catch (cause) {
    // The reminder is there already and its answer was lost; what the slip says by now is kept beside it.
    if (!(cause instanceof CallError) || cause.error.code !== 'id_used') throw cause;
    await call('reminder.create', { reminderId: crypto.randomUUID(), ...reminder });
  }
}

/** The id of what follows from a call, made from the call's own: the last sign of a version 4 UUID turned by one. */
export function todoId(slipId: string): string {
  const last = Number.parseInt(slipId.slice(-1), 16);
  return `${slipId.slice(0, -1)}${((last + 1) % 16).toString(16)}`;
}
