import { useState } from 'react';
import { call } from '../../bridge/client';

export type GroupAcknowledge = {
  readonly error: unknown;
  readonly isBusy: boolean;
  /** says "heard" to what of the group had been raised when the picture of `seenAt` was drawn */
  run(groupId: string, seenAt: number): Promise<void>;
};

/** "Heard" to a whole group: the desk takes five hundred at a time, so it is told until none is left. */
export function useGroupAcknowledge(): GroupAcknowledge {
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (groupId: string, seenAt: number): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      for (;;) {
        const { acknowledged, left } = await call('alert.acknowledgeGroup', { groupId, seenAt });
        if (left === 0 || acknowledged === 0) break;
      }
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return { error, isBusy, run };
}
