/** Times as people write them into a plan, turned into minutes and a clock. */
import type { StepClock } from '../types';
import { flat } from './source';

export type When = {
  /** minutes the step may take; null when the text names none */
  readonly minutes: number | null;
  readonly clock: StepClock;
  /** minutes between two rounds; null when it is done once */
  readonly every: number | null;
  /** “立即” and its like, which became IMMEDIATE_MINUTES */
  readonly isImmediate: boolean;
  /** hours of the day, which no limit can say */
  readonly atHours: readonly string[];
  /** at the same time as the step before */
  readonly isAlongside: boolean;
};

/** What “立即” is written as: a default [D]; the note of the import says so. */
export const IMMEDIATE_MINUTES = 5;
const MOST = 86_400;
/** A limit stands near the beginning; what comes after so many characters is about something else. */
const LOOKED_AT = 400;

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** A number in digits or in Chinese up to 999, `半` a half; NaN when it is neither. */
export function numberIn(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (text === '半') return 0.5;
  let sum = 0;
  let digit: number | null = null;
  for (const char of text) {
    const value = DIGITS[char];
    if (value !== undefined) digit = value;
    else if (char === '十') {
      sum += (digit ?? 1) * 10;
      digit = null;
    } else if (char === '百') {
      sum += (digit ?? 1) * 100;
      digit = null;
    } else return Number.NaN;
  }
  return text === '' ? Number.NaN : sum + (digit ?? 0);
}

const NUMBER = '(?:\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十百]+|半)';
const UNIT =
  "(?:分钟|分|min(?:ute)?s?|m(?![a-z])|['′]|小时|钟头|h(?:our|r)?s?(?![a-z])|时(?![刻分候段])|个?工作日|昼夜|天|日|d(?:ay)?s?(?![a-z])|周|秒)";
/** One and a half hours, 1h30m, 10-15 minutes. */
const SPAN = `(?:${NUMBER}(?:[-~～—–至到]+${NUMBER})?个?半?${UNIT}(?:${NUMBER}${UNIT})?)`;

function unitMinutes(unit: string): number {
  if (/^(分|min|m|['′])/i.test(unit)) return 1;
  if (/^(小时|钟头|h|时)/i.test(unit)) return 60;
  if (unit === '周') return 10_080;
  if (unit === '秒') return 1 / 60;
  return 1_440;
}

/** Minutes of one span of time; the later end of a range. */
function spanMinutes(text: string): number {
  const parts = [
    ...text.matchAll(new RegExp(`(${NUMBER})(?:[-~～—–至到]+(${NUMBER}))?(个?半)?(${UNIT})`, 'giu')),
  ];
  const minutes = parts.reduce((sum, [, first = '', last, half, unit = '']) => {
    const count = numberIn(last ?? first) + (half?.endsWith('半') ? 0.5 : 0);
    return sum + count * unitMinutes(unit);
  }, 0);
  return Math.min(MOST, Math.max(1, Math.ceil(minutes - 1e-9)));
}

const find = (text: string, pattern: string): RegExpExecArray | null => new RegExp(pattern, 'iu').exec(text);

const RECEIPT = /接报|接警|接到|接处警|接收|得知|获悉|事发|发生后|发生之?时起|收到|t\+/i;
/** What is received here is an order, not the incident: the step's own clock. */
const STEP =
  /(?:接到|收到|接)(?:指令|命令|通知|调度|任务)|接令|到场|到达|抵达|上一步|响应启动后|启动后|签发后|会商后/;
const IMMEDIATE = /立即|即刻|马上|第一时间|随即|当即|立刻|即时|同时段?立即|immediately|at once/i;

function everyIn(text: string): number | null {
  const span = find(text, `每(?:间?隔)?(${SPAN})`) ?? find(text, `(${SPAN})(?:一|1)?(?:次|报|轮|查)(?!数)`);
  if (span !== null) return spanMinutes(span[1] ?? '');
  const half = /每半(?:个)?小时/.test(text) ? 30 : null;
  if (half !== null) return half;
  if (/每(?:个)?小时|逐小时/.test(text)) return 60;
  const times =
    find(text, `每(?:天|日)(?:不少于)?(${NUMBER})次`) ?? find(text, `(${NUMBER})次[/每](?:天|日)`);
  if (times !== null) return Math.max(1, Math.round(1_440 / Math.max(1, numberIn(times[1] ?? ''))));
  return /每(?:天|日)|逐日|每班/.test(text) ? 1_440 : null;
}

function hoursIn(text: string): readonly string[] {
  const hours = [
    ...text.matchAll(/(?<![\d.])([01]?\d|2[0-4])(?::([0-5]\d)|时(?:([0-5]?\d)分|整)?(?=[前、和及，,]|$))/g),
  ];
  return hours.map(([, hour = '', minute, other]) => `${hour}:${(minute ?? other ?? '00').padStart(2, '0')}`);
}

/**
 * Reads what a column of limits holds: “接报后30分钟内”, “立即”, “每2小时”, “T+15min”, “半小时”, “10～15分钟”. From receipt only where the
 * text says so; a bare number of minutes is the step's own time.
 */
export function readWhen(text: string): When {
  const words = flat(text.slice(0, LOOKED_AT));
  const every = everyIn(words);
  const once = every === null ? words : words.replace(new RegExp(`每(?:间?隔)?${SPAN}`, 'giu'), '');
  const isDaily = every !== null && /每(?:天|日)/.test(words);
  const atHours = isDaily || find(once, `[前]$`) !== null ? hoursIn(words) : hoursIn(once);
  const span = atHours.length > 0 ? null : find(once, SPAN);
  const isAfter = /t\+0(?!\d)/i.test(words);
  const isImmediate = span === null && (IMMEDIATE.test(words) || isAfter);
  const clock = STEP.test(words) || !RECEIPT.test(words) ? 'step' : 'receipt';
  const isRound = every !== null && find(once, `${SPAN}(?:一|1)?(?:次|报|轮|查)`) !== null;
  const minutes = span === null || isRound ? null : spanMinutes(span[0]);
  return {
    minutes: isImmediate ? IMMEDIATE_MINUTES : minutes,
    clock,
    every: isDaily && atHours.length > 1 ? Math.round(1_440 / atHours.length) : every,
    isImmediate,
    atHours,
    isAlongside: /^(?:与?上一?(?:步|项|环节)?)?(?:同步|同时|并行)(?:进行|开展)?$/.test(words),
  };
}

const IN_TEXT = `(?:接报|接警|接到|事发|发生|收到)[^，。；,;]{0,12}?${SPAN}(?:之?以?内|前)|t\\+${SPAN}|${SPAN}(?:之内|以内|内)|每(?:间?隔)?${SPAN}|每半?个?小时`;

/** The same in running text, where a number alone is no limit: “…后30分钟内”, “T+15min”, “每2小时”, “立即”. Null when there is none. */
export function whenInText(text: string): When | null {
  const words = flat(text.slice(0, LOOKED_AT));
  const found = find(words, IN_TEXT);
  if (found !== null) {
    const start = Math.max(0, found.index - 8);
    const before =
      words
        .slice(start, found.index)
        .split(/[，。；,;：:]/)
        .at(-1) ?? '';
    return readWhen(before + found[0]);
  }
  return IMMEDIATE.test(words.slice(0, 60)) ? readWhen('立即') : null;
}
