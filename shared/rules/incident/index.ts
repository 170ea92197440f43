export { type KnownNames, namesIn, parseRules, type RuleText } from './book';
export { clocksOf } from './clocks';
export { gradeOf, highest } from './grade';
export { type OverrideProblem, overridesSchema, withOverrides } from './overrides';
export * from './types';
export { FIGURE_NAMES, FLAG_NAMES, plainNumber } from './words';
