import { execFileSync } from 'node:child_process';
import { expect } from '@playwright/test';
import type { LogEntry } from '../../shared/contract/models';
import type { Console } from './e2e';

/** Stands in for the person at the file dialog: every file goes into the folder under the name that is offered. */
export async function answerSaveDialog({ app }: Console, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, to) => {
    dialog.showSaveDialog = (async (...given: unknown[]) => {
      const options = given.at(-1) as { defaultPath: string };
      const name = options.defaultPath.split('/').at(-1) ?? 'file';
      return { canceled: false, filePath: `${to}/${name}` };
    }) as typeof dialog.showSaveDialog;
  }, folder);
}

/** The text of a PDF as its reader would copy it, in reading order. */
export const pdfText = (path: string): string =>
  execFileSync('pdftotext', ['-enc', 'UTF-8', '-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });

/** Lines of a printed table break anywhere; what counts are the characters in their order. */
const squeezed = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');

/** Every line written by a person stands in the text, character for character. */
export function expectLogIn(text: string, lines: readonly LogEntry[]): void {
  expect(lines.length).toBeGreaterThan(0);
  const whole = squeezed(text);
  const missing = lines.filter((line) => !whole.includes(squeezed(line.text))).map((line) => line.text);
  expect(missing, 'lines that are not in the export').toEqual([]);
}

/** A4 landscape, and every font inside the file, so that Chinese is right on a machine without it. */
export function expectPages(path: string): void {
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
  const [, width = 0, height = 0] = /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(info)?.map(Number) ?? [];
  expect(Math.abs(width - 841.9), info).toBeLessThan(2);
  expect(Math.abs(height - 595.3), info).toBeLessThan(2);
  const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts)
    expect(font, 'embedded, with a map back to characters').toMatch(/\byes\s+\S+\s+yes\b/);
}

/** The cells of a CSV text by RFC 4180. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    const [whole, quoted, plain, end] = match;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '' || cell.lastIndex >= text.length) break;
    if (end !== ',') rows.push([]);
    if (whole === '') break;
  }
  return rows;
}
