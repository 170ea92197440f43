import { z } from 'zod';
import { setting } from './setting';

/** How long an entry of the contacts book is trusted, and by which day of the year the whole list is renewed (domain.md 3.3: 20 April). */
export const contactsSetting = setting(
  z.strictObject({
    confirmMonths: z.int().min(1).max(36),
    renewBy: z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/),
    /** days before that day from which on the room is reminded */
    remindDays: z.int().min(0).max(180),
  }),
  { confirmMonths: 6, renewBy: '04-20', remindDays: 30 },
  'X7b',
);
