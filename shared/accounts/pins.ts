/** A PIN has six digits; more than so many wrong ones in a row and only the password unlocks. */
export const PIN_PATTERN = /^\d{6}$/;
export const PIN_TRIES = 5;

/** True for the PINs that people try first: one digit six times, or six in a row up or down. */
export function isSimplePin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]));
  return [0, 1, -1].some((step) => steps.every((one) => one === step));
}

export type PinCase = {
  readonly hasPin: boolean;
  readonly failures: number;
  /** the shift that was open when the account signed in here, and the one that is open now */
  readonly signedInShift: string | null;
  readonly currentShift: string | null;
  readonly signedInAt: number;
};

const LONGEST_MS = 24 * 3_600_000;

/** A PIN only unlocks the seat at which the account signed in with its password, within the same shift and never after a day. */
export function mayUsePin(one: PinCase, now: number): boolean {
  const isSameShift = one.signedInShift === one.currentShift && Math.abs(now - one.signedInAt) <= LONGEST_MS;
  return one.hasPin && one.failures < PIN_TRIES && isSameShift;
}
