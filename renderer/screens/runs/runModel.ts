import { blockTitle, planIndex } from '../../../shared/plan/blocks';
import { parsePlan, parseTables } from '../../../shared/plan/load';
import { blockIdOf, roundsOf } from '../../../shared/plan/machine/state';
import { resolvePlan } from '../../../shared/plan/resolve';
import type {
  Due,
  InstanceKey,
  InstanceRecord,
  LaneRef,
  PartyRecord,
  RunContext,
  RunItem,
  RunState,
} from '../../../shared/plan/run-types';
import type { Locale, PlanTables, Profile, WorkPlan } from '../../../shared/plan/types';

export type ReadPlan =
  | {
      readonly ok: true;
      readonly plan: WorkPlan;
      readonly tables: PlanTables;
      readonly subplans: ReadonlyMap<string, WorkPlan>;
    }
  | { readonly ok: false; readonly zh: string; readonly en: string };

const read = new Map<string, ReadPlan>();

type Texts = Readonly<Record<string, string>>;
const NONE: Texts = {};

/**
 * The plan, its tables and its sub-plans (texts by plan id) from their texts; what was read before is not read again.
 */
export function readPlan(planText: string, tablesText: string, subplanTexts: Texts = NONE): ReadPlan {
  const inner = Object.entries(subplanTexts).map(([id, text]) => `${id}\n${text}`);
  const print = [tablesText.length, planText, ...inner].join('\n');
  const known = read.get(print);
  if (known !== undefined) return known;
  if (read.size > 20) read.clear();
  const result = readTexts(planText, tablesText, subplanTexts);
  read.set(print, result);
  return result;
}

let lastTables: { readonly text: string; readonly result: ReturnType<typeof parseTables> } | undefined;

/** The tables are mostly the same for one plan after the other. */
function readTables(text: string): ReturnType<typeof parseTables> {
  if (lastTables?.text !== text) lastTables = { text, result: parseTables(text, 'tables.yaml') };
  return lastTables.result;
}

function readTexts(planText: string, tablesText: string, subplanTexts: Texts): ReadPlan {
  const tables = readTables(tablesText);
  if (!tables.ok) return firstProblem(tables.problems);
  const plan = parsePlan(planText, 'plan.yaml', tables.tables);
  if (!plan.ok) return firstProblem(plan.problems);
  const subplans = new Map<string, WorkPlan>();
  for (const [id, text] of Object.entries(subplanTexts)) {
    const inner = parsePlan(text, `${id}.yaml`, tables.tables);
    if (!inner.ok) return firstProblem(inner.problems);
    subplans.set(id, inner.plan);
  }
  return { ok: true, plan: plan.plan, tables: tables.tables, subplans };
}

function firstProblem(problems: readonly { readonly zh: string; readonly en: string }[]): ReadPlan {
  const [first] = problems;
  return { ok: false, zh: first?.zh ?? '', en: first?.en ?? '' };
}

/** What the machine and the drawing need: the plan as it is worked at this level. */
export function contextOf(found: ReadPlan & { readonly ok: true }, profile: Profile): RunContext {
  return { plan: resolvePlan(found.plan, found.subplans, profile), tables: found.tables, profile };
}

// ---------------------------------------------------------------- lanes

/** The open items of one lane; `lane` null is the main line. */
export type LaneGroup = {
  readonly lane: LaneRef | null;
  readonly path: string;
  readonly items: readonly RunItem[];
};

/** Items by their innermost lane, in plan order, so that each lane keeps its place on the screen while it is worked. */
export function groupByLane(items: readonly RunItem[]): LaneGroup[] {
  const groups = new Map<string, { lane: LaneRef | null; path: string; items: RunItem[] }>();
  for (const item of items) {
    const lane = item.lanes.at(-1) ?? null;
    const path = item.lanes.map((one) => one.id).join('/');
    const group = groups.get(path) ?? { lane, path, items: [] };
    group.items.push(item);
    groups.set(path, group);
  }
  return [...groups.values()];
}

/** `报告 › 首报与书面`: the lanes from the outside in. */
export function laneTitle(lanes: readonly LaneRef[], locale: Locale): string {
  return lanes.map((lane) => (locale === 'zh' ? lane.title : lane.title_en)).join(' › ');
}

// ---------------------------------------------------------------- dues

/** The earliest due of each instance that is open. */
export function earliestDues(dues: readonly Due[]): ReadonlyMap<InstanceKey, Due> {
  const earliest = new Map<InstanceKey, Due>();
  for (const due of dues) {
    const known = earliest.get(due.key);
    if (known === undefined || due.dueAt < known.dueAt) earliest.set(due.key, due);
  }
  return earliest;
}

// ---------------------------------------------------------------- what was done

export type DidKind =
  | 'completed'
  | 'notified'
  | 'reported'
  | 'chased'
  | 'called'
  | 'sent'
  | 'chosen'
  | 'until'
  | 'opened'
  | 'spawned'
  | 'waited'
  | 'skipped'
  | 'not_applicable'
  | 'reopened'
  | 'assigned'
  | 'noted'
  | 'attached'
  | 'ended';
/** One thing that was done in a run: when, on which block, with whom, and what was said. */
export type Did = {
  readonly id: string;
  readonly at: number;
  readonly kind: DidKind;
  readonly key: InstanceKey;
  readonly title: string;
  readonly round: number | null;
  /** party or recipient id */
  readonly party: string | null;
  readonly who: string;
  readonly what: string;
  /** who recorded it, where the run knows */
  readonly by: string;
  readonly ahead: boolean;
};

type Part = Omit<Did, 'id' | 'key' | 'title' | 'round' | 'ahead'>;
const part = (at: number, kind: DidKind, rest: Partial<Part> = {}): Part => ({
  at,
  kind,
  party: null,
  who: '',
  what: '',
  by: '',
  ...rest,
});

function partyParts(party: string, record: PartyRecord): Part[] {
  return [
    ...(record.notified ? [part(record.notified.at, 'notified', { party, who: record.notified.who })] : []),
    ...(record.reports ?? []).map((one) => part(one.at, 'reported', { party, who: one.who, what: one.what })),
    ...(record.attempts ?? []).map((one) =>
      part(one.at, 'called', { party, who: one.who ?? '', what: one.result }),
    ),
    ...(record.chases ?? []).map((one) => part(one.at, 'chased', { party, what: one.note ?? '' })),
  ];
}

function decisionParts(record: InstanceRecord, optionWords: (option: number) => string): Part[] {
  const { choice } = record;
  return [
    ...(choice
      ? [
          part(choice.at, 'chosen', {
            who: choice.decidedBy,
            by: choice.by ?? '',
            what: [optionWords(choice.option), choice.words].filter(Boolean).join('：'),
          }),
        ]
      : []),
    ...(record.rounds ?? []).flatMap((round) => [
      ...(round.openedAt === undefined ? [] : [part(round.openedAt, 'opened')]),
      ...(round.answer
        ? [
            part(round.answer.at, 'until', {
              who: round.answer.decidedBy,
              by: round.answer.by ?? '',
              what: [round.answer.yes ? 'yes' : 'no', round.answer.words].filter(Boolean).join('：'),
            }),
          ]
        : []),
    ]),
  ];
}

function recordParts(record: InstanceRecord, optionWords: (option: number) => string): Part[] {
  const { completed, dropped, spawned, waited } = record;
  return [
    ...(completed
      ? [part(completed.at, 'completed', { what: completed.note ?? '', by: completed.by ?? '' })]
      : []),
    ...Object.entries(record.parties ?? {}).flatMap(([party, one]) => partyParts(party, one)),
    ...Object.entries(record.sent ?? {}).map(([recipient, one]) =>
      part(one.at, 'sent', { party: recipient, who: one.receiver, what: one.way }),
    ),
    ...decisionParts(record, optionWords),
    ...(spawned ? [part(spawned.at, 'spawned', { what: spawned.childIncidentId })] : []),
    ...(waited ? [part(waited.at, 'waited', { what: waited.note ?? '' })] : []),
    ...(dropped ? [droppedPart(dropped)] : []),
    ...besideParts(record),
    ...(record.past ?? []).flatMap(({ reopened, ...past }) => [
      ...recordParts(past, optionWords),
      part(reopened.at, 'reopened', { what: reopened.reason, by: reopened.by ?? '' }),
    ]),
  ];
}

function droppedPart({ at, how, reason, decision, by }: NonNullable<InstanceRecord['dropped']>): Part {
  const what = [reason, decision?.words].filter(Boolean).join('：');
  return part(at, how, { who: decision?.decidedBy ?? '', what, by: by ?? '' });
}

/** What was said beside the work. */
function besideParts({ assigned, notes, files }: InstanceRecord): Part[] {
  return [
    ...(assigned ?? []).map((one) =>
      part(one.at, 'assigned', { who: one.to, what: one.note ?? '', by: one.by ?? '' }),
    ),
    ...(notes ?? []).map((one) => part(one.at, 'noted', { what: one.text, by: one.by ?? '' })),
    ...(files ?? []).map((one) =>
      part(one.at, 'attached', { what: one.files.map((file) => file.name).join('、'), by: one.by ?? '' }),
    ),
  ];
}

/** Everything that was done, the newest first. */
export function doneList(ctx: RunContext, state: RunState, locale: Locale): Did[] {
  const index = planIndex(ctx.plan);
  const rows: Did[] = [];
  for (const [key, record] of Object.entries(state.records)) {
    const block = index.get(blockIdOf(key))?.block;
    if (block === undefined) continue;
    const words = (option: number): string => {
      const found = 'options' in block ? block.options[option] : undefined;
      return (locale === 'zh' ? found?.when : found?.when_en) ?? '';
    };
    const common = {
      key,
      title: blockTitle(block, locale),
      round: roundsOf(key).at(-1) ?? null,
      ahead: record.ahead === true,
    };
    recordParts(record, words).forEach((one, place) => {
      rows.push({ ...one, ...common, id: `${key}:${place}` });
    });
  }
  if (state.endedAt !== undefined && state.endKey !== undefined) {
    const block = index.get(blockIdOf(state.endKey))?.block;
    const title = block === undefined ? '' : blockTitle(block, locale);
    const who = state.endDecision?.decidedBy ?? '';
    const end = part(state.endedAt, 'ended', { who, what: state.endDecision?.words ?? '' });
    rows.push({ ...end, id: 'end', key: state.endKey, title, round: null, ahead: false });
  }
  return rows.toSorted((a, b) => b.at - a.at);
}

/** A time typed to the minute may lie just before a bound that has seconds; then the bound is meant. */
export function settleMinute(at: number, notBefore: number): number {
  return at < notBefore && notBefore - at < 60_000 ? notBefore : at;
}
