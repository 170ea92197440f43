import { statement } from '../db/statement';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

export const statisticsProjectors: Projectors = {
  'bulletin.issued': (db, fact) => {
    const { year, number, total, title, text, asOf, signedBy, shiftId, author } = fact.body;
    statement(
      db,
      `INSERT INTO bulletins (id, year, number, total, title, text, as_of, issued_at, issued_by, signed_by, shift_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(fact.subject, year, number, total, title, text, asOf, fact.at, author.name, signedBy, shiftId);
    insertSystemLine(db, fact, { year, number, total, title, signedBy }, null);
  },
  'pack.prepared': (db, fact) => {
    const { causes, firstSerial, lastSerial } = fact.body;
    statement(
      db,
      "INSERT INTO packs (id, causes, prepared_at, first_serial, last_serial, outcome) VALUES (?, ?, ?, ?, ?, 'prepared')",
    ).run(fact.subject, JSON.stringify(causes), fact.at, firstSerial, lastSerial);
  },
  'pack.made': (db, fact) => {
    const { outcome, fileName, sha256, printer, reason } = fact.body;
    statement(
      db,
      'UPDATE packs SET outcome = ?, made_at = ?, file_name = ?, sha256 = ?, printer = ?, reason = ? WHERE id = ?',
    ).run(outcome, fact.at, fileName, sha256, printer, reason, fact.subject);
    const row = statement<[string], { first_serial: number; last_serial: number }>(
      db,
      'SELECT first_serial, last_serial FROM packs WHERE id = ?',
    ).get(fact.subject);
    const serials = { firstSerial: row?.first_serial ?? 0, lastSerial: row?.last_serial ?? 0 };
    insertSystemLine(db, fact, { outcome, fileName, printer, reason, ...serials }, null);
  },
};
