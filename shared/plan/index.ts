/** Work plans: format, checks, the run machine, and the drawing. Pure; no file is read and no clock is asked here. */
export { alwaysEnds, BLOCK_KINDS, blockKind, blockTitle, innerFlows, planIndex, walkBlocks } from './blocks';
export { checkPlanSet } from './check-set';
export { closeBlockers, openKeys, type RunBlocker } from './closeGate';
export { type EdgeState, edgeStates, edgesOf, type PlanGraph } from './graph';
export { parsePlan, parseTables } from './load';
export { decide } from './machine/decide';
export { dues } from './machine/dues';
export { evaluateFact, factNames, parseFact, proposeOption } from './machine/expr';
export { boundsOf, pendingFields } from './machine/guards';
export { findReport, possibleKeys } from './machine/path';
export { reduce } from './machine/reduce';
export { blockIdOf, keyOf, roundsOf, startRun } from './machine/state';
export { knownFacts } from './machine/tick-facts';
export { currentItems } from './machine/view';
export { waitUntil } from './machine/wait';
export { nodeId, nodeStates, toMermaid } from './mermaid';
export { effectivePost, partyName, postName, resolveText } from './names';
export { isAtLevel, type OtherPlans, resolvePlan, subplanIds } from './resolve';
export type * from './run-acts';
export type * from './run-refusals';
export type * from './run-types';
export { type Choices, parseChoices } from './simulate/choices';
export { type Simulation, simulate } from './simulate/simulate';
export { suggestForWarning, type WarningSuggestion } from './suggest';
export {
  canCarry,
  type MapProblem,
  type Match,
  mapOf,
  mapProblem,
  proposeMatches,
  type SwitchMap,
} from './switch/match';
export { planSwitch, type Switched, type SwitchInput, sameOption } from './switch/switch';
export type * from './types';
export { planToYaml } from './writeYaml';
