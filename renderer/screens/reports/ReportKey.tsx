import { type ReactNode, useState } from 'react';
import { useHotkey } from '../../app/hotkeys';
import { CallError, call } from '../../bridge/client';
import { ErrorNote } from '../../components';
import { nextKind } from './nextKind';
import { useStartReport } from './useStartReport';

/** Alt+R on the page of an incident: the report that comes next, drafted from the facts as they stand. */
export function ReportKey({ incidentId }: { readonly incidentId: string }): ReactNode {
  const { start, error } = useStartReport(incidentId);
  const [problem, setProblem] = useState<CallError | null>(null);
  const begin = async (): Promise<void> => {
    try {
      await start(nextKind(await call('report.list', { incidentId })));
    } catch (cause) {
      setProblem(
        cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) }),
      );
    }
  };
  useHotkey('Alt+R', () => void begin());
  return <ErrorNote error={error ?? problem} kept={false} />;
}
