import { useCallback, useState } from 'react';
import type { AnyProcedureName, InputOf, OutputOf } from '../../../shared/contract/procedures';
import { CallError, call } from '../../bridge/client';

export type HeldAct<N extends AnyProcedureName> = {
  /** the answer, or null when it was refused: then `error` says why and what was typed is still there */
  run(input: InputOf<N>): Promise<OutputOf<N> | null>;
  readonly error: CallError | null;
  readonly isBusy: boolean;
  clear(): void;
};

/** One act at a time: a second press while the first is on its way does nothing. */
export function useHeldAct<N extends AnyProcedureName>(name: N): HeldAct<N> {
  const [error, setError] = useState<CallError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    async (input: InputOf<N>) => {
      setBusy(true);
      setError(null);
      try {
        return await call(name, input);
      } catch (cause) {
        setError(
          cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) }),
        );
        return null;
      } finally {
        setBusy(false);
      }
    },
    [name],
  );
  const clear = useCallback(() => setError(null), []);
  return { run: async (input) => (isBusy ? null : run(input)), error, isBusy, clear };
}
