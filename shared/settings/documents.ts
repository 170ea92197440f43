import { z } from 'zod';
import { setting } from './setting';

const minutes = z.int().min(0).max(14_400);
const perUrgency = z.strictObject({
  top_urgent: minutes,
  extra_urgent: minutes,
  urgent: minutes,
  routine: minutes,
});

/** Limits of incoming documents by urgency in minutes from receipt; 0: none (domain.md 4, urgency defaults). */
export const documentsSetting = setting(
  z.strictObject({
    /** a leader must have been told */
    reportMinutes: perUrgency,
    /** offered as the limit of an answer when the document names none */
    answerMinutes: perUrgency,
    /** offered as the limit of receipts for what the room sends */
    receiptMinutes: perUrgency,
  }),
  {
    reportMinutes: { top_urgent: 15, extra_urgent: 30, urgent: 120, routine: 0 },
    answerMinutes: { top_urgent: 60, extra_urgent: 120, urgent: 1_440, routine: 0 },
    receiptMinutes: { top_urgent: 15, extra_urgent: 30, urgent: 120, routine: 1_440 },
  },
  'D',
);
