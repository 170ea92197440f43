import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import mammoth from 'mammoth';
import readXlsx from 'read-excel-file/node';
import yauzl from 'yauzl';

/** Readers that share no code with what wrote the files. */

export const csvRows = (path: string): string[][] =>
  parse(readFileSync(path), { bom: true, relax_column_count: false }) as string[][];

export async function docxText(path: string): Promise<string> {
  return (await mammoth.extractRawText({ path })).value;
}

export async function xlsxRows(path: string): Promise<unknown[][]> {
  const read = (await readXlsx(path)) as unknown;
  const first = (read as { data?: unknown[][] }[])[0];
  return first !== undefined && !Array.isArray(first) && first.data ? first.data : (read as unknown[][]);
}

/** One part of a zip as text. */
export function zipPart(path: string, name: string): Promise<string> {
  return new Promise((done, fail) => {
    yauzl.open(path, { lazyEntries: true }, (problem, zip) => {
      if (problem) return fail(problem);
      zip.on('error', fail);
      zip.on('end', () => fail(new Error(`${name} is not in ${path}`)));
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== name) return zip.readEntry();
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return fail(failed);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('error', fail);
          stream.on('end', () => done(Buffer.concat(chunks).toString('utf8')));
        });
      });
      zip.readEntry();
    });
  });
}
