import { z } from 'zod';
import { filled, text } from '../contract/fields';
import { startOfDay } from '../domain/time';
import { setting } from './setting';

const day = z.string().refine((value) => startOfDay(value) !== null, { error: 'not_a_day' });

/** What the room adds to the official list of holidays, or sets otherwise (domain.md 1.2: 法定节假日, 调休上班日, 重大活动, 敏感时段). */
export const CALENDAR_KINDS = ['holiday', 'makeup', 'workday', 'rest', 'event', 'sensitive'] as const;

export const calendarSetting = setting(
  z.strictObject({
    days: z
      .array(
        z
          .strictObject({ from: day, to: day, kind: z.enum(CALENDAR_KINDS), name: text(30) })
          .refine((one) => one.from <= one.to, { error: 'time_order', path: ['to'] }),
      )
      .max(400),
    /** the roster of a month with one of these holidays is published this many days before it begins */
    publishDaysBefore: z.int().min(0).max(60),
    publishHolidays: z.array(filled(10)).max(12),
  }),
  { days: [], publishDaysBefore: 7, publishHolidays: ['春节', '国庆节'] },
  'D',
);
