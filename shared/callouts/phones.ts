import type { CallRole } from '../domain/contacts';

export type Placed = { readonly areaCode: string | null; readonly role: CallRole };

/** The township that somebody belongs to (nine digits of the division code), null for people of the county and above. */
export function townshipOf(areaCode: string | null): string | null {
  const digits = areaCode?.replace(/\D/g, '') ?? '';
  const whole = digits.padEnd(12, '0');
  return digits.length < 7 || whole.slice(6, 9) === '000' ? null : whole.slice(0, 9);
}

/**
 * Which of the room's telephones calls whom (1, 2, …): in turn, so that the first of the list are called first on all of them and the shares differ by
 * one at most. With `relay` only the first of each township is called by the room; the others (0) are called through the township's duty room
 * (domain.md 3.4).
 */
export function splitOverPhones(people: readonly Placed[], phones: number, relay: boolean): number[] {
  const seen = new Set<string>();
  let turn = 0;
  return people.map(({ areaCode }) => {
    const township = townshipOf(areaCode);
    if (relay && township !== null) {
      if (seen.has(township)) return 0;
      seen.add(township);
    }
    turn += 1;
    return ((turn - 1) % Math.max(1, phones)) + 1;
  });
}

export type Callable = {
  readonly id: string;
  readonly row: number;
  readonly phone: number;
  readonly isCalling: boolean;
  readonly isDone: boolean;
  readonly firstCallAt: number | null;
  readonly lastAttemptAt: number | null;
  /** prompts to call the person itself whose time has come */
  readonly redialDueAt: number | null;
  readonly repeatDueAt: number | null;
};

const byRow = (a: Callable, b: Callable): number => a.row - b.row;

/**
 * Whom a telephone calls next: a redial that is due (two minutes do not wait), then who was never called in the order of the rows, then repeats that are
 * due, then who was tried longest ago. Null when nobody is left or somebody is being called there.
 */
export function nextOn(phone: number, people: readonly Callable[], now: number): string | null {
  const own = people.filter((one) => one.phone === phone);
  if (own.some((one) => one.isCalling)) return null;
  const left = own.filter((one) => !one.isDone && !one.isCalling).sort(byRow);
  const redial = left
    .filter((one) => one.redialDueAt !== null && one.redialDueAt <= now)
    .sort((a, b) => (a.redialDueAt ?? 0) - (b.redialDueAt ?? 0) || byRow(a, b))[0];
  if (redial !== undefined) return redial.id;
  const never = left.find((one) => one.firstCallAt === null);
  if (never !== undefined) return never.id;
  const repeat = left
    .filter((one) => one.repeatDueAt !== null && one.repeatDueAt <= now)
    .sort((a, b) => (a.repeatDueAt ?? 0) - (b.repeatDueAt ?? 0) || byRow(a, b))[0];
  if (repeat !== undefined) return repeat.id;
  return (
    [...left].sort((a, b) => (a.lastAttemptAt ?? 0) - (b.lastAttemptAt ?? 0) || byRow(a, b))[0]?.id ?? null
  );
}
