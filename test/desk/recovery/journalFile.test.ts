import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dailyPaths, readDailyLines } from '../../../electron/desk/recovery/dailyLines';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { keepDaily } from '../../helpers/recoveryRoom';

let room: DeskRoom;
let folder: string;
beforeEach(async () => {
  room = await makeRoom();
  folder = tempFolder('daily');
});
afterEach(() => room.dispose());

const rows = (): string[] =>
  [...readDailyLines(dailyPaths(folder))].flatMap((line) =>
    line === null ? [] : `${line.origin} ${line.seq}`,
  );
const journal = (): string[] => room.facts().map((fact) => `${fact.origin} ${fact.seq}`);

it('holds what the journal holds when the answer goes out, by the day of the room', async () => {
  const file = keepDaily(room, folder);
  await expect.poll(() => file.state.state, { timeout: 20_000 }).toBe('ok');
  expect(rows()).toEqual(journal());
  await room.line('一条');
  await file.settled();
  expect(rows()).toEqual(journal());
  expect(dailyPaths(folder).map((path) => path.slice(-22))).toEqual([
    'entries-20260101.jsonl',
    'entries-20261124.jsonl',
  ]);
  // A clock that is set back does not split the order of the files.
  room.clock.setWall(Date.UTC(2026, 5, 1));
  await room.line('时钟被拨回');
  await file.settled();
  expect(rows()).toEqual(journal());
  expect(dailyPaths(folder)).toHaveLength(2);
  await file.close();
});

it('after a stop takes up what it lacks, behind a line that was cut off', async () => {
  const first = keepDaily(room, folder);
  await expect.poll(() => first.state.state, { timeout: 20_000 }).toBe('ok');
  await first.close();
  room.desk.afterCommit = undefined;
  for (let n = 0; n < 3; n += 1) await room.line(`没有写进文件 ${n}`);
  const [last = ''] = dailyPaths(folder).slice(-1);
  appendFileSync(last, readFileSync(last, 'utf8').slice(0, 200));
  const second = keepDaily(room, folder);
  await expect.poll(() => second.state.state, { timeout: 20_000 }).toBe('ok');
  expect(rows()).toEqual(journal());
  await second.close();
});

it('fails loudly when its volume does, holds nobody up, and is whole again afterwards', async () => {
  const file = keepDaily(room, folder);
  await expect.poll(() => file.state.state, { timeout: 20_000 }).toBe('ok');
  await file.close();
  const away = `${folder}-away`;
  renameSync(folder, away);
  const second = keepDaily(room, folder);
  await room.line('盘拔了');
  await second.settled();
  await expect
    .poll(() => second.state, { timeout: 20_000 })
    .toMatchObject({ state: 'failing', problem: 'folder_gone' });
  renameSync(away, folder);
  await room.line('盘插回来了');
  await expect.poll(() => second.state.state, { timeout: 20_000 }).toBe('ok');
  expect(rows()).toEqual(journal());
  await second.close();
});

it('never mixes two rooms, and says when the data is older than the files', async () => {
  const file = keepDaily(room, folder);
  await expect.poll(() => file.state.state, { timeout: 20_000 }).toBe('ok');
  await file.close();
  const [last = ''] = dailyPaths(folder).slice(-1);
  const text = readFileSync(last, 'utf8');
  const line = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
  const hash = '00'.repeat(32);
  appendFileSync(last, `${JSON.stringify({ ...line, seq: Number(line['seq']) + 5, hash })}\n`);
  const ahead = keepDaily(room, folder);
  await expect
    .poll(() => ahead.state, { timeout: 20_000 })
    .toMatchObject({ state: 'failing', problem: 'ahead' });
  await ahead.close();
  writeFileSync(last, `${JSON.stringify({ ...line, room: 'another' })}\n`);
  const foreign = keepDaily(room, folder);
  await expect
    .poll(() => foreign.state, { timeout: 20_000 })
    .toMatchObject({ state: 'failing', problem: 'other_room' });
  await foreign.close();
  expect(readFileSync(last, 'utf8').split('\n')).toHaveLength(2);
});
