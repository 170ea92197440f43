import { clockTime, zoned } from '../../../shared/domain/time';
import { labels } from '../../../shared/wording/labels';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import { checkCode } from '../papers/check';
import { organOf } from '../papers/log/gather';
import { longMoment } from '../papers/log/words';
import type { Paper, PaperRow } from '../papers/paper';
import { readSetting } from '../settings/read';
import { archiveOf } from './read';

/** `9月12日 08:30` */
function dayAndTime(at: number): string {
  const { month, day } = zoned(at);
  return `${month}月${day}日 ${clockTime(at)}`;
}

/** The list of what was filed in a year: one row per shift (domain.md 1.8). */
export function composeArchive(db: Db, year: number, now: number): Paper {
  const room = readRoom(db);
  if (!room) throw new Error('there is no room');
  const organ = organOf(room, readSetting(db, 'paper'));
  const check = checkCode(db);
  const items = archiveOf(db, year);
  const rows = items.map(
    (item): PaperRow => ({
      cells: [
        String(item.number),
        `值班日志 ${dayAndTime(item.startsAt)} 至 ${dayAndTime(item.endsAt)}`,
        item.leader,
        item.officers,
        item.archiveClass,
        labels('zh').retention[item.retention],
        String(item.people),
        String(item.lines),
        item.pages === 0 ? '' : String(item.pages),
        item.checkCode,
        item.note,
      ],
    }),
  );
  const sum = (of: (item: (typeof items)[number]) => number): number =>
    items.reduce((total, item) => total + of(item), 0);
  const closing = `共${items.length}件，人工记录${sum((item) => item.people)}条，全部记录${sum((item) => item.lines)}条，已印${sum((item) => item.pages)}页。`;
  return {
    title: `${organ}${year}年值班日志归档目录`,
    fileName: `${organ}-值班日志归档目录-${year}`,
    landscape: true,
    layout: 'dense',
    blocks: [
      { block: 'title', text: `${organ}${year}年值班日志归档目录` },
      {
        block: 'table',
        repeatHead: true,
        columns: [
          { label: '件号', width: 5, align: 'center' },
          { label: '题名（班次起止）', width: 23 },
          { label: '带班领导', width: 8, align: 'center' },
          { label: '值班员', width: 10, align: 'center' },
          { label: '类号', width: 7, align: 'center' },
          { label: '保管期限', width: 7, align: 'center' },
          { label: '人工记录', width: 7, align: 'right' },
          { label: '全部记录', width: 7, align: 'right' },
          { label: '页数', width: 5, align: 'right' },
          { label: '校验码', width: 13, align: 'center' },
          { label: '备注', width: 8 },
        ],
        rows,
      },
      { block: 'paragraph', text: closing, indent: false },
      {
        block: 'note',
        text: `一班一件，交班即归档；件号按班次起始年度连续编，不重不漏。页数为最近一次存成 PDF 的页数，空白为尚未排印。校验码取自交班那一条记录。制表 ${longMoment(now)}。`,
      },
    ],
    foot: { left: organ, right: `校验码 ${check.code}` },
  };
}
