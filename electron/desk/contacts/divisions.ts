import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Area, areaPrefix } from '../../../shared/contacts/areas';
import type { AreaRow } from '../../../shared/contract/areas/contacts';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import { roomUnits } from '../tally/read';

const read = new Map<string, readonly Area[]>();

/** The divisions that are shipped (resources/divisions), in the order of their codes; read once. */
export function shippedDivisions(resources: string): readonly Area[] {
  const known = read.get(resources);
  if (known !== undefined) return known;
  const lines = readFileSync(join(resources, 'divisions/divisions.csv'), 'utf8').split('\n').slice(1);
  const areas = lines.flatMap((line) => {
    const [code = '', name = ''] = line.trim().split(',');
    return code === '' ? [] : [{ code, name }];
  });
  read.set(resources, areas);
  return areas;
}

/** The code of the division right above: of a village its township, of a township its county; null above a province. */
export function parentOf(code: string): string | null {
  if (code.length > 6) return code.slice(0, code.length - 3);
  if (code.endsWith('0000')) return null;
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
}

/** The room's own units as divisions: a unit that is numbered within the room gets the room's code before it. */
function ownAreas(db: Db): Area[] {
  const room = readRoom(db);
  if (room === null) return [];
  const own = roomUnits(db).units.flatMap(({ code, name }) => {
    if (/^\d{6}(?:\d{3}){0,2}$/.test(code)) return [{ code, name }];
    return /^\d{3}$/.test(code) && /^\d{6}$/.test(room.divisionCode)
      ? [{ code: room.divisionCode + code, name }]
      : [];
  });
  const seat = /^\d{6}$/.test(room.divisionCode)
    ? [{ code: room.divisionCode, name: room.name.replace(/(?:应急|防汛)?(?:总?值班室|指挥中心)$/u, '') }]
    : [];
  return [...seat, ...own];
}

/** Divisions of the data, the room's units and those that entries of the book name, each once. */
export function knownAreas(db: Db, resources: string): Area[] {
  const areas = new Map<string, string>();
  const named = db
    .prepare<[], Area>(
      "SELECT DISTINCT area_code AS code, area_name AS name FROM contacts WHERE area_code IS NOT NULL AND area_name <> '' AND removed_at IS NULL ORDER BY 1, 2",
    )
    .all();
  for (const { code, name } of [...shippedDivisions(resources), ...ownAreas(db), ...named]) {
    if (!areas.has(code)) areas.set(code, name);
  }
  return [...areas].map(([code, name]) => ({ code, name })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Divisions that a file of this room most likely names: the room's own, below it, and those above it. */
export function nearAreas(db: Db, resources: string): Area[] {
  const code = readRoom(db)?.divisionCode ?? '';
  const prefix = areaPrefix(code);
  const above = new Set<string>();
  for (let at = parentOf(code); at !== null; at = parentOf(at)) above.add(at);
  return knownAreas(db, resources).filter((area) => area.code.startsWith(prefix) || above.has(area.code));
}

/** Divisions right below one; null gives the room's own, then the provinces. */
export function childrenOf(db: Db, resources: string, code: string | null): AreaRow[] {
  const all = knownAreas(db, resources);
  const parents = new Set(all.map((area) => parentOf(area.code)));
  const row = (area: Area): AreaRow => ({ ...area, hasChildren: parents.has(area.code) });
  if (code !== null) return all.filter((area) => parentOf(area.code) === code).map(row);
  const own = readRoom(db)?.divisionCode;
  return [
    ...all.filter((area) => area.code === own).map(row),
    ...all.filter((area) => parentOf(area.code) === null && area.code !== own).map(row),
  ];
}
