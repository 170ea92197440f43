import { ZONE_OFFSET_MS } from '../domain/time';

/** A cell as a reader of files gives it. A spreadsheet's date is the wall clock as if it were UTC. */
export type Cell = string | number | Date | null;

const DATE = /(\d{4})\s*(?:[-/.年])\s*(\d{1,2})\s*(?:[-/.月])\s*(\d{1,2})\s*日?/;
const PACKED = /^(\d{4})(\d{2})(\d{2})/;
const CLOCK = /(\d{1,2})\s*(?:[:：时点])\s*(\d{1,2})?\s*(?:(?:[:：分])\s*(\d{1,2})?)?/;
const DAY_MS = 86_400_000;
/** Day nought of a spreadsheet: 1899-12-30. */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);

type Clock = { readonly hour: number; readonly minute: number; readonly second: number };

function dayIn(text: string): number | null {
  const match = DATE.exec(text) ?? PACKED.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : null;
}

function clockIn(text: string): Clock | null {
  const packed = /^(\d{2})(\d{2})(\d{2})?$/.exec(text);
  const match = packed ?? CLOCK.exec(text);
  if (!match) return null;
  const isAfternoon = /下午|晚上|晚|PM/i.test(text);
  const hour = Number(match[1]) + (isAfternoon && Number(match[1]) < 12 ? 12 : 0);
  const clock = { hour, minute: Number(match[2] ?? 0), second: Number(match[3] ?? 0) };
  const isClock = clock.hour <= 24 && clock.minute < 60 && clock.second < 60;
  return isClock && (clock.hour < 24 || clock.minute + clock.second === 0) ? clock : null;
}

const msOf = ({ hour, minute, second }: Clock): number => ((hour * 60 + minute) * 60 + second) * 1_000;
const fromWall = (wall: number): number => Math.round(wall / 1_000) * 1_000 - ZONE_OFFSET_MS;

/** What stands behind the date in a text. */
const behindDate = (text: string): string =>
  text
    .replace(DATE, '')
    .replace(PACKED, '')
    .replace(/^[T\s]+/, '')
    .trim();

/**
 * The instant that a cell names, in the room's zone: a spreadsheet's date or number, `2026-09-12 02:38`, `2026/9/12 2:38:05`, `2026年9月12日2时38分`,
 * `20260912 0238`. A date alone is its first minute. Null when it is no time.
 */
export function instantOf(cell: Cell): number | null {
  if (cell === null || cell === '') return null;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : fromWall(cell.getTime());
  if (typeof cell === 'number')
    return cell > 20_000 && cell < 80_000 ? fromWall(SHEET_EPOCH + cell * DAY_MS) : null;
  const text = cell.normalize('NFKC').trim();
  const day = dayIn(text);
  if (day === null) return null;
  const rest = behindDate(text);
  if (rest === '') return fromWall(day);
  const clock = clockIn(rest);
  return clock === null ? null : fromWall(day + msOf(clock));
}

/** The instant of a date and a time of day in two cells; an empty time is the first minute of the day. */
export function instantOfTwo(date: Cell, time: Cell): number | null {
  const day = instantOf(date);
  if (day === null) return null;
  const start = Math.floor((day + ZONE_OFFSET_MS) / DAY_MS) * DAY_MS - ZONE_OFFSET_MS;
  if (time === null || time === '') return day;
  const clock = clockOf(time);
  return clock === null ? null : start + clock;
}

/** Milliseconds since midnight, of a time of day. */
function clockOf(cell: Cell): number | null {
  if (cell instanceof Date) return (Math.round((cell.getTime() - SHEET_EPOCH) / 1_000) * 1_000) % DAY_MS;
  if (typeof cell === 'number') return cell >= 0 && cell < 1 ? Math.round(cell * 86_400) * 1_000 : null;
  const clock = cell === null ? null : clockIn(cell.normalize('NFKC').trim());
  return clock === null ? null : msOf(clock);
}
