import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type PlanRow, parsedPlan, planTitles } from '../../../electron/desk/plans/planStore';
import { RESOURCES } from '../../helpers/deskRoom';

const folder = join(RESOURCES, 'work-plans');
const tables_text = readFileSync(join(folder, 'tables.yaml'), 'utf8');
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && name !== 'tables.yaml')
  .map((name) => [name.replace('.yaml', ''), readFileSync(join(folder, name), 'utf8')] as const);

const rowOf = (id: string, text: string, hash: string): PlanRow =>
  ({ id, revision: 1, hash, text, tables_text }) as PlanRow;

test('a plan is called by its head as by its whole text, however the head is written', () => {
  expect(texts.length).toBeGreaterThan(5);
  for (const [id, text] of texts) {
    const whole = parsedPlan(rowOf(id, text, `whole ${id}`)).plan;
    const called = { title: whole.title, titleEn: whole.title_en };
    const quoted = text
      .replace(/^title: .*$/m, `title: # the head\n  "${whole.title}" # said`)
      .replace(/^title_en: .*$/m, `title_en: '${whole.title_en}'`);
    const crlf = text.replaceAll('\n', '\r\n');
    for (const [kind, one] of [
      ['plain', text],
      ['quoted', quoted],
      ['crlf', crlf],
    ] as const)
      expect(planTitles(rowOf(id, one, `${kind} ${id}`)), `${kind} ${id}`).toEqual(called);
  }
});

test('a head that is not laid out by lines is read with the whole plan', () => {
  const [[id, text] = ['', '']] = texts;
  const whole = parsedPlan(rowOf(id, text, 'whole')).plan;
  const indented = text.replaceAll(/^(?=.)/gm, ' ');
  expect(planTitles(rowOf(id, indented, 'indented'))).toEqual({
    title: whole.title,
    titleEn: whole.title_en,
  });
});
