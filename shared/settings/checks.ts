import { z } from 'zod';
import { filled, text } from '../contract/fields';
import { setting } from './setting';

const minuteOfDay = z.int().min(0).max(1_439);
const unit = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  name: filled(60),
  /** the duty number, the number after it, and the satellite telephone */
  phone: text(40),
  backup: text(40),
  satPhone: text(40),
  /** who is told when the post does not answer */
  leader: text(60),
  leaderPhone: text(40),
});
export type CheckUnit = z.infer<typeof unit>;

/** Post checks 查岗点名 (domain.md 1.7). */
export const checksSetting = setting(
  z.strictObject({
    units: z.array(unit).max(200),
    /** video roll calls of the day, in minutes after midnight */
    rollCallsAt: z.array(minuteOfDay).max(6),
    nightFrom: minuteOfDay,
    nightTo: minuteOfDay,
    /** random telephone checks of a night, and how many units each of them calls */
    nightMin: z.int().min(0).max(6),
    nightMax: z.int().min(0).max(6),
    nightUnits: z.int().min(1).max(50),
    satPhoneAt: minuteOfDay,
    /** satellite roll call: in normal time, in the flood season, under a response of level one or two */
    satNormal: z.enum(['none', 'day', 'week', 'month']),
    satFlood: z.enum(['none', 'day', 'week', 'month']),
    satResponse: z.enum(['none', 'day', 'week', 'month']),
    /** the flood season as month × 100 + day */
    floodFrom: z.int().min(101).max(1_231),
    floodTo: z.int().min(101).max(1_231),
    /** minutes from the first call that nobody took: call again, count the post as lost */
    redialMinutes: z.int().min(1).max(30),
    lostMinutes: z.int().min(1).max(60),
    questions: z.array(filled(60)).max(8),
  }),
  {
    units: [],
    rollCallsAt: [630, 1_230],
    nightFrom: 1_320,
    nightTo: 360,
    nightMin: 1,
    nightMax: 2,
    nightUnits: 3,
    satPhoneAt: 600,
    satNormal: 'month',
    satFlood: 'week',
    satResponse: 'day',
    floodFrom: 401,
    floodTo: 1_015,
    redialMinutes: 2,
    lostMinutes: 5,
    questions: ['带班领导是谁', '今日预警', '在办事件'],
  },
  'D',
);
