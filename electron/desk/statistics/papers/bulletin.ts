import type { BulletinDraft } from '../../../../shared/contract/areas/packs';
import { zoned } from '../../../../shared/domain/time';
import type { Db } from '../../db/statement';
import { refuseWith } from '../../deskError';
import { longMoment, stampOf } from '../../papers/log/words';
import type { Paper, PaperBlock } from '../../papers/paper';
import { readSetting } from '../../settings/read';
import { bulletinById } from '../rows';
import { footOf, organWithCode } from './common';

export type BulletinText = Pick<BulletinDraft, 'title' | 'text' | 'asOf'>;
/** What only an issued bulletin has. */
type Issued = {
  readonly year: number;
  readonly number: number;
  readonly total: number;
  readonly signedBy: string;
  readonly editor: string;
};

/** 值班快报 (documents.md 4): masthead, number, organ and hour, title, text, 报送发, editor and signature. A draft says so in the place of its number. */
export function bulletinBlocks(db: Db, bulletin: BulletinText, issued: Issued | null): PaperBlock[] {
  const setting = readSetting(db, 'paper');
  const { organ } = organWithCode(db);
  const { month, day, hour } = zoned(bulletin.asOf);
  const code = setting.organCode === '' ? '' : `${setting.organCode}值〔${issued?.year ?? ''}〕`;
  const paragraphs = bulletin.text.split(/\n+/).filter((part) => part.trim() !== '');
  const sends = [
    ['报', setting.reportTo],
    ['送', setting.sendTo],
    ['发', setting.issueTo],
  ].filter(([, to]) => to !== '');
  return [
    {
      block: 'masthead',
      text: '值班快报',
      color: 'red',
      left: organ,
      right: `${zoned(bulletin.asOf).year}年${month}月${day}日${hour}时`,
      middle: issued === null ? '（草稿，未编号）' : `${code}第${issued.number}期（总第${issued.total}期）`,
    },
    { block: 'title', text: bulletin.title },
    ...paragraphs.map((text): PaperBlock => ({ block: 'paragraph', text })),
    { block: 'line', text: `（截至${longMoment(bulletin.asOf)}）`, align: 'right' },
    ...sends.map(([word, to]): PaperBlock => ({ block: 'line', text: `${word}：${to}` })),
    {
      block: 'signs',
      signs: [
        { label: '编辑', value: issued?.editor ?? '' },
        { label: '核稿', value: '' },
        { label: '签发', value: issued?.signedBy ?? '' },
        { label: '共印', value: `${setting.copies}份` },
      ],
    },
  ];
}

/** An issued bulletin as a paper of its own. Refusals: not_found. */
export function composeBulletinPaper(db: Db, bulletinId: string): Paper {
  const bulletin = bulletinById(db, bulletinId) ?? refuseWith('not_found', { field: 'bulletinId' });
  const organ = organWithCode(db);
  return {
    title: `值班快报 第${bulletin.number}期`,
    fileName: `${organ.organ}-值班快报-${bulletin.year}年第${bulletin.number}期-${stampOf(bulletin.asOf)}`,
    landscape: false,
    layout: 'official',
    blocks: bulletinBlocks(db, bulletin, { ...bulletin, editor: bulletin.issuedBy }),
    foot: footOf(organ),
  };
}
