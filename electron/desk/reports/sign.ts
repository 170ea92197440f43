import type { ParsedInputOf } from '../../../shared/contract/procedures';
import type { OpenedObligation } from '../../../shared/domain/facts/duties';
import type { IncidentReport, ReportDocument, SignOff } from '../../../shared/domain/incidentReports';
import { checkReport } from '../../../shared/reports/check';
import { signLineOf } from '../../../shared/reports/signing';
import { findingWords } from '../../../shared/wording/reportWords';
import { pastOrNow } from '../call';
import type { Db } from '../db/statement';
import { type Actor, authorOf, type Desk, fact, type Write } from '../desk';
import { refuseWith } from '../deskError';
import { shownFacts } from '../figures/facts';
import { obligationId } from '../incidents/obligationRows';
import { incidentById, obligationsOf } from '../incidents/read';
import { currentTables } from '../plans/planStore';
import { nameOf, numberedBefore } from './context';
import { type Composed, documentOf, draftAt, dropDraft } from './drafts';
import { crossChecksOf, nextIssue, nextOrdinal } from './read';

type Input = ParsedInputOf<'report.sign'>;

const ENDS_WITH_THE_INCIDENT: ReadonlySet<IncidentReport['kind']> = new Set([
  'phone_report',
  'initial',
  'update',
  'zero',
]);

/** By telephone the leader's own words and who heard them are kept; in person the signature stands on the paper. */
function signOffOf(input: Input, now: number): Omit<SignOff, 'countersignedAt'> {
  const { leader, way, words, witness } = input;
  if (way === 'phone' && words === '') refuseWith('words_missing', { field: 'words' });
  if (way === 'phone' && witness === '') refuseWith('words_missing', { field: 'witness' });
  return { leader, way, at: pastOrNow(input.at, now, 'at'), words, witness };
}

/**
 * The duties of the next update, one for each recipient that no run and no rule asks for an update already: whoever asks second points to the same duty
 * (architecture.md 1).
 */
function nextUpdates(
  db: Db,
  incidentId: string,
  document: ReportDocument,
  ordinal: number,
): readonly OpenedObligation[] {
  const { nextAt } = document;
  if ((document.kind !== 'initial' && document.kind !== 'update') || nextAt === null) return [];
  const kind = currentTables(db)?.obligations.find((one) => one.id === 'update_report');
  const duties = obligationsOf(db, incidentId).filter((duty) => duty.kind === 'update_report');
  const open = duties.filter((duty) => duty.state === 'open').map((duty) => duty.recipient);
  return (kind?.to ?? [])
    .filter((recipient) => !isServedNow(open, document, recipient))
    .map((recipient) => ({
      id: obligationId(incidentId, 'update_report', recipient, [ordinal]),
      kind: 'update_report',
      recipient,
      targetAt: null,
      dueAt: nextAt,
      round: ordinal,
      rule: {
        ruleId: 'room.update_cycle',
        clockField: 'last_report',
        clockAt: document.issuedAt,
        limitMinutes: Math.round((nextAt - document.issuedAt) / 60_000),
        mark: 'D',
        document: '',
        article: '',
        isLaw: false,
        isOverridden: false,
      },
    }))
    .filter((wanted) => duties.every((duty) => duty.id !== wanted.id));
}

/** An update that is being signed now still has its own duty open: that one is not the next. */
const isServedNow = (open: readonly string[], document: ReportDocument, recipient: string): boolean =>
  open.filter((one) => one === recipient).length > (document.kind === 'update' ? 1 : 0);

function objections(db: Db, composed: Composed, incidentId: string, despite: string) {
  const { document, facts, before } = composed;
  const findings = checkReport(document, facts, before, crossChecksOf(db, incidentId));
  const errors = findings.filter((one) => one.level === 'error');
  if (errors.length > 0 && despite === '') {
    const first = errors
      .slice(0, 3)
      .map((one) => findingWords(one, 'zh', (party) => nameOf(db, party)))
      .join('；');
    refuseWith('report_findings', { params: { count: errors.length, first } });
  }
  return findings;
}

/** 签发: a draft becomes a numbered report in the journal; the next update is owed from then on. */
export function signDraft(desk: Desk, write: Write, actor: Actor, input: Input, now: number): void {
  const { db } = desk;
  const row = draftAt(db, input.draftId, input.version);
  const incident = incidentById(db, row.incident_id, now) ?? refuseWith('not_found', { field: 'incidentId' });
  if (incident.state === 'closed' && ENDS_WITH_THE_INCIDENT.has(row.kind)) refuseWith('incident_closed');
  const signOff = signOffOf(input, now);
  const composed = documentOf(db, row, now);
  const findings = objections(db, composed, incident.id, input.despite);
  const { year } = composed.document;
  const isDrill = incident.drill !== null;
  const issue = row.kind === 'phone_report' ? null : nextIssue(db, year, isDrill, numberedBefore(db, now));
  const ordinal = row.kind === 'update' ? nextOrdinal(db, incident.id) : null;
  const document: ReportDocument = {
    ...composed.document,
    issue,
    signLine: signLineOf({ ...signOff, countersignedAt: null }, row.kind),
  };
  write(
    fact('report.signed_off', row.id, actor.accountId, {
      incidentId: incident.id,
      kind: row.kind,
      ordinal,
      year,
      issue,
      document,
      // What stays with the report needs no name: the ledger has them.
      facts: shownFacts(composed.facts),
      beforeId: composed.before?.id ?? null,
      signOff,
      findings,
      despite: input.despite,
      next: nextUpdates(db, incident.id, document, ordinal === null ? 1 : ordinal + 1),
      ...(incident.drill === null ? {} : { drill: incident.drill }),
      author: authorOf(actor),
    }),
  );
  dropDraft(db, row.id);
}
