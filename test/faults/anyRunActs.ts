import type { RunDetail } from '../../shared/contract/models';
import { CALL_RESULTS, type RunActInput } from '../../shared/contract/runActs';
import {
  type Block,
  blockIdOf,
  currentItems,
  mapOf,
  type PlanTables,
  parsePlan,
  parseTables,
  planIndex,
  possibleKeys,
  proposeMatches,
  type RunContext,
  type RunState,
} from '../../shared/plan';
import type { DeskRoom } from '../helpers/deskRoom';
import { nextAct, type Path } from '../helpers/runDriver';
import type { Choice } from './anyActs';

const tablesKnown = new Map<string, PlanTables>();
const contexts = new Map<string, RunContext>();

function contextOf(detail: RunDetail): RunContext {
  const known = contexts.get(detail.planText);
  if (known) return known;
  let tables = tablesKnown.get(detail.tablesText);
  if (!tables) {
    const parsed = parseTables(detail.tablesText, 'tables.yaml');
    if (!parsed.ok) throw new Error('the stored tables do not parse');
    tables = parsed.tables;
    tablesKnown.set(detail.tablesText, tables);
  }
  const plan = parsePlan(detail.planText, 'plan.yaml', tables);
  if (!plan.ok) throw new Error('the stored plan does not parse');
  const context = { plan: plan.plan, tables, profile: 'county' as const };
  contexts.set(detail.planText, context);
  return context;
}

const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

function fieldsOf(block: Block, { b, c }: Choice, now: number): Record<string, string | number | boolean> {
  if (!('ticks' in block) || b % 5 === 0) return {};
  const values = {
    text: `已办${c}`,
    person: '王×',
    number: c % 50,
    time: now,
    check: c % 2 === 0,
    phone: '13800000000',
    place: '上坑村',
  } as const;
  return Object.fromEntries(
    block.ticks.map((tick) => [
      tick.field,
      tick.type === 'select' ? (tick.options?.[0] ?? '') : values[tick.type],
    ]),
  );
}

/**
 * Something that a person might do to a run: mostly on what stands open, at times ahead of the flow, at times a skip; now and then something that the
 * machine refuses. Null when the run has ended.
 */
export function anyRunAct(
  detail: RunDetail,
  choice: Choice,
  now: number,
  incidents: readonly string[],
): RunActInput | null {
  const context = contextOf(detail);
  const state = detail.state as RunState;
  const { a, b, c } = choice;
  const open = currentItems(context, state).map((item) => item.key);
  const key = a % 5 === 4 ? at([...possibleKeys(context, state)], b) : at(open, b);
  const block = key === undefined ? undefined : planIndex(context.plan).get(blockIdOf(key))?.block;
  if (key === undefined || block === undefined) return null;
  const when = c % 4 === 0 ? Math.max(detail.summary.receivedAt, now - 60_000) : now;
  const decision = { decidedBy: '林×', way: 'phone', words: '先不办' } as const;
  const pass = { override: b % 2 === 0, ...(a % 3 === 0 ? {} : { decision }) };
  if (c % 11 === 10) return { kind: 'skip', key, reason: '现场已办', ...pass };
  if (c % 13 === 12) return { kind: 'not_applicable', key, reason: '不涉及', ...pass };
  if (c % 7 === 6) return besideAct(state, key, choice, now);
  return actOn(block, key, choice, when, incidents, context.tables);
}

/** Opens again what has a record, hands over, or writes beside the work. */
function besideAct(state: RunState, open: string, { a, b, c }: Choice, now: number): RunActInput {
  const key = at(Object.keys(state.records), a + b) ?? open;
  switch ((a + c) % 5) {
    case 0:
    case 1:
      return { kind: 'reopen', key, reason: `情况有变${b % 4}` };
    case 2:
      return { kind: 'assign', key, to: b % 2 === 0 ? '王×' : '李×', note: b % 3 === 0 ? '换班' : '' };
    case 3:
      return { kind: 'note', key, text: `说明${b % 9}` };
    default:
      return { kind: 'notify_all', key, at: now, parties: [{ party: 'police', who: '值班员' }] };
  }
}

/** What the run waits for next: an act that its machine takes, on one of the open items; null when it only waits. */
export function nextRunAct(
  detail: RunDetail,
  option: number,
  now: number,
  incidents: readonly string[],
): RunActInput | null {
  const path: Path = {
    option: (item) => ('options' in item.block ? option % item.block.options.length : 0),
    isLoopOver: () => option % 3 === 0,
  };
  const items = currentItems(contextOf(detail), detail.state as RunState);
  // The end comes last, or the run would be over before anything was done.
  for (const item of [...items].sort(
    (one, other) => Number(one.kind === 'end') - Number(other.kind === 'end'),
  )) {
    const childIncidentId = at(incidents, option);
    const spawn: RunActInput | null =
      item.kind === 'spawn' && childIncidentId !== undefined
        ? { kind: 'spawn', key: item.key, childIncidentId }
        : null;
    const act = spawn ?? nextAct(item, now, path);
    if (act) return act;
  }
  return null;
}

function actOn(
  block: Block,
  key: string,
  choice: Choice,
  now: number,
  incidents: readonly string[],
  tables: PlanTables,
): RunActInput | null {
  const { a, b, c } = choice;
  const decision = {
    decidedBy: '林×',
    way: at(['face', 'phone', 'signature'] as const, b) ?? 'phone',
    at: now,
  };
  if ('choice' in block) return { kind: 'choose', key, option: c % block.options.length, ...decision };
  if ('loop' in block) {
    if (c % 3 === 0) return { kind: 'open_round', key };
    return { kind: 'answer_until', key, yes: c % 3 === 1, ...decision };
  }
  if ('spawn' in block) return { kind: 'spawn', key, childIncidentId: at(incidents, c) ?? 'nobody' };
  if ('wait' in block) return { kind: 'confirm_wait', key, note: c % 2 === 0 ? '到时' : '', at: now };
  if ('end' in block) return { kind: 'confirm_end', key };
  if (!('step' in block)) return null;
  if (block.step === 'report') {
    const recipients = tables.obligations.find((one) => one.id === block.obligation)?.to ?? [];
    const recipient = at(recipients, a + c) ?? 'nobody';
    return { kind: 'send', key, recipient, receiver: '值班员', at: now, way: 'phone', readBack: b % 7 !== 0 };
  }
  if (block.step === 'order') return orderAct(at(block.to, a + c) ?? 'nobody', key, choice, now);
  if (block.step === 'call') {
    const party = at(block.to, a + c) ?? 'nobody';
    const result = c % 2 === 0 ? 'answered_confirmed' : (at(CALL_RESULTS, b) ?? 'busy');
    return { kind: 'call_result', key, party, result, who: '镇长', readBack: true, at: now };
  }
  return { kind: 'complete', key, fields: fieldsOf(block, choice, now), note: c % 3 === 0 ? '夜间' : '' };
}

function orderAct(party: string, key: string, { c }: Choice, now: number): RunActInput {
  switch (c % 4) {
    case 0:
    case 1:
      return { kind: 'notify', key, party, who: '值班员', at: now };
    case 2:
      return { kind: 'report_back', key, party, who: '值班员', at: now, what: '已到位' };
    default:
      return { kind: 'chase', key, party, at: now };
  }
}

/** A switch of a run to a stored revision, by the matches that the screen would propose. */
export async function anySwitch(
  room: DeskRoom,
  runId: string,
  plan: { readonly id: string; readonly revision: number },
) {
  const detail = await room.call('run.get', { runId });
  const found = await room.call('plan.get', { planId: plan.id, revision: plan.revision });
  const old = contextOf(detail).plan;
  const { planText, tablesText } = found;
  const next = contextOf({ ...detail, planText, tablesText }).plan;
  const mapping = mapOf(proposeMatches(old, next));
  return {
    runId,
    newRunId: room.newId(),
    planId: plan.id,
    revision: plan.revision,
    mapping,
    reason: '预案修订',
  };
}
