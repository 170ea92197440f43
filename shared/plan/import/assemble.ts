/** The blocks of all rows put together: lanes where groups work side by side, answers into their choice, and the plan around it. */

import { labels } from '../../wording/labels';
import { alwaysEnds, walkBlocks } from '../blocks';
import { MAX_TITLE } from '../schema';
import type { Block, Choice, Lane, Locale, Profile, WorkPlan } from '../types';
import type { Drafter } from './drafter';
import { answerIn, conditionIn } from './kinds';
import { readWhen } from './minutes';
import { headOf, type ImportRow } from './rows';
import { MAX_IMPORT_STEPS } from './source';
import { choiceHead, rowBlocks } from './steps';

type Segment = { readonly phase: string; readonly blocks: Block[] };

/** Names of groups that work at the same time, not of phases that follow each other. */
const isLaneName = (phase: string): boolean => /[组席线]$|小组|分队$|工作专班$|同步|并行|同时/.test(phase);

/** The flow of a table or of numbered paragraphs, without its end. */
export function flowOf(draft: Drafter, rows: readonly ImportRow[], profile: Profile): readonly Block[] {
  const taken = rows.slice(0, MAX_IMPORT_STEPS);
  if (rows.length > taken.length)
    draft.notes.add('too_many_rows', rows[taken.length]?.place ?? null, '', { max: MAX_IMPORT_STEPS });
  const segments: Segment[] = [];
  for (let at = 0; at < taken.length; at += 1) {
    const row = taken[at];
    if (row === undefined) break;
    const answers = answersAfter(taken, at);
    const blocks =
      answers.length > 0
        ? [withAnswers(draft, row, answers, profile)]
        : rowBlocks(draft, row, { inLoop: false, profile });
    at += answers.length;
    const last = segments.at(-1);
    const segment = last !== undefined && last.phase === row.phase ? last : { phase: row.phase, blocks: [] };
    if (segment !== last) segments.push(segment);
    if (readWhen(row.limit).isAlongside && segment.blocks.length > 0) alongside(draft, segment, blocks, row);
    else segment.blocks.push(...blocks);
  }
  return joined(draft, segments);
}

/** The rows after a bare question that begin with its answers. */
function answersAfter(rows: readonly ImportRow[], at: number): readonly ImportRow[] {
  const row = rows[at];
  const asked = row === undefined ? null : conditionIn(row.title);
  if (row === undefined || asked === null || asked.rest !== '') return [];
  const answers: ImportRow[] = [];
  for (let next = at + 1; next < rows.length; next += 1) {
    const other = rows[next];
    if (other === undefined || answerIn(other.title) === null) break;
    answers.push(other);
  }
  return answers;
}

function withAnswers(draft: Drafter, row: ImportRow, answers: readonly ImportRow[], profile: Profile): Block {
  const around = { inLoop: false, profile };
  const flows = new Map<string, Block[]>();
  for (const answer of answers) {
    const found = answerIn(answer.title);
    if (found === null) continue;
    const [title, text] = headOf(found.rest);
    const inner = { ...answer, title, text: answer.text === '' ? text : answer.text };
    flows.set(found.answer, [...(flows.get(found.answer) ?? []), ...rowBlocks(draft, inner, around)]);
  }
  const question = draft.question(row.title);
  const id = draft.id(question, row.place);
  const options = [...flows].map(([when, flow]) => ({ when, when_en: when, flow }));
  const other = options.some(({ when }) => when === '是') ? '否' : '其他';
  const asked = { id, question, text: row.text || row.title, isAlone: true };
  const choice: Choice = {
    ...choiceHead(draft, row, asked, around),
    options: options.length > 1 ? options : [...options, { when: other, when_en: 'no', flow: [] }],
  };
  return choice;
}

/** Makes the last block of a segment and what is done at the same time lanes of one fork. */
function alongside(draft: Drafter, segment: Segment, blocks: readonly Block[], row: ImportRow): void {
  const before = segment.blocks.pop();
  if (before === undefined) return;
  const lanes = 'fork' in before ? before.lanes : [laneOf(draft, titleOf(before), [before])];
  const first = blocks[0];
  const lane = laneOf(draft, first === undefined ? row.title : titleOf(first), blocks);
  const id = 'fork' in before ? before.id : draft.id('同时进行', row.place);
  segment.blocks.push({ id, fork: '同时进行', title_en: 'Side by side', lanes: [...lanes, lane] });
}

function titleOf(block: Block): string {
  if ('choice' in block) return block.choice;
  if ('loop' in block) return block.loop;
  return 'title' in block ? block.title : block.id;
}

function laneOf(draft: Drafter, name: string, flow: readonly Block[]): Lane {
  const title = draft.title(name, null);
  return { id: draft.id(`lane_${title}`, null), title, title_en: title, flow };
}

/** Segments in their order; a run of groups becomes one fork. */
function joined(draft: Drafter, segments: readonly Segment[]): readonly Block[] {
  const flow: Block[] = [];
  for (let at = 0; at < segments.length; ) {
    let end = at;
    while (segments[end] !== undefined && isLaneName(segments[end]?.phase ?? '')) end += 1;
    const run = segments.slice(at, end).filter(({ blocks }) => blocks.length > 0);
    if (run.length > 1 && run.length <= 12) {
      flow.push(forkOf(draft, run));
      at = end;
    } else {
      const to = Math.max(end, at + 1);
      for (const { blocks } of segments.slice(at, to)) flow.push(...blocks);
      at = to;
    }
  }
  return flow;
}

function forkOf(draft: Drafter, run: readonly Segment[]): Block {
  const byName = new Map<string, Block[]>();
  for (const { phase, blocks } of run) byName.set(phase, [...(byName.get(phase) ?? []), ...blocks]);
  const names = [...byName.keys()].join('、');
  const id = draft.id('分组同时处置', null);
  draft.notes.add('lanes_guessed', null, names, { names }, id);
  const lanes = [...byName].map(([phase, blocks]) => laneOf(draft, phase, blocks));
  return { id, fork: '分组同时处置', title_en: 'Groups side by side', lanes };
}

const HAZARDS: readonly (readonly [
  pattern: RegExp,
  category: WorkPlan['category'],
  hazards: readonly string[],
])[] = [
  [/台风/, 'natural_disaster', ['meteorological', 'flood_drought']],
  [/滑坡|泥石流|地质|崩塌|塌陷/, 'natural_disaster', ['geological']],
  [/暴雨|降雨|洪|汛|内涝|水库|堤|旱/, 'natural_disaster', ['flood_drought']],
  [/地震/, 'natural_disaster', ['earthquake']],
  [/森林|草原|林火/, 'natural_disaster', ['wildfire']],
  [/低温|寒潮|冰冻|雪|高温|大风|强对流|大雾/, 'natural_disaster', ['meteorological']],
  [/危化|危险化学|化工|泄漏|氯|氨/, 'accident_disaster', ['work_safety.hazchem']],
  [/矿/, 'accident_disaster', ['work_safety.coal_mine', 'work_safety.noncoal_mine']],
  [/渔|海上|船/, 'accident_disaster', ['transport.waterway']],
  [/交通|道路|隧道|高速/, 'accident_disaster', ['transport.road']],
  [/燃气|停电|供水|特种设备|电梯/, 'accident_disaster', ['utilities_equipment']],
  [/坍塌|倒塌|施工|建筑/, 'accident_disaster', ['work_safety.construction']],
  [/火灾|消防|高层/, 'accident_disaster', ['fire']],
  [/疫|中毒|食品|传染/, 'public_health', ['public_health']],
  [/群体|舆情|恐怖/, 'social_security', ['social_security']],
];

/** The name of a plan without the place that it is for, where that makes it fit. */
function planTitle(title: string): string {
  if ([...title].length <= MAX_TITLE && !/^关于/.test(title)) return title;
  return title
    .replace(/^关于(?:印发|下发|做好)?(.+?)的(?:通知|函|意见)$/, '$1')
    .replace(/^《|》$/g, '')
    .replace(/^[\u4e00-\u9fff]{2,8}?(?:省|市|县|区)(?!域)/, '')
    .replace(/^应急管理[局厅]|^人民政府/, '');
}

export type PlanHead = {
  readonly planId: string;
  readonly title: string;
  readonly trigger: string;
  readonly from: string;
};

/** In the words of the console where it has them: the last part of an id is a type of incident. */
function hazardName(hazard: string, locale: Locale): string {
  const names: Readonly<Record<string, string | undefined>> = labels(locale).incidentType;
  return names[hazard.split('.').at(-1) ?? ''] ?? hazard;
}

/** A whole plan around a flow. What no document says stands there in plain words, and a note asks for it. */
export function planAround(draft: Drafter, head: PlanHead, flow: readonly Block[]): WorkPlan {
  const { notes } = draft;
  const title = draft.title(planTitle(head.title), null);
  const found = HAZARDS.find(([pattern]) => pattern.test(head.title));
  const [category, hazards] =
    found === undefined ? (['natural_disaster', ['other']] as const) : [found[1], found[2]];
  const named = (locale: Locale): string =>
    hazards.map((hazard) => hazardName(hazard, locale)).join(locale === 'zh' ? '、' : ', ');
  notes.add('hazard_guessed', null, head.title, { hazard: named('zh'), hazardEn: named('en') });
  if (head.trigger === '') notes.add('trigger_missing', null, '');
  const trigger = head.trigger === '' ? '导入时没有写启动条件，请补充。' : draft.short(head.trigger, 160);
  const blocks = alwaysEnds(flow) ? flow : [...flow, { id: 'end', end: '处置结束', title_en: 'Over' }];
  const level = draft.short(`导入自${head.from}，各级差别待补。`, 90);
  notes.add('levels_same', null, '');
  const count = [...walkBlocks(blocks)].length;
  notes.add('english_missing', null, '', { count });
  return {
    id: head.planId,
    title,
    title_en: title,
    category,
    hazards,
    warning_types: [],
    level_notes: { county: level, city: level, province: level },
    trigger,
    trigger_en: trigger,
    flow: blocks,
  };
}
