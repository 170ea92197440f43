import type {
  ReportLine,
  ReportList,
  ReportPage,
  ReportRecipient,
} from '../../../shared/contract/areas/reports';
import type { Obligation } from '../../../shared/contract/models';
import type { IncidentReport } from '../../../shared/domain/incidentReports';
import { fulfils, reportKindFor, servedKinds } from '../../../shared/reports/duties';
import { owesSignature } from '../../../shared/reports/signing';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { obligationsOf } from '../incidents/read';
import { currentTables } from '../plans/planStore';
import { nameOf } from './context';
import { draftsOf } from './drafts';
import { lastWayTo, objectionsOf, recipientNames, reportById, reportsOf } from './read';

const byDue = (a: Obligation, b: Obligation): number =>
  (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER) || a.id.localeCompare(b.id);

/** The open duty that a report to a recipient fulfils: of a repeated one the first round that is open, else the next due. */
export function servedDuty(
  duties: readonly Obligation[],
  kind: IncidentReport['kind'],
  recipient: string,
): Obligation | undefined {
  return duties
    .filter((duty) => duty.state === 'open' && duty.recipient === recipient && fulfils(kind, duty.kind))
    .toSorted((a, b) => (a.round ?? 0) - (b.round ?? 0) || byDue(a, b))[0];
}

/** Who gets a report: whom an open duty names, whom the tables name for its kind, and who has got it already. */
function recipientsOf(db: Db, report: IncidentReport): readonly ReportRecipient[] {
  const kinds = servedKinds(report.kind);
  const duties = obligationsOf(db, report.incidentId).filter((duty) => kinds.includes(duty.kind));
  const [main] = kinds;
  const tabled = currentTables(db)?.obligations.find((one) => one.id === main)?.to ?? [];
  const owed = duties
    .filter((duty) => duty.state === 'open')
    .toSorted(byDue)
    .map((duty) => duty.recipient);
  const sent = report.dispatches.map((one) => one.recipient);
  const names = recipientNames(db, report.id);
  const isPhone = report.kind === 'phone_report';
  return [...new Set([...sent, ...owed, ...tabled])].map((recipient) => {
    const duty = servedDuty(duties, report.kind, recipient);
    const last = lastWayTo(db, recipient, isPhone);
    return {
      recipient,
      nameZh: names.get(recipient) ?? nameOf(db, recipient, 'zh'),
      nameEn: nameOf(db, recipient, 'en'),
      obligationId: duty?.id ?? null,
      dueAt: duty?.dueAt ?? null,
      way: last?.way ?? (isPhone ? 'phone' : 'platform'),
      receiver: last?.receiver ?? '',
      sent: report.dispatches.find((one) => one.recipient === recipient) ?? null,
    };
  });
}

export function pageOf(db: Db, reportId: string): ReportPage {
  const report = reportById(db, reportId) ?? refuseWith('not_found', { field: 'reportId' });
  const { findings, despite } = objectionsOf(db, reportId);
  return {
    report,
    recipients: [...recipientsOf(db, report)],
    findings: [...findings],
    despite,
    owesSignature: owesSignature(report.signOff, report.kind),
  };
}

function lineOf(db: Db, report: IncidentReport): ReportLine {
  const { document } = report;
  const names = recipientNames(db, report.id);
  return {
    id: report.id,
    kind: report.kind,
    ordinal: report.ordinal,
    year: document.year,
    issue: document.issue,
    title: document.title,
    asOf: document.asOf,
    nextAt: document.nextAt,
    signedAt: report.signedAt,
    by: report.by,
    signOff: report.signOff,
    owesSignature: owesSignature(report.signOff, report.kind),
    dispatches: report.dispatches.map((one) => ({
      ...one,
      nameZh: names.get(one.recipient) ?? one.recipient,
      nameEn: nameOf(db, one.recipient, 'en'),
    })),
  };
}

/** Reports, drafts and what is owed of an incident. */
export function listOf(db: Db, incidentId: string): ReportList {
  const owed = obligationsOf(db, incidentId)
    .filter((duty) => duty.state === 'open')
    .toSorted(byDue)
    .flatMap((duty) => {
      const kind = reportKindFor(duty.kind);
      if (kind === null) return [];
      const { id: obligationId, recipient, dueAt } = duty;
      const names = { nameZh: nameOf(db, recipient, 'zh'), nameEn: nameOf(db, recipient, 'en') };
      return [{ kind, obligationId, recipient, ...names, dueAt }];
    });
  return {
    reports: reportsOf(db, incidentId)
      .map((report) => lineOf(db, report))
      .toReversed(),
    drafts: draftsOf(db, incidentId).map((row) => ({
      id: row.id,
      kind: row.kind,
      ordinal: row.ordinal,
      savedAt: row.saved_at,
      savedBy: row.saved_by,
    })),
    owed,
  };
}
