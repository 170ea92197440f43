import type { ShiftPost } from '../../domain/vocabulary';

/** One cell of a sheet as text; what a merged range says stands in each of its cells. A real date is `2026-09-12`. */
export type SheetGrid = readonly (readonly string[])[];

/** What a column holds. `officers` are 主班 and 副班 in one cell, in this order; numbers and 职务 belong to the post they name. */
export const COLUMN_USES = [
  'ignore',
  'day',
  'weekday',
  'shift',
  'duty_leader',
  'chief_duty_officer',
  'primary_officer',
  'secondary_officer',
  'standby_officer',
  'officers',
  'phone:duty_leader',
  'phone:chief_duty_officer',
  'phone:primary_officer',
  'phone:secondary_officer',
  'phone:standby_officer',
  'phone:officers',
  'title:duty_leader',
  'title:chief_duty_officer',
  'title:primary_officer',
  'title:secondary_officer',
  'title:standby_officer',
  'title:officers',
] as const;
export type ColumnUse = (typeof COLUMN_USES)[number];
export type PostUse = ShiftPost | 'officers';

/** How an office lays its roster out: where the body begins (row from 0) and what each column is. */
export type RosterLayout = { readonly firstRow: number; readonly columns: readonly ColumnUse[] };

const POSTS: readonly (readonly [RegExp, PostUse])[] = [
  [/带班|值班领导|^领导/, 'duty_leader'],
  [/值班处长|值班长|总值班|带班处|值班主任|处长|科长|股长/, 'chief_duty_officer'],
  [/备班|备勤|听班|机动/, 'standby_officer'],
  [/副班|副值|值班员(?:2|二|B)/i, 'secondary_officer'],
  [/主班|主值|值班员(?:1|一|A)/i, 'primary_officer'],
  [/值班员|值班人员|值班人|值守/, 'officers'],
];
const PHONE = /电话|手机|联系方式|号码|座机|卫星/;

const postIn = (text: string): PostUse | null => POSTS.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** What a heading says of its column; `before` is the post of the columns before it, whose numbers a bare 电话 means. */
function useOf(heading: string, before: PostUse | null): ColumnUse {
  const text = heading.normalize('NFKC').replaceAll(/\s/g, '');
  if (text === '') return 'ignore';
  const post = postIn(text) ?? before;
  if (PHONE.test(text)) return post === null ? 'ignore' : `phone:${post}`;
  if (/职务/.test(text)) return post === null ? 'ignore' : `title:${post}`;
  if (/日期|值班时间|^时间$|^日$/.test(text)) return 'day';
  if (/星期|^周/.test(text)) return 'weekday';
  if (/班次|时段|班别/.test(text)) return 'shift';
  return postIn(text) ?? 'ignore';
}

function usesOf(headings: readonly string[]): ColumnUse[] {
  let before: PostUse | null = null;
  const seen = new Set<ColumnUse>();
  return headings.map((heading) => {
    const use = useOf(heading, before);
    before = postIn(heading.normalize('NFKC').replaceAll(/\s/g, '')) ?? before;
    // A second column of the same post holds further people; a second date column says nothing new.
    if ((use === 'day' || use === 'weekday' || use === 'shift') && seen.has(use)) return 'ignore';
    seen.add(use);
    return use;
  });
}

const isPost = (use: ColumnUse): boolean =>
  use.endsWith('_officer') || use === 'duty_leader' || use === 'officers';

const score = (uses: readonly ColumnUse[]): number =>
  (uses.includes('day') ? 2 : 0) + new Set(uses.filter((use) => isPost(use) && !use.includes(':'))).size;

const LOOKED_AT = 15;
const SUB = /姓名|电话|手机|职务|联系方式|座机|卫星/;
const DATED = /\d+\s*[日号月./-]|^\s*\d+\s*$/;

/** The heading row and the one below it as one, where posts stand over 姓名 and 电话. */
function joined(upper: readonly string[], lower: readonly string[] | undefined): readonly string[] | null {
  if (lower === undefined || !lower.some((text) => SUB.test(text))) return null;
  if (lower.some((text) => DATED.test(text.normalize('NFKC')))) return null;
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_one, at) => {
    const [above = '', below = ''] = [upper[at], lower[at]];
    return above === below ? above : `${above} ${below}`;
  });
}

/**
 * Proposes how a sheet is to be read: the row that names 日期 and most posts is the heading (two rows where 姓名 and 电话 stand below the posts). Null
 * when no row names a date column and a post; then a person says what the columns are.
 */
export function proposeLayout(grid: SheetGrid): RosterLayout | null {
  let best: { readonly layout: RosterLayout; readonly score: number } | null = null;
  grid.slice(0, LOOKED_AT).forEach((row, at) => {
    const both = joined(row, grid[at + 1]);
    const candidates: readonly (readonly [readonly string[], number])[] =
      both === null ? [[row, at + 1]] : [[both, at + 2]];
    for (const [headings, firstRow] of candidates) {
      const columns = usesOf(headings);
      const points = score(columns);
      if (points >= 3 && columns.includes('day') && points > (best?.score ?? 0))
        best = { layout: { firstRow, columns }, score: points };
    }
  });
  return (best as { readonly layout: RosterLayout } | null)?.layout ?? null;
}

/** True when a layout that was corrected once fits a further sheet: it has that many columns and names a date and a post. */
export const fits = (layout: RosterLayout, grid: SheetGrid): boolean =>
  layout.firstRow < grid.length &&
  layout.columns.length <= Math.max(...grid.map((row) => row.length), 0) &&
  layout.columns.includes('day') &&
  layout.columns.some(isPost);
