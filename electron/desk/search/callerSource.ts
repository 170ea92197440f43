import { type Db, statement } from '../db/statement';
import type { Source } from './sources';

const MARK = 'caller:';

/** A known caller as one id: they are told apart by number, name and unit. */
export function callerId(digits: string, name: string, unit: string): string {
  return MARK + JSON.stringify([digits, name, unit]);
}

type Row = { digits: string; name: string; unit: string; post: string; phone: string };
const COLUMNS = 'digits, name, unit, post, phone';

function callerRow(db: Db, id: string): Row | undefined {
  if (!id.startsWith(MARK)) return undefined;
  const [digits, name, unit] = JSON.parse(id.slice(MARK.length)) as [string, string, string];
  return statement<[string, string, string], Row>(
    db,
    `SELECT ${COLUMNS} FROM known_callers WHERE digits = ? AND name = ? AND unit = ?`,
  ).get(digits, name, unit);
}

/** Everybody who ever called, by name, unit, post and number. They have no moment of their own. */
export const callerSource: Source = {
  kind: 'person',
  // Told of by logMore/callers.
  facts: [],
  changed: () => [],
  ids: (db, after, limit) => {
    const [digits, name, unit] =
      after === '' ? ['', '', ''] : (JSON.parse(after.slice(MARK.length)) as string[]);
    return statement<unknown[], Row>(
      db,
      `SELECT ${COLUMNS} FROM known_callers WHERE ? OR (digits, name, unit) > (?, ?, ?) ORDER BY digits, name, unit LIMIT ?`,
    )
      .all(after === '' ? 1 : 0, digits, name, unit, limit)
      .map((row) => callerId(row.digits, row.name, row.unit));
  },
  read: (db, id) => {
    const row = callerRow(db, id);
    return (
      row && {
        kind: 'person',
        id,
        at: 0,
        number: row.phone,
        title: [row.name, row.unit].filter((part) => part !== '').join(' · ') || row.phone,
        texts: [row.post, row.digits],
        names: [row.name, row.unit],
        parent: null,
      }
    );
  },
};
