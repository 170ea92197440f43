import { CHINESE_NUMERAL, readNumber } from './numbers';
import type { TallyColumn, TallyUnit } from './sheet';

/** A piece of a line that means something: a column's word, a number, or a negation. */
export type Token =
  | { readonly kind: 'word'; readonly columns: readonly string[]; readonly at: number; readonly end: number }
  | {
      readonly kind: 'number';
      readonly value: number;
      /** the measure that stands behind it: 人, 户, 间 … */
      readonly unit: string;
      readonly at: number;
      readonly end: number;
    }
  | { readonly kind: 'none'; readonly at: number; readonly end: number };

const MEASURES =
  '人|户|间|栋|幢|处|个|名|所|座|次|毫米|mm|厘米|辆|台|艘|头|亩|公里|米|千瓦|条|起|支|组|队|人次';
const NUMBER = new RegExp(
  `(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?\\s*([百千万亿](?!元))?\\s*(${MEASURES})?`,
  'giu',
);
const CHINESE = new RegExp(`(${CHINESE_NUMERAL}+)\\s*(${MEASURES})?`, 'giu');
/** Times, dates, telephone numbers, ordinals: digits that are no figures. */
const NOT_FIGURES =
  /\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}[时点](?:\d{1,2}分|半|整)?|第\s*\d+\s*[轮次批]|\d{3,4}-\d{7,8}|\d{7,}|\d+(?:\.\d+)?%/gu;
const NONE = /暂?无|没有|未发生|未出现|未接到?|均?未有/gu;

/** The same text with every full-width sign narrow and invisible signs gone. */
export function narrow(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200f\u2028-\u202e\u2060\ufeff]/gu, '')
    .replaceAll('﹕', ':');
}

const blank = (text: string, from: number, to: number): string =>
  text.slice(0, from) + '\u0001'.repeat(to - from) + text.slice(to);

export type ColumnWords = readonly { readonly word: string; readonly columns: readonly string[] }[];

/** The words of every column, the longest first. */
export function wordsOf(columns: readonly TallyColumn[]): ColumnWords {
  const found = new Map<string, string[]>();
  for (const column of columns) {
    for (const word of [column.name, ...column.words]) {
      const plain = narrow(word).trim();
      if (plain === '') continue;
      const known = found.get(plain) ?? [];
      if (!known.includes(column.id)) found.set(plain, [...known, column.id]);
    }
  }
  return [...found]
    .map(([word, ids]) => ({ word, columns: ids }))
    .sort((a, b) => b.word.length - a.word.length);
}

/** Words, numbers and negations of a narrow text in their order. Column words are found first, so that “24小时雨量” is no number. */
export function tokensOf(text: string, words: ColumnWords): Token[] {
  let rest = text;
  const tokens: Token[] = [];
  for (const { word, columns } of words) {
    for (let at = rest.indexOf(word); at >= 0; at = rest.indexOf(word, at + 1)) {
      tokens.push({ kind: 'word', columns, at, end: at + word.length });
      rest = blank(rest, at, at + word.length);
    }
  }
  for (const match of rest.matchAll(NOT_FIGURES))
    rest = blank(rest, match.index, match.index + match[0].length);
  for (const match of rest.matchAll(NUMBER)) {
    const value = readNumber(`${match[1]}${match[2] ?? ''}${match[3] ?? ''}`);
    if (value === null) continue;
    const end = match.index + match[0].length;
    tokens.push({ kind: 'number', value, unit: (match[4] ?? '').toLowerCase(), at: match.index, end });
    rest = blank(rest, match.index, end);
  }
  for (const match of rest.matchAll(CHINESE)) {
    const end = match.index + match[0].length;
    if (!isFigure(rest, match, end)) continue;
    const value = readNumber(match[1] ?? '');
    if (value === null) continue;
    tokens.push({ kind: 'number', value, unit: (match[2] ?? '').toLowerCase(), at: match.index, end });
    rest = blank(rest, match.index, end);
  }
  for (const match of rest.matchAll(NONE))
    tokens.push({ kind: 'none', at: match.index, end: match.index + match[0].length });
  return tokens.sort((a, b) => a.at - b.at);
}

/** A Chinese numeral is a figure where a measure follows it, or where it stands between a word and the end of its clause. */
function isFigure(text: string, match: RegExpExecArray, end: number): boolean {
  if (match[2] !== undefined) return true;
  const before = text.slice(0, match.index).trimEnd().at(-1);
  const after = text.slice(end).trimStart().at(0);
  const opens = before === undefined || before === '\u0001' || /[:=为共约达到是]/u.test(before);
  return opens && (after === undefined || after === '\u0001' || /[,，;；。、/|)]/u.test(after));
}

export type UnitName = { readonly name: string; readonly code: string; readonly isShort: boolean };

const SUFFIX = /(?:街道办事处|街道|民族乡|镇|乡|县|市|区|办事处)$/u;

/** Every name that a unit goes by, the longest first. The name without its 镇/乡/县/市/区 counts where no other unit shares it. */
export function namesOf(units: readonly TallyUnit[]): UnitName[] {
  const shared = new Map<string, number>();
  const short = (unit: TallyUnit): string => narrow(unit.name).trim().replace(SUFFIX, '');
  for (const unit of units) shared.set(short(unit), (shared.get(short(unit)) ?? 0) + 1);
  const names = units.flatMap((unit) => {
    const full = narrow(unit.name).trim();
    const cut = short(unit);
    const own = unit.aliases.map((alias) => ({ name: narrow(alias).trim(), code: unit.code, isShort: true }));
    const shorter =
      cut !== full && [...cut].length >= 2 && shared.get(cut) === 1
        ? [{ name: cut, code: unit.code, isShort: true }]
        : [];
    return [{ name: full, code: unit.code, isShort: false }, ...own, ...shorter];
  });
  return names.filter((one) => one.name !== '').sort((a, b) => b.name.length - a.name.length);
}

/** What makes a short name part of another one: 大桥村, 大桥水库, 大桥小学 are not 大桥镇. */
const LONGER_NAME =
  /^(?:村|社区|水库|小学|中学|学校|路|街(?!道)|组|自然|河|溪|电站|桥|岭|山|卫生|敬老|派出|林场|茶场|居委)/u;
const LEADS = /[至到往由在赴向从于去]$/u;

export type Mention = { readonly code: string; readonly at: number; readonly end: number };

/** Where units speak in a line: at its start or after a separator; not “转移至大桥镇”, not “大桥村”. */
export function mentionsIn(text: string, names: readonly UnitName[]): Mention[] {
  const found: Mention[] = [];
  let rest = text;
  for (const { name, code, isShort } of names) {
    for (let at = rest.indexOf(name); at >= 0; at = rest.indexOf(name, at + 1)) {
      const end = at + name.length;
      const before = text.slice(0, at).trimEnd();
      const stands = before === '' || /[\s,;。、.:()\]】|/~-]$/u.test(text.slice(0, at));
      const isLonger = isShort && LONGER_NAME.test(text.slice(end));
      if (!stands || LEADS.test(before) || isLonger) continue;
      found.push({ code, at, end });
      rest = blank(rest, at, end);
    }
  }
  return found.sort((a, b) => a.at - b.at);
}
