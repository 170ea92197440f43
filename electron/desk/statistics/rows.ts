import type { Bulletin, Pack } from '../../../shared/contract/areas/packs';
import { serialNumber, serialText } from '../../../shared/rules/packs';
import { type Db, statement } from '../db/statement';

type BulletinRow = {
  id: string;
  year: number;
  number: number;
  total: number;
  title: string;
  text: string;
  as_of: number;
  issued_at: number;
  issued_by: string;
  signed_by: string;
  shift_id: string | null;
};

const toBulletin = (row: BulletinRow): Bulletin => ({
  id: row.id,
  year: row.year,
  number: row.number,
  total: row.total,
  title: row.title,
  text: row.text,
  asOf: row.as_of,
  issuedAt: row.issued_at,
  issuedBy: row.issued_by,
  signedBy: row.signed_by,
  shiftId: row.shift_id,
});

export function bulletinById(db: Db, id: string): Bulletin | undefined {
  const row = statement<[string], BulletinRow>(db, 'SELECT * FROM bulletins WHERE id = ?').get(id);
  return row && toBulletin(row);
}

/** Newest first. */
export function bulletins(db: Db, limit: number): Bulletin[] {
  return statement<[number], BulletinRow>(db, 'SELECT * FROM bulletins ORDER BY total DESC LIMIT ?')
    .all(limit)
    .map(toBulletin);
}

/** 第×期 and 总第×期 of the next bulletin of a year. */
export function nextBulletin(db: Db, year: number): { readonly number: number; readonly total: number } {
  const row = statement<[number], { number: number | null; total: number | null }>(
    db,
    'SELECT (SELECT max(number) FROM bulletins WHERE year = ?) AS number, (SELECT max(total) FROM bulletins) AS total',
  ).get(year);
  return { number: (row?.number ?? 0) + 1, total: (row?.total ?? 0) + 1 };
}

type PackRow = {
  id: string;
  causes: string;
  prepared_at: number;
  first_serial: number;
  last_serial: number;
  outcome: Pack['outcome'];
  made_at: number | null;
  file_name: string;
  printer: string;
  reason: string;
};

const toPack = (row: PackRow): Pack => ({
  id: row.id,
  causes: JSON.parse(row.causes) as string[],
  preparedAt: row.prepared_at,
  firstSerial: row.first_serial,
  lastSerial: row.last_serial,
  outcome: row.outcome,
  madeAt: row.made_at,
  fileName: row.file_name,
  printer: row.printer,
  reason: row.reason,
});

export function packById(db: Db, id: string): Pack | undefined {
  const row = statement<[string], PackRow>(db, 'SELECT * FROM packs WHERE id = ?').get(id);
  return row && toPack(row);
}

/** Newest first. */
export function packs(db: Db, limit: number): Pack[] {
  return statement<[number], PackRow>(
    db,
    'SELECT * FROM packs ORDER BY last_serial DESC, prepared_at DESC, id LIMIT ?',
  )
    .all(limit)
    .map(toPack);
}

/** Causes that a pack was made for or is being made for; what was prepared before `since` and not heard of again does not count. */
export function madeCauses(db: Db, since: number): Set<string> {
  const rows = statement<[number], { cause: string }>(
    db,
    "SELECT c.value AS cause FROM packs p, json_each(p.causes) c WHERE p.outcome <> 'prepared' OR p.prepared_at >= ?",
  ).all(since);
  return new Set(rows.map(({ cause }) => cause));
}

/** The first serial number that was never given away. */
export function nextSerial(db: Db): number {
  const row = statement<[], { top: number | null }>(db, 'SELECT max(last_serial) AS top FROM packs').get();
  return (row?.top ?? 0) + 1;
}

/** Whether a serial was printed, and which line has it already. Serials are compared as numbers: `12` is `0012`. */
export function serialState(db: Db, typed: string) {
  const serial = serialNumber(typed);
  const printed =
    serial === null
      ? undefined
      : statement<[{ serial: number }], { at: number }>(
          db,
          'SELECT prepared_at AS at FROM packs WHERE @serial BETWEEN first_serial AND last_serial LIMIT 1',
        ).get({ serial });
  const spellings = serial === null ? [typed] : [typed, String(serial), serialText(serial)];
  const used = db
    .prepare<unknown[], { number: number }>(
      `SELECT human_number AS number FROM log_entries
       WHERE paper_serial <> '' AND paper_serial IN (${spellings.map(() => '?').join(', ')}) AND withdrawn_by_id IS NULL
       ORDER BY number LIMIT 1`,
    )
    .get(...spellings);
  const state = used ? ('used' as const) : printed ? ('free' as const) : ('unknown' as const);
  return { state, usedBy: used?.number ?? null, printedAt: printed?.at ?? null };
}
