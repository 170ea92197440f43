import { statement } from '../db/statement';
import { endDeadline } from '../deadlines/deadlineRows';
import { armPlain } from '../documents/deadline';
import { meetObligation } from '../incidents/obligationRows';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

const deadlineOf = (mediaId: string): string => `media.${mediaId}`;

export const briefingProjectors: Projectors = {
  'briefing.wording_approved': (db, fact) => {
    const { incidentId, version, text, approver, way, approvedAt, author } = fact.body;
    statement(
      db,
      `INSERT INTO public_wordings (id, incident_id, version, text, approver, way, approved_at, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(fact.subject, incidentId, version, text, approver, way, approvedAt, fact.at, author.name);
    insertSystemLine(db, fact, { version, text, approver, way, at: approvedAt }, incidentId);
  },
  'briefing.media_recorded': (db, fact) => {
    const { incidentId, outlet, reporter, phone, question, receivedAt, pressDueAt, entryId, author } =
      fact.body;
    statement(
      db,
      `INSERT INTO media_contacts (id, incident_id, outlet, reporter, phone, question, received_at, press_due_at, entry_id, recorded_at,
         recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      fact.subject,
      incidentId,
      outlet,
      reporter,
      phone,
      question,
      receivedAt,
      pressDueAt,
      entryId,
      fact.at,
      author.name,
    );
    if (pressDueAt !== null) {
      const about = {
        titleZh: `答复媒体：${outlet}（截稿）`,
        titleEn: `Answer the press: ${outlet} (deadline)`,
      };
      const id = deadlineOf(fact.subject);
      const whose = { owner: 'duty_officer', scopeId: fact.subject, incidentId };
      armPlain(db, { id, subject: 'media', ...about, ...whose, dueAt: pressDueAt }, fact.at);
    }
    insertSystemLine(db, fact, { outlet, reporter, question, due: pressDueAt }, incidentId);
  },
  'briefing.media_answered': (db, fact) => {
    const { incidentId, answer, answeredBy, answeredAt, wordingVersion } = fact.body;
    statement(
      db,
      'UPDATE media_contacts SET answer = ?, answered_by = ?, answered_at = ?, wording_version = ? WHERE id = ?',
    ).run(answer, answeredBy, answeredAt, wordingVersion, fact.subject);
    endDeadline(db, deadlineOf(fact.subject), 'met', fact.at);
    const row = statement<[string], { outlet: string }>(
      db,
      'SELECT outlet FROM media_contacts WHERE id = ?',
    ).get(fact.subject);
    const params = {
      outlet: row?.outlet ?? '',
      answer,
      by: answeredBy,
      at: answeredAt,
      version: wordingVersion,
    };
    insertSystemLine(db, fact, params, incidentId);
  },
  'briefing.watch_checked': (db, fact) => {
    const { obligations, result, author } = fact.body;
    const record = { at: fact.at, receiver: author.name, way: '', readBack: false };
    for (const id of obligations) meetObligation(db, id, record, fact.at);
    insertSystemLine(db, fact, { result }, fact.subject);
  },
};
