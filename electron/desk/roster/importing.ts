import { basename } from 'node:path';
import type { RosterPreview } from '../../../shared/contract/areas/roster';
import { fits, proposeLayout, type RosterLayout } from '../../../shared/rules/roster/layout';
import { readSheet } from '../../../shared/rules/roster/readSheet';
import { monthIn } from '../../../shared/rules/roster/sheetDays';
import type { SomeHandlers } from '../call';
import { type Db, statement } from '../db/statement';
import { refuseWith } from '../deskError';
import { readSetting } from '../settings/read';
import { accountFinder } from './read';
import type { SheetText } from './sheets';

/** Files that were read lately; older ones are forgotten. */
const KEPT = 5;

type FileRow = { id: string; name: string; sha256: string; sheets: string };

function fileById(db: Db, id: string): { readonly name: string; readonly sheets: readonly SheetText[] } {
  const row = statement<[string], FileRow>(db, 'SELECT * FROM local_roster_files WHERE id = ?').get(id);
  if (!row) return refuseWith('not_found', { field: 'fileId' });
  return { name: row.name, sheets: JSON.parse(row.sheets) as SheetText[] };
}

/** The month a sheet is of, by its first rows, its name or the file's. */
function monthOfSheet(sheet: SheetText, fileName: string): string | null {
  const said = [...sheet.rows.slice(0, 4).flat(), sheet.name, fileName].map(monthIn);
  const real = sheet.rows.flat().find((text) => /^20\d{2}-\d{2}-\d{2}$/.test(text));
  return said.find((month) => month !== null) ?? real?.slice(0, 7) ?? null;
}

function layoutFor(db: Db, rows: SheetText['rows']): { layout: RosterLayout | null; isRemembered: boolean } {
  const remembered = readSetting(db, 'rosterLayout').layout;
  if (remembered !== null && fits(remembered, rows)) return { layout: remembered, isRemembered: true };
  return { layout: proposeLayout(rows), isRemembered: false };
}

export const rosterImportHandlers: SomeHandlers<'roster.readFile' | 'roster.preview'> = {
  'roster.readFile': async (input, { desk, services }) => {
    const { sha256, sheets } = await services.workers.run({ task: 'rosterSheets', path: input.path });
    const fileId = desk.newId();
    const fileName = basename(input.path).slice(0, 200);
    desk.db
      .transaction(() => {
        statement(
          desk.db,
          'INSERT INTO local_roster_files (id, name, sha256, read_at, sheets) VALUES (?, ?, ?, ?, ?)',
        ).run(fileId, fileName, sha256, desk.now(), JSON.stringify(sheets));
        statement(
          desk.db,
          'DELETE FROM local_roster_files WHERE id NOT IN (SELECT id FROM local_roster_files ORDER BY read_at DESC, id DESC LIMIT ?)',
        ).run(KEPT);
      })
      .immediate();
    return { fileId, fileName, sha256, sheets: sheets.map((sheet) => sheet.name) };
  },

  'roster.preview': (input, { desk }): RosterPreview => {
    const { db } = desk;
    const file = fileById(db, input.fileId);
    const sheet = file.sheets[input.sheet] ?? refuseWith('not_found', { field: 'sheet' });
    const found =
      input.layout === null ? layoutFor(db, sheet.rows) : { layout: input.layout, isRemembered: false };
    const grid = sheet.rows.map((row) => [...row]);
    const read =
      found.layout === null
        ? { cells: [], problems: [], rows: 0 }
        : readSheet(grid, found.layout, {
            month: input.month,
            starts: readSetting(db, 'duty').startsAt,
            accountOf: accountFinder(db),
          });
    return {
      grid,
      month: monthOfSheet(sheet, file.name),
      layout: found.layout && { firstRow: found.layout.firstRow, columns: [...found.layout.columns] },
      isRemembered: found.isRemembered,
      cells: read.cells.map((cell) => ({ ...cell, people: cell.people.map((one) => ({ ...one })) })),
      problems: read.problems.map((one) => ({ ...one })),
      rows: read.rows,
    };
  },
};
