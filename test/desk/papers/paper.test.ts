import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PaperFormat } from '../../../shared/contract/areas/papers';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
  await room.call('shift.open', {
    shiftId: room.newId(),
    startsAt: room.clock.wall() - 60_000,
    endsAt: room.clock.wall() + 3_600_000,
    posts: [{ post: 'primary_officer', accountId: room.officer, name: '陈立', phone: '' }],
  });
});
afterEach(() => room.dispose());

const scope = () => ({ from: room.clock.wall() - 60_000, to: room.clock.wall() + 60_000 });

async function write(format: Exclude<PaperFormat, 'pdf'>, masked = false) {
  const path = join(tempFolder('papers'), `a.${format}`);
  const written = await room.call('paper.write', {
    paper: { kind: 'log', scope: scope() },
    masked,
    jobId: room.newId(),
    format,
    path,
  });
  return { path, written };
}

describe('a paper of the log', () => {
  test('is composed as HTML in which nothing a person typed is markup', async () => {
    await room.line('<script>alert(1)</script>&"');
    const page = await room.call('paper.preview', { paper: { kind: 'log', scope: scope() }, masked: false });
    expect(page.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;');
    expect(page.html).not.toContain('<script>');
    expect(page.landscape).toBe(true);
  });

  test('is written in every format of the desk, and the export stands in the log', async () => {
    await room.line('雨势加大');
    for (const format of ['docx', 'xlsx', 'csv', 'json'] as const) {
      const { path, written } = await write(format);
      expect(readFileSync(path).length).toBe(written.bytes);
      expect(room.facts().at(-1)).toMatchObject({
        kind: 'export.written',
        body: { format, sha256: written.sha256 },
      });
    }
  });
});
