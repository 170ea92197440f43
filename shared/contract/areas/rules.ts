import { z } from 'zod';
import { filled } from '../fields';
import { command, query } from '../procedure';

const words = z.strictObject({ zh: z.string(), en: z.string() });

/** One number of a rule that the room may set: `limitMinutes`, `targetMinutes`, or a threshold by its step. */
export const ruleValue = z.strictObject({
  key: z.string(),
  label: words,
  value: z.number().nullable(),
  /** as it is shipped */
  shipped: z.number().nullable(),
});

export const ruleRow = z.strictObject({
  id: z.string(),
  group: z.enum(['grades', 'limits', 'matrix', 'windows']),
  name: words,
  /** types of events, or the recipient of a duty */
  about: words,
  values: z.array(ruleValue),
  basis: z.enum(['law', 'practice', 'setting']),
  mark: z.string(),
  document: words,
  article: z.string(),
  note: z.string(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  isOn: z.boolean(),
  isShippedOn: z.boolean(),
  /** why the room set it otherwise; null: it stands as shipped */
  why: z.string().nullable(),
});
export type RuleRow = z.infer<typeof ruleRow>;

export const ruleList = z.strictObject({
  /** rules that bind this room at its level */
  rows: z.array(ruleRow),
  /** why the shipped rules cannot be read; null when they can */
  problem: words.nullable(),
  changedAt: z.number().nullable(),
  changedBy: z.string().nullable(),
});

const ruleId = z.string().regex(/^[a-z][a-z0-9_]{0,59}(\.level_[1-4])?$/);
const setters = ['supervisor', 'administrator'] as const;

export const rulesProcedures = {
  'rules.list': query('any', z.strictObject({}), ruleList),
  /** The room sets a rule otherwise: numbers by key (those left out stay as shipped), switched off or on, and why. A rule of law is only ever made stricter. */
  'rules.override': command(
    setters,
    z.strictObject({
      ruleId,
      values: z.record(z.string().max(80), z.number().min(0).max(1e13)),
      isOn: z.boolean(),
      why: filled(300),
    }),
    ruleList,
  ),
  /** The rule holds again as it is shipped. */
  'rules.restore': command(setters, z.strictObject({ ruleId }), ruleList),
} as const;
