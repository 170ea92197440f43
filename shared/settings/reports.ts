import { z } from 'zod';
import { filled, text } from '../contract/fields';
import { setting } from './setting';

/** What reports on incidents are drafted with (documents.md 3; domain.md 2.5 `update_cycle`). */
export const reportsSetting = setting(
  z.strictObject({
    /** how long after a report the next update is due */
    updateMinutes: z.int().min(10).max(1_440),
    /** 主送; empty: the offices of the level above and the government's duty office, by the room's profile */
    addressees: text(200),
    /** the room's contact: post and telephone */
    contact: text(120),
    /** 送 */
    copies: text(200),
    /** who signs, as it is printed */
    leader: filled(40),
    /** how far the numbering of a year had gone before this console took it over */
    numberedBefore: z.strictObject({ year: z.int().min(2000).max(2100), issue: z.int().min(0).max(99_999) }),
  }),
  {
    updateMinutes: 120,
    addressees: '',
    contact: '',
    copies: '',
    leader: '局带班领导',
    numberedBefore: { year: 2000, issue: 0 },
  },
  'D',
);
