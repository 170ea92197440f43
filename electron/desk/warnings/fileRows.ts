import type { WarningFile } from '../../../shared/contract/areas/warningFiles';
import { type Db, statement } from '../db/statement';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

type Row = {
  readonly digest: string;
  readonly name: string;
  readonly read_at: number;
  readonly taken: number;
  readonly problems: string;
  readonly text: string;
  readonly is_open: number;
};

/** Characters of a file's text that are kept while it waits. */
export const KEPT_TEXT = 20_000;

/** A file that was read, by its SHA-256. */
export function knownFile(
  db: Db,
  digest: string,
): { readonly name: string; readonly isOpen: boolean } | null {
  const row = statement<[string], Row>(db, 'SELECT * FROM warning_files WHERE digest = ?').get(digest);
  return row === undefined ? null : { name: row.name, isOpen: row.is_open === 1 };
}

/** Files of the watched folder of which something waits for an officer, newest first. */
export function openFiles(db: Db): WarningFile[] {
  return statement<[], Row>(
    db,
    'SELECT * FROM warning_files WHERE is_open = 1 ORDER BY read_at DESC, digest LIMIT 100',
  )
    .all()
    .map(({ digest, name, read_at, taken, problems, text }) => ({
      digest,
      name,
      readAt: read_at,
      taken,
      problems: JSON.parse(problems) as WarningFile['problems'],
      text,
    }));
}

/** How many files wait, however many of them are listed. */
export const openFileCount = (db: Db): number =>
  statement<[], { count: number }>(db, 'SELECT count(*) AS count FROM warning_files WHERE is_open = 1').get()
    ?.count ?? 0;

export const warningFileProjectors: Projectors = {
  'warning.file_read': (db, fact) => {
    const { name, taken, problems, text } = fact.body;
    const isOpen = problems.length > 0;
    statement(
      db,
      'INSERT INTO warning_files (digest, name, read_at, taken, problems, text, is_open) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(fact.subject, name, fact.at, taken, JSON.stringify(problems), text, isOpen ? 1 : 0);
    const [first] = problems;
    if (first === undefined) return;
    const { code, where, title } = first;
    insertSystemLine(db, fact, { name, code, where: where ?? '', title, count: problems.length }, null);
  },
  'warning.file_settled': (db, fact) => {
    statement(db, 'UPDATE warning_files SET is_open = 0 WHERE digest = ?').run(fact.subject);
    insertSystemLine(db, fact, { name: fact.body.name }, null);
  },
};
