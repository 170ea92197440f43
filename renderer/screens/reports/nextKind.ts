import type { ReportList } from '../../../shared/contract/areas/reports';
import type { ReportKind } from '../../../shared/domain/incidentReports';

/** The report that comes next: a draft that was begun, else what is owed first, else what follows on what was sent. */
export function nextKind(list: ReportList): ReportKind {
  const [draft] = list.drafts;
  if (draft !== undefined) return draft.kind;
  const has = (kind: ReportKind): boolean => list.reports.some((one) => one.kind === kind);
  const owed = list.owed.find((one) => one.kind !== 'correction')?.kind;
  // What was written and not yet sent everywhere is no reason to write it again.
  if (owed !== undefined && (owed === 'update' || owed === 'zero' || !has(owed))) return owed;
  if (!has('phone_report') && !has('initial')) return 'phone_report';
  return has('initial') ? 'update' : 'initial';
}
