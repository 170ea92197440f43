import { useCallback } from 'react';
import type { ReportKind } from '../../../shared/domain/incidentReports';
import { useNavigation } from '../../app/navigation';
import type { CallError } from '../../bridge/client';
import { useHeldAct } from '../parts/useHeldAct';

/** Begins a report of a kind, or goes on with the one that was begun, and opens it. */
export function useStartReport(incidentId: string): {
  start(kind: ReportKind): Promise<void>;
  readonly error: CallError | null;
  readonly isBusy: boolean;
} {
  const { go } = useNavigation();
  const act = useHeldAct('report.draft');
  const { run } = act;
  const start = useCallback(
    async (kind: ReportKind) => {
      const begun = await run({ draftId: crypto.randomUUID(), incidentId, kind });
      if (begun !== null) go({ screen: 'report', incidentId, reportId: begun.draftId });
    },
    [run, go, incidentId],
  );
  return { start, error: act.error, isBusy: act.isBusy };
}
