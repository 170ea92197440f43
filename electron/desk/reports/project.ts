import type { ReportDocument } from '../../../shared/domain/incidentReports';
import type { DecisionWay } from '../../../shared/domain/vocabulary';
import { signLineOf } from '../../../shared/reports/signing';
import { reportName } from '../../../shared/reports/spoken';
import { type Db, statement } from '../db/statement';
import { openObligation } from '../incidents/obligationRows';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

type Row = {
  incident_id: string;
  document: string;
  leader: string;
  way: DecisionWay;
  signed_off_at: number;
};

const rowOf = (db: Db, id: string): Row | undefined =>
  statement<[string], Row>(
    db,
    'SELECT incident_id, document, leader, way, signed_off_at FROM incident_reports WHERE id = ?',
  ).get(id);

const nameIn = (document: ReportDocument): string =>
  `${reportName(document.kind, document.ordinal)}${document.issue === null ? '' : `（${document.year}年第${document.issue}期）`}`;

export const reportsProjectors: Projectors = {
  'report.signed_off': (db, fact) => {
    const { body } = fact;
    const { signOff, document } = body;
    statement(
      db,
      `INSERT INTO incident_reports (id, incident_id, kind, ordinal, year, issue, drill, document, facts, before_id, leader, way,
         signed_off_at, words, witness, countersigned_at, findings, despite, signed_at, signed_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)`,
    ).run(
      fact.subject,
      body.incidentId,
      body.kind,
      body.ordinal,
      body.year,
      body.issue,
      body.drill ?? null,
      JSON.stringify(document),
      JSON.stringify(body.facts),
      body.beforeId,
      signOff.leader,
      signOff.way,
      signOff.at,
      signOff.words,
      signOff.witness,
      JSON.stringify(body.findings),
      body.despite,
      fact.at,
      body.author.name,
    );
    for (const duty of body.next) {
      const wanted = {
        ...duty,
        scopeId: body.incidentId,
        incidentId: body.incidentId,
        round: duty.round ?? null,
      };
      openObligation(db, { ...wanted, runId: null, blockKey: null, reached: true, standing: true }, fact.at);
    }
    const { leader, way, at, words, witness } = signOff;
    insertSystemLine(
      db,
      fact,
      {
        name: nameIn(document),
        title: document.title,
        leader,
        way,
        at,
        words,
        witness,
        despite: body.despite,
      },
      body.incidentId,
    );
  },
  'report.countersigned': (db, fact) => {
    const row = rowOf(db, fact.subject);
    if (row === undefined) return;
    const { at } = fact.body;
    const document = JSON.parse(row.document) as ReportDocument;
    const { leader, way } = row;
    const signLine = signLineOf({ leader, way, at: row.signed_off_at, countersignedAt: at }, document.kind);
    statement(db, 'UPDATE incident_reports SET countersigned_at = ?, document = ? WHERE id = ?').run(
      at,
      JSON.stringify({ ...document, signLine }),
      fact.subject,
    );
    insertSystemLine(db, fact, { name: nameIn(document), leader, at }, row.incident_id);
  },
  'report.dispatched': (db, fact) => {
    const { body } = fact;
    statement(
      db,
      `INSERT INTO report_dispatches (id, report_id, recipient, recipient_name, obligation_id, way, sent_at, receiver, receipt_at,
         read_back, late_reason, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      body.dispatchId,
      fact.subject,
      body.recipient,
      body.recipientName,
      body.obligationId,
      body.way,
      body.at,
      body.receiver,
      body.receiptAt,
      Number(body.readBack),
      body.lateReason,
      fact.at,
      body.author.name,
    );
    const row = rowOf(db, fact.subject);
    const name = row === undefined ? '' : nameIn(JSON.parse(row.document) as ReportDocument);
    const { recipientName, way, at, receiver, lateReason } = body;
    const readBack = Number(body.readBack);
    insertSystemLine(
      db,
      fact,
      { name, recipientName, way, at, receiver, readBack, lateReason },
      row?.incident_id ?? null,
    );
  },
  'report.receipt': (db, fact) => {
    const { dispatchId, at, receiver } = fact.body;
    statement(db, 'UPDATE report_dispatches SET receipt_at = ?, receiver = ? WHERE id = ?').run(
      at,
      receiver,
      dispatchId,
    );
    const row = rowOf(db, fact.subject);
    const sent = statement<[string], { recipient_name: string }>(
      db,
      'SELECT recipient_name FROM report_dispatches WHERE id = ?',
    ).get(dispatchId);
    const name = row === undefined ? '' : nameIn(JSON.parse(row.document) as ReportDocument);
    const recipientName = sent?.recipient_name ?? '';
    insertSystemLine(db, fact, { name, recipientName, at, receiver }, row?.incident_id ?? null);
  },
  'report.checked': (db, fact) => {
    const { checkId, party, partyName, who, at, agrees, words, author } = fact.body;
    statement(
      db,
      `INSERT INTO report_cross_checks (id, incident_id, party, party_name, who, checked_at, agrees, words, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(checkId, fact.subject, party, partyName, who, at, Number(agrees), words, fact.at, author.name);
    insertSystemLine(db, fact, { partyName, who, at, agrees: Number(agrees), words }, fact.subject);
  },
};
