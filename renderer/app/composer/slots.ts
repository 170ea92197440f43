/** A place to fill in: `〔地点〕`. */
const SLOT = /〔[^〔〕\n]*〕/g;

/** The first place to fill in at or after a position; null when there is none. */
export function slotFrom(
  text: string,
  from: number,
): { readonly start: number; readonly end: number } | null {
  for (const match of text.matchAll(SLOT)) {
    if (match.index >= from) return { start: match.index, end: match.index + match[0].length };
  }
  return null;
}

export function inputElement(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>('[data-testid="composer-input"]');
}

/** Selects the next place to fill in, so that typing replaces it; false when there is none. */
export function selectSlot(field: HTMLTextAreaElement, from: number): boolean {
  const slot = slotFrom(field.value, from);
  if (slot === null) return false;
  field.setSelectionRange(slot.start, slot.end);
  return true;
}
