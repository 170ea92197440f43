import { readYesNo } from './numbers';
import type { CellValue, TallyColumn } from './sheet';
import { type ColumnWords, type Token, tokensOf } from './solitaireText';

/** Why a value is offered without its tick: somebody should look first. */
export const DOUBTS = ['conflict', 'measure', 'shared', 'position', 'increment'] as const;
export type Doubt = (typeof DOUBTS)[number];

export type Pair = { readonly columnId: string; readonly value: CellValue; readonly doubt: Doubt | null };
type Word = Extract<Token, { kind: 'word' }>;
type Figure = Extract<Token, { kind: 'number' }>;

const INCREMENT = /(?:新增|本轮|本次|今日|又|再)(?:已|集中|紧急)?$/u;
/** Words for harm as a whole: they mean something only when there is none. */
const HARM = /(?:人员)?伤亡/u;

/**
 * Pairs the words of columns with the figures beside them, clause by clause: 转移127人, 127人转移, 转移：127, 无死亡、失联, 转移32户127人. What can be read in
 * two ways is given with a doubt.
 */
export function pairsIn(text: string, columns: readonly TallyColumn[], words: ColumnWords): Pair[] {
  const found: Pair[] = [];
  for (const clause of clausesOf(text)) readClause(clause, columns, words, found);
  if (found.length === 0) return bare(text, columns, words);
  return found;
}

function clausesOf(text: string): string[] {
  // A comma between digits belongs to the number.
  return text.split(/(?:(?<!\d),|,(?!\d{3}(?!\d))|[;。!\n]|(?<=\D)\|)/u).filter((one) => one.trim() !== '');
}

function readClause(
  clause: string,
  columns: readonly TallyColumn[],
  words: ColumnWords,
  found: Pair[],
): void {
  const tokens = tokensOf(clause, words);
  const of = (id: string): TallyColumn | undefined => columns.find((one) => one.id === id);
  if (HARM.test(clause) && tokens.some((token) => token.kind === 'none')) {
    for (const column of columns) {
      if (column.figure === 'dead' || column.figure === 'seriousInjury' || column.id === 'injured')
        found.push({ columnId: column.id, value: 0, doubt: null });
    }
  }
  const isNumberFirst = tokens.find((token) => token.kind !== 'none')?.kind === 'number';
  tokens.forEach((token, place) => {
    if (token.kind !== 'word') return;
    for (const id of token.columns) {
      const column = of(id);
      if (column === undefined) continue;
      const pair =
        column.kind === 'number'
          ? numberFor(column, token, { clause, tokens, place, isNumberFirst })
          : otherFor(column, token, clause, tokens, place);
      if (pair !== null) found.push(pair);
    }
  });
}

type Around = {
  readonly clause: string;
  readonly tokens: readonly Token[];
  readonly place: number;
  readonly isNumberFirst: boolean;
};

function numberFor(column: TallyColumn, word: Word, around: Around): Pair | null {
  const { clause, tokens, place, isNumberFirst } = around;
  const isTold = !isNumberFirst && tokens[place + 1]?.kind === 'number';
  if (!isTold && isNegated(clause, tokens, place)) return { columnId: column.id, value: 0, doubt: null };
  const behind = tokens[place + 1];
  const isMore =
    INCREMENT.test(clause.slice(0, word.at)) ||
    (behind !== undefined && /^(?:新增|增加|又增)/u.test(clause.slice(word.end, behind.at)));
  const doubt = (other: Doubt | null): Doubt | null => (isMore && column.isCumulative ? 'increment' : other);
  const chosen = isNumberFirst
    ? fitting(column, figuresBefore(tokens, place), around, 'last')
    : fitting(column, figuresAfter(tokens, place), around, 'first');
  if (chosen !== null) {
    const isOfRow =
      !isNumberFirst && isListed(clause, tokens, place - 1) && !isForAll(clause, word, chosen.figure);
    const own = chosen.doubt ?? (isOfRow ? 'shared' : null);
    return { columnId: column.id, value: chosen.figure.value, doubt: doubt(own) };
  }
  return sharedFor(column, around, doubt);
}

/** Figures behind a word, up to the next word. */
function figuresAfter(tokens: readonly Token[], place: number): Figure[] {
  const figures: Figure[] = [];
  for (const token of tokens.slice(place + 1)) {
    if (token.kind !== 'number') break;
    figures.push(token);
  }
  return figures;
}

function figuresBefore(tokens: readonly Token[], place: number): Figure[] {
  const figures: Figure[] = [];
  for (const token of tokens.slice(0, place).toReversed()) {
    if (token.kind !== 'number') break;
    figures.unshift(token);
  }
  return figures;
}

/** The figure with the column's own measure, else one without any; another measure only with a doubt, and not where a second column takes it. */
function fitting(
  column: TallyColumn,
  figures: readonly Figure[],
  { tokens, place }: Around,
  which: 'first' | 'last',
): { readonly figure: Figure; readonly doubt: Doubt | null } | null {
  const choose = (list: readonly Figure[]): Figure | undefined => (which === 'first' ? list[0] : list.at(-1));
  const own = choose(figures.filter((one) => isMeasure(one.unit, column.unit)));
  if (own !== undefined) return { figure: own, doubt: null };
  const word = tokens[place];
  const sharesWord = word?.kind === 'word' && word.columns.length > 1;
  const plain = choose(figures.filter((one) => one.unit === ''));
  if (plain !== undefined) {
    // A word that two columns share means the first of them where no measure says otherwise.
    return sharesWord && word.columns[0] !== column.id ? null : { figure: plain, doubt: null };
  }
  const any = choose(figures);
  return any === undefined || sharesWord ? null : { figure: any, doubt: 'measure' };
}

const SAME_MEASURE: Readonly<Record<string, string>> = {
  mm: '毫米',
  名: '人',
  人次: '人',
  栋: '间',
  幢: '间',
};

function isMeasure(written: string, own: string): boolean {
  if (written === '') return false;
  const plain = own.toLowerCase();
  return written === plain || SAME_MEASURE[written] === own || (SAME_MEASURE[plain] ?? '') === written;
}

/** 无死亡、失联 / 死亡无 / 死亡、失联均为0 / 死亡：0: nothing there. */
function isNegated(clause: string, tokens: readonly Token[], place: number): boolean {
  const word = tokens[place] as Word;
  const behind = tokens[place + 1];
  if (behind?.kind === 'none' && /^[\s:=均为]*$/u.test(clause.slice(word.end, behind.at))) {
    const next = tokens[place + 2];
    // 死亡无失联无 is read from the left; 安置 无伤亡 is not about 安置.
    const follows = next?.kind === 'word' && next.at === behind.end;
    if (!follows && !HARM.test(clause.slice(behind.end, behind.end + 4))) return true;
  }
  for (let at = place - 1; at >= Math.max(0, place - MOST_LISTED); at -= 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined || next === undefined) return false;
    const between = clause.slice(token.end, next.at);
    if (!isListing(between)) return false;
    if (token.kind === 'none') return true;
    if (token.kind !== 'word' || (between !== '' && between.trim() === '')) return false;
  }
  return false;
}

const isListing = (between: string): boolean =>
  /^\s*(?:[、/和及与或]|人员|群众|发生|出现|以及)*\s*$/u.test(between);

const isForAll = (clause: string, word: Word, figure: Token): boolean =>
  /均|都|皆/u.test(clause.slice(word.end, figure.at));

/** Whether two words stand in a row, as 转移、安置 do: a sign between them and nothing else. */
function isListed(clause: string, tokens: readonly Token[], place: number): boolean {
  const [one, next] = [tokens[place], tokens[place + 1]];
  if (one?.kind !== 'word' || next?.kind !== 'word') return false;
  const between = clause.slice(one.end, next.at);
  return between.trim() !== '' && isListing(between);
}

/** Words in a row that one figure may stand for. */
const MOST_LISTED = 12;

/** 死亡、失联均为0 and 转移、安置127人: words in a row with one figure behind them. */
function sharedFor(
  column: TallyColumn,
  { clause, tokens, place }: Around,
  doubt: (other: Doubt | null) => Doubt | null,
): Pair | null {
  let at = place;
  while (isListed(clause, tokens, at) && at - place < MOST_LISTED) at += 1;
  const last = tokens[at] as Word;
  const figure = tokens[at + 1];
  if (at === place || figure === undefined || figure.kind === 'word') return null;
  if (figure.kind === 'none') return { columnId: column.id, value: 0, doubt: null };
  const isAll = isForAll(clause, last, figure);
  const sharesWord = (tokens[place] as Word).columns.length > 1;
  if (sharesWord && !isAll && !isMeasure(figure.unit, column.unit)) return null;
  return { columnId: column.id, value: figure.value, doubt: doubt(isAll ? null : 'shared') };
}

/** A yes/no or a text behind its word. */
function otherFor(
  column: TallyColumn,
  word: Word,
  clause: string,
  tokens: readonly Token[],
  place: number,
): Pair | null {
  const next = tokens.slice(place + 1).find((token) => token.kind === 'word');
  const behind = clause.slice(word.end, next?.at ?? clause.length).trim();
  if (column.kind === 'text') {
    const said = /^[:=]\s*(.+)$/u.exec(behind)?.[1]?.trim() ?? '';
    return said === '' ? null : { columnId: column.id, value: said.slice(0, 200), doubt: null };
  }
  if (isNegated(clause, tokens, place)) return { columnId: column.id, value: false, doubt: null };
  const said = readYesNo(behind.replace(/^[:=\s]+/u, ''));
  if (said !== null) return { columnId: column.id, value: said, doubt: null };
  return behind === '' ? { columnId: column.id, value: true, doubt: 'position' } : null;
}

/** Figures without any word: one is the first column's; as many as there are number columns are theirs in order. */
function bare(text: string, columns: readonly TallyColumn[], words: ColumnWords): Pair[] {
  const tokens = tokensOf(text, words);
  if (tokens.some((token) => token.kind === 'word')) return [];
  const figures = tokens.filter((token) => token.kind === 'number');
  const numbers = columns.filter((column) => column.kind === 'number');
  if (figures.length === 0 || figures.length > numbers.length) return [];
  const isWhole = figures.length === numbers.length;
  return figures.flatMap((figure, place): Pair[] => {
    const column = numbers[place];
    if (column === undefined) return [];
    const fits = figure.unit === '' || isMeasure(figure.unit, column.unit);
    return [{ columnId: column.id, value: figure.value, doubt: isWhole && fits ? null : 'position' }];
  });
}
