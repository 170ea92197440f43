import type { ReportKind } from '../domain/incidentReports';
import { zoned } from '../domain/time';

/** How reports tell times, numbers and places (documents.md, common rules): `2时38分` in text, the day only where it is another one. */

/** `5时05分`: always with minutes, so that a time is never taken for a span. */
export function hourMinute(at: number): string {
  const { hour, minute } = zoned(at);
  return `${hour}时${String(minute).padStart(2, '0')}分`;
}

/** `9月12日5时20分` */
export function dayHourMinute(at: number): string {
  const { month, day } = zoned(at);
  return `${month}月${day}日${hourMinute(at)}`;
}

/** The time, with its day in front when that is not the day of `near`. */
export function timeNear(at: number, near: number): string {
  const [one, other] = [zoned(at), zoned(near)];
  const isSameDay = one.year === other.year && one.month === other.month && one.day === other.day;
  return isSameDay ? hourMinute(at) : dayHourMinute(at);
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 1 → 一, 12 → 十二, 20 → 二十; from 1 to 99, larger ones in figures. */
export function numeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) return String(n);
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return head + (ones === 0 ? '' : DIGITS[ones]);
}

const KIND_NAMES: Readonly<Record<ReportKind, string>> = {
  phone_report: '电话首报',
  initial: '初报',
  update: '续报',
  final: '终报',
  verified: '核报',
  correction: '补报',
  zero: '零报告',
};

/** 初报, 续报一, 终报: how one report is named in another. */
export function reportName(kind: ReportKind, ordinal: number | null): string {
  return KIND_NAMES[kind] + (kind === 'update' && ordinal !== null ? numeral(ordinal) : '');
}

/** The same at the end of a title: 续报（一）. */
export function reportTitleName(kind: ReportKind, ordinal: number | null): string {
  return kind === 'update' && ordinal !== null ? `续报（${numeral(ordinal)}）` : KIND_NAMES[kind];
}

/** 我局, 我厅: how an organ speaks of itself. */
export function ourselves(organ: string): string {
  if (organ.endsWith('值班室')) return '我室';
  const last = organ.at(-1) ?? '';
  return ['局', '厅', '部', '委', '办'].includes(last) ? `我${last}` : '我单位';
}

/** 岚溪县 of 岚溪县应急管理局; empty when the name of the organ begins with no area. */
export function areaOf(organ: string): string {
  return /^.{1,11}?(?:自治区|自治县|省|市|县|区|旗)/u.exec(organ)?.[0] ?? '';
}

const PLACE_PART = /.+?(?:街道|社区|[省市县区旗镇乡村组])/gu;

/** 岚溪县枫坪镇上坑村3组 → 岚溪县, 枫坪镇, 上坑村, 3组; what follows the last division is left out. */
export function placeParts(place: string): readonly string[] {
  return [...place.matchAll(PLACE_PART)].map(([part]) => part);
}

/** The place from the town downwards, as it is told inside the area. */
export function placeWithin(place: string, area: string): string {
  return area !== '' && place.startsWith(area) ? place.slice(area.length) : place;
}

/** 岚溪县枫坪镇上坑村山体滑坡: the event with its place in full down to the village, whatever part of it the title already names. */
export function eventName(title: string, place: string, area: string): string {
  const parts = placeParts(placeWithin(place, area)).filter((part) => !part.endsWith('组'));
  const named = parts.findIndex((part) => title.includes(part));
  const missing = named === -1 ? parts : parts.slice(0, named);
  const whole = missing.join('') + title;
  return area === '' || whole.startsWith(area) ? whole : area + whole;
}

/** Parts between commas, semicolons and full stops. */
export function clausesOf(text: string): readonly string[] {
  return text
    .split(/[，；。\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Ends a text with one full stop; nothing stays nothing. */
export function sentence(text: string): string {
  const bare = text.trim().replace(/[。；，\s]+$/u, '');
  return bare === '' ? '' : `${bare}。`;
}

/** The text without the clauses that were said before. */
export function withoutSaid(text: string, said: string): string {
  const known = new Set(clausesOf(said));
  if (!clausesOf(text).some((clause) => known.has(clause) || said.includes(clause))) return text;
  return clausesOf(text)
    .filter((clause) => !known.has(clause) && !said.includes(clause))
    .join('，');
}
