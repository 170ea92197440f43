import { SHIFT_POSTS } from '../../../../shared/domain/vocabulary';
import { serialText } from '../../../../shared/rules/packs';
import { labels } from '../../../../shared/wording/labels';
import { type Db, statement } from '../../db/statement';
import type { PaperBlock, PaperRow } from '../../papers/paper';
import { currentShift } from '../../shifts/read';
import { pageBreak, tableBlocks } from './common';

const FORMS_ON_A_SHEET = 2;
const MOST_CALLERS = 60;
const RECENT_MS = 30 * 86_400_000;

/** One blank telephone record. What must be asked first stands first (domain.md 1.6); the number is its own and is keyed in with the line. */
function form(serial: number): PaperBlock[] {
  const row = (...cells: readonly string[]): PaperRow => ({ cells });
  return [
    {
      block: 'line',
      text: `电话记录单　　纸单 № ${serialText(serial)}　　（停电、停机时用；恢复后照此号补录）`,
      bold: true,
    },
    {
      block: 'table',
      bare: true,
      repeatHead: false,
      columns: [12, 21, 11, 22, 11, 23].map((width) => ({ label: '', width })),
      rows: [
        row('接报时刻', '　　月　　日　　时　　分', '方式', '来电□ 传真□ 当面□ 其他', '回拨电话', ''),
        row('单位', '', '姓名', '', '职务', ''),
        row('发生时刻', '', '地点', ''),
        row('内容\n（何事、经过、伤亡被困、影响、需求）', '\n\n\n\n'),
        row('已报谁（时刻）、领导指示原话', '\n\n'),
        row('办理结果', '', '记录人', '', '补录', '第　　　条　　时　　分'),
      ],
    },
  ];
}

/** Blank records `first`…`last`, two to a sheet. */
export function formBlocks(first: number, last: number): PaperBlock[] {
  const blocks: PaperBlock[] = [];
  for (let serial = first; serial <= last; serial += 1) {
    if (serial > first && (serial - first) % FORMS_ON_A_SHEET === 0) blocks.push(pageBreak);
    blocks.push(...form(serial));
  }
  return blocks;
}

type Known = { readonly unit: string; readonly name: string; readonly post: string; readonly phone: string };

/** Telephones that called in the last thirty days, those that called most first. */
function callers(db: Db, now: number): Known[] {
  return statement<[number], Known>(
    db,
    `SELECT caller ->> '$.unit' AS unit, caller ->> '$.name' AS name, caller ->> '$.post' AS post, caller ->> '$.phone' AS phone
     FROM log_entries WHERE received_at >= ? AND caller IS NOT NULL AND caller ->> '$.phone' <> '' AND withdrawn_by_id IS NULL AND drill IS NULL
     GROUP BY phone ORDER BY count(*) DESC, unit, name LIMIT ${MOST_CALLERS}`,
  ).all(now - RECENT_MS);
}

/** Who can be called without the console: the shift, the accounts of the room, and who called lately. */
export function contactBlocks(db: Db, now: number): PaperBlock[] {
  const posts = currentShift(db)?.posts ?? [];
  const words = labels('zh').shiftPost;
  const onDuty = SHIFT_POSTS.flatMap((post) =>
    posts
      .filter((one) => one.post === post)
      .map((one): PaperRow => ({ cells: ['本班', words[post], one.name, '', one.phone] })),
  );
  const accounts = statement<[], { name: string }>(
    db,
    'SELECT display_name AS name FROM accounts ORDER BY created_at, id',
  )
    .all()
    .filter(({ name }) => !posts.some((post) => post.name === name))
    .map(({ name }): PaperRow => ({ cells: ['值班室人员', '', name, '', ''] }));
  const lately = callers(db, now).map(
    (one): PaperRow => ({ cells: ['近30日来电', one.unit, one.name, one.post, one.phone] }),
  );
  return tableBlocks(
    '联系人',
    [
      ['类别', 15],
      ['单位、岗位', 31],
      ['姓名', 16],
      ['职务', 16],
      ['电话', 22],
    ],
    [...onDuty, ...accounts, ...lately],
  );
}
