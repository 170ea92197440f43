import { createContext, useContext, useMemo, useRef, useState } from 'react';
import type { Incident, RunDetail } from '../../../shared/contract/models';
import type { RunActInput } from '../../../shared/contract/runActs';
import type { RunContext, RunState } from '../../../shared/plan/run-types';
import type { Locale } from '../../../shared/plan/types';
import { deskNow } from '../../app/clock';
import { CallError, call } from '../../bridge/client';
import { queryClient } from '../../bridge/queryClient';

/** What every part of the run screen works with. */
export type Run = {
  readonly id: string;
  readonly ctx: RunContext;
  readonly state: RunState;
  readonly detail: RunDetail;
  readonly locale: Locale;
  /** the incident's own record, for filling fields from it */
  readonly incident: Incident | null;
  readonly mayOverride: boolean;
  /** the name that is offered where the room itself decides */
  readonly ownName: string;
};

const Context = createContext<Run | null>(null);
export const RunProvider = Context.Provider;

export function useRun(): Run {
  const run = useContext(Context);
  if (run === null) throw new Error('useRun outside of RunProvider');
  return run;
}

/** A supervisor’s own proof under an act. */
export type Signed = { readonly accountId: string; readonly password: string };
export type RunAct = {
  /** true when it is in the journal; false when it was refused, then `error` says why */
  send(act: RunActInput, countersign?: Signed): Promise<boolean>;
  readonly error: CallError | null;
  readonly isBusy: boolean;
};

/** The act without the moment that was put in when it was sent: the same act pressed again is the same act. */
function printOf(act: RunActInput): string {
  return JSON.stringify({ ...act, at: undefined });
}

function show(runId: string, detail: RunDetail): void {
  queryClient.setQueryData<RunDetail>(['run.get', { runId }], (old) =>
    old !== undefined && old.summary.version > detail.summary.version ? old : detail,
  );
}

/**
 * Sends acts on the run, one at a time. An act whose answer was lost is sent again under its first id and moment, so
 * that it is stored once. The answer is the run as it then stands and is shown at once.
 */
export function useRunAct(): RunAct {
  const { id: runId } = useRun();
  const [error, setError] = useState<CallError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const unsettled = useRef<{ print: string; actId: string; act: RunActInput } | null>(null);
  const busy = useRef(false);
  return useMemo(
    () => ({
      error,
      isBusy,
      send: async (act, countersign) => {
        if (busy.current) return false;
        const print = printOf(act);
        const held =
          unsettled.current?.print === print ? unsettled.current : { print, actId: crypto.randomUUID(), act };
        unsettled.current = held;
        busy.current = true;
        setBusy(true);
        setError(null);
        try {
          const signed = countersign === undefined ? {} : { countersign };
          show(runId, await call('run.act', { actId: held.actId, runId, act: held.act, ...signed }));
          unsettled.current = null;
          return true;
        } catch (cause) {
          const refusal =
            cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) });
          // Only an act that may have been stored keeps its id; a refused one was not.
          if (refusal.error.code !== 'desk_unavailable' && refusal.error.code !== 'internal')
            unsettled.current = null;
          setError(refusal);
          return false;
        } finally {
          busy.current = false;
          setBusy(false);
        }
      },
    }),
    [runId, error, isBusy],
  );
}

/** Now for an act: whole milliseconds of the desk's clock. */
export function actNow(): number {
  return Math.floor(deskNow());
}
