import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { ImportFile, ImportReport } from '../../../shared/contract/areas/imports';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { brokenRow, foreignRow, writeXlsx } from '../../helpers/foreignLog';

const ROWS = 50_000;
const BROKEN = 37;
/** Broken rows lie all over the file, the first and the last row among them. */
const brokenAt = new Map(
  Array.from(
    { length: BROKEN },
    (_, way) => [Math.round(1 + (way * (ROWS - 1)) / (BROKEN - 1)), way] as const,
  ),
);

function* rows() {
  for (let n = 1; n <= ROWS; n += 1) {
    const way = brokenAt.get(n);
    yield way === undefined ? foreignRow(n) : brokenRow(n, way).row;
  }
}

let room: DeskRoom;
let file: ImportFile;
let report: ImportReport;

const count = (where = '1'): number =>
  (room.db.prepare(`SELECT count(*) AS n FROM log_entries WHERE ${where}`).get() as { n: number }).n;

beforeAll(async () => {
  room = await makeRoom();
  const path = await writeXlsx(rows());
  file = await room.call('import.open', { path }, room.supervisor);
  report = await room.call('import.check', { fileId: file.fileId, map: file.map }, room.supervisor);
}, 120_000);
afterAll(() => room.dispose());

describe('a spreadsheet of 50,000 rows with 37 broken ones', () => {
  test('is understood by its headings, and the dry run names the 37 and writes nothing', () => {
    expect(file.map.headerRow).toBe(2);
    expect([report.good, report.bad]).toEqual([ROWS - BROKEN, BROKEN]);
    const named = new Map(report.problems.map((one) => [one.row, one.code as string]));
    const expected = new Map([...brokenAt].map(([n, way]) => [n + 2, brokenRow(n, way).code]));
    expect(named).toEqual(expected);
    expect(count('import_id IS NOT NULL')).toBe(0);
    expect(room.facts().filter((one) => one.kind.startsWith('import.'))).toEqual([]);
  });

  test('is imported only by the explicit choice of its good rows, exactly, and counts in no shift', async () => {
    const batchId = room.newId();
    const input = { batchId, fileId: file.fileId, map: file.map, source: '旧值班台账', again: false };
    const refused = await room.refusal('import.run', { ...input, skipBad: false }, room.supervisor);
    expect(refused).toMatchObject({ code: 'import_has_bad_rows', params: { bad: BROKEN } });
    expect(count()).toBe(count('import_id IS NULL'));
    const batch = await room.call('import.run', { ...input, skipBad: true }, room.supervisor);
    expect(batch).toMatchObject({
      good: ROWS - BROKEN,
      bad: BROKEN,
      state: 'done',
      progress: 1,
      sha256: file.sha256,
    });
    expect(count(`import_id = '${batchId}'`)).toBe(ROWS - BROKEN);
    expect(count(`import_id = '${batchId}' AND shift_id IS NOT NULL`)).toBe(0);
  }, 120_000);

  test('is withdrawn by one linked line; its lines stay', async () => {
    const [batch] = await room.call('import.list', {});
    if (!batch) throw new Error('there is no batch');
    const entryId = room.newId();
    const after = await room.call(
      'import.withdraw',
      { batchId: batch.id, entryId, reason: '导错了年份' },
      room.supervisor,
    );
    expect(after).toMatchObject({ state: 'withdrawn', withdrawnReason: '导错了年份' });
    expect(count(`import_id = '${batch.id}' AND withdrawn_by_id = '${entryId}'`)).toBe(ROWS - BROKEN);
    expect(verifyJournal(room.db)).toMatchObject({ ok: true });
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  }, 120_000);
});
