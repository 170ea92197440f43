import { addDays, isMonth } from '../../domain/roster';
import { startOfDay } from '../../domain/time';

const two = (value: string | undefined): string => String(Number(value ?? 0)).padStart(2, '0');

const real = (day: string): string | null => (startOfDay(day) === null ? null : day);

/** The month that a title or the name of a sheet tells: `2026年9月`, `二〇二六年` is not read; null when it tells none. */
export function monthIn(text: string): string | null {
  const found = /(20\d{2})\s*[年./-]\s*(\d{1,2})\s*(?:月|$|\b)/.exec(text.normalize('NFKC'));
  const month = found ? `${found[1]}-${two(found[2])}` : null;
  return month !== null && isMonth(month) ? month : null;
}

/** One day as an office writes it, within `month` where it leaves the year or the month out; null when it is none. */
function oneDay(text: string, month: string): string | null {
  const full = /^(20\d{2})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?$/.exec(text);
  if (full) return real(`${full[1]}-${two(full[2])}-${two(full[3])}`);
  const short = /^(\d{1,2})[月./-](\d{1,2})[日号]?$/.exec(text);
  if (short) return real(`${month.slice(0, 4)}-${two(short[1])}-${two(short[2])}`);
  const day = /^(\d{1,2})[日号]?$/.exec(text);
  return day ? real(`${month}-${two(day[1])}`) : null;
}

/**
 * The days that a cell of the date column means: `9月12日`, `12日`, `2026-09-12`, `9.12`, with a weekday behind it or not; a span `9月12日-18日` means
 * each of its days (at most 31). Null when it is no date.
 */
export function daysIn(text: string, month: string): readonly string[] | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[([【]?\s*(?:星期|周|礼拜)[一二三四五六日天]\s*[)\]】]?/g, '')
    .replaceAll(/\s|\(节假日\)|\(休\)|\(班\)/g, '');
  const one = oneDay(plain, month);
  if (one !== null) return [one];
  const span = /^(.+?)(?:至|到|~|—+|–|-)(.+)$/.exec(plain);
  if (!span) return null;
  const from = oneDay(span[1] ?? '', month);
  const to = from === null ? null : oneDay(span[2] ?? '', from.slice(0, 7));
  if (from === null || to === null || to < from) return null;
  const days: string[] = [];
  for (let day = from; day <= to && days.length < 31; day = addDays(day, 1)) days.push(day);
  return days;
}

/** 0 = Sunday; null when the cell names no weekday. */
export function weekdayIn(text: string): number | null {
  const found = /(?:星期|周|礼拜)?\s*([一二三四五六日天])\s*$/.exec(text.normalize('NFKC').trim());
  return found ? '日一二三四五六'.indexOf((found[1] ?? '').replace('天', '日')) : null;
}

const minutes = (text: string): number | null => {
  const found = /(\d{1,2})[:点时](\d{2})?/.exec(text);
  return found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : null;
};

/** Which shift of the day a cell means: by its start, by 白班/中班/夜班, or by its number; null when it says neither. */
export function shiftIn(text: string, starts: readonly number[]): number | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const last = starts.length - 1;
  const start = minutes(plain);
  if (start !== null) {
    const at = starts.indexOf(start);
    return at < 0 ? null : at;
  }
  if (/全天|24小时|日夜/.test(plain)) return last === 0 ? 0 : null;
  if (/白|早|日班|上午/.test(plain)) return 0;
  if (/夜|晚/.test(plain)) return last === 0 ? null : last;
  if (/中班|下午/.test(plain)) return last >= 2 ? 1 : null;
  const numbered = /^第?([一二三四1234])班?$/.exec(plain);
  if (!numbered) return null;
  const at =
    '一二三四'.indexOf(numbered[1] ?? '') >= 0
      ? '一二三四'.indexOf(numbered[1] ?? '')
      : Number(numbered[1]) - 1;
  return at <= last ? at : null;
}
