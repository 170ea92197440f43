import type { RunDetail } from '../../shared/contract/models';
import type { RunActInput } from '../../shared/contract/runActs';
import {
  type Block,
  currentItems,
  parsePlan,
  parseTables,
  type RunContext,
  type RunItem,
  type RunState,
  resolvePlan,
  type WorkPlan,
} from '../../shared/plan';
import { landslide } from './acts';
import type { DeskRoom } from './deskRoom';

/** Which option of a choice to take; `open` when a loop asks whether to stop. */
export type Path = {
  readonly option: (item: RunItem) => number;
  readonly isLoopOver: (item: RunItem) => boolean;
};
export const FIRST_OPTIONS: Path = { option: () => 0, isLoopOver: () => true };

export function contextOf(detail: RunDetail): RunContext {
  const tables = parseTables(detail.tablesText, 'tables.yaml');
  if (!tables.ok) throw new Error('tables');
  const plan = parsePlan(detail.planText, 'plan.yaml', tables.tables);
  if (!plan.ok) throw new Error('plan');
  const others = Object.entries(detail.subplanTexts).map(([id, text]): [string, WorkPlan] => {
    const inner = parsePlan(text, `${id}.yaml`, tables.tables);
    if (!inner.ok) throw new Error(id);
    return [id, inner.plan];
  });
  const resolved = resolvePlan(plan.plan, new Map(others), 'county');
  return { plan: resolved, tables: tables.tables, profile: 'county' };
}

function fieldsOf(block: Block, now: number): Record<string, string | number | boolean> {
  if (!('ticks' in block)) return {};
  const values = {
    text: '已办',
    person: '王×',
    number: 3,
    time: now,
    check: true,
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

/** The next act that a diligent room would do on an open item, or null when it only waits for somebody outside. */
export function nextAct(item: RunItem, now: number, path: Path): RunActInput | null {
  const decision = { decidedBy: '林×', way: 'phone' as const, words: '照办' };
  if (item.kind === 'choice')
    return { kind: 'choose', key: item.key, option: path.option(item), ...decision };
  if (item.kind === 'wait') return { kind: 'confirm_wait', key: item.key };
  if (item.kind === 'end') return { kind: 'confirm_end', key: item.key };
  if (item.kind === 'loop') {
    return item.loop?.ask === true
      ? { kind: 'answer_until', key: item.key, yes: path.isLoopOver(item), ...decision }
      : null;
  }
  if (item.kind === 'spawn') return null;
  const recipient = item.recipients?.find((one) => one.delivery === undefined);
  if (recipient) {
    return {
      kind: 'send',
      key: item.key,
      recipient: recipient.recipient,
      receiver: '值班员',
      at: now,
      way: 'phone',
      readBack: true,
    };
  }
  const party = item.parties?.find((one) => !['reported', 'answered'].includes(one.progress));
  if (party?.progress === 'to_notify')
    return { kind: 'notify', key: item.key, party: party.party, who: '值班员', at: now };
  if (party?.progress === 'notified') {
    return { kind: 'report_back', key: item.key, party: party.party, who: '值班员', at: now, what: '已到位' };
  }
  if (party) {
    const result = 'answered_confirmed' as const;
    return {
      kind: 'call_result',
      key: item.key,
      party: party.party,
      result,
      who: '镇长',
      readBack: true,
      at: now,
    };
  }
  return { kind: 'complete', key: item.key, fields: fieldsOf(item.block, now) };
}

/** Works a run to its end through the desk, one minute between acts; a spawned danger gets an incident of its own. */
export async function driveToEnd(room: DeskRoom, runId: string, path: Path, most = 600): Promise<number> {
  let detail = await room.call('run.get', { runId });
  const context = contextOf(detail);
  for (let acts = 0; acts < most; acts += 1) {
    if (detail.summary.state === 'ended') return acts;
    const now = room.clock.wall();
    const items = currentItems(context, detail.state as RunState, detail.facts);
    let act: RunActInput | null = null;
    for (const item of items
      .filter((one) => one.kind !== 'end')
      .concat(items.filter((one) => one.kind === 'end'))) {
      act = item.kind === 'spawn' ? await spawnAct(room, item, detail) : nextAct(item, now, path);
      if (act) break;
    }
    if (!act) {
      room.clock.advance(3_600_000);
      continue;
    }
    detail = await room.call('run.act', { actId: room.newId(), runId, act }, room.officer);
    room.clock.advance(60_000);
  }
  throw new Error(`the run ${runId} did not end`);
}

async function spawnAct(room: DeskRoom, item: RunItem, detail: RunDetail): Promise<RunActInput> {
  const child = await room.call('incident.record', landslide(room, { parentId: detail.summary.incidentId }));
  return { kind: 'spawn', key: item.key, childIncidentId: child.id };
}
