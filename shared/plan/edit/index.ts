/** Editing a work plan that may be unfinished: edits on its text, its tree, what is wrong in it, and undo. Pure. */
export { applyEdit } from './apply';
export { blankBlock, blankPlanText, freshId, INSERT_KINDS, type InsertKind, idFromTitle } from './blank';
export { type Drawable, drawable } from './drawable';
export type { EditRefusal, EditResult, FieldValue, PlanEdit, WrapKind } from './edits';
export { factWords } from './factWords';
export { type History, type Moment, record, redo, seal, select, startHistory, undo } from './history';
export { type PlacedProblem, placeProblems, problemAt } from './problems';
export { withEnglish } from './setFields';
export type { PlanPath } from './source';
export {
  type EditKind,
  type EditNode,
  type EditTree,
  type NodeKind,
  nearestNode,
  nodeAt,
  nodeById,
  type Raw,
  readTree,
  type Spot,
  samePath,
  spotFor,
  TITLE_KEYS,
  takenIds,
  walkNodes,
} from './tree';
export { type Unfinished, unfinished } from './unfinished';
