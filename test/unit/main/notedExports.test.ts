import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveAttachment } from '../../../electron/main/files/saveAttachment';
import { saveAudit } from '../../../electron/main/print/saveAudit';
import { savePicture } from '../../../electron/main/print/saveNumbers';
import { wordsOf } from '../../../electron/main/words';
import { type Result, refuse } from '../../../shared/contract/errors';

const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from('a picture of a chart, long enough'),
]);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchdesk-noted-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A desk that answers by name and remembers what of a folder stood there when it was asked. */
function tools(answers: Readonly<Record<string, Result<unknown>>>) {
  const asked: { readonly procedure: string; readonly input: unknown; readonly files: string[] }[] = [];
  const desk = (procedure: string, input: unknown): Promise<Result<unknown>> => {
    asked.push({ procedure, input, files: readdirSync(folder).filter((name) => !name.startsWith('.')) });
    return Promise.resolve(answers[procedure] ?? { ok: true, value: {} });
  };
  const path = join(folder, 'out.bin');
  const choosePath = (): Promise<string> => Promise.resolve(path);
  return { asked, path, made: { desk, choosePath, documents: folder, words: wordsOf('zh') } };
}

describe('what main writes itself', () => {
  test('is noted with its hash before the file has its name', async () => {
    const kept = join(folder, 'kept');
    writeFileSync(kept, 'photograph');
    const sha256 = createHash('sha256').update('photograph').digest('hex');
    const { asked, path, made } = tools({ 'attachment.locate': { ok: true, value: { path: kept } } });
    const saved = await saveAttachment(made, { sha256, name: '现场.jpg' }, 'a-1');
    expect(saved).toEqual({ ok: true, value: { path } });
    expect(asked.at(-1)).toMatchObject({
      procedure: 'export.note',
      input: { what: 'attachment', title: '现场.jpg', format: 'jpg', sha256 },
      files: ['kept'],
    });
    expect(readFileSync(path, 'utf8')).toBe('photograph');
  });

  test('leaves no file where the desk does not take the entry', async () => {
    const { made } = tools({ 'export.note': refuse('disk_full') });
    const request = { name: '每月接报', png: PNG.toString('base64') };
    expect(await savePicture(made, request, 'a-1')).toEqual(refuse('disk_full'));
    expect(readdirSync(folder)).toEqual([]);
  });

  test('offers the audit under its name and leaves the writing to the desk', async () => {
    const { asked, path, made } = tools({ 'audit.write': { ok: true, value: { rows: 12 } } });
    const filter = { from: null, to: null, kinds: [], accountId: null, text: '' };
    expect(await saveAudit(made, { filter, locale: 'zh' }, 'a-1')).toEqual({
      ok: true,
      value: { path, rows: 12 },
    });
    expect(asked).toMatchObject([{ procedure: 'audit.write', input: { filter, locale: 'zh', path } }]);
  });
});
