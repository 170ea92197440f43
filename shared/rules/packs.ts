import type { Warning } from '../contract/models';
import { type RisingChange, risingChanges } from './responses/response';

const COLOR_RANK = { red: 1, orange: 2, yellow: 3, blue: 4 } as const;
/** Neither colour nor level: below all that have one. */
const LOWEST = 5;
/** A pack that was prepared and not heard of again for this long is made anew. */
export const PACK_PATIENCE_MS = 5 * 60_000;
const SERIAL_DIGITS = 4;

/** How high a warning stands, from 1 (red, Ⅰ). */
export function warningRank({ color, level }: Pick<Warning, 'color' | 'level'>): number {
  return Math.min(
    color === null ? LOWEST : COLOR_RANK[color],
    level === null ? LOWEST : Number(level.slice(-1)),
  );
}

/**
 * Warnings in force that stand higher than every one received before them. The first warning is a rise.
 */
export function risingWarnings<W extends Pick<Warning, 'id' | 'color' | 'level' | 'receivedAt'>>(
  inForce: readonly W[],
): readonly W[] {
  let highest = LOWEST + 1;
  return [...inForce]
    .sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1))
    .filter((warning) => {
      const rank = warningRank(warning);
      if (rank >= highest) return false;
      highest = rank;
      return true;
    });
}

/** What a pack has to be made for: the open shift, every rise of a warning or a response that no pack was made for yet. Nothing while no shift is open. */
export function dueCauses(
  shiftId: string | null,
  inForce: readonly Pick<Warning, 'id' | 'color' | 'level' | 'receivedAt'>[],
  changes: readonly RisingChange[],
  made: ReadonlySet<string>,
): readonly string[] {
  if (shiftId === null) return [];
  const causes = [
    `shift:${shiftId}`,
    ...risingWarnings(inForce).map(({ id }) => `warning:${id}`),
    ...risingChanges(changes).map(({ id }) => `response:${id}`),
  ];
  return causes.filter((cause) => !made.has(cause));
}

/** `0012`, as it is printed on a form. */
export const serialText = (serial: number): string => String(serial).padStart(SERIAL_DIGITS, '0');

/** The number of a serial as somebody typed it (`12`, `0012`, `№ 0012`); null when it is none. */
export function serialNumber(typed: string): number | null {
  const digits = /^(?:№|No\.?|NO\.?|编号|第)?\s*(\d{1,9})\s*号?$/u.exec(typed.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
