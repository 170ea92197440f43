import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DeskRoom, tempFolder } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

/** A few lines of another log, now and then one of them broken, imported or (when broken and not allowed) refused. */
export async function importSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const path = join(tempFolder('import'), '旧日志.csv');
  const lines = Array.from({ length: 1 + (a % 5) }, (_, n) =>
    [
      `2025-0${1 + (b % 9)}-1${n} 0${c % 10}:${10 + n}`,
      '来电',
      `第 ${n} 条旧记录`,
      n === 3 ? '' : '王海',
    ].join(','),
  );
  if (c % 3 === 0) lines.push('昨天,来电,没有时间的一行,');
  writeFileSync(path, `时间,方式,内容,记录人\n${lines.join('\n')}\n`);
  const { fileId, map } = await room.call('import.open', { path }, room.supervisor);
  const input = { batchId: room.newId(), fileId, map, source: '旧台账' };
  await send('import.run', { ...input, skipBad: b % 2 === 0, again: c % 2 === 0 });
}

export async function withdrawSome(room: DeskRoom, { a, b }: Choice, send: Send): Promise<void> {
  const batches = await room.call('import.list', {});
  const batch = batches[a % Math.max(1, batches.length)];
  if (batch) {
    await send('import.withdraw', { batchId: batch.id, entryId: room.newId(), reason: `第${b}个理由` });
  }
}
