import { z } from 'zod';
import { DECISION_WAYS, GRADES } from '../../domain/vocabulary';
import { filled, id, text } from '../fields';
import * as m from '../models';
import { command, query } from '../procedure';

const maybeGrade = z.enum(GRADES).nullable();

/** Which figure met which threshold of which article. */
export const gradeReason = z.strictObject({
  ruleId: z.string(),
  of: z.enum(['grade', 'reporting_grade', 'near_miss']),
  result: z.enum([...GRADES, 'near_miss']),
  isDecisive: z.boolean(),
  figure: z.string().nullable(),
  value: z.number().nullable(),
  comparison: z.enum(['at_least', 'below']).nullable(),
  threshold: z.number().nullable(),
  unit: z.string().nullable(),
  mark: z.string(),
  document: z.string(),
  article: z.string(),
  isOverridden: z.boolean(),
  text: z.strictObject({ zh: z.string(), en: z.string() }),
});

export const gradeStep = z.strictObject({
  id: z.string(),
  /** from when on it holds */
  at: z.number(),
  kind: z.enum(['assessed', 'confirmed']),
  grade: maybeGrade,
  reportingGrade: maybeGrade,
  nearMiss: z.boolean(),
  because: z.array(gradeReason),
  decidedBy: z.string(),
  way: z.enum(DECISION_WAYS).nullable(),
  words: z.string(),
  author: z.string(),
});
export type GradeStep = z.infer<typeof gradeStep>;

export const dutiesProcedures = {
  /** The officer confirms the grade of an incident: the machine only proposes it. Who decided and who typed are two people. */
  'incident.confirmGrade': command(
    ['officer', 'supervisor'],
    z.strictObject({
      incidentId: id,
      grade: z.enum(GRADES),
      /** empty: who types it */
      decidedBy: text(60),
      way: z.enum(DECISION_WAYS),
      words: text(500),
    }),
    m.incident,
  ),
  /** How the grade came about, newest first. */
  'incident.grades': query('any', z.strictObject({ incidentId: id }), z.array(gradeStep)),
  /** 迟报说明 of a duty that was done after its limit. */
  'obligation.explainLate': command(
    ['officer', 'operator', 'supervisor'],
    z.strictObject({ obligationId: id, reason: filled(500) }),
    m.obligation,
  ),
} as const;
