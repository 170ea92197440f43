import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMermaid } from '../../../../electron/cli/readMermaid';
import {
  type Block,
  blockTitle,
  innerFlows,
  parsePlan,
  toMermaid,
  walkBlocks,
} from '../../../../shared/plan';
import { type ImportDraft, importFlowchart, noteWords } from '../../../../shared/plan/import';
import { RESOURCES } from '../../../helpers/deskRoom';
import fc from '../../../helpers/fc.ts';
import { GOOD_CHART, MESSY_CHART } from './examples';
import { blockOf, CHOICE, codesOf, outlineOf, TABLES } from './support';

async function draftOf(text: string): Promise<ImportDraft> {
  const read = await readMermaid(text);
  if (!read.ok) throw new Error(read.detail);
  return importFlowchart(read.graph, { ...CHOICE, fileName: '流程.mmd' });
}

/** Shape and titles alone, the options of a choice in any order. */
function shape(flow: readonly Block[]): unknown[] {
  return flow.map((block) => {
    const inner = innerFlows(block).map((one) => JSON.stringify(shape(one)));
    return [blockTitle(block, 'zh'), 'options' in block ? inner.sort() : inner];
  });
}

describe('flowcharts', () => {
  test('questions, lanes in subgraphs, a loop with its interval and an end', async () => {
    const draft = await draftOf(GOOD_CHART);
    expect(draft.title).toBe('道路交通事故处置流程');
    expect(outlineOf(draft)).toEqual([
      'action 接到报警',
      'action 登记事故信息',
      'choice 是否有人员被困？',
      '  [是]',
      '    order 通知消防大队破拆救人 → fire_rescue',
      '  [否]',
      '    order 通知交警到场 → traffic_police',
      'fork 并行处置',
      '  [医疗救护]',
      '    order 通知120到场 → ambulance',
      '    order 跟踪伤员去向 → ambulance',
      '  [交通疏导]',
      '    order 设置绕行 → traffic_police',
      'report 电话首报 = phone_report',
      'loop 核实现场进展',
      '    action 核实现场进展',
      'report 终报 = final_report',
      'end 结束',
    ]);
    expect(blockOf(draft, '登记事故信息')).toMatchObject({ limit: 3 });
    const loop = draft.plan?.flow.find((block) => 'loop' in block);
    expect(loop).toMatchObject({ every: 30, until: '现场处置完毕?' });
  });

  test('jumps across, stray arrows back, links and lone nodes are named, and nothing is lost', async () => {
    const draft = await draftOf(MESSY_CHART);
    const said = draft.notes.map((note) => noteWords(note, 'zh').what);
    expect(said).toEqual(
      expect.arrayContaining([
        '从“申请市级支援”回到“调派消防”的箭头不是一个完整的循环。',
        '从“需要增援?”到“善后”的箭头跳到了别处，块里不能跳转。',
        '节点上的链接没有导入：https://example.invalid/plan',
        '“孤立的说明”没有放进流程。',
      ]),
    );
    const titles =
      draft.plan === null ? [] : [...walkBlocks(draft.plan.flow)].map((block) => blockTitle(block, 'zh'));
    const named = [
      '接报',
      '属实？',
      '误报归档',
      '报告带班领导',
      '调派消防',
      '通知公安',
      '现场救援',
      '需要增援？',
    ];
    expect(titles).toEqual(expect.arrayContaining([...named, '申请市级支援', '善后', '终报']));
  });

  test('a loop that asks first, one that never ends, and a question without words on its arrows', async () => {
    const draft = await draftOf(
      'flowchart TD\n a[巡查堤防] --> b{水位超警戒?}\n b -->|是| c[加密巡查]\n c --> b\n b -->|否| d{解除?}\n d --> e[值守]\n d --> f[撤离]\n',
    );
    expect(outlineOf(draft)).toEqual([
      'action 巡查堤防',
      'choice 水位超警戒？',
      '  [是]',
      '    loop 水位超警戒?',
      '        action 加密巡查',
      '  [否]',
      'choice 解除？',
      '  [选项1]',
      '    action 值守',
      '  [选项2]',
      '    action 撤离',
      'end 处置结束',
    ]);
    expect(codesOf(draft)).toEqual(expect.arrayContaining(['loop_turned', 'every_guessed', 'label_missing']));
    const circle = await draftOf('graph TD\n a[甲] --> b[乙]\n b --> a\n');
    expect(outlineOf(circle)).toEqual(['loop 甲', '    action 甲', '    action 乙', 'end 处置结束']);
    expect(codesOf(circle)).toEqual(expect.arrayContaining(['cycle_only', 'until_guessed']));
  });

  test('labels are text: no tag and no script of a label gets into the draft', async () => {
    const draft = await draftOf(
      'flowchart TD\n a["<img src=x onerror=alert(1)>核实<br/>人数"] --> b["<script>alert(1)</script>登记"]\n',
    );
    expect(draft.text).not.toMatch(/<img|<script/);
    expect(outlineOf(draft)).toEqual(['action 核实', 'action alert(1)登记', 'end 处置结束']);
  });

  test('what is no flowchart is refused in the words of the parser', async () => {
    expect(await readMermaid('sequenceDiagram\n A->>B: hi\n')).toMatchObject({ ok: false });
    const broken = await readMermaid('flowchart TD\n a[x --> \n');
    expect(broken).toMatchObject({ ok: false, detail: expect.stringContaining('Parse error on line') });
  });

  const folder = resolve(RESOURCES, 'work-plans');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'tables.yaml');
  test.each(files)('the drawing of %s comes back as the same blocks', async (name) => {
    const read = parsePlan(readFileSync(join(folder, name), 'utf8'), name, TABLES);
    if (!read.ok) throw new Error(name);
    const draft = await draftOf(
      toMermaid({ plan: read.plan, tables: TABLES, profile: 'county' }, null, 'zh'),
    );
    expect(draft.plan === null ? draft.problems : shape(draft.plan.flow)).toEqual(shape(read.plan.flow));
  });

  test('any graph becomes a draft that the checks take, with every node in it or in the notes', () => {
    const graph = fc.integer({ min: 1, max: 14 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        asks: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
        arrows: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.constantFrom('', '是', '否')), {
          maxLength: 26,
        }),
      }),
    );
    fc.assert(
      fc.property(graph, ({ size, asks, arrows }) => {
        const nodes = Array.from({ length: size }, (_, at) => ({
          id: `n${at}`,
          text: `第${at}件事情`,
          shape: asks[at] ? 'diamond' : 'square',
          group: null,
          link: '',
        }));
        const edges = arrows.map(([from, to, text]) => ({ from: `n${from}`, to: `n${to}`, text }));
        const draft = importFlowchart({ title: '', nodes, edges, groups: [] }, { ...CHOICE, fileName: 'x' });
        expect(
          draft.problems.map(({ code }) => code).filter((code) => code !== 'too_deep' && code !== 'too_many'),
        ).toEqual([]);
        const words = `${draft.text}${JSON.stringify(draft.notes)}`;
        for (const { text } of nodes) expect(words).toContain(text);
      }),
      { numRuns: 300 },
    );
  });
});
