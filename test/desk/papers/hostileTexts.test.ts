import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Window } from 'happy-dom';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PAPER_FORMATS, type PaperRef, paperRef } from '../../../shared/contract/areas/papers';
import { rightValue, shapeOf } from '../../faults/hostile';
import { type Poisoned, poison } from '../../faults/poison';
import { keepHardening } from '../../faults/report';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import fc from '../../helpers/fc.ts';
import { zipPart } from '../../helpers/paperReaders';

let room: DeskRoom;
let poisoned: Poisoned;
/** papers of every kind that this room has something for */
let papers: ReadonlyMap<string, readonly PaperRef[]>;

beforeAll(async () => {
  room = await makeRoom();
  poisoned = await poison(room, 160, 8);
  papers = await findPapers();
}, 240_000);
afterAll(() => room.dispose());

/** As many different papers as chance finds among the ids that are there. */
async function findPapers(): Promise<ReadonlyMap<string, readonly PaperRef[]>> {
  const ids = [...new Set(room.facts().map((fact) => fact.subject))];
  const spans = [{ from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) }];
  const guesses = fc.sample(rightValue(shapeOf(paperRef), ids), { numRuns: 4_000, seed: 8 });
  const wanted = [...spans.map((scope) => ({ kind: 'log', scope })), ...guesses];
  const found = new Map<string, PaperRef[]>();
  for (const paper of wanted as PaperRef[]) {
    const known = found.get(paper.kind) ?? [];
    if (known.length >= 2) continue;
    const reply = await room.reply('paper.preview', { paper, masked: false }, room.supervisor);
    if (reply.ok) found.set(paper.kind, [...known, paper]);
  }
  return found;
}

const FORBIDDEN = new Set([
  'SCRIPT',
  'IFRAME',
  'OBJECT',
  'EMBED',
  'LINK',
  'BASE',
  'FORM',
  'A',
  'MATH',
  'FRAME',
]);

/** What in a page could run, load or send something; nothing in a paper may. */
function dangersIn(html: string): readonly string[] {
  const window = new Window();
  const page = new window.DOMParser().parseFromString(html, 'text/html');
  const dangers: string[] = [];
  for (const element of page.querySelectorAll('*')) {
    if (FORBIDDEN.has(element.tagName.toUpperCase())) dangers.push(element.outerHTML.slice(0, 120));
    for (const { name, value } of element.attributes) {
      const isAddress = /^(src|href|action|xlink:href|data|formaction|poster)$/i.test(name);
      if (/^on/i.test(name) || (isAddress && !/^(data:|#)/i.test(value ?? '')))
        dangers.push(`${name}=${value}`);
    }
  }
  return dangers;
}

test('hostile texts are taken as texts in many fields of many areas', () => {
  expect(poisoned.fields.size).toBeGreaterThan(60);
  expect(papers.size).toBeGreaterThan(6);
  expect(room.problems).toEqual([]);
});

test('no paper holds anything that runs or loads, and each holds the texts as they were typed', async () => {
  let pages = 0;
  const wrong: string[] = [];
  for (const [kind, list] of papers) {
    for (const paper of list) {
      const { html } = await room.call('paper.preview', { paper, masked: false }, room.supervisor);
      pages += 1;
      wrong.push(...dangersIn(html).map((danger) => `${kind}: ${danger}`));
    }
  }
  keepHardening({
    id: 'E8',
    what: `hostile texts in ${poisoned.fields.size} fields, on ${pages} papers of ${papers.size} kinds`,
    tried: poisoned.texts,
    through: wrong.length,
  });
  expect(wrong).toEqual([]);
  const log = papers.get('log')?.[0];
  if (log === undefined) throw new Error('there is no log to print');
  const { html } = await room.call('paper.preview', { paper: log, masked: false }, room.supervisor);
  expect(html).toContain('&lt;script&gt;window.ranText=1&lt;/script&gt;');
});

test('no cell of a table computes anything, and every file is well-formed', async () => {
  const folder = tempFolder('hostile');
  let files = 0;
  const wrong: string[] = [];
  for (const [kind, [paper]] of papers) {
    for (const format of PAPER_FORMATS.filter((one) => one !== 'pdf')) {
      const path = join(folder, `${kind}.${format}`);
      const jobId = room.newId();
      const reply = await room.reply(
        'paper.write',
        { paper, masked: false, jobId, format, path },
        room.supervisor,
      );
      if (!reply.ok) continue;
      files += 1;
      wrong.push(...(await dangersOf(path, format)).map((danger) => `${kind}.${format}: ${danger}`));
    }
  }
  keepHardening({
    id: 'E8',
    what: `files written from them (CSV, XLSX, DOCX, JSON)`,
    tried: files,
    through: wrong.length,
  });
  expect(files).toBeGreaterThan(8);
  expect(wrong).toEqual([]);
});

async function dangersOf(path: string, format: string): Promise<readonly string[]> {
  if (format === 'csv')
    return (parse(readFileSync(path), { bom: true, relax_column_count: true }) as string[][])
      .flat()
      .filter((cell) => /^[=+@\t\r-]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell));
  if (format === 'json') {
    JSON.parse(readFileSync(path, 'utf8'));
    return [];
  }
  if (format === 'xlsx') {
    const sheet = await zipPart(path, 'xl/worksheets/sheet1.xml');
    return [...elementsOf(sheet)].filter((name) => name === 'f' || name === 'hyperlink');
  }
  if (format === 'docx')
    return [...elementsOf(await zipPart(path, 'word/document.xml'))].filter((name) =>
      /^w:(instrText|fldSimple|object|hyperlink)$/.test(name),
    );
  return [];
}

/** The names of all elements of an XML text; throws when it is not well-formed. */
function elementsOf(xml: string): ReadonlySet<string> {
  const names = new Set<string>();
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => names.add(tag.name));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return names;
}
