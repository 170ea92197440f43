import {
  type Block,
  blockTitle,
  type Locale,
  partyName,
  postName,
  type RunContext,
  resolveText,
} from '../../../../shared/plan';
import { isChoice, isEnd, isFork, isLoop, isSpawn, isStep, isSubplan } from '../../../../shared/plan/blocks';
import {
  dutyRows,
  limitWords,
  partyRows,
  receivers,
  spanWords,
  stepRows,
} from '../../../../shared/plan/sheet';
import { type Paper, type PaperBlock, safeFileName } from '../../papers/paper';

/** A flowchart as PNG in base64, with its size in pixels of the drawing. */
export type PlanPicture = { readonly png: string; readonly width: number; readonly height: number };
export type PlanAbout = {
  readonly revision: number;
  readonly why: string;
  /** revision, state, room and day in one line */
  readonly about: string;
  readonly roomName: string;
};

const WORDS = {
  zh: {
    general: '总则',
    purpose: '目的',
    basis: '编制依据',
    scope: '适用与分级',
    revision: '修订说明',
    review: (months: number): string => `本方案每${months}个月复核一次。`,
    trigger: '启动条件',
    warnings: '收到下列预警时建议启动：',
    steps: '处置步骤',
    table: '步骤表',
    duties: '应办事项',
    annexParties: '附件1　涉及单位',
    annexChart: '附件2　流程图',
    chart: '流程图',
    tooLarge: '流程图较大，一页容不下，另以 PDF 印发。',
    stepHead: ['序号', '步骤', '责任岗位', '时限', '要求'],
    dutyHead: ['应办事项', '报送对象', '时限', '依据'],
    partyHead: ['单位', '类别'],
    option: (when: string): string => `选“${when}”的：`,
    goOn: (when: string): string => `选“${when}”的，继续下一步。`,
    lane: (title: string): string => `${title}：`,
    loop: (span: string, until: string): string => `每${span}一轮，每轮末尾问“${until}”，答“是”为止。`,
    side: '以下各路同时进行，全部完成后再往下。',
    end: '到此办结，其余未完的步骤不再需要。',
    mandatory: '必办',
    outputs: '形成：',
    to: '对象：',
    chase: (span: string): string => `未回报的，每${span}催一次`,
    child: '另立事件，按其方案同时处置。',
  },
  en: {
    general: 'General',
    purpose: 'Purpose',
    basis: 'Basis',
    scope: 'Scope at this level',
    revision: 'About this revision',
    review: (months: number): string => `This plan is reviewed every ${months} months.`,
    trigger: 'When it starts',
    warnings: 'It is suggested on these warnings: ',
    steps: 'Steps',
    table: 'Table of steps',
    duties: 'Obligations',
    annexParties: 'Annex 1  Parties',
    annexChart: 'Annex 2  Flowchart',
    chart: 'Flowchart',
    tooLarge: 'The flowchart is larger than a page and is issued as a PDF.',
    stepHead: ['No.', 'Step', 'Post', 'Limit', 'Requirements'],
    dutyHead: ['Obligation', 'Told to', 'Limit', 'Basis'],
    partyHead: ['Party', 'Kind'],
    option: (when: string): string => `On “${when}”: `,
    goOn: (when: string): string => `On “${when}” the flow goes on.`,
    lane: (title: string): string => `${title}: `,
    loop: (span: string, until: string): string =>
      `A round every ${span}; at its end “${until}” is asked, until the answer is yes.`,
    side: 'These go on side by side; what follows waits for all of them.',
    end: 'The run ends here; whatever is open is no longer needed.',
    mandatory: 'mandatory',
    outputs: 'Output: ',
    to: 'To: ',
    chase: (span: string): string => `chased every ${span} until it is reported back`,
    child: 'An incident of its own is opened and worked beside this one.',
  },
} as const;

const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** Up to 99. */
function chineseNumber(value: number): string {
  if (value <= 10) return CHINESE[value - 1] ?? '';
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : (CHINESE[tens - 1] ?? '')}十${ones === 0 ? '' : (CHINESE[ones - 1] ?? '')}`;
}

/** 一、（一）1.（1）① as GB/T 9704 numbers its levels; deeper ones go on with ①. */
function numberAt(depth: number, index: number, locale: Locale): string {
  if (depth === 0) return locale === 'zh' ? `（${chineseNumber(index)}）` : `${index}. `;
  if (depth === 1) return locale === 'zh' ? `${index}.` : `${index}) `;
  if (depth === 2) return locale === 'zh' ? `（${index}）` : `(${index}) `;
  return index <= 20 ? String.fromCodePoint(0x245f + index) : `(${index})`;
}

class Steps {
  readonly blocks: PaperBlock[] = [];
  private readonly ctx: RunContext;
  private readonly locale: Locale;
  constructor(ctx: RunContext, locale: Locale) {
    this.ctx = ctx;
    this.locale = locale;
  }

  flow(flow: readonly Block[], depth: number): void {
    flow.forEach((block, index) => {
      const number = numberAt(depth, index + 1, this.locale);
      const title = blockTitle(block, this.locale);
      const text = this.textOf(block);
      if (depth === 0) {
        this.blocks.push({ block: 'heading', level: 2, text: `${number}${title}` });
        if (text !== '') this.paragraph(text);
      } else this.paragraph(`${number}${title}。${text}`);
      this.inside(block, depth + 1);
    });
  }

  private paragraph(text: string): void {
    this.blocks.push({ block: 'paragraph', text });
  }

  private textOf(block: Block): string {
    const { tables, profile } = this.ctx;
    const { locale } = this;
    const words = WORDS[locale];
    const zh = locale === 'zh';
    if (isEnd(block)) return words.end;
    if (isFork(block)) return words.side;
    if (isLoop(block)) return words.loop(spanWords(block.every, locale), zh ? block.until : block.until_en);
    const post = isStep(block) ? block.post : 'by' in block ? block.by : null;
    const decider =
      'decided_by' in block && block.decided_by !== undefined
        ? partyName(block.decided_by, tables, profile, locale)
        : '';
    const about = [
      post === null ? '' : postName(post, tables, profile, locale),
      decider === '' ? '' : zh ? `${decider}决定` : `decided by ${decider}`,
      limitWords(block, this.ctx, locale),
      isStep(block) && block.mandatory === true ? words.mandatory : '',
      'chase' in block ? words.chase(spanWords(block.chase, locale)) : '',
    ].filter((part) => part !== '');
    const instruction = 'instruction' in block ? resolveText(block.instruction ?? '', tables, profile) : '';
    const to = receivers(block, this.ctx, locale);
    const outputs = isStep(block) ? block.outputs.join(zh ? '、' : ', ') : '';
    const stop = zh ? '。' : '. ';
    return [
      about.length > 0 ? `（${about.join('；')}）` : '',
      instruction,
      isSpawn(block) && instruction === '' ? words.child : '',
      to === '' ? '' : `${words.to}${to}${stop}`,
      outputs === '' ? '' : `${words.outputs}${outputs}${stop}`,
    ].join('');
  }

  private inside(block: Block, depth: number): void {
    const words = WORDS[this.locale];
    const zh = this.locale === 'zh';
    if (isChoice(block)) {
      for (const { when, when_en, flow } of block.options) {
        const name = zh ? when : when_en;
        this.paragraph(flow.length === 0 ? words.goOn(name) : words.option(name));
        this.flow(flow, depth);
      }
    } else if (isFork(block)) {
      for (const { title, title_en, flow } of block.lanes) {
        this.paragraph(words.lane(zh ? title : title_en));
        this.flow(flow, depth);
      }
    } else if (isLoop(block)) this.flow(block.flow, depth);
    else if (isSubplan(block) && block.flow !== undefined) this.flow(block.flow, depth);
  }
}

function tableOf(
  head: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): PaperBlock {
  const columns = head.map((label, index) => ({ label, width: widths[index] ?? 10 }));
  return { block: 'table', columns, rows: rows.map((cells) => ({ cells })), repeatHead: true };
}

/** Text box of an official page, and the least at which the words of the picture are read on paper, millimetres a pixel. */
const BOX_MM = { width: 156, height: 205 };
const LEAST = 0.115;

function chartBlocks(picture: PlanPicture | null, locale: Locale): readonly PaperBlock[] {
  const words = WORDS[locale];
  if (picture === null) return [];
  const heading: PaperBlock = { block: 'heading', level: 1, text: words.annexChart };
  const scale = Math.min(25.4 / 96, BOX_MM.width / picture.width, BOX_MM.height / picture.height);
  if (scale < LEAST) return [{ block: 'pageBreak' }, heading, { block: 'paragraph', text: words.tooLarge }];
  const { png, width, height } = picture;
  const shown: PaperBlock = {
    block: 'picture',
    png,
    caption: words.chart,
    widthMm: width * scale,
    pixels: { width, height },
  };
  return [{ block: 'pageBreak' }, heading, shown];
}

function generalBlocks(
  { plan, profile }: RunContext,
  locale: Locale,
  about: PlanAbout,
): readonly PaperBlock[] {
  const words = WORDS[locale];
  const parts: readonly (readonly [name: string, text: string])[] = [
    [words.purpose, plan.purpose ?? ''],
    [words.basis, plan.basis_text ?? ''],
    [words.scope, plan.level_notes[profile]],
    [words.revision, about.why],
  ];
  const filled = parts.filter(([, text]) => text !== '');
  const review = plan.reviewed_every_months === undefined ? [] : [words.review(plan.reviewed_every_months)];
  return [
    ...filled.flatMap(([name, text], index): PaperBlock[] => [
      { block: 'heading', level: 2, text: `${numberAt(0, index + 1, locale)}${name}` },
      { block: 'paragraph', text },
    ]),
    ...review.map((text): PaperBlock => ({ block: 'paragraph', text })),
  ];
}

function triggerBlocks({ plan }: RunContext, locale: Locale): readonly PaperBlock[] {
  const names = plan.warning_types.map(({ note }) => note);
  const warnings: PaperBlock[] =
    names.length === 0
      ? []
      : [{ block: 'paragraph', text: `${WORDS[locale].warnings}${names.join('；')}。` }];
  return [{ block: 'paragraph', text: locale === 'zh' ? plan.trigger : plan.trigger_en }, ...warnings];
}

/** The whole plan as an official document (GB/T 9704): general, when it starts, steps by level, tables, and annexes. */
export function planPaper(
  ctx: RunContext,
  locale: Locale,
  about: PlanAbout,
  picture: PlanPicture | null,
): Paper {
  const words = WORDS[locale];
  const title = locale === 'zh' ? ctx.plan.title : ctx.plan.title_en;
  const steps = new Steps(ctx, locale);
  steps.flow(ctx.plan.flow, 0);
  const sections: readonly (readonly [name: string, blocks: readonly PaperBlock[]])[] = [
    [words.general, generalBlocks(ctx, locale, about)],
    [words.trigger, triggerBlocks(ctx, locale)],
    [words.steps, steps.blocks],
    [
      words.table,
      [
        tableOf(
          words.stepHead,
          [7, 20, 15, 18, 40],
          stepRows(ctx, locale).map((row) => row.slice(0, 5)),
        ),
      ],
    ],
    [words.duties, [tableOf(words.dutyHead, [22, 38, 18, 22], dutyRows(ctx, locale))]],
  ];
  const blocks = sections.flatMap(([name, inner], index): PaperBlock[] => {
    const number = locale === 'zh' ? `${chineseNumber(index + 1)}、` : `${index + 1}. `;
    return [{ block: 'heading', level: 1, text: `${number}${name}` }, ...inner];
  });
  return {
    title,
    fileName: safeFileName(title),
    landscape: false,
    layout: 'official',
    blocks: [
      { block: 'title', text: title },
      { block: 'line', text: about.about, align: 'center' },
      ...blocks,
      { block: 'pageBreak' },
      { block: 'heading', level: 1, text: words.annexParties },
      tableOf(words.partyHead, [70, 30], partyRows(ctx, locale)),
      ...chartBlocks(picture, locale),
    ],
    foot: { left: about.roomName, right: `${title} · ${about.revision}` },
  };
}
