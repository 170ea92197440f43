/** What a person has to look at after an import: each with its place in the source, the words found there and what to do. */
import type { Locale } from '../types';
import { NOTE_WORDS, type NoteCode, type NoteParams } from './noteWords';

export type ImportPlace =
  /** counted from 1, as a person counts tables of the document and rows of the sheet */
  | { readonly at: 'row'; readonly table: number; readonly name: string; readonly row: number }
  | { readonly at: 'line'; readonly line: number }
  | { readonly at: 'node'; readonly node: string };

export type ImportNote = {
  /** null: about the whole document */
  readonly place: ImportPlace | null;
  /** the block of the draft that it is about, when there is one */
  readonly block: string | null;
  /** what stands in the source */
  readonly found: string;
  readonly code: NoteCode;
  readonly params: NoteParams;
};

export function placeWords(place: ImportPlace, locale: Locale): string {
  const zh = locale === 'zh';
  switch (place.at) {
    case 'row': {
      const table = place.name === '' ? (zh ? `表${place.table}` : `table ${place.table}`) : place.name;
      return zh ? `${table} 第${place.row}行` : `${table}, row ${place.row}`;
    }
    case 'line':
      return zh ? `第${place.line}段` : `paragraph ${place.line}`;
    case 'node':
      return zh ? `节点“${place.node}”` : `node “${place.node}”`;
  }
}

/** What was found and what to do about it, in the reader's language. */
export function noteWords(
  note: Pick<ImportNote, 'code' | 'params'>,
  locale: Locale,
): { readonly what: string; readonly remedy: string } {
  const [what, remedy] = NOTE_WORDS[note.code][locale];
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, key: string) => String(note.params[key] ?? ''));
  return { what: filled(what), remedy: filled(remedy) };
}

const FOUND_SHOWN = 300;

/** Collects notes; the same thing about the same place is said once. */
export class Notes {
  private readonly list: ImportNote[] = [];

  add(
    code: NoteCode,
    place: ImportPlace | null,
    found: string,
    params: NoteParams = {},
    block: string | null = null,
  ): void {
    const shown = found.length > FOUND_SHOWN ? `${found.slice(0, FOUND_SHOWN)}…` : found;
    const same = (note: ImportNote): boolean =>
      note.code === code && note.found === shown && JSON.stringify(note.place) === JSON.stringify(place);
    if (!this.list.some(same)) this.list.push({ place, block, found: shown, code, params });
  }

  get all(): readonly ImportNote[] {
    return this.list;
  }
}
