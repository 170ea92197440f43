import { call } from '../../bridge/client';
import type { Slip } from '../slip/store';
import { todoId } from '../slip/todo';
import { type Callee, evacuatedIn } from './find';

const AWAY = /(?:不在|未到|没到|没有到|没上)岗/u;
const THERE = /(?:到|在|上)岗/u;

/** What a person said on the telephone, as feedback: how many were moved, whether on post; the rest as it was typed. */
export function saidOf(slip: Pick<Slip, 'what' | 'count' | 'note'>): {
  readonly isOnPost: boolean | null;
  readonly evacuated: number | null;
  readonly difficulties: string;
} {
  const all = `${slip.count} ${slip.what}`;
  const bare = /^\s*(\d{1,6})\s*人?\s*$/u.exec(slip.count.normalize('NFKC'));
  return {
    isOnPost: AWAY.test(all) ? false : THERE.test(all) ? true : null,
    evacuated: evacuatedIn(all) ?? (bare?.[1] === undefined ? null : Number(bare[1])),
    difficulties: [slip.what, slip.note]
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('；')
      .slice(0, 500),
  };
}

/**
 * A call of somebody on a list is their feedback, and their answer when they had not answered (domain.md 3.4). Sent under an id made of the slip's own, so
 * that deciding twice records it once.
 */
export async function recordInbound(slip: Slip, callee: Callee, now: number): Promise<void> {
  await call('callout.inbound', {
    callOutId: callee.callOutId,
    personId: callee.person.id,
    feedbackId: todoId(slip.id),
    at: Math.min(slip.startedAt, now),
    forces: '',
    ...saidOf(slip),
  });
}
