import type { PaperRefOf } from '../../../shared/contract/areas/papers';
import {
  cellKey,
  daysOfMonth,
  firstPhone,
  type RosterCell,
  shiftTimes,
  weekdayOf,
} from '../../../shared/domain/roster';
import { clockTime, stamp } from '../../../shared/domain/time';
import { SHIFT_POSTS, type ShiftPost } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import type { Paper, PaperRow } from '../papers/paper';
import { readSetting } from '../settings/read';
import { calendarDay } from './calendar';
import { rosterOf } from './read';

const WEEKDAYS = '日一二三四五六';
const STATES = { planned: '', confirmed: '', swapped: '（换）', absent: '（缺岗）' } as const;

const names = (cell: RosterCell | undefined): string =>
  (cell?.people ?? []).map((one) => `${one.name}${STATES[one.state]}`).join('、');

const organOf = (db: Db): string => readSetting(db, 'paper').organ || (readRoom(db)?.name ?? '');

/** What stands under a roster: its version and who published it when, or that it was not. */
const versionLine = (stored: ReturnType<typeof rosterOf>): string =>
  stored === undefined
    ? '未发布'
    : `第 ${stored.version.version} 版　${stamp(stored.version.publishedAt).slice(0, 16)} ${stored.version.publishedBy} 发布`;

/** Everybody on the roster with the number to call first, each once, in the order of the posts. */
function phoneLine(cells: readonly RosterCell[]): string {
  const known = new Map<string, string>();
  for (const post of SHIFT_POSTS) {
    for (const cell of cells.filter((one) => one.post === post)) {
      for (const person of cell.people) {
        const phone = firstPhone(person);
        if (phone !== '' && !known.has(person.name)) known.set(person.name, phone);
      }
    }
  }
  return [...known].map(([name, phone]) => `${name} ${phone}`).join('　');
}

/**
 * Month sheet of the roster, A4 landscape: a row per shift, the posts as columns, as the office lays it out; an empty month is the blank form, and what is
 * written as XLSX can be imported again (domain.md 1.3).
 */
export function composeRosterMonth(db: Db, ref: PaperRefOf<'roster_month'>): Paper {
  const { month } = ref;
  const stored = rosterOf(db, month);
  const starts = stored?.starts ?? readSetting(db, 'duty').startsAt;
  const overrides = readSetting(db, 'calendar').days;
  const posts = labels('zh').shiftPost;
  const byKey = new Map((stored?.cells ?? []).map((cell) => [cellKey(cell), cell]));
  const isSplit = starts.length > 1;
  const rows: PaperRow[] = daysOfMonth(month).flatMap((day) => {
    const calendar = calendarDay(day, overrides);
    const marks = [
      ...(calendar.kind === 'holiday' || calendar.kind === 'makeup'
        ? [`${calendar.name}${calendar.kind === 'makeup' ? '调休上班' : ''}`]
        : []),
      ...calendar.marks.map((mark) => mark.name),
    ];
    return starts.map((_start, shift) => ({
      cells: [
        `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
        `星期${WEEKDAYS[weekdayOf(day)] ?? ''}`,
        ...(isSplit ? [clockTime(shiftTimes(day, shift, starts).startsAt)] : []),
        ...SHIFT_POSTS.map((post) => names(byKey.get(cellKey({ day, shift, post })))),
        marks.join('、'),
      ],
    }));
  });
  const fixed = isSplit ? 28 : 20;
  const postWidth = Math.floor((100 - fixed - 14) / SHIFT_POSTS.length);
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  return {
    title: `${year}年${number}月值班安排表`,
    fileName: `${organOf(db)}-${year}年${number}月值班安排表`,
    landscape: true,
    layout: 'dense',
    blocks: [
      { block: 'title', text: `${organOf(db)}${year}年${number}月值班安排表` },
      {
        block: 'table',
        columns: [
          { label: '日期', width: 10 },
          { label: '星期', width: 10 },
          ...(isSplit ? [{ label: '班次', width: 8 }] : []),
          ...SHIFT_POSTS.map((post) => ({ label: posts[post], width: postWidth })),
          { label: '备注', width: 100 - fixed - postWidth * SHIFT_POSTS.length },
        ],
        rows,
        repeatHead: true,
      },
      { block: 'note', text: phoneLine(stored?.cells ?? []) },
      {
        block: 'note',
        text: `每班自${starts.map((start) => clockOf(start)).join('、')}起${isSplit ? '' : '至次日同一时刻'}。${versionLine(stored)}。`,
      },
      { block: 'signs', signs: [{ label: '制表' }, { label: '审核' }, { label: '签发' }] },
    ],
    foot: { left: organOf(db), right: versionLine(stored) },
  };
}

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Day card: who is on at every post of the day, with 职务 and every number, for the wall beside the telephone. */
export function composeRosterDay(db: Db, ref: PaperRefOf<'roster_day'>): Paper {
  const { day } = ref;
  const stored = rosterOf(db, day.slice(0, 7));
  const starts = stored?.starts ?? readSetting(db, 'duty').startsAt;
  const posts = labels('zh').shiftPost;
  const calendar = calendarDay(day, readSetting(db, 'calendar').days);
  const date = `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日　星期${WEEKDAYS[weekdayOf(day)] ?? ''}`;
  const special = [calendar.name, ...calendar.marks.map((mark) => mark.name)].filter((one) => one !== '');
  const personRows = (shift: number, post: ShiftPost): PaperRow[] => {
    const cell = stored?.cells.find((one) => cellKey(one) === cellKey({ day, shift, post }));
    if (cell === undefined) return [{ cells: [posts[post], '—', '', '', '', ''] }];
    return cell.people.map((one) => ({
      cells: [
        posts[post],
        `${one.name}${STATES[one.state]}`,
        one.title,
        one.mobile,
        one.officePhone,
        one.satPhone,
      ],
    }));
  };
  return {
    title: `${day} 值班卡`,
    fileName: `${organOf(db)}-${day}-值班卡`,
    landscape: false,
    layout: 'dense',
    blocks: [
      { block: 'title', text: '值 班 卡' },
      {
        block: 'line',
        text: `${date}${special.length === 0 ? '' : `（${special.join('、')}）`}`,
        align: 'center',
      },
      ...starts.flatMap((_start, shift) => {
        const { startsAt, endsAt } = shiftTimes(day, shift, starts);
        return [
          {
            block: 'heading' as const,
            level: 2 as const,
            text: `${clockTime(startsAt)}—${endsAt - startsAt >= 86_400_000 ? '次日' : ''}${clockTime(endsAt)}`,
          },
          {
            block: 'table' as const,
            columns: [
              { label: '岗位', width: 14 },
              { label: '姓名', width: 16 },
              { label: '职务', width: 16 },
              { label: '手机', width: 20 },
              { label: '办公电话', width: 18 },
              { label: '卫星电话', width: 16 },
            ],
            rows: SHIFT_POSTS.flatMap((post) => personRows(shift, post)),
            repeatHead: true,
          },
        ];
      }),
      { block: 'note', text: versionLine(stored) },
    ],
    foot: { left: organOf(db), right: versionLine(stored) },
  };
}
