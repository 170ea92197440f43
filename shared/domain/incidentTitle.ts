import { zoned } from './time';

/** `SJ-YYYYMMDD-NNN`, the day in the room's zone (domain.md 6.2); drills have a series of their own, `YL-`. `ordinal` counts from 1 within the day. */
export function incidentNumber(receivedAt: number, ordinal: number, isDrill = false): string {
  const { year, month, day } = zoned(receivedAt);
  return `${isDrill ? 'YL' : 'SJ'}-${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}-${String(ordinal).padStart(3, '0')}`;
}
