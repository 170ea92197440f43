import { z } from 'zod';
import { filled, text } from '../contract/fields';
import { setting } from './setting';

/** Names and numbers that stand on paper (documents.md; domain.md 6.2). */
export const paperSetting = setting(
  z.strictObject({
    /** the organ on the head of documents; empty: the room's name */
    organ: text(60),
    /** `{organ code}` of the numbering 值〔年〕第n期 */
    organCode: text(20),
    /** 报、送、发 of the bulletin */
    reportTo: text(200),
    sendTo: text(200),
    issueTo: text(200),
    copies: z.int().min(1).max(999),
    /** archive class of the duty log: 保管期限 and 类号 (domain.md 1.8) */
    archiveClass: filled(20),
    retention: z.enum(['permanent', 'years_30', 'years_10']),
  }),
  {
    organ: '',
    organCode: '',
    reportTo: '县委、县政府领导',
    sendTo: '县委办、县政府办',
    issueTo: '防指成员单位',
    copies: 20,
    archiveClass: '值班',
    retention: 'years_10',
  },
  'D',
);
