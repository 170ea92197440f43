import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputOf } from '../../../../shared/contract/procedures';
import { CallError, call } from '../../../bridge/client';
import { onConsoleEvent } from '../../../bridge/events';

export type PaperOutcome =
  | {
      readonly kind: 'saved';
      readonly path: string;
      readonly rows: number;
      readonly pages: number | null;
    }
  | { readonly kind: 'cancelled' | 'printed' | 'notPrinted' };

type Save = Omit<InputOf<'console.savePaper'>, 'jobId'>;
type Print = Omit<InputOf<'console.printPaper'>, 'jobId'>;

export type PaperJob = {
  readonly save: (input: Save) => Promise<void>;
  readonly print: (input: Print) => Promise<void>;
  readonly cancel: () => void;
  readonly isBusy: boolean;
  readonly isCancelling: boolean;
  /** rows done so far, once the desk has said so */
  readonly done: number | null;
  readonly outcome: PaperOutcome | null;
  readonly error: CallError | null;
};

/** One export at a time: how far it is, how it ended, and a way to stop it. */
export function usePaperJob(): PaperJob {
  const job = useRef<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isCancelling, setCancelling] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<PaperOutcome | null>(null);
  const [error, setError] = useState<CallError | null>(null);

  useEffect(
    () =>
      onConsoleEvent((event) => {
        if (event.event === 'progress' && event.jobId === job.current) setDone(event.done);
      }),
    [],
  );

  const run = useCallback(async (work: (jobId: string) => Promise<PaperOutcome>): Promise<void> => {
    if (job.current !== null) return;
    const jobId = crypto.randomUUID();
    job.current = jobId;
    setBusy(true);
    setDone(null);
    setOutcome(null);
    setError(null);
    try {
      setOutcome(await work(jobId));
    } catch (cause) {
      const refused =
        cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) });
      if (refused.error.code === 'cancelled') setOutcome({ kind: 'cancelled' });
      else setError(refused);
    } finally {
      job.current = null;
      setBusy(false);
      setCancelling(false);
    }
  }, []);

  const save = useCallback(
    (input: Save) =>
      run(async (jobId) => {
        const saved = await call('console.savePaper', { ...input, jobId });
        return saved === null ? { kind: 'cancelled' } : { kind: 'saved', ...saved };
      }),
    [run],
  );
  const print = useCallback(
    (input: Print) =>
      run(async (jobId) => {
        const { printed } = await call('console.printPaper', { ...input, jobId });
        return { kind: printed ? 'printed' : 'notPrinted' };
      }),
    [run],
  );
  const cancel = useCallback(() => {
    if (job.current === null) return;
    setCancelling(true);
    // The job itself says how it ended.
    call('console.cancelPaper', { jobId: job.current }).catch(() => setCancelling(false));
  }, []);
  return { save, print, cancel, isBusy, isCancelling, done, outcome, error };
}
