import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { FLOOD } from '../../unit/plan/imports/examples';
import { docxFile } from '../../unit/plan/imports/support';

let room: DeskRoom;
beforeAll(async () => {
  room = await makeRoom();
});
afterAll(() => room.dispose());

const PLAN = { planId: 'flash-flood-geohazard', revision: null, locale: 'zh' } as const;
const inFolder = (name: string): string => join(tempFolder('export'), name);
/** One white dot. */
const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

describe('reading a document', () => {
  test('gives its tables and paragraphs to whoever may keep drafts', async () => {
    const path = await docxFile('防汛.docx', FLOOD);
    const source = await room.call('planTransfer.read', { path }, room.supervisor);
    expect(source).toMatchObject({ format: 'docx', fileName: '防汛.docx' });
    expect(source.parts.map(({ part }) => part)).toEqual(['text', 'table', 'text']);
    expect((await room.refusal('planTransfer.read', { path }, room.operator)).code).toBe('forbidden');
  });

  test('a file that is gone is refused in words', async () => {
    const refused = await room.refusal('planTransfer.read', { path: '/nowhere/a.docx' }, room.supervisor);
    expect(refused).toMatchObject({ code: 'import_unreadable', params: { why: 'missing' } });
  });
});

describe('a plan as a file', () => {
  const write = (
    format: 'yaml' | 'md' | 'mermaid' | 'svg' | 'docx',
    name: string,
    locale: 'zh' | 'en' = 'zh',
  ) => {
    const picture = format === 'docx' ? { png: DOT, width: 600, height: 800 } : null;
    return room.call(
      'planTransfer.write',
      { ...PLAN, locale, format, path: inFolder(name), picture },
      room.operator,
    );
  };

  test('YAML is the stored text to the letter; Markdown, Mermaid and SVG hold every step', async () => {
    const { planText } = await room.call('plan.get', { planId: PLAN.planId }, room.operator);
    const yaml = await write('yaml', 'a.yaml');
    expect(readFileSync(yaml.path, 'utf8')).toBe(planText);
    for (const [format, name] of [
      ['md', 'a.md'],
      ['mermaid', 'a.mmd'],
      ['svg', 'a.svg'],
    ] as const) {
      const { path, bytes } = await write(format, name);
      const text = readFileSync(path, 'utf8');
      expect(Buffer.byteLength(text)).toBe(bytes);
      for (const title of ['接报登记', '同步调派主力', '书面初报', '复盘'])
        expect(text, format).toContain(title);
    }
  });

  test('DOCX is an official document: sections by number, steps by level, tables, annexes with the picture', async () => {
    const { path } = await write('docx', 'a.docx');
    const { value: text } = await mammoth.extractRawText({ path });
    for (const words of [
      '山洪地质灾害工作方案',
      '第1版（现行）',
      '一、总则',
      '二、启动条件',
      '三、处置步骤',
      '（一）接报登记',
      '四、步骤表',
      '五、应办事项',
      '附件1　涉及单位',
      '附件2　流程图',
      '县消防救援大队',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/\{\w+\}|undefined|null/);
    const { value: html } = await mammoth.convertToHtml({ path });
    expect(html.match(/<table>/g)?.length).toBeGreaterThanOrEqual(3);
    expect(html).toContain('<img');
    const english = await write('docx', 'b.docx', 'en');
    const { value: words } = await mammoth.extractRawText({ path: english.path });
    for (const part of ['1. General', 'Table of steps', 'Annex 1']) expect(words).toContain(part);
  });

  test('the name of the file, and the pages that main draws and prints', async () => {
    const composed = await room.call('planTransfer.compose', { ...PLAN, format: 'pdf' }, room.operator);
    expect(composed.fileName).toBe('工作方案-山洪地质灾害-第1版');
    expect(composed.html).toMatch(/@page \{ size: A3 landscape/);
    const png = await room.call('planTransfer.compose', { ...PLAN, format: 'png' }, room.operator);
    expect(png.svg).toContain('<svg');
    expect(png.width).toBeGreaterThan(1_000);
  });

  test('a plan that is not there and a folder that is not there are refused', async () => {
    const input = { ...PLAN, format: 'svg', path: inFolder('a.svg') } as const;
    expect((await room.refusal('planTransfer.write', { ...input, planId: 'none' }, room.operator)).code).toBe(
      'not_found',
    );
    const nowhere = { ...input, path: '/nowhere/at/all/a.svg' };
    expect((await room.refusal('planTransfer.write', nowhere, room.operator)).code).toBe('export_failed');
  });
});
