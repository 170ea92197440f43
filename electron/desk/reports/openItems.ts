import type { OpenItem } from '../../../shared/contract/areas/handover';
import type { ReportDocument } from '../../../shared/domain/incidentReports';
import { clockTime } from '../../../shared/domain/time';
import type { SendWay } from '../../../shared/domain/vocabulary';
import { reportName } from '../../../shared/reports/spoken';
import { labels } from '../../../shared/wording/labels';
import { reportKindName } from '../../../shared/wording/reportWords';
import { type Db, statement } from '../db/statement';
import { openItem, ownerPair, placeAt, same } from '../handover/openItem';

type Row = {
  id: string;
  incident_id: string;
  title: string;
  document: string;
  leader: string;
  signed_off_at: number;
};
type SentRow = Row & {
  dispatch_id: string;
  recipient_name: string;
  way: SendWay;
  sent_at: number;
};

function nameOf(row: Row): OpenItem['title'] {
  const document = JSON.parse(row.document) as ReportDocument;
  const { kind, ordinal, issue } = document;
  return {
    zh: `${reportName(kind, ordinal)}${issue === null ? '' : `第${issue}期`}`,
    en: `${reportKindName(kind, ordinal, 'en')}${issue === null ? '' : ` no. ${issue}`}`,
  };
}

/** 待补签: reports that were signed off by telephone and still need the signature. */
function toSign(db: Db): OpenItem[] {
  return statement<[], Row>(
    db,
    `SELECT r.id, r.incident_id, i.title, r.document, r.leader, r.signed_off_at FROM incident_reports r
     JOIN incidents i ON i.id = r.incident_id WHERE r.way = 'phone' AND r.kind <> 'phone_report' AND r.countersigned_at IS NULL ORDER BY r.signed_at, r.id`,
  )
    .all()
    .map((row) => {
      const name = nameOf(row);
      return openItem({
        key: `report-sign:${row.id}`,
        group: 'to_sign',
        incidentId: row.incident_id,
        incidentTitle: row.title,
        title: {
          zh: `${row.title} ${name.zh}，待补签`,
          en: `${row.title}: ${name.en} still has to be signed`,
        },
        state: {
          zh: `${clockTime(row.signed_off_at)} 电话签发`,
          en: `signed off by telephone at ${clockTime(row.signed_off_at)}`,
        },
        next: { zh: '请签发人补签', en: 'ask for the signature' },
        owner: row.leader === '' ? ownerPair('duty_leader') : same(row.leader),
        place: placeAt('incident', row.incident_id, 'reports'),
      });
    });
}

/** Reports that were sent by fax, system or courier and that the other side has not confirmed. */
function unconfirmed(db: Db): OpenItem[] {
  return statement<[], SentRow>(
    db,
    `SELECT r.id, r.incident_id, i.title, r.document, r.leader, r.signed_off_at, d.id AS dispatch_id, d.recipient_name, d.way, d.sent_at
     FROM report_dispatches d JOIN incident_reports r ON r.id = d.report_id JOIN incidents i ON i.id = r.incident_id
     WHERE d.receipt_at IS NULL AND i.state = 'open' ORDER BY d.sent_at, d.id`,
  )
    .all()
    .map((row) => {
      const name = nameOf(row);
      const at = clockTime(row.sent_at);
      return openItem({
        key: `report-receipt:${row.dispatch_id}`,
        group: 'unanswered',
        incidentId: row.incident_id,
        incidentTitle: row.title,
        title: {
          zh: `${row.title} ${name.zh}，${row.recipient_name}未签收`,
          en: `${row.title}: ${name.en} not confirmed by ${row.recipient_name}`,
        },
        state: {
          zh: `${at} ${labels('zh').sendWay[row.way]}发出`,
          en: `sent ${at} by ${labels('en').sendWay[row.way].toLowerCase()}`,
        },
        next: { zh: '催签收', en: 'chase the receipt' },
        place: placeAt('incident', row.incident_id, 'reports'),
      });
    });
}

/** What is open about reports that are signed already. */
export const reportItems = (db: Db): OpenItem[] => [...toSign(db), ...unconfirmed(db)];
