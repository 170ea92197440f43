import type { ReportKind } from '../domain/incidentReports';
import type { Finding, FindingCode } from '../reports/check';
import { reportName } from '../reports/spoken';
import type { Locale } from './labels';
import type { Pair } from './lineReader';

/** Reports on incidents, worded for the screen and the log. The reports themselves are Chinese (shared/reports). */

const ENGLISH: Readonly<Record<ReportKind, string>> = {
  phone_report: 'first report by phone',
  initial: 'initial report',
  update: 'update',
  final: 'final report',
  verified: 'verified report',
  correction: 'supplementary report',
  zero: 'zero report',
};

/** 续报二, `update 2` */
export function reportKindName(kind: ReportKind, ordinal: number | null, locale: Locale): string {
  if (locale === 'zh') return reportName(kind, ordinal);
  return ENGLISH[kind] + (kind === 'update' && ordinal !== null ? ` ${ordinal}` : '');
}

type Params = Finding['params'];
type Say = (params: Params, party: (id: string) => string) => string;

const TIMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  occurred: ['发生', 'the event'],
  received: ['接报', 'the receipt'],
  as_of: ['截至', 'the time of the figures'],
  issued: ['印发', 'the report'],
};
const time = (value: unknown, locale: 0 | 1): string =>
  TIMES[String(value)]?.[locale] ?? `“${String(value)}”`;

const FINDINGS: Readonly<Record<FindingCode, readonly [zh: Say, en: Say]>> = {
  empty: [() => '导语或正文是空的', () => 'The lead or the body is empty'],
  time_order: [
    (p) => `时间先后不对：${time(p['first'], 0)}晚于${time(p['next'], 0)}`,
    (p) => `Times out of order: ${time(p['first'], 1)} is later than ${time(p['next'], 1)}`,
  ],
  next_past: [() => '下次续报时间已过', () => 'The time of the next update has passed'],
  no_next: [() => '没有写下次续报时间', () => 'The time of the next update is missing'],
  ledger_sum: [
    (p) => `人头账不平：各状态合计${p['sum']}，共${p['total']}人`,
    (p) => `The ledger of people does not add up: ${p['sum']} by state, ${p['total']} persons`,
  ],
  ledger_figure: [
    (p) => `${p['label']}${p['figure']}人，人头账是${p['ledger']}人`,
    (p) => `${p['label']}: ${p['figure']} as a figure, ${p['ledger']} in the ledger`,
  ],
  evacuated_more: [
    (p) => `转移${p['evacuated']}人多于受威胁${p['threatened']}人`,
    (p) => `${p['evacuated']} evacuated, but only ${p['threatened']} threatened`,
  ],
  figure_text: [
    (p) => `文中“${p['label']}${p['text']}人”与事实不符（${p['figure']}人）`,
    (p) => `The text says ${p['label']} ${p['text']}, the facts say ${p['figure']}`,
  ],
  force_text: [
    (p) => `文中现场力量${p['text']}人与在场${p['figure']}人不符（途中不计）`,
    (p) =>
      `The text says ${p['text']} on the spot, the facts say ${p['figure']} (those on the way not counted)`,
  ],
  fell: [
    (p) => `${p['label']}由${p['from']}降为${p['to']}，没有写原因`,
    (p) => `${p['label']} fell from ${p['from']} to ${p['to']} without a reason`,
  ],
  changes_differ: [
    (p) => `“较上报变化”与事实不符，应为：${p['now'] === '' ? '无变化' : p['now']}`,
    (p) => `The line of changes differs from the facts: ${p['now'] === '' ? 'nothing changed' : p['now']}`,
  ],
  zero_changed: [
    (p) => `已有变化，不能报零报告：${p['now']}`,
    (p) => `Something has changed, so this is no zero report: ${p['now']}`,
  ],
  place_missing: [
    (p) => `标题里没有“${p['part']}”，地名要写全`,
    (p) => `The title lacks “${p['part']}”: the place stands in full`,
  ],
  place_differs: [
    (p) => `地点与上报不一致：上报“${p['before']}”，现为“${p['now']}”`,
    (p) => `The place differs from the report before: “${p['before']}”, now “${p['now']}”`,
  ],
  cross_open: [
    (p, party) => `还没有与${party(String(p['party']))}核对口径`,
    (p, party) => `Figures not compared with: ${party(String(p['party']))}`,
  ],
  cross_differs: [
    (p, party) => `${party(String(p['party']))}口径不一致：${p['words']}`,
    (p, party) => `${party(String(p['party']))} has other figures: ${p['words']}`,
  ],
  word: [
    (p) => `不用“${p['word']}”，写“据初步核实”或“正在核实”`,
    (p) => `The word “${p['word']}” is not used in reports`,
  ],
  missing_words: [
    () => '“失联”“失踪”混用，统一用“失联”',
    () => 'Both 失联 and 失踪 are used for missing: use 失联',
  ],
  cause_early: [
    (p) => `主管部门没有认定原因，不写“${p['words']}”`,
    (p) => `No cause before the competent department gives it: “${p['words']}”`,
  ],
  name_in_body: [
    (p) => `正文里有涉险人员姓名“${p['name']}”，名单另附`,
    (p) => `The body names a casualty (“${p['name']}”); names go on a list apart`,
  ],
  over_page: [
    (p) => `约${p['lines']}行，初报最好不超过一页（${p['max']}行）`,
    (p) => `About ${p['lines']} lines; an initial report should fit one page (${p['max']} lines)`,
  ],
};

/** What the checks found, worded; `party` gives the name of a department by its id. */
export function findingWords(
  finding: Pick<Finding, 'code' | 'params'>,
  locale: Locale,
  party: (id: string) => string = (id) => id,
): string {
  return FINDINGS[finding.code][locale === 'zh' ? 0 : 1](finding.params, party);
}

/** Lines that the desk writes about reports. */
export const REPORT_LINES: Readonly<Record<string, Pair>> = {
  'report.signed_off': {
    zh: (p) =>
      `${p.text('name')}签发：${p.text('leader')}（${p.label('decisionWay', 'way')} ${p.time('at')}）${p.after('，原话：', 'words')}${p.after('；旁听：', 'witness')}${p.after('；带问题签发：', 'despite')}。${p.text('title')}`,
    en: (p) =>
      `${p.text('name')} signed off by ${p.text('leader')} (${p.label('decisionWay', 'way')}, ${p.time('at')})${p.after(', in the words: ', 'words')}${p.after('; heard by ', 'witness')}${p.after('; sent although: ', 'despite')}. ${p.text('title')}`,
  },
  'report.countersigned': {
    zh: (p) => `${p.text('name')}补签：${p.text('leader')} ${p.time('at')}`,
    en: (p) => `${p.text('name')}: signature added by ${p.text('leader')} at ${p.time('at')}`,
  },
  'report.dispatched': {
    zh: (p) =>
      `${p.text('name')}报${p.text('recipientName')}：${p.time('at')} ${p.label('sendWay', 'way')}，${p.text('receiver')}接收${p.number('readBack') === 1 ? '，已复述' : ''}${p.after('；迟报说明：', 'lateReason')}`,
    en: (p) =>
      `${p.text('name')} to ${p.text('recipientName')}: ${p.time('at')}, ${p.label('sendWay', 'way')}, taken by ${p.text('receiver')}${p.number('readBack') === 1 ? ', read back' : ''}${p.after('; late because: ', 'lateReason')}`,
  },
  'report.receipt': {
    zh: (p) => `${p.text('name')}，${p.text('recipientName')} ${p.time('at')} 签收（${p.text('receiver')}）`,
    en: (p) =>
      `${p.text('name')}: confirmed by ${p.text('recipientName')} at ${p.time('at')} (${p.text('receiver')})`,
  },
  'report.checked': {
    zh: (p) =>
      `与${p.text('partyName')}核对口径（${p.text('who')}，${p.time('at')}）：${p.number('agrees') === 1 ? '一致' : '不一致'}${p.after('，', 'words')}`,
    en: (p) =>
      `Figures compared with ${p.text('partyName')} (${p.text('who')}, ${p.time('at')}): ${p.number('agrees') === 1 ? 'the same' : 'different'}${p.after(', ', 'words')}`,
  },
};
