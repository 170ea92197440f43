/** A whole plan as a document in Markdown, with its flowchart as a block of Mermaid that editors of Markdown draw. */
import {
  blockTitle,
  isChoice,
  isEnd,
  isFork,
  isLoop,
  isReport,
  isSpawn,
  isStep,
  isSubplan,
  isWait,
  walkBlocks,
} from '../blocks';
import { toMermaid } from '../mermaid';
import { partyName, postName, resolveText } from '../names';
import type { RunContext } from '../run-types';
import type { Block, Locale } from '../types';
import { spanWords } from './layout';

const WORDS = {
  zh: {
    trigger: '启动条件',
    purpose: '目的',
    basis: '编制依据',
    level: '本级要点',
    flow: '流程图',
    steps: '处置步骤',
    table: '步骤表',
    duties: '应办事项',
    parties: '涉及单位',
    head: ['序号', '步骤', '责任岗位', '时限', '要求', '对象'],
    dutyHead: ['事项', '报送', '时限', '依据'],
    partyHead: ['单位', '类别'],
    yes: '是',
    kinds: { action: '动作', order: '指令', call: '叫应', report: '报告' },
    law: '法定',
    practice: '惯例',
    default: '默认',
    ends: '到此结束',
    goOn: '继续往下',
    every: (span: string) => `每${span}一轮`,
    until: (question: string) => `直到：${question}`,
    kind: { office: '部门', leader: '领导', area: '属地', force: '队伍', scene: '现场', expert: '专家' },
  },
  en: {
    trigger: 'When it starts',
    purpose: 'Purpose',
    basis: 'Basis',
    level: 'At this level',
    flow: 'Flowchart',
    steps: 'Steps',
    table: 'Table of steps',
    duties: 'Obligations',
    parties: 'Parties',
    head: ['No.', 'Step', 'Post', 'Limit', 'Requirements', 'To'],
    dutyHead: ['Obligation', 'Told to', 'Limit', 'Basis'],
    partyHead: ['Party', 'Kind'],
    yes: 'yes',
    kinds: { action: 'action', order: 'order', call: 'call-out', report: 'report' },
    law: 'law',
    practice: 'practice',
    default: 'default',
    ends: 'the run ends here',
    goOn: 'go on',
    every: (span: string) => `a round every ${span}`,
    until: (question: string) => `until: ${question}`,
    kind: {
      office: 'office',
      leader: 'leader',
      area: 'area',
      force: 'force',
      scene: 'scene',
      expert: 'expert',
    },
  },
} as const;
export const planWords = (locale: Locale) => WORDS[locale];

/** Minutes and clock of a block in words; '' where it has none of its own. */
export function limitWords(block: Block, ctx: RunContext, locale: Locale): string {
  const zh = locale === 'zh';
  const said = (minutes: number, clock: string): string => {
    const span = spanWords(minutes, locale);
    if (clock === 'receipt') return zh ? `接报后${span}内` : `within ${span} of the receipt`;
    return zh ? `${span}内` : `within ${span}`;
  };
  if (isReport(block)) {
    const duty = ctx.tables.obligations.find(({ id }) => id === block.obligation);
    if (duty === undefined) return '';
    return duty.limit_minutes === null
      ? zh
        ? '每轮一次'
        : 'every round'
      : said(duty.limit_minutes, duty.clock);
  }
  if (isLoop(block)) return WORDS[locale].every(spanWords(block.every, locale));
  if (isWait(block)) {
    if (block.for !== undefined)
      return zh ? `等${spanWords(block.for, 'zh')}` : `wait ${spanWords(block.for, 'en')}`;
    return block.at === undefined ? '' : zh ? `等到${block.at}` : `until ${block.at}`;
  }
  return 'limit' in block ? said(block.limit, block.clock) : '';
}

/** Whom a step is about, by the names of this level. */
export function receivers(block: Block, ctx: RunContext, locale: Locale): string {
  const { tables, profile } = ctx;
  const duty = isReport(block) ? tables.obligations.find(({ id }) => id === block.obligation) : undefined;
  const ids = duty?.to ?? ('to' in block ? (block.to ?? []) : []);
  return ids.map((id) => partyName(id, tables, profile, locale)).join(locale === 'zh' ? '、' : ', ');
}

/** Signs that Markdown reads are taken as text. */
const plain = (text: string): string =>
  text.replaceAll(/([\\`*_{}[\]<>#|~])/g, '\\$1').replaceAll(/\s+/g, ' ');
const row = (cells: readonly string[]): string => `| ${cells.map((cell) => plain(cell)).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n');

function outline(flow: readonly Block[], ctx: RunContext, locale: Locale, indent = ''): string[] {
  const words = WORDS[locale];
  return flow.flatMap((block, index) => {
    const title = `**${plain(blockTitle(block, locale))}**`;
    const post = isStep(block) ? block.post : 'by' in block ? block.by : null;
    const who = post === null ? '' : postName(post, ctx.tables, ctx.profile, locale);
    const kind = isStep(block) ? words.kinds[block.step] : '';
    const until = isLoop(block) ? words.until(locale === 'zh' ? block.until : block.until_en) : '';
    const about = [kind, who, limitWords(block, ctx, locale), receivers(block, ctx, locale), until].filter(
      (part) => part !== '',
    );
    const text =
      'instruction' in block && block.instruction !== undefined
        ? resolveText(block.instruction, ctx.tables, ctx.profile)
        : '';
    const tail = isEnd(block)
      ? `（${words.ends}）`
      : about.length > 0
        ? `（${about.map(plain).join('；')}）`
        : '';
    const own = [
      `${indent}${index + 1}. ${title}${tail}`,
      ...(text === '' ? [] : [`${indent}   ${plain(text)}`]),
    ];
    return [...own, ...inside(block, ctx, locale, `${indent}   `)];
  });
}

function inside(block: Block, ctx: RunContext, locale: Locale, indent: string): string[] {
  const part = (name: string, flow: readonly Block[]): string[] => [
    `${indent}- ${plain(name)}${flow.length === 0 ? `：${WORDS[locale].goOn}` : ''}`,
    ...outline(flow, ctx, locale, `${indent}  `),
  ];
  if (isChoice(block))
    return block.options.flatMap(({ when, when_en, flow }) => part(locale === 'zh' ? when : when_en, flow));
  if (isFork(block))
    return block.lanes.flatMap(({ title, title_en, flow }) => part(locale === 'zh' ? title : title_en, flow));
  if (isLoop(block)) return outline(block.flow, ctx, locale, indent);
  return isSubplan(block) && block.flow !== undefined ? outline(block.flow, ctx, locale, indent) : [];
}

/** Every step, choice, spawn and wait as a row: number, title, who, by when, what, whom. */
export function stepRows(ctx: RunContext, locale: Locale): readonly (readonly string[])[] {
  const blocks = [...walkBlocks(ctx.plan.flow)].filter(
    (block) => isStep(block) || isChoice(block) || isSpawn(block) || isWait(block),
  );
  return blocks.map((block, index) => {
    const post = isStep(block) ? block.post : 'by' in block ? block.by : null;
    const text = 'instruction' in block ? (block.instruction ?? '') : '';
    return [
      String(index + 1),
      blockTitle(block, locale),
      post === null ? '' : postName(post, ctx.tables, ctx.profile, locale),
      limitWords(block, ctx, locale),
      resolveText(text, ctx.tables, ctx.profile),
      receivers(block, ctx, locale),
    ];
  });
}

/** The obligations that the plan's reports fulfil. */
export function dutyRows(ctx: RunContext, locale: Locale): readonly (readonly string[])[] {
  const { tables } = ctx;
  const reports = [...walkBlocks(ctx.plan.flow)].filter(isReport);
  const ids = [...new Set(reports.map(({ obligation }) => obligation))];
  return tables.obligations
    .filter(({ id }) => ids.includes(id))
    .map((duty) => {
      const step = reports.find(({ obligation }) => obligation === duty.id);
      return [
        duty[locale],
        step === undefined ? '' : receivers(step, ctx, locale),
        step === undefined ? '' : limitWords(step, ctx, locale),
        `${WORDS[locale][duty.basis]}（${duty.source_mark}）`,
      ];
    });
}

/** The parties that the plan names, in the order of the tables. */
export function partyRows(ctx: RunContext, locale: Locale): readonly (readonly string[])[] {
  const blocks = [...walkBlocks(ctx.plan.flow)];
  const duties = blocks.filter(isReport).map(({ obligation }) => obligation);
  const named = new Set([
    ...blocks.flatMap((block) => ('to' in block ? (block.to ?? []) : [])),
    ...blocks.flatMap((block) =>
      'decided_by' in block && block.decided_by !== undefined ? [block.decided_by] : [],
    ),
    ...blocks.flatMap((block) =>
      'instruction' in block
        ? [...(block.instruction ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
        : [],
    ),
    ...ctx.tables.obligations.filter(({ id }) => duties.includes(id)).flatMap(({ to }) => to),
  ]);
  return ctx.tables.parties
    .filter(({ id }) => named.has(id))
    .map((party) => [partyName(party.id, ctx.tables, ctx.profile, locale), WORDS[locale].kind[party.kind]]);
}

/** The plan as Markdown. `about` stands under the title: revision, room, day. */
export function planMarkdown(ctx: RunContext, locale: Locale, about: string): string {
  const { plan } = ctx;
  const words = WORDS[locale];
  const section = (name: string, body: string): string => `## ${name}\n\n${body}\n`;
  const optional = (name: string, body: string | undefined): readonly string[] =>
    body === undefined ? [] : [section(name, plain(body))];
  return [
    `# ${plain(locale === 'zh' ? plan.title : plan.title_en)}\n`,
    `${plain(about)}\n`,
    ...optional(words.purpose, plan.purpose),
    ...optional(words.basis, plan.basis_text),
    section(words.trigger, plain(locale === 'zh' ? plan.trigger : plan.trigger_en)),
    section(words.level, plain(plan.level_notes[ctx.profile])),
    section(words.flow, `\`\`\`mermaid\n${toMermaid(ctx, null, locale).trimEnd()}\n\`\`\``),
    section(words.steps, outline(plan.flow, ctx, locale).join('\n')),
    section(words.table, table(words.head, stepRows(ctx, locale))),
    section(words.duties, table(words.dutyHead, dutyRows(ctx, locale))),
    section(words.parties, table(words.partyHead, partyRows(ctx, locale))),
  ].join('\n');
}
