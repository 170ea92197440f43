import { useCallback, useState } from 'react';
import type { AnyProcedureName, InputOf, OutputOf } from '../../../shared/contract/procedures';
import { activeAccountId } from '../../bridge/active';
import { CallError, callAs } from '../../bridge/client';

export type ActAs = {
  /** the answer, or null when it was refused: then `error` says why */
  run<N extends AnyProcedureName>(
    name: N,
    input: InputOf<N>,
    as?: string | null,
  ): Promise<OutputOf<N> | null>;
  readonly error: CallError | null;
  readonly isBusy: boolean;
  clear(): void;
};

/** Acts in the name of one of the two officers at the desk, whoever of them is writing in the composer; one at a time. */
export function useActAs(): ActAs {
  const [error, setError] = useState<CallError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async <N extends AnyProcedureName>(
    name: N,
    input: InputOf<N>,
    as: string | null = activeAccountId(),
  ): Promise<OutputOf<N> | null> => {
    if (isBusy) return null;
    setBusy(true);
    setError(null);
    try {
      return await callAs(name, input, as);
    } catch (cause) {
      setError(cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) }));
      return null;
    } finally {
      setBusy(false);
    }
  };
  const clear = useCallback(() => setError(null), []);
  return { run, error, isBusy, clear };
}
