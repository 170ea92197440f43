import { expect, test } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { refillIfStale } from '../../../electron/desk/projections/refill';
import { PROLOGUE, perform } from '../../faults/anyActs';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

/** A room as an older version left it: the tables lack what the newest step of the schema added. */
async function staleRoom(): Promise<{ room: DeskRoom; whole: ReturnType<typeof projectionDigests> }> {
  const room = await makeRoom();
  await perform(room, [...PROLOGUE]);
  await room.line('枫坪镇来电，水位回落');
  const whole = projectionDigests(room.db);
  room.db.exec(`INSERT INTO local_state (name, value) VALUES ('projections_stale', '1');
    UPDATE log_entries SET text = '', attachments = '[]'; DELETE FROM deadlines;`);
  expect(projectionDigests(room.db)).not.toEqual(whole);
  return { room, whole };
}

const isMarked = (room: DeskRoom): boolean =>
  room.db.prepare("SELECT 1 FROM local_state WHERE name = 'projections_stale'").get() !== undefined;

test('a home whose tables an older version wrote is refilled from its journal when it is opened', async () => {
  const { room, whole } = await staleRoom();
  room.reopen();
  expect(projectionDigests(room.db)).toEqual(whole);
  expect(isMarked(room)).toBe(false);
  room.dispose();
});

test('a home too large for that keeps the mark for a rebuild by hand', async () => {
  const { room } = await staleRoom();
  expect(refillIfStale(room.db, 0)).toBe(false);
  expect(isMarked(room)).toBe(true);
  expect(refillIfStale(room.db)).toBe(true);
  expect(refillIfStale(room.db)).toBe(false);
  room.dispose();
});
