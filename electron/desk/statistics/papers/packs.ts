import type { Pack } from '../../../../shared/contract/areas/packs';
import type { PaperRefOf } from '../../../../shared/contract/areas/papers';
import type { Shift } from '../../../../shared/contract/models';
import { DAY_MS, stamp } from '../../../../shared/domain/time';
import { serialText } from '../../../../shared/rules/packs';
import { levelName } from '../../../../shared/rules/responses/hazards';
import { labels } from '../../../../shared/wording/labels';
import type { Db } from '../../db/statement';
import { refuseWith } from '../../deskError';
import { entriesOfScope } from '../../log/read';
import type { ComposeOptions } from '../../papers/composers';
import { composeLog } from '../../papers/log/compose';
import { longMoment, stampOf } from '../../papers/log/words';
import type { Paper, PaperBlock, PaperRow } from '../../papers/paper';
import { inForce as responsesInForce } from '../../responses/read';
import { currentShift, shiftById } from '../../shifts/read';
import { warningsInEarnest } from '../../warnings/read';
import { draftBulletin } from '../bulletin';
import { bulletinById, packById } from '../rows';
import { bulletinBlocks } from './bulletin';
import { calloutBlocks } from './callouts';
import { footOf, organWithCode, parts, tableBlocks } from './common';
import { contactBlocks, formBlocks } from './forms';
import { openBlocks, receiptBlocks, runBlocks } from './open';

const LATELY_MS = 12 * 3_600_000;
const MOST_LINES = 80;

/** The bulletin of a pack: the issued one, the officer's own draft, or what the desk would draft now. */
function bulletinPart(
  db: Db,
  ref: Pick<PaperRefOf<'morning_pack'>, 'bulletinId' | 'draft'>,
  now: number,
): PaperBlock[] {
  if (ref.bulletinId !== null) {
    const issued = bulletinById(db, ref.bulletinId) ?? refuseWith('not_found', { field: 'bulletinId' });
    return bulletinBlocks(db, issued, { ...issued, editor: issued.issuedBy });
  }
  return bulletinBlocks(db, ref.draft ?? draftBulletin(db, now), null);
}

/** 晨间一键包: bulletin, log of the shift, what is open, call-outs, receipts: one job of the printer, one file. */
export function composeMorning(
  db: Db,
  ref: PaperRefOf<'morning_pack'>,
  now: number,
  options: ComposeOptions,
): Paper {
  const shift = shiftById(db, ref.shiftId) ?? refuseWith('not_found', { field: 'shiftId' });
  const organ = organWithCode(db);
  const log = composeLog(db, { shiftId: shift.id }, now, options);
  const span = { from: shift.openedAt, to: (shift.closedAt ?? now) + 1 };
  return {
    title: `${organ.organ}晨间资料`,
    fileName: `${organ.organ}-晨间资料-${stampOf(now)}`,
    landscape: true,
    layout: 'dense',
    blocks: parts(
      bulletinPart(db, ref, now),
      log.blocks,
      [{ block: 'title', text: '未办结事项' }, ...openBlocks(db, now, `截至${longMoment(now)}`)],
      calloutBlocks(db, span),
      receiptBlocks(db),
    ),
    foot: footOf(organ),
  };
}

const CAUSES: readonly (readonly [prefix: string, word: string])[] = [
  ['shift:', '接班'],
  ['warning:', '预警升级'],
  ['response:', '响应升级'],
  ['manual:', '人工'],
];
const causeWords = (pack: Pack): string =>
  CAUSES.filter(([prefix]) => pack.causes.some((cause) => cause.startsWith(prefix)))
    .map(([, word]) => word)
    .join('、');

/** `防台风Ⅱ级、防暴雨Ⅳ级` */
const responsesText = (db: Db, now: number): string =>
  responsesInForce(db, now)
    .map(({ matter, level }) => `${matter}${levelName(level, 'zh')}`)
    .join('、');

function coverBlocks(db: Db, pack: Pack, shift: Shift | null, organ: string, now: number): PaperBlock[] {
  const words = labels('zh');
  const posts = (shift?.posts ?? []).map(({ post, name }) => `${words.shiftPost[post]} ${name}`).join('，');
  const inForce = warningsInEarnest(db, now)
    .map(
      ({ issuer, kind, color, level }) =>
        `${issuer}${kind}${color ? words.warningColor[color] : level ? words.grade[level] : ''}`,
    )
    .join('；');
  const hasForms = pack.lastSerial >= pack.firstSerial;
  const serials = hasForms
    ? `№ ${serialText(pack.firstSerial)} 至 № ${serialText(pack.lastSerial)}`
    : '本次没有空白单';
  return [
    { block: 'title', text: `${organ}停电包` },
    { block: 'line', align: 'center', text: `制作 ${stamp(now)}（${causeWords(pack)}）` },
    {
      block: 'table',
      bare: true,
      repeatHead: false,
      columns: [
        { label: '', width: 15 },
        { label: '', width: 85 },
      ],
      rows: [
        {
          cells: [
            '本班',
            shift ? `${longMoment(shift.startsAt)} 至 ${longMoment(shift.endsAt)}　${posts}` : '没有开着的班',
          ],
        },
        { cells: ['生效预警', inForce || '无'] },
        { cells: ['生效响应', responsesText(db, now) || '无'] },
        { cells: ['空白记录单', serials] },
        {
          cells: [
            '停机时',
            '一、按“未办结事项”的时限办，办完在“办理记录”栏记时刻。二、每个来电用一张电话记录单，先记回拨电话。三、恢复后逐张补录，纸单号填在“纸单号”栏；没有用的单子留到下次。',
          ],
        },
      ],
    },
  ];
}

/** Lines of people in the last twelve hours, the newest eighty, oldest first. */
function latelyBlocks(db: Db, now: number): PaperBlock[] {
  const rows: PaperRow[] = [];
  for (const entry of entriesOfScope(db, { from: now - LATELY_MS, to: now + 1 })) {
    if (entry.humanNumber === null) continue;
    const gone = entry.withdrawnBy !== null || entry.correctedBy !== null;
    const caller = entry.caller
      ? [entry.caller.unit, entry.caller.name, entry.caller.phone].filter(Boolean).join(' ')
      : '';
    rows.push({
      cells: [
        `${entry.humanNumber}`,
        stamp(entry.receivedAt).slice(5, 16),
        caller,
        entry.text,
        entry.handling,
        entry.author?.name ?? '',
      ],
      ...(gone ? { mark: 'corrected' as const } : {}),
    });
  }
  return tableBlocks(
    '近12小时人工记录',
    [
      ['序号', 6, 'center'],
      ['时间', 11, 'center'],
      ['来电（文）', 19],
      ['内容', 36],
      ['处理情况', 19],
      ['记录人', 9],
    ],
    rows.slice(-MOST_LINES),
    '没有记录。',
  );
}

/** 停电包: what the room needs on paper when the console is away (users.md 04:10). */
export function composeDowntime(db: Db, ref: PaperRefOf<'downtime_pack'>, now: number): Paper {
  const pack = packById(db, ref.packId) ?? refuseWith('not_found', { field: 'packId' });
  const organ = organWithCode(db);
  const shift = currentShift(db);
  return {
    title: `${organ.organ}停电包`,
    fileName: `${organ.organ}-停电包-${stampOf(now)}-${serialText(pack.firstSerial)}`,
    landscape: true,
    layout: 'dense',
    blocks: parts(
      [
        ...coverBlocks(db, pack, shift, organ.organ, now),
        ...openBlocks(db, now, '未办结事项'),
        ...runBlocks(db),
      ],
      calloutBlocks(db, { from: now - DAY_MS, to: now + 1 }),
      [...contactBlocks(db, now), ...receiptBlocks(db)],
      [...latelyBlocks(db, now), ...summaryBlocks(db, now)],
      formBlocks(pack.firstSerial, pack.lastSerial),
    ),
    foot: footOf(organ),
  };
}

function summaryBlocks(db: Db, now: number): PaperBlock[] {
  const { title, text } = draftBulletin(db, now);
  return [
    { block: 'heading', level: 1, text: '情况简述（快报草稿）' },
    { block: 'paragraph', text: `${title}。${text}` },
  ];
}
