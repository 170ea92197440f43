import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ BrowserWindow: class {}, session: {} }));

import { Papers, type PaperTools, pagesOf } from '../../../electron/main/print/papers';
import { Cancelled, type PrintJob } from '../../../electron/main/print/printPage';
import { writeFileWhole } from '../../../electron/main/print/writeFile';
import { wordsOf } from '../../../electron/main/words';
import { ok, type Result, refuse } from '../../../shared/contract/errors';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchdesk-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Asked = { procedure: string; input: unknown; as: string | null };

const JOB = '00000000-0000-4000-8000-000000000001';
const paper = { kind: 'shift_log', shiftId: 's-1' } as const;
const copy = { paper, masked: false };
const pdf = { ...copy, jobId: JOB, format: 'pdf' } as const;
const csv = { ...copy, jobId: JOB, format: 'csv' } as const;
const named = {
  'paper.fileName': ok({ fileName: '值班日志 2026-11-24' }),
  'paper.compose': ok({ html: '<p>x', footerHtml: '<p>1', fileName: 'x', rows: 5 }),
  'paper.write': ok({ rows: 7, bytes: 1, sha256: '', path: '' }),
};
const PDF = '%PDF /Type /Pages /Type /Page /Type/Page';

type Options = {
  readonly chosen?: string | null;
  readonly job?: Partial<PrintJob>;
  readonly printer?: boolean;
};

function tools(answers: Record<string, Result<unknown>>, options: Options = {}) {
  const asked: Asked[] = [];
  const offered: string[] = [];
  let open = 0;
  const made: PaperTools = {
    desk: async (procedure, input, as) => {
      asked.push({ procedure, input, as });
      return answers[procedure] ?? ok({});
    },
    choosePath: async ({ defaultPath }) => {
      offered.push(defaultPath);
      return options.chosen ?? null;
    },
    open: () => {
      open += 1;
      return {
        toPdf: async () => Buffer.from(PDF),
        print: async () => true,
        printTo: async () => undefined,
        cancel: () => undefined,
        ...options.job,
        close: () => {
          open -= 1;
        },
      };
    },
    hasPrinter: async () => options.printer ?? true,
    documents: '/home/li/文档',
    words: wordsOf('zh'),
  };
  return { made, asked, offered, left: () => open };
}

describe('saving a paper', () => {
  test('prints the page of the desk, writes it whole and tells the desk digest, sheets and rows', async () => {
    const path = join(folder, 'log.pdf');
    const { made, asked, offered, left } = tools(named, { chosen: path });
    expect(await new Papers().save(made, pdf, 'a-1')).toEqual(ok({ path, rows: 5, pages: 2 }));
    expect(readFileSync(path, 'utf8')).toBe(PDF);
    expect(readdirSync(folder)).toEqual(['log.pdf']);
    expect(offered).toEqual([join('/home/li/文档', '值班日志 2026-11-24.pdf')]);
    expect(asked.at(-1)).toEqual({
      procedure: 'paper.printed',
      input: { ...copy, way: 'pdf', rows: 5, pages: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      as: 'a-1',
    });
    expect(left()).toBe(0);
  });

  test('leaves the writing of every other format to the desk', async () => {
    const path = join(folder, 'log.csv');
    const { made, asked, left } = tools(named, { chosen: path });
    expect(await new Papers().save(made, csv, 'a-1')).toEqual(ok({ path, rows: 7, pages: null }));
    expect(asked.at(-1)).toEqual({
      procedure: 'paper.write',
      input: { ...copy, jobId: JOB, format: 'csv', path },
      as: 'a-1',
    });
    expect(left()).toBe(0);
  });

  test('gives null and writes nothing when the person leaves the dialog', async () => {
    const { made, asked } = tools(named);
    expect(await new Papers().save(made, pdf, 'a-1')).toEqual(ok(null));
    expect(asked.map(({ procedure }) => procedure)).toEqual(['paper.fileName']);
  });

  test('needs an account, and asks nobody where to save when the desk refuses', async () => {
    expect(await new Papers().save(tools(named).made, pdf, null)).toEqual(refuse('not_signed_in'));
    const { made, offered } = tools({ 'paper.fileName': refuse('not_found') });
    expect(await new Papers().save(made, pdf, 'a-1')).toEqual(refuse('not_found'));
    expect(offered).toEqual([]);
  });

  test('never lets a name from the desk lead out of the folder that is offered', async () => {
    const { made, offered } = tools({ 'paper.fileName': ok({ fileName: '../../etc/x' }) });
    await new Papers().save(made, pdf, 'a-1');
    expect(offered).toEqual([join('/home/li/文档', 'x.pdf')]);
  });

  test('adds the ending that a person left out, but not over a file the dialog did not ask about', async () => {
    const chosen = join(folder, 'log');
    const saved = async () => (await new Papers().save(tools(named, { chosen }).made, pdf, 'a-1')) as unknown;
    expect(await saved()).toMatchObject({ value: { path: join(folder, 'log.pdf') } });
    expect(await saved()).toMatchObject({ value: { path: chosen } });
  });

  test('says that it failed when the file cannot be written, and leaves nothing behind', async () => {
    const { made, asked, left } = tools(named, { chosen: join(folder, 'missing', 'log.pdf') });
    expect(await new Papers().save(made, pdf, 'a-1')).toEqual(
      refuse('export_failed', { params: { detail: 'ENOENT' } }),
    );
    expect(asked.some(({ procedure }) => procedure === 'paper.printed')).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    expect(left()).toBe(0);
  });

  test('a cancelled printing leaves no file, no window and no trace in the log', async () => {
    const papers = new Papers();
    let fail: (error: Error) => void = () => undefined;
    const job = {
      toPdf: () =>
        new Promise<Buffer>((_done, reject) => {
          fail = reject;
        }),
      cancel: () => fail(new Cancelled()),
    };
    const { made, asked, left } = tools(named, { chosen: join(folder, 'log.pdf'), job });
    const saving = papers.save(made, pdf, 'a-1');
    await vi.waitFor(() => expect(left()).toBe(1));
    await papers.cancel(made, JOB, 'a-1');
    expect(await saving).toEqual(refuse('cancelled'));
    expect(readdirSync(folder)).toEqual([]);
    expect(left()).toBe(0);
    expect(asked.map(({ procedure }) => procedure)).toEqual([
      'paper.fileName',
      'paper.compose',
      'paper.cancel',
    ]);
  });
});

describe('printing a paper', () => {
  test('says so when there is no printer, before anything is composed', async () => {
    const { made, asked } = tools(named, { printer: false });
    expect(await new Papers().print(made, { ...copy, jobId: JOB }, 'a-1')).toEqual(refuse('no_printer'));
    expect(asked).toEqual([]);
  });

  test('is noted when it was printed, and not when the person left the system’s dialog', async () => {
    const printed = tools(named);
    const request = { ...copy, jobId: JOB };
    expect(await new Papers().print(printed.made, request, 'a-1')).toEqual(ok({ printed: true }));
    expect(printed.asked.at(-1)).toMatchObject({ procedure: 'paper.printed', input: { way: 'printer' } });
    const left = tools(named, { job: { print: async () => false } });
    expect(await new Papers().print(left.made, request, 'a-1')).toEqual(ok({ printed: false }));
    expect(left.asked.map(({ procedure }) => procedure)).toEqual(['paper.compose']);
  });
});

test('sheets of a PDF are counted by its page objects', () => {
  expect(pagesOf(Buffer.from(PDF))).toBe(2);
  expect(pagesOf(Buffer.from('%PDF'))).toBe(0);
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
