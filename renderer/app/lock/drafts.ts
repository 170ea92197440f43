import { composer } from '../composer';
import { type Draft, EMPTY_DRAFT } from '../composer/model';

const DRAFTS = 'watchdesk.draft.';
const KEPT = 'watchdesk.kept.';

type Kept = { readonly composer: Draft | null; readonly drafts: Readonly<Record<string, string>> };

function read(storage: Storage, accountId: string): Kept {
  try {
    const kept = JSON.parse(storage.getItem(KEPT + accountId) ?? 'null') as Kept | null;
    return kept ?? { composer: null, drafts: {} };
  } catch {
    return { composer: null, drafts: {} };
  }
}

/**
 * The seat changes hands: what the leaving person typed and did not save is put aside in his name, and what the coming one left at this seat stands there again.
 * Calls on the telephone that nobody has decided about belong to the room and stay, as do lines on their way to the desk.
 */
export function handOverDrafts(leaving: string, coming: string, storage: Storage = localStorage): void {
  const keys = Object.keys(storage).filter((key) => key.startsWith(DRAFTS));
  const drafts = Object.fromEntries(keys.map((key) => [key, storage.getItem(key) ?? '']));
  const back = read(storage, coming);
  const typed = composer().replaceDraft(back.composer ?? EMPTY_DRAFT);
  const isEmpty = typed.text === '' && keys.length === 0;
  if (isEmpty) storage.removeItem(KEPT + leaving);
  else storage.setItem(KEPT + leaving, JSON.stringify({ composer: typed, drafts } satisfies Kept));
  for (const key of keys) storage.removeItem(key);
  for (const [key, value] of Object.entries(back.drafts)) storage.setItem(key, value);
  storage.removeItem(KEPT + coming);
}
