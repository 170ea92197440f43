import { z } from 'zod';
import { filled } from '../contract/fields';
import { setting } from './setting';

/** What the records of a warning can be measured by; `none`: the room records nothing of the kind, and the place stays empty. */
export const AIM_INDICATORS = [
  'lead',
  'area',
  'forces',
  'moved',
  'forces_before',
  'moved_before',
  'hits',
  'consultations',
  'neighbours',
  'feedback',
  'none',
] as const;
export type AimIndicator = (typeof AIM_INDICATORS)[number];

export const AIM_STEPS = ['area', 'forces', 'moved'] as const;
export type AimStep = (typeof AIM_STEPS)[number];

const ahead = z.strictObject({
  label: filled(40),
  /** hours before the impact by which it is to be done */
  hours: z.number().min(0).max(240),
  /** ids of the steps of work plans whose completion says that it was done: `place`, or `typhoon-flood/place` for that of one plan only */
  steps: z.array(filled(40)).max(20),
});
const aim = z.strictObject({ label: filled(60), indicator: z.enum(AIM_INDICATORS) });
const three = z.strictObject({ title: filled(40), aims: z.array(aim).length(3) });

/**
 * 「1262」 and 三个在前、三个精准、三个联动 (domain.md 3.6). The wording is not the same everywhere, so every label can be changed, and so can what it is
 * measured by.
 */
export const warningAimsSetting = setting(
  z.strictObject({
    ahead: z.strictObject({ area: ahead, forces: ahead, moved: ahead }),
    /** ids of steps and choices that are consultations 会商 */
    consultations: z.array(filled(40)).max(20),
    threes: z.array(three).length(3),
  }),
  {
    ahead: {
      area: { label: '划定重点区', hours: 12, steps: ['focus'] },
      forces: { label: '预置力量', hours: 6, steps: ['place'] },
      moved: { label: '转移人员', hours: 2, steps: ['move'] },
    },
    consultations: ['typhoon-flood/start'],
    threes: [
      {
        title: '三个在前',
        aims: [
          { label: '预警在前', indicator: 'lead' },
          { label: '预置在前', indicator: 'forces_before' },
          { label: '转移在前', indicator: 'moved_before' },
        ],
      },
      {
        title: '三个精准',
        aims: [
          { label: '精准预报预警', indicator: 'hits' },
          { label: '精准指挥调度', indicator: 'forces' },
          { label: '精准转移安置', indicator: 'moved' },
        ],
      },
      {
        title: '三个联动',
        aims: [
          { label: '省、市、县贯通', indicator: 'consultations' },
          { label: '上下游衔接', indicator: 'neighbours' },
          { label: '气象、水文、防汛和基层干部互动', indicator: 'feedback' },
        ],
      },
    ],
  },
  'D',
);
