/** Six digits of counter. */
const MOST = 999_999;

/**
 * A hybrid logical clock as text that sorts: 13 digits of wall milliseconds, a dash, 6 digits of a counter. It never goes back, even when
 * the wall clock does; `previous` is the newest value of this origin.
 */
export function nextHlc(previous: string | null, now: number): string {
  if (previous === null) return format(now, 0);
  const wall = Number(previous.slice(0, 13));
  const counter = Number(previous.slice(14));
  if (now > wall) return format(now, 0);
  // A full counter carries over, or seven digits would sort before six.
  return counter < MOST ? format(wall, counter + 1) : format(wall + 1, 0);
}

function format(wall: number, counter: number): string {
  return `${String(wall).padStart(13, '0')}-${String(counter).padStart(6, '0')}`;
}
