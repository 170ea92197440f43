import type { MediaContact, MediaLine, PublicWording } from '../../../shared/contract/areas/briefing';
import type { Caller } from '../../../shared/contract/models';
import { DAY_MS } from '../../../shared/domain/time';
import { type Db, statement } from '../db/statement';

type WordingRow = {
  id: string;
  version: number;
  text: string;
  approver: string;
  way: PublicWording['way'];
  approved_at: number;
  recorded_at: number;
  recorded_by: string;
};

/** The approved wordings of an incident, the one that holds first. */
export function wordingsOf(db: Db, incidentId: string): PublicWording[] {
  return statement<[string], WordingRow>(
    db,
    'SELECT * FROM public_wordings WHERE incident_id = ? ORDER BY version DESC',
  )
    .all(incidentId)
    .map((row) => ({
      id: row.id,
      version: row.version,
      text: row.text,
      approver: row.approver,
      way: row.way,
      approvedAt: row.approved_at,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
    }));
}

type MediaRow = {
  id: string;
  incident_id: string;
  outlet: string;
  reporter: string;
  phone: string;
  question: string;
  received_at: number;
  press_due_at: number | null;
  entry_id: string | null;
  answer: string;
  answered_by: string;
  answered_at: number | null;
  wording_version: number | null;
  recorded_by: string;
};

const toMedia = (row: MediaRow): MediaContact => ({
  id: row.id,
  incidentId: row.incident_id,
  outlet: row.outlet,
  reporter: row.reporter,
  phone: row.phone,
  question: row.question,
  receivedAt: row.received_at,
  pressDueAt: row.press_due_at,
  entryId: row.entry_id,
  answer: row.answer,
  answeredBy: row.answered_by,
  answeredAt: row.answered_at,
  wordingVersion: row.wording_version,
  recordedBy: row.recorded_by,
});

export function mediaById(db: Db, id: string): MediaContact | undefined {
  const row = statement<[string], MediaRow>(db, 'SELECT * FROM media_contacts WHERE id = ?').get(id);
  return row && toMedia(row);
}

/** The register of an incident: what is not answered first, by the time that the press needs it; then the newest. */
export function mediaOf(db: Db, incidentId: string): MediaContact[] {
  return statement<[string], MediaRow>(
    db,
    `SELECT * FROM media_contacts WHERE incident_id = ?
     ORDER BY answered_at IS NOT NULL, CASE WHEN answered_at IS NULL THEN coalesce(press_due_at, 9e15) END, received_at DESC, id`,
  )
    .all(incidentId)
    .map(toMedia);
}

type LineRow = {
  id: string;
  number: number;
  received_at: number;
  text: string;
  caller: string | null;
  handling: string;
  incident_id: string | null;
};

const LOOSE_MS = 2 * DAY_MS;

/**
 * Lines of kind media, from the composer or the telephone slip, that nobody registered yet: those of the incident, and those of the last two days that
 * belong to none. Corrected and withdrawn lines have their successor, or none.
 */
export function unregisteredLines(db: Db, incidentId: string, now: number): MediaLine[] {
  return statement<[{ incident: string; since: number }], LineRow>(
    db,
    `SELECT l.id, l.number, l.received_at, l.text, l.caller, l.handling, l.incident_id FROM log_entries l
     WHERE l.kind = 'media' AND l.corrected_by_id IS NULL AND l.withdraws_id IS NULL AND l.withdrawn_by_id IS NULL
       AND (l.incident_id = @incident OR (l.incident_id IS NULL AND l.received_at >= @since))
       AND NOT EXISTS (SELECT 1 FROM media_contacts m WHERE m.entry_id IN (l.id, l.corrects_id))
     ORDER BY l.received_at DESC, l.number DESC LIMIT 20`,
  )
    .all({ incident: incidentId, since: now - LOOSE_MS })
    .map((row) => {
      const caller = row.caller === null ? null : (JSON.parse(row.caller) as Caller);
      return {
        entryId: row.id,
        number: row.number,
        receivedAt: row.received_at,
        outlet: caller?.unit ?? '',
        reporter: caller?.name ?? '',
        phone: caller?.phone ?? '',
        question: row.text,
        handling: row.handling,
        isLoose: row.incident_id === null,
      };
    });
}
