import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ExportTools, exportShift } from '../../../electron/main/print/exportShift';
import { writeFileWhole } from '../../../electron/main/print/writeFile';
import { wordsOf } from '../../../electron/main/words';
import { ok, type Result, refuse } from '../../../shared/contract/errors';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchdesk-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Asked = { procedure: string; input: unknown; as: string | null };

function tools(answers: Record<string, Result<unknown>>, chosen: string | null) {
  const asked: Asked[] = [];
  const offered: string[] = [];
  const made: ExportTools = {
    desk: async (procedure, input, as) => {
      asked.push({ procedure, input, as });
      return answers[procedure] ?? ok({});
    },
    choosePath: async ({ defaultPath }) => {
      offered.push(defaultPath);
      return chosen;
    },
    print: async (html, footer) => Buffer.from(`%PDF ${html}${footer}`),
    documents: '/home/li/文档',
    words: wordsOf('zh'),
  };
  return { made, asked, offered };
}

const named = {
  'export.fileName': ok({ fileName: '值班日志 2026-11-24.pdf' }),
  'export.html': ok({ html: '<p>x', footerHtml: '<p>1' }),
};
const pdf = { shiftId: 's-1', format: 'pdf' } as const;
const csv = { shiftId: 's-1', format: 'csv' } as const;

describe('exporting a shift', () => {
  test('prints the page of the desk, writes it whole and tells the desk name and digest', async () => {
    const path = join(folder, 'log.pdf');
    const { made, asked, offered } = tools(named, path);
    expect(await exportShift(made, pdf, 'a-1')).toEqual(ok({ path }));
    expect(readFileSync(path, 'utf8')).toBe('%PDF <p>x<p>1');
    expect(readdirSync(folder)).toEqual(['log.pdf']);
    expect(offered).toEqual([join('/home/li/文档', '值班日志 2026-11-24.pdf')]);
    expect(asked.at(-1)).toEqual({
      procedure: 'export.printed',
      input: { shiftId: 's-1', fileName: 'log.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      as: 'a-1',
    });
  });

  test('leaves the writing of a table to the desk', async () => {
    const path = join(folder, 'log.csv');
    const { made, asked } = tools(named, path);
    expect(await exportShift(made, csv, 'a-1')).toEqual(ok({ path }));
    expect(asked.at(-1)).toEqual({
      procedure: 'export.write',
      input: { scope: { shiftId: 's-1' }, format: 'csv', path },
      as: 'a-1',
    });
  });

  test('gives null and writes nothing when the person cancels', async () => {
    const { made, asked } = tools(named, null);
    expect(await exportShift(made, pdf, 'a-1')).toEqual(ok(null));
    expect(asked.map(({ procedure }) => procedure)).toEqual(['export.fileName']);
  });

  test('needs an account, and asks nobody where to save when the desk refuses', async () => {
    expect(await exportShift(tools(named, null).made, pdf, null)).toEqual(refuse('not_signed_in'));
    const { made, offered } = tools({ 'export.fileName': refuse('not_found') }, join(folder, 'x'));
    expect(await exportShift(made, pdf, 'a-1')).toEqual(refuse('not_found'));
    expect(offered).toEqual([]);
  });

  test('never lets a name from the desk lead out of the folder that is offered', async () => {
    const { made, offered } = tools({ 'export.fileName': ok({ fileName: '../../etc/x.pdf' }) }, null);
    await exportShift(made, pdf, 'a-1');
    expect(offered).toEqual([join('/home/li/文档', 'x.pdf')]);
  });

  test('adds the ending that a person left out, but not over a file the dialog did not ask about', async () => {
    const first = tools(named, join(folder, 'log'));
    expect(await exportShift(first.made, pdf, 'a-1')).toEqual(ok({ path: join(folder, 'log.pdf') }));
    const second = tools(named, join(folder, 'log'));
    expect(await exportShift(second.made, pdf, 'a-1')).toEqual(ok({ path: join(folder, 'log') }));
  });

  test('says that it failed when the file cannot be written, and leaves nothing behind', async () => {
    const { made, asked } = tools(named, join(folder, 'missing', 'log.pdf'));
    expect(await exportShift(made, pdf, 'a-1')).toEqual(
      refuse('export_failed', { params: { detail: 'ENOENT' } }),
    );
    expect(asked.some(({ procedure }) => procedure === 'export.printed')).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('writing a file whole', () => {
  test('replaces what stood under the name only when the new one is complete', async () => {
    const path = join(folder, 'a.bin');
    writeFileSync(path, 'old');
    await writeFileWhole(path, Buffer.from('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    await expect(writeFileWhole(folder, Buffer.from('x'))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['a.bin']);
  });
});
