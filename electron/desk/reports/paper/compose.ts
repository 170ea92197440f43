import type { PaperRefOf } from '../../../../shared/contract/areas/papers';
import type { IncidentReport, ReportDocument } from '../../../../shared/domain/incidentReports';
import { reportGrid } from '../../../../shared/reports/grid/reportGrid';
import { type ReportMarks, reportFileName, reportText } from '../../../../shared/reports/text';
import type { Db } from '../../db/statement';
import { refuseWith } from '../../deskError';
import { incidentById } from '../../incidents/read';
import type { Paper } from '../../papers/paper';
import { reportById } from '../read';

/** A report in the layout of GB/T 9704, under the name that documents.md gives its file. */
export function reportPaper(
  document: ReportDocument,
  incidentTitle: string,
  marks: ReportMarks,
  withCodes = false,
): Paper {
  return {
    title: document.title,
    fileName: reportFileName(document, incidentTitle, marks),
    landscape: false,
    layout: 'official',
    blocks: [],
    grid: reportGrid(document, marks, withCodes),
    plain: reportText(document, marks),
    data: { draft: marks.isDraft, drill: marks.drill, document },
    foot: { left: document.organ, right: '' },
  };
}

/** A signed report as a paper. */
export function signedPaper(
  { document, facts }: IncidentReport,
  incidentTitle: string,
  withCodes = false,
): Paper {
  return reportPaper(document, incidentTitle, { isDraft: false, drill: facts.drill }, withCodes);
}

/** What somebody is writing, as it stands: every page says that it is a draft. Refusals: not_found. */
export function composeDraftPaper(db: Db, ref: PaperRefOf<'report_draft'>, now: number): Paper {
  const incident = incidentById(db, ref.incidentId, now) ?? refuseWith('not_found', { field: 'incidentId' });
  const marks = { isDraft: true, drill: incident.drill };
  return reportPaper(ref.document, incident.title, marks, ref.withCodes);
}

/** A report that is signed. Refusals: not_found. */
export function composeReportPaper(db: Db, ref: PaperRefOf<'report'>, now: number): Paper {
  const report = reportById(db, ref.reportId) ?? refuseWith('not_found', { field: 'reportId' });
  const incident = incidentById(db, report.incidentId, now);
  return signedPaper(report, incident?.title ?? '', ref.withCodes);
}
