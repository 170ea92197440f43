import { expect, test } from 'vitest';
import {
  backupName,
  backupsToDrop,
  byNewest,
  dailyFileFor,
  isBackupDue,
  isBackupLate,
  isBackupName,
  isDailyFile,
  isPrunable,
} from '../../../shared/domain/recovery';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 29, 3);
const PLENTY = Number.MAX_SAFE_INTEGER;

const made = (at: number, bytes = 100) => ({
  name: backupName(at),
  madeAt: at,
  bytes,
  head: { origin: 'o', seq: 1, hash: '', hlc: `${String(at).padStart(13, '0')}-000000` },
});

test('a backup is named after its moment in the room’s time, and nothing else has such a name', () => {
  expect(backupName(NOW)).toBe('watchdesk-20261129-110000.wdbak');
  expect(backupName(NOW, 1)).toBe('watchdesk-20261129-110000-2.wdbak');
  expect([backupName(NOW), backupName(NOW, 1)].every(isBackupName)).toBe(true);
  expect(['.unfinished-1', '.dropped-watchdesk-20261129-110000.wdbak', 'x'].some(isBackupName)).toBe(false);
});

test('the last six, one of each of 24 hours and one of each of 14 days are kept', () => {
  const found = Array.from({ length: 6 * 24 * 20 }, (_, index) => made(NOW - index * 10 * MINUTE));
  const dropped = new Set(backupsToDrop(found, NOW, PLENTY));
  const kept = found.filter((one) => !dropped.has(one.name));
  expect(kept.slice(0, 6)).toEqual(found.slice(0, 6));
  // The last six lie in the newest two hours; 23 more hours, and 13 more days behind those.
  expect(kept.length).toBe(6 + 22 + 1 + 13);
  for (let hour = 0; hour < 24; hour += 1)
    expect(kept.some((one) => Math.floor((NOW - one.madeAt) / HOUR) === hour)).toBe(true);
  for (let day = 1; day < 14; day += 1)
    expect(kept.some((one) => Math.abs(NOW - day * DAY - one.madeAt) <= DAY)).toBe(true);
});

test('the oldest go where they take too much, but never the two newest, and one that cannot be read stays', () => {
  const found = [0, 1, 2, 3].map((day) => made(NOW - day * DAY));
  const unreadable = { ...made(NOW - 40 * DAY), madeAt: null };
  expect(backupsToDrop([...found, unreadable], NOW, 250)).toEqual([found[2]?.name, found[3]?.name]);
  expect(backupsToDrop(found, NOW, 1)).toEqual([found[2]?.name, found[3]?.name]);
});

test('which is newer is told by the journal, whatever the clock was set to', () => {
  const first = { ...made(NOW + 5 * HOUR), head: { ...made(NOW).head, hlc: '0000000000001-000000' } };
  const second = { ...made(NOW), head: { ...made(NOW).head, hlc: '0000000000002-000000' } };
  expect([first, second].sort(byNewest)[0]).toBe(second);
});

test('a backup is due only when something is not saved, and at once after the clock was set back', () => {
  const since = NOW - HOUR;
  expect(isBackupDue({ unsavedSince: null, triedAt: null }, 10, NOW)).toBe(false);
  expect(isBackupDue({ unsavedSince: since, triedAt: null }, 10, NOW)).toBe(true);
  expect(isBackupDue({ unsavedSince: since, triedAt: NOW - 9 * MINUTE }, 10, NOW)).toBe(false);
  expect(isBackupDue({ unsavedSince: since, triedAt: NOW - 10 * MINUTE }, 10, NOW)).toBe(true);
  expect(isBackupDue({ unsavedSince: since, triedAt: NOW + DAY }, 10, NOW)).toBe(true);
  expect(isBackupLate(NOW - 30 * MINUTE, NOW)).toBe(false);
  expect(isBackupLate(NOW - 31 * MINUTE, NOW)).toBe(true);
  expect(isBackupLate(null, NOW)).toBe(false);
});

test('nothing of the last 183 days may be pruned', () => {
  expect(isPrunable(NOW - 183 * DAY, NOW)).toBe(false);
  expect(isPrunable(NOW - 183 * DAY - 1, NOW)).toBe(true);
  expect(isPrunable(NOW + DAY, NOW)).toBe(false);
});

test('a row never goes into a daily file before the last one', () => {
  expect(dailyFileFor(NOW, null)).toBe('entries-20261129.jsonl');
  expect(dailyFileFor(NOW - 3 * DAY, 'entries-20261129.jsonl')).toBe('entries-20261129.jsonl');
  expect(dailyFileFor(NOW + DAY, 'entries-20261129.jsonl')).toBe('entries-20261130.jsonl');
  expect(isDailyFile('entries-20261129.jsonl.tmp')).toBe(false);
});
