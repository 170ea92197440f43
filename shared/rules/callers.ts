/**
 * The digits of a telephone number as they are compared: full-width digits become plain ones, spaces, dashes and the country code of a
 * mobile number go. Empty when there are none.
 */
export function phoneDigits(phone: string): string {
  const digits = phone.normalize('NFKC').replaceAll(/\D/g, '');
  return /^(00)?86(1\d{10})$/.test(digits) ? digits.slice(-11) : digits;
}

/** What somebody types to find a caller: a number (three digits at least), letters (initials) or words. */
export type CallerSearch =
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'initials'; readonly letters: string }
  | { readonly kind: 'words'; readonly words: string };

/** Reads what was typed; null when it is too short to find anybody by. */
export function callerSearch(typed: string): CallerSearch | null {
  const text = typed.normalize('NFKC').trim();
  const digits = phoneDigits(text);
  if (/^[\d\s()+-]+$/.test(text)) return digits.length >= 3 ? { kind: 'digits', digits } : null;
  if (/^[a-z]+$/i.test(text))
    return text.length >= 2 ? { kind: 'initials', letters: text.toLowerCase() } : null;
  return text === '' ? null : { kind: 'words', words: text };
}
