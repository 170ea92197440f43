import { useState } from 'react';
import type { CallOutDetail } from '../../../shared/contract/areas/callouts';
import type { InputOf } from '../../../shared/contract/procedures';
import type { CallError } from '../../bridge/client';
import { queryClient } from '../../bridge/queryClient';
import { draftId, dropDraftId } from '../parts/draft';
import { useHeldAct } from '../parts/useHeldAct';
import { comesByItself, type Person } from './model';

/** The answer of an act is the page as it is by now: it is shown at once, the change stream only confirms it. */
export function showDetail(detail: CallOutDetail): void {
  queryClient.setQueryData(['callout.get', { callOutId: detail.id }], detail);
}

export type CallResult = Omit<
  InputOf<'callout.attempt'>,
  'callOutId' | 'personId' | 'attemptId' | 'phone' | 'at'
>;

export type CallFlow = {
  /** who is being called on this telephone */
  readonly current: Person | null;
  /** who comes next on it */
  readonly next: Person | null;
  /** the next one comes by itself as soon as a result is recorded */
  readonly isRunning: boolean;
  readonly isBusy: boolean;
  readonly error: CallError | null;
  take(person: Person): Promise<boolean>;
  record(person: Person, result: CallResult): Promise<boolean>;
  pause(): void;
};

const find = (detail: CallOutDetail, id: string | null | undefined): Person | null =>
  detail.people.find((person) => person.id === id) ?? null;

/** One telephone of a call-out: who is called on it, who is next, and the next one by itself once a result was recorded. */
export function useCallFlow(detail: CallOutDetail, phone: number): CallFlow {
  const calling = useHeldAct('callout.call');
  const releasing = useHeldAct('callout.release');
  const attempting = useHeldAct('callout.attempt');
  const here = detail.next.find((one) => one.phone === phone);
  const current = detail.people.find((person) => person.calling?.phone === phone) ?? null;
  const [isRunning, setRunning] = useState(current !== null);
  const callOutId = detail.id;

  const takeOn = async (person: Person, inTheWay: Person | null): Promise<boolean> => {
    if (inTheWay !== null && inTheWay.id !== person.id) {
      const letGo = await releasing.run({ callOutId, personId: inTheWay.id });
      if (letGo === null) return false;
    }
    const taken = await calling.run({ callOutId, personId: person.id, phone });
    if (taken === null) return false;
    showDetail(taken);
    return true;
  };

  return {
    current,
    next: find(detail, here?.personId),
    isRunning,
    isBusy: calling.isBusy || attempting.isBusy || releasing.isBusy,
    error: attempting.error ?? calling.error ?? releasing.error,
    take: async (person) => {
      attempting.clear();
      setRunning(true);
      return takeOn(person, current);
    },
    record: async (person, result) => {
      calling.clear();
      const key = `callout.attempt.${person.id}.${person.attempts.length}`;
      const attemptId = draftId(key);
      const kept = await attempting.run({
        ...result,
        callOutId,
        personId: person.id,
        attemptId,
        phone: person.calling?.phone ?? 0,
        at: null,
      });
      if (kept === null) return false;
      dropDraftId(key);
      showDetail(kept);
      const next = find(kept, kept.next.find((one) => one.phone === phone)?.personId);
      const isMine = person.calling?.phone === phone;
      if (isMine && isRunning && next !== null && comesByItself(next)) await takeOn(next, null);
      return true;
    },
    pause: () => setRunning(false),
  };
}
