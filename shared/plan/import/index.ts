/** Work plans out of documents that exist: tables, numbered paragraphs and flowcharts become drafts that a person finishes. Pure. */

import { initialsOf } from '../../search/initials';
import { blockKind, blockTitle, walkBlocks } from '../blocks';
import { parsePlan } from '../load';
import type { Block, PlanProblem, PlanTables, Profile, WorkPlan } from '../types';
import { planToYaml } from '../writeYaml';
import { flowOf, planAround } from './assemble';
import { Drafter } from './drafter';
import { type FlowGraph, graphFlow } from './graph';
import type { ImportNote, ImportPlace } from './notes';
import { gatherRows } from './rows';
import type { ImportSource } from './source';

export { type FlowGraph, readFlowchart } from './graph';
export { partsOfHtml } from './htmlParts';
export { type ImportNote, type ImportPlace, noteWords, placeWords } from './notes';
export { partsOfText } from './plainParts';
export * from './source';

/** What was read at one place, and which blocks it became; none where it is only in the notes. */
export type ImportedRow = {
  readonly place: ImportPlace;
  readonly found: string;
  readonly blocks: readonly string[];
};

export type ImportCounts = {
  readonly rows: number;
  readonly blocks: number;
  readonly steps: number;
  readonly choices: number;
  readonly loops: number;
  readonly forks: number;
  readonly notes: number;
};

export type ImportDraft = {
  readonly planId: string;
  readonly title: string;
  /** YAML of the draft */
  readonly text: string;
  /** null when the checks find something, which is then in the notes too */
  readonly plan: WorkPlan | null;
  readonly problems: readonly PlanProblem[];
  readonly notes: readonly ImportNote[];
  readonly rows: readonly ImportedRow[];
  readonly counts: ImportCounts;
};

export type ImportChoice = {
  readonly tables: PlanTables;
  readonly profile: Profile;
  /** null: made from the title */
  readonly planId: string | null;
  readonly title: string | null;
};

/** An id for a plan out of the first letters of its title. */
export function planIdOf(title: string): string {
  const [letters = ''] = initialsOf(title.slice(0, 24));
  const plain = (letters === '' ? title.toLowerCase() : letters)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '');
  return plain === '' ? 'imported-plan' : plain.slice(0, 40);
}

const nameOf = (fileName: string): string => fileName.replace(/\.[^.]{1,8}$/, '');

/** A draft from the tables and paragraphs of a document. Never throws; what could not be turned into blocks is in the notes. */
export function importDocument(source: ImportSource, choice: ImportChoice): ImportDraft {
  const draft = new Drafter(choice.tables, choice.profile);
  const { head, rows } = gatherRows(source, draft.notes);
  if (rows.length === 0) draft.notes.add('nothing_found', null, source.fileName);
  const flow = flowOf(draft, rows, choice.profile);
  const title = choice.title ?? (head.title === '' ? nameOf(source.fileName) : head.title);
  const read = rows.map(({ place, found }) => ({ place, found }));
  return finished(
    draft,
    choice,
    { title, trigger: head.trigger, from: `《${nameOf(source.fileName)}》` },
    flow,
    read,
  );
}

/** A draft from a flowchart. Never throws; jumps that no block can say are in the notes with the names of their nodes. */
export function importFlowchart(
  graph: FlowGraph,
  choice: ImportChoice & { readonly fileName: string },
): ImportDraft {
  const draft = new Drafter(choice.tables, choice.profile);
  const flow = graphFlow(draft, graph, choice.profile);
  const title = choice.title ?? (graph.title === '' ? nameOf(choice.fileName) : graph.title);
  const read = graph.nodes.map(({ id, text }) => ({
    place: { at: 'node', node: text || id } as const,
    found: text,
  }));
  return finished(
    draft,
    choice,
    { title, trigger: '', from: `流程图《${nameOf(choice.fileName)}》` },
    flow,
    read,
  );
}

type Head = { readonly title: string; readonly trigger: string; readonly from: string };
type Read = readonly { readonly place: ImportPlace; readonly found: string }[];

function finished(
  draft: Drafter,
  choice: ImportChoice,
  head: Head,
  flow: readonly Block[],
  read: Read,
): ImportDraft {
  const planId = choice.planId ?? planIdOf(head.title);
  const written = planAround(draft, { ...head, planId }, flow);
  const text = planToYaml(written);
  const checked = parsePlan(text, `${planId}.yaml`, choice.tables);
  const problems = checked.ok ? [] : checked.problems;
  const blocks = [...walkBlocks(written.flow)];
  for (const { block, zh, en } of problems) {
    const place = block === undefined ? null : (draft.origins.get(block) ?? null);
    const found = blocks.find(({ id }) => id === block);
    draft.notes.add(
      'check',
      place,
      found === undefined ? '' : blockTitle(found, 'zh'),
      { zh, en },
      block ?? null,
    );
  }
  const notes = draft.notes.all;
  const rows = read.map((row) => ({ ...row, blocks: blocksFrom(draft, blocks, row.place) }));
  const count = (kind: ReturnType<typeof blockKind>): number =>
    blocks.filter((block) => blockKind(block) === kind).length;
  const counts = {
    rows: read.length,
    blocks: blocks.length,
    steps: count('step'),
    choices: count('choice'),
    loops: count('loop'),
    forks: count('fork'),
    notes: notes.length,
  };
  return {
    planId,
    title: written.title,
    text,
    plan: checked.ok ? checked.plan : null,
    problems,
    notes,
    rows,
    counts,
  };
}

function blocksFrom(draft: Drafter, blocks: readonly Block[], place: ImportPlace): readonly string[] {
  const key = JSON.stringify(place);
  return blocks.filter(({ id }) => JSON.stringify(draft.origins.get(id) ?? null) === key).map(({ id }) => id);
}
