/** What every draft needs: ids that are used once, texts that fit, obligations that have one step, and where each block came from. */
import { initialsOf } from '../../search/initials';
import { MAX_INSTRUCTION, MAX_TITLE } from '../schema';
import type { Obligation, PlanTables, Profile } from '../types';
import { type ImportPlace, Notes } from './notes';
import { Directory } from './parties';
import { tidy } from './source';

/** Minutes where the source names none: defaults [D], each with a note. */
export const DEFAULT_LIMIT = 30;
export const DEFAULT_CHOICE_LIMIT = 15;
export const DEFAULT_EVERY = 60;

const characters = (text: string): number => [...text].length;
const cut = (text: string, most: number): string => [...text].slice(0, most).join('');

/** As many items of a list as a title holds; a single long one is cut. */
function wholeItems(clause: string): string {
  const items = clause.split('、');
  let kept = items[0] ?? clause;
  for (const item of items.slice(1)) {
    if (characters(`${kept}、${item}`) > MAX_TITLE - 1) break;
    kept = `${kept}、${item}`;
  }
  const isWhole = kept === clause;
  return characters(kept) <= MAX_TITLE - 1 && !isWhole ? `${kept}等` : cut(kept, MAX_TITLE).trim();
}

/** One line that the format takes: no line ends, no braces (they would name parties). */
export const oneLine = (text: string): string =>
  tidy(text)
    .replaceAll(/([。；，：、！？;,.!?:])?\n+/g, (_, sign: string | undefined) => sign ?? '；')
    .replaceAll('{', '｛')
    .replaceAll('}', '｝');

export class Drafter {
  readonly tables: PlanTables;
  readonly directory: Directory;
  readonly notes = new Notes();
  readonly origins = new Map<string, ImportPlace>();
  private readonly ids = new Set<string>(['end']);
  private readonly duties = new Set<string>();

  constructor(tables: PlanTables, profile: Profile) {
    this.tables = tables;
    this.directory = new Directory(tables, profile);
  }

  /** An id out of the first letters of a title, used once. */
  id(title: string, place: ImportPlace | null): string {
    const [letters = ''] = initialsOf(title.slice(0, 10));
    const plain = (letters === '' ? title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_') : letters).replaceAll(
      /^_+|_+$/g,
      '',
    );
    const base = /^[a-z]/.test(plain) ? plain.slice(0, 24) : `s${plain.slice(0, 23)}`;
    let id = base;
    for (let more = 2; this.ids.has(id); more += 1) id = `${base}_${more}`;
    this.ids.add(id);
    if (place !== null) this.origins.set(id, place);
    return id;
  }

  /** A title of at most 14 characters; a longer one is cut at a sign or a word, and the note names the whole. */
  title(written: string, place: ImportPlace | null): string {
    const whole = oneLine(written).replaceAll(/[。；;，,：:、\s]+$/g, '');
    if (characters(whole) <= MAX_TITLE && whole !== '') return whole;
    const bare = whole.replaceAll(/[（(][^）)]*[）)]/g, '').trim();
    if (characters(bare) <= MAX_TITLE && bare !== '') return bare;
    const [clause = bare] = bare.split(/[，。；：:;,]/).filter((one) => characters(one.trim()) > 1);
    const short = wholeItems(clause.trim() === '' ? '未写标题' : clause.trim());
    this.notes.add('title_cut', place, written, { title: short });
    return short;
  }

  /** A question of at most 14 characters with its mark. */
  question(written: string): string {
    const whole = oneLine(written).replace(/[？?]*$/, '');
    return `${cut(whole, MAX_TITLE - 1)}？`;
  }

  /** An instruction that fits on the screen; whole sentences as far as they fit, the rest is in a note. */
  instruction(written: string, place: ImportPlace | null): string {
    const text = oneLine(written);
    if (characters(text) <= MAX_INSTRUCTION) return text;
    let kept = '';
    for (const sentence of text.match(/[^。；;]+[。；;]?/g) ?? [text]) {
      if (characters(kept + sentence) > MAX_INSTRUCTION) break;
      kept += sentence;
    }
    if (kept === '') kept = `${cut(text, MAX_INSTRUCTION - 1)}…`;
    const rest = kept.endsWith('…') ? text.slice(kept.length - 1) : text.slice(kept.length);
    this.notes.add('text_cut', place, text, { rest: cut(rest, 500) });
    return kept;
  }

  /** A text of at most `most` characters, with a mark where it was cut. */
  short(written: string, most: number): string {
    const text = oneLine(written);
    return characters(text) <= most ? text : `${cut(text, most - 1)}…`;
  }

  obligation(id: string): Obligation | undefined {
    return this.tables.obligations.find((row) => row.id === id);
  }

  /** True the first time: an obligation has one step. */
  claim(obligation: string): boolean {
    if (this.duties.has(obligation)) return false;
    this.duties.add(obligation);
    return true;
  }
}
