import type { CallOutKind, CallOutRule } from '../domain/callouts';
import { clockTime, dayOf, zoned } from '../domain/time';
import type { Grade, WarningColor } from '../domain/vocabulary';

const COLOR: Readonly<Record<WarningColor, string>> = {
  red: '红色',
  orange: '橙色',
  yellow: '黄色',
  blue: '蓝色',
};
const LEVEL: Readonly<Record<Grade, string>> = {
  level_1: 'Ⅰ级',
  level_2: 'Ⅱ级',
  level_3: 'Ⅲ级',
  level_4: 'Ⅳ级',
};

export type ReadWarningWords = {
  readonly issuer: string;
  /** 暴雨, 山洪 … */
  readonly kind: string;
  readonly color: WarningColor | null;
  readonly level: Grade | null;
  readonly area: string;
  readonly receivedAt: number;
  readonly endsAt: number | null;
};

export type SentenceInput = {
  readonly room: string;
  readonly kind: CallOutKind;
  readonly warnings: readonly ReadWarningWords[];
  /** what happened, for a call-out about an incident: title and place */
  readonly matter: string;
  readonly rule: Pick<CallOutRule, 'receiptOnly' | 'feedbackMinutes' | 'color'>;
  /** when the first feedback is due; null: none is asked for */
  readonly feedbackBy: number | null;
  readonly drill: boolean;
};

/** The parts of a long list that are read out; the rest is counted. */
const MOST_AREA = 24;

function cut(text: string, max: number): string {
  const words = [...text.replaceAll(/\s+/g, '')];
  return words.length <= max ? words.join('') : `${words.slice(0, max - 1).join('')}等`;
}

/** `2时38分`, with the day when it is another one. */
export function spokenTime(at: number, now: number): string {
  const { hour, minute, day } = zoned(at);
  const time = minute === 0 ? `${hour}时` : `${hour}时${minute}分`;
  return dayOf(at) === dayOf(now) ? time : `${day}日${time}`;
}

/** `暴雨橙色预警`, `台风Ⅲ级预警`. */
export function warningName(one: Pick<ReadWarningWords, 'kind' | 'color' | 'level'>): string {
  const grade = one.color === null ? (one.level === null ? '' : LEVEL[one.level]) : COLOR[one.color];
  return `${one.kind.replace(/预警(?:信号)?$/, '')}${grade}预警`;
}

function whatOf(input: SentenceInput, now: number): string {
  const { warnings, matter } = input;
  if (warnings.length === 0) return matter === '' ? '有重要情况通知' : cut(matter, 40);
  const names = warnings.map(warningName);
  const [first] = warnings;
  if (first === undefined || warnings.length > 1) return `现有${[...new Set(names)].join('、')}`;
  return `${cut(first.issuer, 12)}${spokenTime(first.receivedAt, now)}发布${names[0]}`;
}

function whereOf(warnings: readonly ReadWarningWords[]): string {
  const areas = [...new Set(warnings.map((one) => one.area.trim()).filter((area) => area !== ''))];
  return areas.length === 0 ? '' : `，范围${cut(areas.join('、'), MOST_AREA)}`;
}

function orderOf(input: SentenceInput, now: number): string {
  const { rule, feedbackBy } = input;
  const by = feedbackBy === null ? '' : `${spokenTime(feedbackBy, now)}前`;
  if (input.kind === 'relief')
    return `请报${by === '' ? '' : `，${by}报齐`}转移安置人数，缺不缺饮水、食品、衣被、住处，库存还缺什么`;
  if (rule.receiptOnly) return '请注意防范，收到请回答';
  const act =
    rule.color === 'red' || rule.color === 'short_fuse'
      ? '请立即到岗，叫应到村到户，危险区人员马上转移'
      : '请到岗，落实巡查和转移准备';
  return by === '' ? act : `${act}，${by}报转移人数和困难`;
}

/**
 * What is read out on the telephone, made from the warnings that the call is about: who calls, what, where, by when, and to repeat it. One breath: without
 * reasons, names of stations or figures of rain. A drill says so first and last.
 */
export function sentenceFor(input: SentenceInput, now: number): string {
  const mark = input.drill ? '演练，演练：' : '';
  const end = input.drill ? '这是演练。' : '';
  const readBack = input.rule.receiptOnly ? '' : '请复述：何事、何地、何时办到。';
  return `${mark}这里是${input.room}，${whatOf(input, now)}${whereOf(input.warnings)}。${orderOf(input, now)}。${readBack}${end}`;
}

/** The name of a call-out on lists and papers: `暴雨橙色预警、山洪橙色预警叫应`. */
export function callOutTitle(input: Pick<SentenceInput, 'kind' | 'warnings' | 'matter'>): string {
  if (input.kind === 'relief')
    return `灾害救助叫应${input.matter === '' ? '' : `（${cut(input.matter, 30)}）`}`;
  const names = [...new Set(input.warnings.map(warningName))];
  if (names.length > 0) return `${names.join('、')}叫应`;
  return input.matter === '' ? '叫应' : `${cut(input.matter, 30)}叫应`;
}

/** `09-12 02:38`, for tables that may span midnight. */
export const tableTime = (at: number): string => `${dayOf(at).slice(5)} ${clockTime(at)}`;
