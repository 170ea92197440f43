import { z } from 'zod';
import { filled } from '../contract/fields';
import { setting } from './setting';

const minutes = z.int().min(0).max(525_600);
const opt = z.exactOptional;

/** What the room changed of one rule, and why; the reason stands beside whatever the rule asks for. */
export const ruleOverride = z.strictObject({
  limitMinutes: opt(minutes),
  targetMinutes: opt(minutes.nullable()),
  thresholds: opt(z.record(z.string().max(80), z.number().min(0).max(1e13))),
  /** true: the rule does not hold in this room; false: one that is shipped switched off holds */
  off: opt(z.boolean()),
  why: filled(300),
});

/** Rules of grades and limits as this room set them otherwise than they are shipped, by the rule's id. */
export const incidentRulesSetting = setting(
  z.record(z.string().max(120), ruleOverride).refine((rules) => Object.keys(rules).length <= 500),
  {},
  'D',
);
