/** A plan for paper and for other programs: drawn as SVG, on sheets, and as a document in Markdown. */
export { spanWords } from './layout';
export { dutyRows, limitWords, partyRows, planMarkdown, receivers, stepRows } from './markdown';
export { SHEETS, type Sheet, sheetsHtml } from './sheets';
export { type DrawOptions, drawPlan, type PlanDrawing, planSvg } from './svg';
