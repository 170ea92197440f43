import { readDraft, writeDraft } from '../../screens/parts/draft';
import { clockTime, monthDay } from '../time';
import type { Slip } from './store';

/** Where the form of an incoming document keeps what was typed (screens/documents). */
const INCOMING_DRAFT = 'document.incoming';

/** Puts what a call said about a document into its form; a draft that stands there is not touched. */
export function fillDocumentForm(slip: Slip): void {
  if (readDraft(INCOMING_DRAFT) !== null) return;
  writeDraft(INCOMING_DRAFT, {
    unit: slip.unit.trim(),
    title: slip.what.trim(),
    at: `${monthDay(slip.startedAt)} ${clockTime(slip.startedAt)}`,
  });
}
