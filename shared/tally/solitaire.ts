import { readNumber, readYesNo } from './numbers';
import { type Doubt, pairsIn } from './pairs';
import type { CellValue, TallyColumn, TallyUnit } from './sheet';
import { type ColumnWords, mentionsIn, namesOf, narrow, type UnitName, wordsOf } from './solitaireText';

export type FoundCell = {
  readonly unit: string;
  readonly columnId: string;
  readonly value: CellValue;
  /** the line it was read from, as it was pasted */
  readonly source: string;
  readonly doubt: Doubt | null;
  /** other values that the text gives for the same cell */
  readonly others: readonly { readonly value: CellValue; readonly source: string }[];
};

export type FoundText = {
  readonly cells: readonly FoundCell[];
  /** units that say “as before” or “nothing to report” and give no figure */
  readonly marks: readonly {
    readonly unit: string;
    readonly how: 'same' | 'zero';
    readonly source: string;
  }[];
  readonly unknown: readonly { readonly name: string; readonly source: string }[];
  /** lines that nothing was taken from */
  readonly rest: readonly string[];
};

/** Longer texts are cut here: a chat of a whole night fits many times over. */
export const MOST_TEXT = 200_000;
const MOST_LINES = 5_000;
const MOST_OF_LINE = 4_000;

type Raw = Omit<FoundCell, 'others'>;
type Reading = {
  readonly cells: Raw[];
  readonly marks: { unit: string; how: 'same' | 'zero'; source: string }[];
  readonly unknown: { name: string; source: string }[];
  readonly rest: string[];
};
type Known = {
  readonly columns: readonly TallyColumn[];
  readonly words: ColumnWords;
  readonly names: readonly UnitName[];
};

const ORDINAL =
  /^\s*(?:[#*•·▪-]+\s*)?(?:[(（]?\d{1,3}\s*(?:[.、)）:](?!\d)|\s)|[(（]?[一二三四五六七八九十]{1,3}[.、)）])\s*/u;
const SUMS = /^(?:合计|共计|总计|小计|累计合计|全[县市区镇]|汇总|以上)/u;
const SAME = /无变化|没有?变化|无新增|同上(?:次|期|轮|报)?|同前|维持不变|与上[次轮期]相同|数据不变/u;
const ZERO = /零报告|无情况|一切正常|情况正常|平安无事|无异常|正常无|安全无事|^平安|均正常|无灾情|无险情/u;
const NEW_UNIT = /^([\p{Script=Han}]{1,8}?(?:街道|民族乡|镇|乡|县|市|区|农场|林场|开发区|管委会|办事处))/u;

/**
 * Takes the figures out of a chat text (微信接龙), a message or a block copied from a table: which unit, which column, which value, and the line it
 * stood in. Nothing is entered; what is unclear is offered without its tick, units that the sheet does not have are named.
 */
export function readSolitaire(
  pasted: string,
  units: readonly TallyUnit[],
  columns: readonly TallyColumn[],
): FoundText {
  const known: Known = { columns, words: wordsOf(columns), names: namesOf(units) };
  const reading: Reading = { cells: [], marks: [], unknown: [], rest: [] };
  const lines = pasted.slice(0, MOST_TEXT).split(/\r\n|\r|\n/u, MOST_LINES);
  let unit: string | null = null;
  let head: readonly (string | null)[] | null = null;
  for (const line of lines) {
    const source = line.slice(0, MOST_OF_LINE);
    if (source.trim() === '') continue;
    if (source.includes('\t')) {
      const next = readRow(source, known, head, reading);
      if (next.head !== null) head = next.head;
      unit = next.unit ?? unit;
    } else unit = readLine(source, known, unit, reading);
  }
  return merged(reading);
}

/** A line of a chat. Gives the unit that a following line goes on about. */
function readLine(source: string, known: Known, before: string | null, reading: Reading): string | null {
  const line = narrow(source);
  const text = line.replace(ORDINAL, '');
  const isNumbered = text !== line;
  const shown = source.trim();
  if (SUMS.test(text)) {
    reading.rest.push(shown);
    return null;
  }
  const mentions = mentionsIn(text, known.names);
  const first = mentions[0];
  if (first === undefined || text.slice(0, first.at).replaceAll(/[^\p{L}\p{N}]/gu, '') !== '') {
    const name = first === undefined ? strangerIn(text, isNumbered, known) : null;
    if (name !== null) {
      reading.unknown.push({ name, source: shown });
      return null;
    }
    if (first === undefined) {
      if (before === null) reading.rest.push(shown);
      else readPart(text, before, shown, known, reading);
      return before;
    }
    if (before !== null) readPart(text.slice(0, first.at), before, shown, known, reading, false);
  }
  mentions.forEach((mention, place) => {
    const end = mentions[place + 1]?.at ?? text.length;
    readPart(text.slice(mention.end, end), mention.code, shown, known, reading, place === 0);
  });
  return mentions.at(-1)?.code ?? before;
}

/** The name at the start of a line that is none of the sheet's units; null when the line names nobody. */
function strangerIn(text: string, isNumbered: boolean, { words }: Known): string | null {
  const named = NEW_UNIT.exec(text)?.[1];
  if (named !== undefined) return named;
  if (!isNumbered) return null;
  const run = /^[\p{Script=Han}A-Za-z]{2,12}/u.exec(text)?.[0] ?? '';
  const word = words.find((one) => run.includes(one.word));
  const name = word === undefined ? run : run.slice(0, run.indexOf(word.word));
  return [...name].length >= 2 && !SAME.test(name) && !ZERO.test(name) && !/^(?:无|没|累计|已|共)/u.test(name)
    ? name
    : null;
}

/** What one unit says in one line. */
function readPart(
  part: string,
  unit: string,
  source: string,
  known: Known,
  reading: Reading,
  listsRest = true,
): void {
  const pairs = pairsIn(part, known.columns, known.words);
  for (const pair of pairs) reading.cells.push({ unit, source, ...pair });
  if (pairs.length > 0) return;
  if (SAME.test(part)) reading.marks.push({ unit, how: 'same', source });
  else if (ZERO.test(part.trim())) reading.marks.push({ unit, how: 'zero', source });
  else if (listsRest && part.replaceAll(/[^\p{L}\p{N}]/gu, '') !== '') reading.rest.push(source);
}

/** A row copied from a table: the cell that names a unit, and the others by the heading above or by the sheet's own order. */
function readRow(
  source: string,
  known: Known,
  head: readonly (string | null)[] | null,
  reading: Reading,
): { readonly head: readonly (string | null)[] | null; readonly unit: string | null } {
  const cells = source.split('\t').map((cell) => narrow(cell).trim());
  const nameAt = cells.findIndex((cell) => unitNamed(cell, known) !== null);
  const unit = nameAt < 0 ? null : unitNamed(cells[nameAt] ?? '', known);
  if (unit === null) {
    const heading = cells.map((cell) => columnHeaded(cell, known));
    if (heading.some((id) => id !== null)) return { head: heading, unit: null };
    const stranger = cells.find((cell) => NEW_UNIT.test(cell) && !SUMS.test(cell));
    if (stranger === undefined || SUMS.test(cells.find((cell) => cell !== '') ?? '')) {
      reading.rest.push(source.trim());
    } else reading.unknown.push({ name: stranger, source: source.trim() });
    return { head: null, unit: null };
  }
  const isOwnOrder = head === null;
  let taken = 0;
  cells.forEach((cell, at) => {
    if (at <= nameAt && isOwnOrder) return;
    const id = isOwnOrder ? known.columns[at - nameAt - 1]?.id : head[at];
    const column = known.columns.find((one) => one.id === id);
    const value = column === undefined ? null : readCell(cell, column);
    if (column === undefined || value === null) return;
    taken += 1;
    reading.cells.push({ unit, columnId: column.id, value, source: source.trim(), doubt: null });
  });
  if (taken === 0) readPart(cells.slice(nameAt + 1).join(' '), unit, source.trim(), known, reading);
  return { head: null, unit };
}

const unitNamed = (cell: string, { names }: Known): string | null =>
  names.find((one) => one.name === cell || cell === `${one.name}人民政府`)?.code ?? null;

function columnHeaded(cell: string, { words }: Known): string | null {
  const plain = cell.replace(/\s*[(（].*[)）]\s*$/u, '');
  return words.find((one) => one.word === plain)?.columns[0] ?? null;
}

/** A typed or pasted cell as the value that its column holds; null when it is empty or none. Texts are kept to 200 characters. */
export function readCell(typed: string, column: TallyColumn): CellValue | null {
  const text = typed.trim();
  if (text === '') return null;
  if (column.kind === 'text') return text.slice(0, 200);
  if (column.kind === 'yes_no') return readYesNo(text);
  const plain = narrow(text).replace(/\s*(?:人次|毫米|mm|[人户间栋处个名所座次辆台])$/iu, '');
  if (/^(?:无|没有|-|—|\/)$/u.test(plain)) return 0;
  return readNumber(plain);
}

/** One value per cell: the last one said, and every other that differs beside it. */
function merged({ cells, marks, unknown, rest }: Reading): FoundText {
  const groups = new Map<string, Raw[]>();
  for (const cell of cells) {
    const key = `${cell.unit}|${cell.columnId}`;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const found = [...groups.values()].map((all): FoundCell => {
    const sure = all.filter((one) => one.doubt !== 'increment');
    const last = (sure.at(-1) ?? all.at(-1)) as Raw;
    const others = all
      .filter((one) => one.value !== last.value)
      .map(({ value, source }) => ({ value, source }));
    return { ...last, doubt: others.length > 0 ? 'conflict' : last.doubt, others };
  });
  const withFigures = new Set(found.map((cell) => cell.unit));
  const byUnit = new Map(marks.map((mark) => [mark.unit, mark]));
  return {
    cells: found,
    marks: [...byUnit.values()].filter((mark) => !withFigures.has(mark.unit)),
    unknown,
    rest,
  };
}
