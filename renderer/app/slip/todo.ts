import { call } from '../../bridge/client';
import type { Slip } from './store';

/**
 * What somebody asked for on the telephone and nobody has done yet: it stands among the open items until it is done. Sent under the slip's own id, so that
 * doing it twice makes one.
 */
export async function todoOf(
  slip: Slip,
  words: string,
  owner: string,
  incidentId: string | null,
): Promise<void> {
  const asked = [slip.unit, slip.name, slip.post].map((part) => part.trim()).filter((part) => part !== '');
  await call('instruction.record', {
    entryId: todoId(slip.id),
    leader: asked.join(' ').slice(0, 60) || slip.phone.trim() || owner,
    way: 'phone',
    words,
    owner: owner.slice(0, 60),
    dueAt: null,
    receivedAt: slip.startedAt,
    incidentId,
  });
}

/** The id of what follows from a call, made from the call's own: the last sign of a version 4 UUID turned by one. */
export function todoId(slipId: string): string {
  const last = Number.parseInt(slipId.slice(-1), 16);
  return `${slipId.slice(0, -1)}${((last + 1) % 16).toString(16)}`;
}
