import type { TimedRule, TimingGroup, TimingState } from '../briefing/timing';
import type { Locale } from './labels';

type Words<K extends string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>;

export const TIMING_GROUP_WORDS: Words<TimingGroup> = {
  zh: {
    occurred: '发生',
    received: '接报',
    verified: '核实',
    leader: '报领导',
    phone: '电话首报',
    written: '书面报告',
    update: '续报、终报',
    zero: '零报告',
    watch: '伤亡补报观察',
    other: '其他',
  },
  en: {
    occurred: 'Occurred',
    received: 'Received',
    verified: 'Verified',
    leader: 'Leaders told',
    phone: 'First phone reports',
    written: 'Written reports',
    update: 'Updates, final',
    zero: 'Zero reports',
    watch: 'Casualty watch',
    other: 'Others',
  },
};

export const TIMING_STATE_WORDS: Words<TimingState> = {
  zh: {
    noted: '—',
    watch: '观察期内',
    on_time: '按时',
    late: '迟报',
    open: '未到时限',
    overdue: '超时未报',
    not_needed: '不需要',
  },
  en: {
    noted: '—',
    watch: 'Watched',
    on_time: 'In time',
    late: 'Late',
    open: 'Not due yet',
    overdue: 'Overdue',
    not_needed: 'Not needed',
  },
};

const CLOCKS: Words<string> = {
  zh: {
    occurred_at: '发生',
    received_at: '接报',
    verified_at: '核实',
    last_report_at: '上次报告',
    grade_changed_at: '定级',
    figure_known_at: '得知',
    stable_at: '稳定',
    day_start: '当日零时',
    inquiry_submitted_at: '报告提交',
    step: '步骤开始',
  },
  en: {
    occurred_at: 'occurrence',
    received_at: 'receipt',
    verified_at: 'verification',
    last_report_at: 'last report',
    grade_changed_at: 'grading',
    figure_known_at: 'when known',
    stable_at: 'stable',
    day_start: 'start of the day',
    inquiry_submitted_at: 'inquiry submitted',
    step: 'step begun',
  },
};

/** `receivedAt` and `received_at` are the same clock. */
const clockId = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Which moment a limit counts from, in words. */
export const clockWords = (field: string, locale: Locale): string => CLOCKS[locale][clockId(field)] ?? field;

/** `45 分`, `2 小时`, `10 天`: a limit in the unit that people say. */
export function limitWords(minutes: number | null, locale: Locale): string {
  if (minutes === null) return '—';
  const zh = locale === 'zh';
  if (minutes === 0) return zh ? '立即' : 'at once';
  if (minutes % 1_440 === 0 && minutes >= 1_440) return zh ? `${minutes / 1_440} 天` : `${minutes / 1_440} d`;
  if (minutes % 60 === 0 && minutes > 60) return zh ? `${minutes / 60} 小时` : `${minutes / 60} h`;
  return zh ? `${minutes} 分` : `${minutes} min`;
}

const MARKS: Readonly<Record<Locale, readonly (readonly [RegExp, string])[]>> = {
  zh: [
    [/^D\b/, '本室设置（程序默认）'],
    [/^M\b/, '通行做法（须按本地规定核对）'],
    [/^X/, '外地规定（参照）'],
  ],
  en: [
    [/^D\b/, 'room setting (default)'],
    [/^M\b/, 'common practice (check locally)'],
    [/^X/, 'rule of another place'],
  ],
};

/** Where a limit comes from: document and article, else what its mark means; and that the room set it otherwise when it did. */
export function sourceWords(rule: TimedRule | null, locale: Locale): string {
  const zh = locale === 'zh';
  if (rule === null) return zh ? '工作方案' : 'work plan';
  const named = [rule.document, rule.article].filter((part) => part !== '').join(zh ? '' : ' ');
  const meaning = MARKS[locale].find(([mark]) => mark.test(rule.mark))?.[1];
  const base = named === '' ? (meaning ?? rule.mark) : named;
  const mark = rule.mark === '' || base === rule.mark ? '' : zh ? `［${rule.mark}］` : ` [${rule.mark}]`;
  const own = rule.isOverridden ? (zh ? '，本室设置' : ', set by the room') : '';
  return `${base}${mark}${own}`;
}
