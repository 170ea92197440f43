import type { ContactNumber, NumberKind } from '../domain/contacts';
import { maskPhone } from '../domain/mask';

/** The digits of a number, without the country's 86: by them two ways of writing it are the same number. */
export function digitsOf(number: string): string {
  const digits = number.normalize('NFKC').replaceAll(/[^0-9]/g, '');
  return /^(?:0086|86)1[3-9]\d{9}$/.test(digits) ? digits.replace(/^(?:00)?86/, '') : digits;
}

/** True when two numbers reach the same line; call signs without digits are compared as they are written. */
export function isSameNumber(a: string, b: string): boolean {
  const digits = digitsOf(a);
  return digits === '' ? a.trim() === b.trim() : digits === digitsOf(b);
}

/** Numbers that belong to a person, not to a desk: kept for leaders where the entry says so. */
const PRIVATE: readonly NumberKind[] = ['mobile', 'home', 'satellite'];
export const isPrivate = (number: Pick<ContactNumber, 'kind'>): boolean => PRIVATE.includes(number.kind);

/** The numbers as somebody sees them who may not see private ones: `138××××0000`. */
export const masked = (numbers: readonly ContactNumber[]): ContactNumber[] =>
  numbers.map((one) => (isPrivate(one) ? { ...one, number: maskPhone(one.number) } : one));

/** The number that a masked one stands for, among those of the entry; as it is when it is not masked; null when it stands for none of them. */
export function unmasked(number: string, known: readonly ContactNumber[]): string | null {
  if (!number.includes('×')) return number;
  return known.find((one) => maskPhone(one.number) === number)?.number ?? null;
}

/** What a number most likely is by its form: a mobile number has eleven digits from 13 to 19, a satellite one begins with 1740 to 1749. */
export function guessNumberKind(number: string): NumberKind {
  const digits = digitsOf(number);
  if (/^174[0-9]\d{7}$/.test(digits) || /^(?:00)?8816\d+$/.test(digits)) return 'satellite';
  return /^1[3-9]\d{9}$/.test(digits) ? 'mobile' : 'office';
}

/** Numbers that stand in one cell, apart by commas, slashes, semicolons, 、or line breaks; blanks within a number stay in it. */
export function splitNumbers(cell: string): string[] {
  return cell
    .normalize('NFKC')
    .split(/[,;、/\\|\n]+|\s{2,}|(?<=\d{7,})\s(?=\d{7,})/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Short enough to be stored and with digits enough to be dialled; the call sign of a radio needs no digits. */
export const isDialable = ({ kind, number }: Pick<ContactNumber, 'kind' | 'number'>): boolean =>
  number.trim() !== '' && number.length <= 40 && (kind === 'radio' || digitsOf(number).length >= 3);
