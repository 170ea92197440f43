import type { KnownCaller } from '../../../shared/contract/areas/logMore';
import type { Caller } from '../../../shared/contract/models';
import { callerSearch, phoneDigits } from '../../../shared/rules/callers';
import { initialsText } from '../../../shared/search/initials';
import { type Db, statement } from '../db/statement';
import { callerId } from '../search/callerSource';
import { indexThing } from '../search/thingIndex';

/**
 * Remembers who was on the line: by number, name and unit, with the post and the spelling of the number as given last. Without a number of three
 * digits or a name there is nothing to recognise. `calls` is 0 for people of a shift or a roster, who have not called. Called from projectors only.
 */
export function noteCaller(db: Db, caller: Caller, at: number, calls = 1): void {
  const digits = phoneDigits(caller.phone);
  if (digits.length < 3 && caller.name === '') return;
  statement(
    db,
    `INSERT INTO known_callers (digits, name, unit, post, phone, initials, last_at, calls) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (digits, name, unit) DO UPDATE SET
       post = CASE WHEN excluded.post = '' THEN post ELSE excluded.post END, phone = excluded.phone,
       last_at = max(last_at, excluded.last_at), calls = calls + excluded.calls`,
  ).run(
    digits,
    caller.name,
    caller.unit,
    caller.post,
    caller.phone,
    `${initialsText(caller.name)} ${initialsText(caller.unit)}`,
    at,
    calls,
  );
  indexThing(db, 'person', callerId(digits, caller.name, caller.unit));
}

type Row = { unit: string; name: string; post: string; phone: string; last_at: number; calls: number };
const FOUND = 8;
const COLUMNS = 'unit, name, post, phone, last_at, calls';
const ORDER = 'calls DESC, last_at DESC, digits, name';
/** Somebody known with a number is not offered a second time without it. */
const BEST = `(digits <> '' OR NOT EXISTS (SELECT 1 FROM known_callers k WHERE k.name = known_callers.name AND k.unit = known_callers.unit AND k.digits <> ''))`;

/** Text as a part of a LIKE pattern. */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** The callers that what was typed can mean; a number is looked for from either end, the whole number first. */
export function findCallers(db: Db, typed: string): KnownCaller[] {
  const search = callerSearch(typed);
  if (search === null) return [];
  let rows: Row[];
  if (search.kind === 'digits') {
    const { digits } = search;
    rows = statement<[string, string, string, number], Row>(
      db,
      `SELECT ${COLUMNS} FROM known_callers WHERE digits LIKE ? OR digits LIKE ? ORDER BY digits = ? DESC, ${ORDER} LIMIT ?`,
    ).all(`${digits}%`, `%${digits}`, digits, FOUND);
  } else if (search.kind === 'initials') {
    const { letters } = search;
    rows = statement<[string, string, number], Row>(
      db,
      `SELECT ${COLUMNS} FROM known_callers WHERE (initials LIKE ? OR initials LIKE ?) AND ${BEST} ORDER BY ${ORDER} LIMIT ?`,
    ).all(`${letters}%`, `% ${letters}%`, FOUND);
  } else {
    const pattern = `%${literal(search.words)}%`;
    rows = statement<[string, string, number], Row>(
      db,
      `SELECT ${COLUMNS} FROM known_callers WHERE (name LIKE ? ESCAPE '\\' OR unit LIKE ? ESCAPE '\\') AND ${BEST} ORDER BY ${ORDER} LIMIT ?`,
    ).all(pattern, pattern, FOUND);
  }
  return rows.map(({ last_at, ...row }) => ({ ...row, lastAt: last_at }));
}
