/** A shift of more than two days is a typing error. */
export const LONGEST_SHIFT_MS = 48 * 3_600_000;
