import type { PaperRefOf } from '../../../shared/contract/areas/papers';
import { zoned } from '../../../shared/domain/time';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { stampOf } from '../papers/log/words';
import { type Paper, type PaperBlock, safeFileName } from '../papers/paper';
import { proposeNotice } from './notice';
import { changeRow, responseRow } from './read';

/** `2026年9月11日` */
function longDate(at: number): string {
  const { year, month, day } = zoned(at);
  return `${year}年${month}月${day}日`;
}

/** Sections 一、 are headings of the text; what follows on the same line goes on in the face of the text. */
function bodyBlocks(text: string): PaperBlock[] {
  return text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): PaperBlock => ({ block: 'paragraph', text: line }));
}

type Words = {
  readonly title: string;
  readonly addressee: string;
  readonly text: string;
  readonly docNumber: string;
  readonly signer: string;
};

/** The notice of a change in the layout of official documents: as it went out, as it is being typed, or as it is proposed. */
export function composeResponseNotice(db: Db, ref: PaperRefOf<'response_notice'>, now: number): Paper {
  const response = responseRow(db, ref.responseId) ?? refuseWith('not_found', { field: 'responseId' });
  const change = changeRow(db, ref.actId);
  if (change?.response_id !== response.id) return refuseWith('not_found', { field: 'actId' });
  const words: Words =
    change.sent_at !== null
      ? { ...change, docNumber: change.doc_number }
      : (ref.draft ?? { ...proposeNotice(db, response, change), docNumber: '', signer: '' });
  const at = change.sent_at ?? now;
  const line = (text: string, align: 'left' | 'center' | 'right'): PaperBlock[] =>
    text === '' ? [] : [{ block: 'line', text, align }];
  return {
    title: words.title,
    fileName: safeFileName(`${words.title}-${stampOf(at)}`),
    landscape: false,
    layout: 'official',
    blocks: [
      ...line(words.docNumber, 'center'),
      { block: 'title', text: words.title },
      ...(words.addressee === ''
        ? []
        : [{ block: 'paragraph', text: `${words.addressee}：`, indent: false } as const]),
      ...bodyBlocks(words.text),
      ...line('　', 'left'),
      ...line(response.issuer, 'right'),
      ...line(longDate(at), 'right'),
      ...(words.signer === '' ? [] : [{ block: 'note', text: `签发：${words.signer}` } as const]),
    ],
    foot: { left: response.issuer, right: change.sent_at === null ? '草稿' : '' },
  };
}
