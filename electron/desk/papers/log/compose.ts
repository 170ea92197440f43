import type { LogScope } from '../../../../shared/contract/areas/papers';
import { readRoom } from '../../accounts/accountRows';
import type { Db } from '../../db/statement';
import { readSetting } from '../../settings/read';
import { shiftById } from '../../shifts/read';
import type { ComposeOptions } from '../composers';
import type { Paper, PaperBlock } from '../paper';
import { closingText } from './closing';
import { annexes, foldedRows, systemGroups } from './folded';
import { gatherLog, type LogPaper, organOf } from './gather';
import { headBlocks, logName, titleOf } from './head';
import { isPrinted, LOG_COLUMNS, lineRow, ordinalsOf } from './lines';

/**
 * The duty log as paper (documents.md 1), A4 landscape: lines by people and what happened to the room in full, other lines of the desk folded to one
 * row per object with an annex, closing numbers, places to sign, check code.
 */
export function composeLog(db: Db, scope: LogScope, now: number, options: ComposeOptions): Paper {
  const log = gatherLog(db, scope, now, options);
  const printed = log.entries.filter(isPrinted);
  const ordinals = ordinalsOf(printed);
  const groups = systemGroups(log.entries.filter((entry) => !isPrinted(entry)));
  const rows = [...printed.map((entry) => lineRow(log, entry, ordinals)), ...foldedRows(log, groups)];
  return {
    title: titleOf(log),
    fileName: logName(log),
    landscape: true,
    layout: 'dense',
    blocks: [
      ...headBlocks(log),
      { block: 'table', columns: LOG_COLUMNS, rows, repeatHead: true },
      ...(rows.length === 0 ? [{ block: 'line', text: '没有记录。', align: 'center' } as const] : []),
      ...closingBlocks(log),
      ...annexes(log, groups),
    ],
    foot: { left: log.organ, right: `校验码 ${log.check.code}` },
  };
}

function closingBlocks(log: LogPaper): PaperBlock[] {
  const { shift, check } = log;
  const blocks: PaperBlock[] = [
    { block: 'paragraph', text: closingText(log.numbers, shift !== null), indent: false },
  ];
  if (shift !== null && shift.summary !== '') {
    blocks.push({ block: 'paragraph', text: `当班小结：${shift.summary}`, indent: false });
  }
  if (shift !== null) {
    const day = '　　　　年　　月　　日　　时　　分';
    blocks.push({
      block: 'signs',
      signs: [
        { label: '交班人', value: `\n${day}` },
        { label: '接班人', value: `\n${day}` },
        { label: '带班领导签阅（意见）', value: `\n${day}` },
      ],
    });
  }
  blocks.push({
    block: 'note',
    text: `校验码 ${check.code}（截至日志链第${check.entries}条）。补记指接报与录入相差超过5分钟；更正、撤回不改原文，两处都印。`,
  });
  return blocks;
}

/** The name of the file without composing the paper. */
export function logFileName(db: Db, scope: LogScope): string {
  const room = readRoom(db);
  const organ = room ? organOf(room, readSetting(db, 'paper')) : '值班室';
  return logName({
    organ,
    scope,
    shift: 'shiftId' in scope ? (shiftById(db, scope.shiftId) ?? null) : null,
  });
}
