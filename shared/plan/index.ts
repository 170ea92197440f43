/** Work plans: format, checks, the run machine, and the drawing. Pure; no file is read and no clock is asked here. */
export { alwaysEnds, BLOCK_KINDS, blockKind, blockTitle, innerFlows, planIndex, walkBlocks } from './blocks';
export { closeBlockers, openKeys, type RunBlocker } from './closeGate';
export { type EdgeState, edgeStates, edgesOf, type PlanGraph } from './graph';
export { checkPlanSet, parsePlan, parseTables } from './load';
export { decide } from './machine/decide';
export { dues } from './machine/dues';
export { evaluateFact, factNames, parseFact, proposeOption } from './machine/expr';
export { findReport, possibleKeys } from './machine/path';
export { reduce } from './machine/reduce';
export { blockIdOf, keyOf, roundsOf, startRun } from './machine/state';
export { currentItems } from './machine/view';
export { nodeId, nodeStates, toMermaid } from './mermaid';
export { effectivePost, partyName, postName, resolveText } from './names';
export type * from './run-types';
export { type Choices, parseChoices } from './simulate/choices';
export { type Simulation, simulate } from './simulate/simulate';
export type * from './types';
export { planToYaml } from './writeYaml';
