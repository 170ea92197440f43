import { ATTENTION_FLAGS } from '../../domain/incidentFacts';
import { GRADES, type Grade } from '../../domain/vocabulary';
import { confirmed, highest } from './grade';
import type { ClockInput, Condition, GradeStage, LimitRule, RuleFlag } from './types';

/** A stage of an incident with the highest grade so far: a fall takes back nothing that was owed. */
export type Stage = {
  readonly index: number;
  readonly at: number;
  /** the higher of grade and reporting grade */
  readonly grade: Grade | null;
  readonly nearMiss: boolean;
};

/** The stages of an incident, oldest first; one without a grade where nothing was graded yet. */
export function stagesOf(input: ClockInput): readonly Stage[] {
  const ungraded: GradeStage = { at: input.receivedAt, grade: null, reportingGrade: null, nearMiss: false };
  const told = input.grades.length > 0 ? input.grades : [ungraded];
  const stages: Stage[] = [];
  for (const { at, grade, reportingGrade, nearMiss } of told) {
    const before = stages.at(-1);
    stages.push({
      index: stages.length,
      at,
      grade: highest([before?.grade ?? null, grade, reportingGrade]),
      nearMiss: nearMiss || before?.nearMiss === true,
    });
  }
  return stages;
}

/** The column of a matrix: a near miss stands in that of 较大, what is not graded yet in the lowest one. */
function columnOf(stage: Stage): Grade {
  return highest([stage.grade, stage.nearMiss ? 'level_3' : null]) ?? 'level_4';
}

const isAttention = (flag: RuleFlag): boolean =>
  flag === 'sensitive' || (ATTENTION_FLAGS as readonly string[]).includes(flag);

/** Whether a figure stands at or above what a condition names; an unknown figure does not. */
export function isReached(condition: Extract<Condition, { is: 'figure' }>, input: ClockInput): boolean {
  const value = confirmed(input.figures)(condition.figure);
  return value !== undefined && value >= condition.atLeast;
}

function isMet(condition: Condition, stage: Stage, input: ClockInput): boolean {
  switch (condition.is) {
    case 'grade':
      return stage.grade !== null && GRADES.indexOf(stage.grade) <= GRADES.indexOf(condition.atLeast);
    case 'near_miss':
      return stage.nearMiss;
    case 'figure':
      return isReached(condition, input);
    case 'flag':
      return input.flags.includes(condition.flag);
    case 'any_flag':
      return input.flags.some(isAttention);
  }
}

/** Whether a limit is owed at a stage: its column of the matrix, and one of its conditions. */
export function appliesAt(rule: LimitRule, stage: Stage, input: ClockInput): boolean {
  return (
    (rule.grades === null || rule.grades.includes(columnOf(stage))) &&
    (rule.when.length === 0 || rule.when.some((condition) => isMet(condition, stage, input)))
  );
}
