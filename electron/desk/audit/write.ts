import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { AuditEntry, AuditFilter } from '../../../shared/contract/areas/audit';
import { clockTimeWithSeconds, dayOf } from '../../../shared/domain/time';
import { AUDIT_KIND_NAMES, auditWords } from '../../../shared/wording/auditWords';
import type { Locale } from '../../../shared/wording/labels';
import { readRoom } from '../accounts/accountRows';
import type { Desk } from '../desk';
import { BYTE_ORDER_MARK, csvRow } from '../exports/csv';
import { readHead } from '../journal/journal';
import { sign } from '../journal/keys';

const HEADINGS: Readonly<Record<Locale, readonly string[]>> = {
  zh: ['序号', '时刻', '类别', '人员', '内容', '事实', '记录编号'],
  en: ['No.', 'Time', 'Kind', 'Person', 'What', 'Fact', 'Journal row'],
};

const cells = (entry: AuditEntry, locale: Locale): readonly (string | number)[] => [
  entry.number,
  `${dayOf(entry.at)} ${clockTimeWithSeconds(entry.at)}`,
  AUDIT_KIND_NAMES[locale][entry.kind],
  entry.name,
  auditWords(entry.fact, entry.params, locale),
  entry.fact,
  entry.id,
];

export type AuditCsv = { readonly bytes: Buffer; readonly rows: number; readonly sha256: string };

/** The entries as CSV, with the columns of the screen and which row of the journal each comes from. */
export function auditCsv(entries: Iterable<AuditEntry>, locale: Locale): AuditCsv {
  const pieces = [BYTE_ORDER_MARK, csvRow(HEADINGS[locale])];
  let rows = 0;
  for (const entry of entries) {
    pieces.push(csvRow(cells(entry, locale)));
    rows += 1;
  }
  const bytes = Buffer.from(pieces.join(''), 'utf8');
  return { bytes, rows, sha256: createHash('sha256').update(bytes).digest('hex') };
}

type About = {
  readonly path: string;
  readonly filter: AuditFilter;
  readonly since: number | null;
  readonly by: string;
  readonly at: number;
};

/**
 * What stands beside the CSV: its hash, what was asked for, the head of the journal then, and the seat's signature over the text of `signed` as it stands there
 * (Ed25519, base64), so that the table can be checked without the console.
 */
export function auditManifest(desk: Desk, csv: AuditCsv, about: About): string {
  const { keys } = desk;
  if (keys === null) throw new Error('no room is founded here');
  const head = readHead(desk.db, keys.origin);
  const signed = JSON.stringify({
    format: 'watchdesk-audit/v1',
    room: readRoom(desk.db)?.name ?? '',
    file: basename(about.path),
    rows: csv.rows,
    bytes: csv.bytes.length,
    sha256: csv.sha256,
    filter: about.filter,
    since: about.since,
    journal: { origin: head.origin, seq: head.seq, hash: head.hash.toString('hex') },
    by: about.by,
    at: about.at,
  });
  const signature = sign(keys.key, Buffer.from(signed, 'utf8')).toString('base64');
  return `${JSON.stringify({ signed, signature, publicKey: keys.key.publicText }, null, 2)}\n`;
}
