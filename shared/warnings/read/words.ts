import type { Grade, WarningColor } from '../../domain/vocabulary';
import type { WarningStatus } from '../../domain/warnings';

export const COLOR_WORDS: Readonly<Record<string, WarningColor>> = {
  红: 'red',
  橙: 'orange',
  黄: 'yellow',
  蓝: 'blue',
};

const LEVEL_WORDS: Readonly<Record<string, Grade>> = {
  I: 'level_1',
  II: 'level_2',
  III: 'level_3',
  IV: 'level_4',
  一: 'level_1',
  二: 'level_2',
  三: 'level_3',
  四: 'level_4',
  1: 'level_1',
  2: 'level_2',
  3: 'level_3',
  4: 'level_4',
};

/** Words of the level scale beside its number: Ⅱ级/严重 (domain.md 8.4). */
const WEIGHT_WORDS: Readonly<Record<string, Grade>> = {
  特别严重: 'level_1',
  严重: 'level_2',
  较重: 'level_3',
  一般: 'level_4',
};

/** Two issuers with a space between them. */
const BODIES_APART =
  /(?<=局|台|厅|中心|指挥部|办公室)[ \t]+(?=(?:(?!发布|解除)[\u4e00-\u9fa5]){2,16}(?:局|台|厅|中心|指挥部|办公室))/g;

/** Full-width signs as plain ones, Ⅲ as III, without spaces between Chinese characters: what people type in different ways becomes the same. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
    .replaceAll(/[〔［]/g, '[')
    .replaceAll(/[〕］]/g, ']')
    .replaceAll(BODIES_APART, '、')
    .replaceAll(/(?<=[\p{Script=Han}\d])[ \t]+(?=\p{Script=Han})/gu, '')
    .replaceAll(/(?<=\p{Script=Han})[ \t]+(?=\d)/gu, '');

const LEVEL = '(IV|I{1,3}|[一二三四1-4])级';
const ROMAN_OR_HAN = '(IV|I{1,3}|[一二三四])级';
const WEIGHT = '(特别严重|严重|较重|一般)';
/** Where a level of a warning stands. Levels of a response, of wind, of fire danger and of an earthquake are other scales. */
const LEVEL_PATTERNS: readonly RegExp[] = [
  new RegExp(`[\\[(]${LEVEL}(?:[/,、]?${WEIGHT})?[\\])]`, 'g'),
  new RegExp(`${ROMAN_OR_HAN}(?:\\(?${WEIGHT}\\)?)?(?:[\\u4e00-\\u9fa5]{0,6})(?:预警|警报)`, 'g'),
  new RegExp(
    `(?:预警|警报)(?:信号)?(?:的?(?:级别|等级))?(?:[为是:]|\\s)*${LEVEL}(?:\\(?${WEIGHT}\\)?)?`,
    'g',
  ),
  new RegExp(`${ROMAN_OR_HAN}\\((?:[红橙黄蓝]色?)\\)`, 'g'),
];
/** How far around a level its scale is named. */
const REACH = 20;
const OTHER_SCALE_AFTER = /^[^,。;\n]{0,8}(?:应急)?响应/;
const OTHER_SCALE_BEFORE = /(?:火险|响应|风力|阵风|震级)[^,。;\n]{0,6}$/;

export type LevelFound = { readonly level: Grade | null; readonly words: string; readonly index: number };

/** Every level of a warning that a plain text names, in its order; `level` is null where number and word contradict each other. */
export function levelsIn(text: string): readonly LevelFound[] {
  const found = new Map<number, LevelFound>();
  for (const pattern of LEVEL_PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [words, number = '', weight] = match;
      const end = match.index + words.length;
      const isResponse = OTHER_SCALE_AFTER.test(text.slice(end, end + REACH)) || /响应/.test(words);
      if (isResponse || OTHER_SCALE_BEFORE.test(text.slice(Math.max(0, match.index - REACH), match.index)))
        continue;
      const level = LEVEL_WORDS[number] ?? null;
      const isSame = weight === undefined || WEIGHT_WORDS[weight] === level;
      // One place may fit two patterns; the number's own place names it.
      const index = match.index + words.indexOf(number);
      if (!found.has(index)) found.set(index, { level: isSame ? level : null, words, index });
    }
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}

const COLOR_PATTERNS: readonly RegExp[] = [
  /([红橙黄蓝])色?(?:\([IV一二三四]+级[^)]{0,6}\))?(?:[\u4e00-\u9fa5]{0,8}?)(?:预警|警报|警戒线?信号)/g,
  /(?:预警|警报)(?:信号)?(?:的?(?:级别|等级|颜色|信号))?(?:[为是:至到(/[]|\s)*([红橙黄蓝])色/g,
  /级\(([红橙黄蓝])色?\)/g,
];

export type ColorFound = { readonly color: WarningColor; readonly words: string; readonly index: number };

/** Every colour of a signal that a plain text names, in its order. */
export function colorsIn(text: string): readonly ColorFound[] {
  const found = new Map<number, ColorFound>();
  for (const pattern of COLOR_PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [words, sign = ''] = match;
      const color = COLOR_WORDS[sign];
      const index = match.index + words.indexOf(sign);
      if (color !== undefined && !found.has(index)) found.set(index, { color, words, index });
    }
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}

export const only = <T>(values: readonly T[]): T | null =>
  new Set(values).size === 1 ? (values[0] ?? null) : null;

const EXERCISE =
  /演练演练|演习演习|[【[(](?:应急)?(?:演练|演习)[】\])]|(?:此|本)?(?:为|是|系|属)(?:一次)?(?:应急)?(?:演练|演习)|(?:演练|演习)(?:消息|信息|短信|预警|通知|开始)|^\s*(?:演练|演习)[:,。!]/m;
const TEST =
  /[【[(](?:系统|平台)?测试[】\])]|(?:此|本)?(?:为|是|系|属)(?:系统|平台)?测试|(?:测试)(?:消息|信息|短信|预警|报文)|测试测试|^\s*测试[:,。!]/m;
const WEAK = /演练|演习|(?<!检)测试/;

/**
 * Whether a text says that it is an exercise or a test. `isSure` is false where the word stands in it and may mean something else (暂停各类演练), and where
 * it says both.
 */
export function statusIn(text: string): {
  readonly status: WarningStatus;
  readonly isSure: boolean;
  readonly words: string;
} {
  const exercise = EXERCISE.exec(text)?.[0];
  const test = TEST.exec(text)?.[0];
  if (exercise !== undefined)
    return { status: 'exercise', isSure: test === undefined, words: (test ?? exercise).trim() };
  if (test !== undefined) return { status: 'test', isSure: true, words: test.trim() };
  const weak = WEAK.exec(text);
  if (weak) {
    const words = text
      .slice(Math.max(0, weak.index - 6), weak.index + 8)
      .replaceAll('\n', ' ')
      .trim();
    return { status: 'actual', isSure: false, words };
  }
  return { status: 'actual', isSure: true, words: '' };
}

/** 暴雨事件 → 暴雨; 暴雨橙色预警信号 → 暴雨. The issuer's own word otherwise. */
export const kindOf = (event: string): string => {
  const plain = plainWords(event).trim();
  return (
    plain
      .replace(/(?:IV|I{1,3}|[一二三四])级.*$|[红橙黄蓝]色.*$|(?:气象)?(?:预警|警报|事件|信号).*$/, '')
      .trim() || plain
  );
};

/** Kinds that issuers of domain.md 3.2 warn of; another one is kept as it is and asked about. The longer before the shorter. */
export const KNOWN_KINDS: readonly string[] = [
  '自然灾害综合风险',
  '灾害综合风险',
  '综合风险',
  '森林草原火险',
  '地质灾害气象风险',
  '中小河流洪水气象风险',
  '山洪灾害气象风险',
  '渍涝气象风险',
  '低温雨雪冰冻',
  '中小河流洪水',
  '重污染天气',
  '短时强降雨',
  '短时强降水',
  '城市内涝',
  '江河洪水',
  '山洪灾害',
  '地质灾害',
  '森林火险',
  '森林火灾',
  '雷雨大风',
  '雷暴大风',
  '道路结冰',
  '强对流',
  '沙尘暴',
  '风暴潮',
  '持续低温',
  '强降雨',
  '强降水',
  '台风',
  '暴雨',
  '暴雪',
  '寒潮',
  '大风',
  '高温',
  '雷电',
  '冰雹',
  '霜冻',
  '大雾',
  '干旱',
  '海浪',
  '海啸',
  '海雾',
  '海冰',
  '赤潮',
  '山洪',
  '洪水',
  '内涝',
  '渍涝',
  '泥石流',
  '滑坡',
  '龙卷风',
  '龙卷',
  '地震',
  '枯水',
  '低温',
  '霾',
];

/** The known kind with which a phrase ends: 发布沿海海浪 → 海浪. */
export const knownKindAtEnd = (phrase: string): string | null =>
  KNOWN_KINDS.find((kind) => phrase.endsWith(kind)) ?? null;
