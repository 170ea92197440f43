/** What kind of block a row of a table is, by its words. Guesses that a person sees and may change. */
import type { StepKind } from '../types';
import { flat } from './source';

const REPORT_VERB =
  /报告|上报|报送|首报|初报|续报|终报|速报|快报|呈报|汇报|请示|直报|核报|零报告|报备|报[本上省市县领带局]/;
const CALL_VERB = /叫应|点名|叫醒|喊醒|逐一电话(?:确认|通知)/;
const ORDER_VERB =
  /通知|调派|派出|调度|协调|调集|调动|指令|指挥|要求|商请|转告|转发|通报|督促|督导|责成|部署|预置|联系|出动|派遣|申请支援/;

/** Which obligation a report is about, by its words: the first that fits and is in the tables. */
const DUTIES: readonly (readonly [id: string, pattern: RegExp])[] = [
  ['final_report', /终报|结报|总结报告|结案|处置情况总结|续报完毕/],
  ['zero_report', /零报告/],
  ['verified_report', /核报|核定(?:灾情|损失)/],
  ['update_report', /续报|滚动(?:报|上报)|跟踪(?:报|续)|进展(?:情况)?(?:报|上)/],
  ['skip_report', /越级/],
  ['response_end', /(?:终止|结束|解除)[^，。]{0,6}响应|响应[^，。]{0,4}(?:终止|结束|解除)/],
  ['response_adjust', /(?:调整|提升|升级|降低)[^，。]{0,6}响应|响应[^，。]{0,4}(?:调整|提升|升级|降级)/],
  ['response_notice', /(?:启动|宣布)[^，。]{0,8}响应[^，。]{0,6}(?:通知|命令|文件)|响应(?:启动)?通知/],
  ['info_release', /(?:信息|新闻|对外|权威|首次)发布|新闻通稿|通稿/],
  ['quake_flash', /震情(?:首|速|快)?报/],
  ['initial_report', /书面|文字(?:报告|材料|信息)|初报|信息专报|值班信息|突发事件信息|传真/],
  [
    'leader_report',
    /(?:报告?|请示|汇报)[^，。；]{0,4}(?:带班|值班)(?:局|厅)?(?:领导|长)|(?:向|报)(?:带班|值班)领导/,
  ],
  ['phone_report', /电话(?:首)?报|首报|速报|快报|口头报|总值班室|两办/],
  [
    'head_report',
    /(?:局|厅|县|市|区|省)(?:长|委|政府)?(?:主要|分管)?领导|主要(?:负责|领导)|分管|局长|书记|县长|市长/,
  ],
  ['phone_report', /上级|(?:市|省)(?:应急|局|厅)|直报|上报|报送|报告/],
];

/** The last ones fit almost any report: they count when nothing else does. */
const GENERAL = 2;

/** Obligations that a title and its text may mean, the likeliest first. */
export function dutiesIn(title: string, text: string): readonly string[] {
  const head = flat(title);
  const all = `${head} ${flat(text).slice(0, 60)}`;
  const named = DUTIES.slice(0, -GENERAL);
  const likely = [
    ...named.filter(([, pattern]) => pattern.test(head)),
    ...named.filter(([, pattern]) => pattern.test(all)),
    ...DUTIES.filter(([, pattern]) => pattern.test(head)),
    ...DUTIES.filter(([, pattern]) => pattern.test(all)),
  ];
  return [...new Set(likely.map(([id]) => id))];
}

export type Guess =
  | { readonly kind: 'report'; readonly obligations: readonly string[] }
  | { readonly kind: Exclude<StepKind, 'report'> };

/** What a title and its requirements say is to be done. `isOutside`: only parties outside are responsible for it. */
export function guessKind(title: string, text: string, isOutside: boolean): Guess {
  const head = flat(title);
  const all = `${head} ${flat(text).slice(0, 60)}`;
  if (CALL_VERB.test(head) || (CALL_VERB.test(all) && !REPORT_VERB.test(head))) return { kind: 'call' };
  const isResponse = /响应/.test(head) && /启动|调整|终止|结束/.test(head) && /通知|发布|命令|下达/.test(all);
  const isRelease = /(?:信息|新闻|权威)发布|通稿/.test(head);
  const reports = REPORT_VERB.test(head) && !/^(?:听取|接收|收集|要求|督促|汇总)/.test(head);
  if (!isOutside && (reports || isResponse || isRelease)) {
    return { kind: 'report', obligations: dutiesIn(title, text) };
  }
  if (isOutside) return { kind: 'order' };
  return { kind: ORDER_VERB.test(head) ? 'order' : 'action' };
}

export type Condition = { readonly question: string; readonly rest: string; readonly condition: string };

const IF =
  /^(?:如果|如遇有?|如有|如|若有|若|一旦|遇有?|凡|当)(.{2,30}?)(?:的?时|情况下|的)?[，,：:]\s*(.*)$/s;

/** “如有被困人员，…”, “是否启动响应”, “视情调派…”: the question it asks and what is done on yes. Null when it asks none. */
export function conditionIn(text: string, isTitle = true): Condition | null {
  const trimmed = text.trim();
  const given = IF.exec(trimmed);
  if (given) {
    const condition = (given[1] ?? '').replace(/(?:的|时|情况)$/, '');
    const hasIt = /^(?:如有|若有|遇有)/.test(trimmed);
    return { question: `${hasIt ? '有' : ''}${condition}吗？`, rest: given[2] ?? '', condition };
  }
  const whether = !isTitle
    ? null
    : /^(.{0,12}?)(?:是否|能否|有无|要不要|有没有)([^，。；？?]{2,24})[？?]?(.*)$/s.exec(trimmed);
  if (
    whether &&
    !/^[^，。；]*(?:核实|了解|掌握|确认|查明|询问|问清|说明|注明|明确|检查|核对)/.test(whether[1] ?? '')
  ) {
    const question = `${trimmed.slice(0, trimmed.length - (whether[3] ?? '').length).replace(/[？?]$/, '')}？`;
    return { question, rest: (whether[3] ?? '').replace(/^[，。；\s]+/, ''), condition: question };
  }
  const perhaps = /^(?:视情(?:况)?|必要时|根据需要|视需要)[，,]?\s*(.+)$/s.exec(trimmed);
  if (perhaps) {
    const rest = perhaps[1] ?? '';
    const act = rest.split(/[，。；,;]/)[0] ?? rest;
    return { question: `要${act}吗？`, rest, condition: act };
  }
  return null;
}

/** The row of one answer to the question before: “是：…”, “否→…”. */
export function answerIn(text: string): { readonly answer: string; readonly rest: string } | null {
  const found = /^(是|否|有|无|没有|能|不能|需要|不需要|可控|不可控)\s*(?:的?[：:→，,]|-+>)\s*(.+)$/s.exec(
    text.trim(),
  );
  return found ? { answer: found[1] ?? '', rest: found[2] ?? '' } : null;
}
