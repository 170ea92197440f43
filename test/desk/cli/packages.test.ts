import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cli, signInOptions } from '../../helpers/cliRun';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { sealedBytes } from '../../helpers/sealedRoom';

let room: DeskRoom;
let path: string;

beforeAll(async () => {
  room = await makeRoom();
  await room.line('岚溪镇来电：河水上涨');
  path = join(tempFolder('out'), '封装包.zip');
  writeFileSync(path, sealedBytes(room));
  room.close();
});
afterAll(() => room.dispose());

describe('watchdesk verify-package', () => {
  test('needs no home: tells room, span, numbers, fingerprint and code, exit 0', async () => {
    const run = await cli(['verify-package', path, '--json']);
    expect(run.code).toBe(0);
    const told = JSON.parse(run.stdout);
    expect(told).toMatchObject({
      ok: true,
      room: { name: '岚溪县应急值班室' },
      rows: 1,
      people: 1,
      problems: [],
    });
    expect(told.fingerprint.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const words = await cli(['verify-package', path]);
    for (const word of ['核验通过', '岚溪县应急值班室', told.fingerprint.code, told.codes.last.code]) {
      expect(words.stdout).toContain(word);
    }
    const right = ['--key', told.fingerprint.hex, '--code', told.codes.last.code];
    expect((await cli(['verify-package', path, ...right])).code).toBe(0);
    expect((await cli(['verify-package', path, '--key', '0'.repeat(64)])).code).toBe(1);
  });

  test('names the place of a change in the reader’s language, exit 1', async () => {
    const bytes = readFileSync(path);
    const at = bytes.indexOf('河水上涨', bytes.indexOf('journal.jsonl'));
    Buffer.from('河水下降').copy(bytes, at);
    const changed = join(tempFolder('out'), 'changed.zip');
    writeFileSync(changed, bytes);
    const zh = await cli(['verify-package', changed]);
    expect(zh.code).toBe(1);
    expect(zh.stdout).toMatch(/journal\.jsonl，第 1 行，日志链第 \d+ 条，“正文”栏：正文被改过/);
    const en = await cli(['verify-package', changed, '--lang', 'en']);
    expect(en.stdout).toMatch(
      /journal\.jsonl, line 1, record \d+ of the journal, field “body”: its body was changed/,
    );
  });

  test('exit 1 for a file that is not there, 2 for no file or two', async () => {
    expect((await cli(['verify-package', '/nowhere.zip'])).code).toBe(1);
    expect((await cli(['verify-package'])).code).toBe(2);
    expect((await cli(['verify-package', path, path])).code).toBe(2);
  });
});

describe('watchdesk import-log', () => {
  const home = (): readonly string[] => ['--home', room.home, ...signInOptions('supervisor')];
  const csv = (text: string): string => {
    const file = join(tempFolder('csv'), '旧日志.csv');
    writeFileSync(file, text);
    return file;
  };
  const GOOD = '何时,说了什么\n2025-03-04 02:38,水位上涨\n2025-03-04 02:50,已到警戒\n';
  const map = (): string => {
    const file = join(tempFolder('map'), 'M.json');
    writeFileSync(file, JSON.stringify({ columns: { received: '何时', text: '说了什么' } }));
    return file;
  };

  test('reads dry by a map, imports, and warns of the same file', async () => {
    const file = csv(GOOD);
    const dry = await cli(['import-log', file, '--map', map(), '--dry-run', '--json', ...home()]);
    expect([dry.code, JSON.parse(dry.stdout)]).toMatchObject([0, { ok: true, good: 2, bad: 0, batch: null }]);
    const real = await cli(['import-log', file, '--map', map(), '--source', '旧台账', '--json', ...home()]);
    expect([real.code, JSON.parse(real.stdout)]).toMatchObject([
      0,
      { batch: { good: 2, state: 'done', source: '旧台账' } },
    ]);
    const again = await cli(['import-log', file, '--json', ...home()]);
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([1, { error: { code: 'import_before' } }]);
  });

  test('names broken rows and imports nothing, unless the good ones are wanted', async () => {
    const file = csv(`${GOOD}昨天,看不懂的时间\n`);
    const refused = await cli(['import-log', file, '--map', map(), ...home()]);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('第 4 行，“何时”栏：时间看不懂（昨天）');
    const skipped = await cli(['import-log', file, '--map', map(), '--skip-bad', '--json', ...home()]);
    expect([skipped.code, JSON.parse(skipped.stdout)]).toMatchObject([
      0,
      { ok: true, batch: { good: 2, bad: 1 } },
    ]);
  });

  test('exit 2 for a map that is not one', async () => {
    const bad = join(tempFolder('map'), 'M.json');
    writeFileSync(bad, '{"columns":{"colour":"何时"}}');
    expect((await cli(['import-log', csv(GOOD), '--map', bad, ...home()])).code).toBe(2);
    expect((await cli(['import-log', csv(GOOD), '--map', '/nowhere.json', ...home()])).code).toBe(2);
  });
});
