import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reportText } from '../../../shared/reports/text';
import { INITIAL_REPORT, UPDATE_REPORT } from '../../fixtures/reports';
import { dayShift, landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { docxText, zipPart } from '../../helpers/paperReaders';

let room: DeskRoom;
let incidentId: string;
beforeEach(async () => {
  room = await makeRoom();
  await room.call('shift.open', dayShift(room));
  const incident = landslide(room);
  await room.call('incident.record', incident);
  incidentId = incident.incidentId;
});
afterEach(() => room.dispose());

const draft = (document = INITIAL_REPORT) =>
  ({ kind: 'report_draft', incidentId, document, withCodes: false }) as const;

async function written(format: 'docx' | 'txt', document = INITIAL_REPORT, masked = false): Promise<string> {
  const path = join(tempFolder('reports'), `a.${format}`);
  await room.call('paper.write', { paper: draft(document), masked, jobId: room.newId(), format, path });
  return path;
}

/** One part of a document by a reader of XML that shares nothing with the writer. */
async function part(path: string, name: string) {
  const { DOMParser } = new Window();
  const doc = new DOMParser().parseFromString(await zipPart(path, name), 'application/xml');
  const all = (tag: string) => [...doc.getElementsByTagName(`w:${tag}`)];
  return {
    all,
    attribute: (tag: string, attribute: string): string | null =>
      all(tag)[0]?.getAttribute(`w:${attribute}`) ?? null,
  };
}

const twips = (mm: number): number => (mm / 25.4) * 1440;
const flat = (text: string): string => text.replaceAll(/\s/g, '');

describe('a report as DOCX', () => {
  test('has the paper, margins and grid of GB/T 9704', async () => {
    const { attribute } = await part(await written('docx'), 'word/document.xml');
    for (const [tag, name, mm] of [
      ['pgSz', 'w', 210],
      ['pgSz', 'h', 297],
      ['pgMar', 'top', 37],
      ['pgMar', 'right', 26],
      ['pgMar', 'bottom', 35],
      ['pgMar', 'left', 28],
    ] as const) {
      expect(Math.abs(Number(attribute(tag, name)) - twips(mm)), `${tag} ${name}`).toBeLessThan(twips(0.1));
    }
    expect(attribute('docGrid', 'type')).toBe('linesAndChars');
    const pitch = Number(attribute('docGrid', 'linePitch'));
    expect(Math.floor(twips(225) / pitch)).toBe(22);
    expect(pitch / 20).toBeLessThanOrEqual(28.95);
    const cell = 16 + Number(attribute('docGrid', 'charSpace')) / 4096;
    expect(Math.floor((twips(156) / 20 / cell) * 1000) / 1000).toBeGreaterThanOrEqual(28);
    expect(Math.floor(twips(156) / 20 / cell)).toBe(28);
  });

  test('sets every line of text exactly on the pitch of the grid, in 16 points', async () => {
    const path = await written('docx');
    const { all } = await part(path, 'word/document.xml');
    const lines = all('spacing').map((one) => [one.getAttribute('w:line'), one.getAttribute('w:lineRule')]);
    expect(lines.length).toBeGreaterThan(15);
    expect(new Set(lines.map(([, rule]) => rule))).toEqual(new Set(['exact']));
    const styles = await part(path, 'word/styles.xml');
    expect(styles.attribute('sz', 'val')).toBe('32');
  });

  test('names the official faces', async () => {
    const path = await written('docx');
    const faces = new Set(
      (await part(path, 'word/document.xml')).all('rFonts').map((one) => one.getAttribute('w:eastAsia')),
    );
    for (const face of ['方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312'])
      expect(faces).toContain(face);
    expect((await part(path, 'word/styles.xml')).attribute('rFonts', 'eastAsia')).toBe('仿宋_GB2312');
  });

  test('numbers odd pages on the right and even ones on the left, one character in', async () => {
    const path = await written('docx');
    const { all } = await part(path, 'word/document.xml');
    expect((await part(path, 'word/settings.xml')).all('evenAndOddHeaders')).toHaveLength(1);
    const kinds = all('footerReference').map((one) => one.getAttribute('w:type'));
    expect(kinds.toSorted()).toEqual(['default', 'even']);
    const feet = await Promise.all(['word/footer1.xml', 'word/footer2.xml'].map((name) => part(path, name)));
    const sides = feet.map(({ attribute, all: tags }) => ({
      side: attribute('jc', 'val'),
      indent: attribute('ind', 'left') ?? attribute('ind', 'right'),
      size: attribute('sz', 'val'),
      face: attribute('rFonts', 'eastAsia'),
      dashes: tags('t').map((one) => one.textContent),
    }));
    const look = { indent: '280', size: '28', face: '宋体', dashes: ['— ', ' —'] };
    expect(sides).toEqual([
      { side: 'right', ...look },
      { side: 'left', ...look },
    ]);
  });

  test('holds every sentence of the report in order', async () => {
    for (const document of [INITIAL_REPORT, UPDATE_REPORT]) {
      const text = flat(await docxText(await written('docx', document)));
      const body = flat(reportText(document)).replace(/(?:送|附件)：.*$/, '');
      expect(text).toContain(body);
      expect(text).toContain(flat(document.copies));
      for (const name of document.attachments) expect(text).toContain(name);
    }
  });
});

describe('a report as a text file', () => {
  test('is the text without layout, with line ends that any editor knows, and says that it is a draft', async () => {
    const bytes = readFileSync(await written('txt'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8').slice(1);
    expect(text.startsWith('【草稿，未签发】\r\n突发事件信息（初报）\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '\n')).toContain(reportText(INITIAL_REPORT));
  });

  test('hides telephones on a masked copy', async () => {
    const contact = '联系人：县应急管理局值班员，13800001234';
    const text = readFileSync(await written('txt', { ...INITIAL_REPORT, contact }, true), 'utf8');
    expect(text).toContain('脱敏副本');
    expect(text).not.toContain('13800001234');
  });
});

describe('a report on paper', () => {
  test('is offered under the name of county, incident, kind and moment', async () => {
    const { fileName } = await room.call('paper.fileName', { paper: draft(), masked: false });
    expect(fileName).toBe('岚溪县-上坑村山体滑坡-初报-202609120326-草稿');
  });

  test('is a box of A4 for every page, in millimetres and points', async () => {
    const { html, landscape } = await room.call('paper.preview', { paper: draft(), masked: false });
    expect(landscape).toBe(false);
    expect(html.match(/<section class="leaf">/g)).toHaveLength(2);
    expect(html).toContain('@page { size: A4 portrait; margin: 0mm 0mm 0mm 0mm; }');
    expect(html).not.toMatch(/\dpx/);
    expect(html).toContain('【草稿，未签发】');
    expect(html).toContain('— 1 —');
  });

  test('brings its text as codes on a page of their own when that is wanted', async () => {
    const { html } = await room.call('paper.preview', {
      paper: { ...draft(), withCodes: true },
      masked: false,
    });
    expect(html.match(/<section class="leaf">/g)).toHaveLength(3);
    expect(html.match(/class="code"/g)).toHaveLength(4);
    expect(html).toContain('（1/4）');
  });

  test('stands in the log once it was exported', async () => {
    await written('docx');
    expect(room.facts().at(-1)).toMatchObject({
      kind: 'export.written',
      body: { format: 'docx', rows: 41, scope: `report draft ${incidentId}` },
    });
  });

  test('is refused for an incident that is not there', async () => {
    await expect(
      room.call('paper.preview', { paper: { ...draft(), incidentId: 'nowhere' }, masked: false }),
    ).rejects.toThrow(/not_found/);
  });
});
