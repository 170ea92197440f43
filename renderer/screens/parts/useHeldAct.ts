import { useCallback, useState } from 'react';
import type { AnyProcedureName, InputOf, OutputOf } from '../../../shared/contract/procedures';
import { CallError, call } from '../../bridge/client';
import { dropDraftId } from './draft';

export type HeldAct<N extends AnyProcedureName> = {
  /** the answer, or null when it was refused: then `error` says why and what was typed is still there */
  run(input: InputOf<N>): Promise<OutputOf<N> | null>;
  readonly error: CallError | null;
  readonly isBusy: boolean;
  clear(): void;
};

/**
 * One act at a time: a second press while the first is on its way does nothing. `draftKey` names the draft whose id the act is sent under: where that id
 * holds other words already, the next press takes a new one.
 */
export function useHeldAct<N extends AnyProcedureName>(name: N, draftKey?: string): HeldAct<N> {
  const [error, setError] = useState<CallError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    async (input: InputOf<N>) => {
      setBusy(true);
      setError(null);
      try {
        return await call(name, input);
      } catch (cause) {
        const refusal =
          cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) });
        setError(refusal);
        if (draftKey !== undefined && refusal.error.code === 'id_used') dropDraftId(draftKey);
        return null;
      } finally {
        setBusy(false);
      }
    },
    [name, draftKey],
  );
  const clear = useCallback(() => setError(null), []);
  return { run: async (input) => (isBusy ? null : run(input)), error, isBusy, clear };
}
