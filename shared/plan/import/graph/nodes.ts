/** What one node of a flowchart stands for: a step with its kind by shape and words, a question, an end, or nothing but a meeting of arrows. */
import type { Block, StepKind } from '../../types';
import type { Drafter } from '../drafter';
import type { ImportPlace } from '../notes';
import type { ImportRow } from '../rows';
import { flat } from '../source';
import type { FlowGraph, FlowNode } from './types';

/** Shapes as the console draws its own plans. */
const KINDS: Readonly<Record<string, StepKind>> = { lean_right: 'order', odd: 'call', subroutine: 'report' };
const ROUND = new Set(['stadium', 'circle', 'doublecircle', 'ellipse', 'round']);

export const placeOf = (node: FlowNode): ImportPlace => ({ at: 'node', node: nameOf(node) });
export const nameOf = (node: FlowNode): string =>
  node.text === '' ? node.id : node.text.replaceAll('\n', ' ');

export const isQuestion = (node: FlowNode): boolean =>
  node.shape === 'diamond' || node.shape === 'question' || /[？?]$/.test(node.text);

/** Nothing is done there: a meeting of arrows, or the word “start”. */
export const isMark = (node: FlowNode, isFirst: boolean): boolean =>
  node.text === '' || (isFirst && /^(?:开始|启动|起点|start|begin)$/i.test(flat(node.text)));

export const isEndNode = (node: FlowNode): boolean =>
  (ROUND.has(node.shape) && node.shape !== 'round') ||
  /^(?:结束|终止|完成|关闭|归档|end|stop|over)$/i.test(flat(node.text));

export function endBlock(draft: Drafter, node: FlowNode): Block {
  const title = draft.title(nameOf(node), placeOf(node));
  return { id: draft.id(title, placeOf(node)), end: title, title_en: title };
}

/** A node as a row of a table would say it: the first line is the title, “消防大队：…” names who, and so does a lane that is somebody. */
export function nodeRow(draft: Drafter, node: FlowNode, graph: FlowGraph): ImportRow {
  const [first = '', ...rest] = node.text.split('\n');
  const named = draft.directory.atStart(first);
  const label = named !== null && named.rest !== first ? named : null;
  const group = graph.groups.find(({ id }) => id === node.group)?.title ?? '';
  const lane = group === '' ? null : draft.directory.one(group);
  const who = label !== null ? label.who.name : lane !== null && 'id' in lane && lane.isSure ? group : '';
  const kind = KINDS[node.shape];
  const words = label?.rest ?? first;
  return {
    place: placeOf(node),
    phase: '',
    title: words.replaceAll(/[（(][^）)]*(?:分钟|小时|min|T\+|立即)[^）)]*[）)]/gi, ''),
    who,
    limit: /[（(]([^）)]*(?:分钟|小时|min|T\+|立即)[^）)]*)[）)]/i.exec(words)?.[1] ?? '',
    text: rest.join('；'),
    condition: '',
    to: '',
    output: '',
    isCall: kind === 'call',
    ...(kind === undefined ? {} : { kind }),
    found: nameOf(node),
  };
}
