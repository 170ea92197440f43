import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Block, parsePlan, type RunContext, walkBlocks } from '../../../../shared/plan';
import { blockTitle } from '../../../../shared/plan/blocks';
import { drawPlan, planMarkdown, planSvg, sheetsHtml } from '../../../../shared/plan/sheet';
import type { Item } from '../../../../shared/plan/sheet/items';
import { layoutPlan } from '../../../../shared/plan/sheet/layout';
import { textWidth, wrap } from '../../../../shared/plan/sheet/measure';
import { pagesOf } from '../../../../shared/plan/sheet/sheets';
import { RESOURCES } from '../../../helpers/deskRoom';
import fc from '../../../helpers/fc.ts';
import { randomPlan } from '../generate';
import { TABLES } from '../imports/support';

const folder = resolve(RESOURCES, 'work-plans');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'tables.yaml');

function contextOf(name: string): RunContext {
  const read = parsePlan(readFileSync(join(folder, name), 'utf8'), name, TABLES);
  if (!read.ok) throw new Error(name);
  return { plan: read.plan, tables: TABLES, profile: 'county' };
}

const OPTIONS = { locale: 'zh', about: '第3版' } as const;
type Node = Extract<Item, { item: 'node' }>;
const nodesOf = (items: readonly Item[]): readonly Node[] => items.filter((item) => item.item === 'node');

function overlaps(a: Node, b: Node): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('the flowchart on paper', () => {
  test.each(files)('%s: every block is drawn once, none lies on another, nothing stands outside', (name) => {
    const ctx = contextOf(name);
    const { items, width, height } = layoutPlan(ctx, 'zh');
    const nodes = nodesOf(items);
    const drawn = [...walkBlocks(ctx.plan.flow)].length;
    expect(nodes).toHaveLength(drawn);
    nodes.forEach((node, at) => {
      expect(
        node.x >= 0 &&
          node.y >= 0 &&
          node.x + node.width <= width + 0.1 &&
          node.y + node.height <= height + 0.1,
      ).toBe(true);
      for (const other of nodes.slice(at + 1)) expect(overlaps(node, other)).toBe(false);
    });
    const svg = planSvg(drawPlan(ctx, OPTIONS));
    for (const block of walkBlocks(ctx.plan.flow)) {
      if ('loop' in block) continue;
      expect(svg).toContain(wrap(blockTitle(block, 'zh'), 13, 156)[0]);
    }
  });

  test('is whole by itself: no script, link, style sheet, picture or address in it, whatever the titles hold', () => {
    const ctx = contextOf('urban-fire.yaml');
    const [first, ...rest] = ctx.plan.flow;
    const title = '</text><script>x';
    const hostile = { ...first, title, title_en: '<img onerror="x">' } as Block;
    for (const locale of ['zh', 'en'] as const) {
      const drawing = drawPlan(
        { ...ctx, plan: { ...ctx.plan, title: '<a href="x">&', flow: [hostile, ...rest] } },
        { locale, about: 'a]]>b' },
      );
      const svg = planSvg(drawing);
      const tags = new Set([...svg.matchAll(/<([a-zA-Z]+)/g)].map((match) => match[1]));
      expect([...tags].sort()).toEqual(['g', 'line', 'polygon', 'polyline', 'rect', 'svg', 'text']);
      const marks = [...svg.matchAll(/<[^>]*>/g)].join('\n');
      expect(marks).not.toMatch(/href|url\(|\son[a-z]+=|style=|<!|data:/);
      expect(svg.match(/https?:\/\/[^"]+/g)).toEqual(['http://www.w3.org/2000/svg']);
      expect(sheetsHtml(drawing, 'auto', '<b>x')).not.toMatch(/<script|<b>|<img/);
    }
  });

  test('the same plan gives the same drawing', () => {
    const ctx = contextOf('earthquake.yaml');
    expect(planSvg(drawPlan(ctx, OPTIONS))).toBe(planSvg(drawPlan(ctx, OPTIONS)));
  });

  test('random plans: no two nodes on each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { items } = layoutPlan({ plan: randomPlan(seed), tables: TABLES, profile: 'county' }, 'zh');
        const nodes = nodesOf(items);
        nodes.forEach((node, at) => {
          for (const other of nodes.slice(at + 1)) expect(overlaps(node, other)).toBe(false);
        });
      }),
      { numRuns: 100 },
    );
  });

  test('lines fit, English breaks between words, and no line begins with a closing sign', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('预', '警', '，', '。', 'report', ' ', 'A1', '？'), { maxLength: 40 }),
        (parts) => {
          const lines = wrap(parts.join(''), 13, 120, 99);
          for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。？]/);
          for (const line of lines)
            expect(textWidth(line.replace(/[，。？]+$/, ''), 13)).toBeLessThanOrEqual(160);
        },
      ),
    );
    expect(wrap('Tell the leader on duty at once', 13, 100)).toEqual([
      'Tell the leader',
      'on duty at',
      'once',
    ]);
  });
});

describe('sheets', () => {
  const drawing = (width: number, height: number) => ({ width, height, body: '' });

  test('small ones on A4, larger ones on A3, others in tiles that cover all of it', () => {
    expect(pagesOf(drawing(600, 800), 'auto')).toMatchObject({ paper: 'A4', isLandscape: false });
    expect(pagesOf(drawing(1600, 900), 'auto')).toMatchObject({ paper: 'A4', isLandscape: true });
    expect(pagesOf(drawing(2300, 1600), 'auto')).toMatchObject({ paper: 'A3', isLandscape: true });
    const { pages } = pagesOf(drawing(6000, 3000), 'auto');
    expect(pages.length).toBeGreaterThan(4);
    for (const [x, y] of [
      [0, 0],
      [5999, 0],
      [0, 2999],
      [5999, 2999],
      [3000, 1500],
    ] as const) {
      const isCovered = ({ box: [left, top, width, height] }: (typeof pages)[number]) =>
        x >= left && x <= left + width && y >= top && y <= top + height;
      expect(pages.some(isCovered)).toBe(true);
    }
    expect(pagesOf(drawing(6000, 3000), 'A3').pages).toHaveLength(1);
  });
});

describe('Markdown', () => {
  test.each(['zh', 'en'] as const)('is the whole plan with its flowchart, in %s', (locale) => {
    const ctx = contextOf('typhoon-flood.yaml');
    const text = planMarkdown(ctx, locale, '第3版');
    expect(text).toMatch(/^# /);
    expect(text).toMatch(/```mermaid\nflowchart TD\n[\s\S]+?\n```/);
    expect(text.match(/^## /gm)).toHaveLength(7);
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    for (const row of rows) expect(row.endsWith(' |')).toBe(true);
    for (const block of walkBlocks(ctx.plan.flow)) {
      if ('step' in block)
        expect(text).toContain(blockTitle(block, locale).replaceAll(/([\\`*_{}[\]<>#|~])/g, '\\$1'));
    }
    expect(text).not.toContain('{lower_level_rooms}');
  });
});
