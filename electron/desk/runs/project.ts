import { clockTime } from '../../../shared/domain/time';
import {
  blockIdOf,
  blockTitle,
  partyName,
  planIndex,
  type RunEvent,
  reduce,
  startRun,
} from '../../../shared/plan';
import { statement } from '../db/statement';
import { insertSystemLine, openShiftId } from '../log/line';
import { runContext } from '../plans/planStore';
import type { Projectors } from '../projections/body';
import { type LoadedRun, loadRun } from './runRows';
import { projectSwitch } from './switching';
import { syncRunDeadlines } from './sync';

export const runProjectors: Projectors = {
  'run.started': (db, fact) => {
    const { planId, planRevision, incidentId, warningId, receivedAt, author, drill, drillId } = fact.body;
    const subplans = fact.body.subplans ?? {};
    const context = runContext(db, planId, planRevision, subplans);
    const state = startRun(context, { receivedAt, startedAt: fact.at });
    statement(
      db,
      `INSERT INTO runs (id, plan_id, plan_revision, incident_id, warning_id, received_at, started_at, started_by, machine, version, shift_id, subplans, drill, drill_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)`,
    ).run(
      fact.subject,
      planId,
      planRevision,
      incidentId,
      warningId,
      receivedAt,
      fact.at,
      author.name,
      JSON.stringify(state),
      openShiftId(db),
      JSON.stringify(subplans),
      drill ?? null,
      drillId ?? null,
    );
    const titles = { titleZh: context.plan.title, titleEn: context.plan.title_en };
    insertSystemLine(db, fact, titles, incidentId, fact.kind, [], drill ?? null);
    const run = loadRun(db, fact.subject);
    if (run) syncRunDeadlines(db, run, null, fact.at);
  },
  'run.switched': projectSwitch,
  'run.advanced': (db, fact) => {
    const run = loadRun(db, fact.subject);
    if (!run) throw new Error(`the run ${fact.subject} was never started`);
    const event = fact.body.event as RunEvent;
    const state = reduce(run.context, run.state, event);
    const endedAt = state.status === 'ended' ? fact.at : null;
    // An answer that comes after the end does not move the end.
    statement(
      db,
      'UPDATE runs SET machine = ?, version = version + 1, ended_at = coalesce(ended_at, ?) WHERE id = ?',
    ).run(JSON.stringify(state), endedAt, fact.subject);
    statement(db, 'INSERT INTO run_acts (id, run_id) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
      fact.body.actId,
      fact.subject,
    );
    const { countersigned } = fact.body;
    const params = {
      ...lineParams(run, event),
      ...(countersigned ? { supervisor: countersigned.name } : {}),
    };
    const files = event.kind === 'step_attached' ? event.files : [];
    insertSystemLine(db, fact, params, run.row.incident_id, `run.${event.kind}`, files, run.row.drill);
    syncRunDeadlines(db, { ...run, state }, event, fact.at);
  },
};

/** What a system line about a run says: block, party or recipient in both languages, and the words that were typed. */
export function lineParams(run: LoadedRun, event: RunEvent): Record<string, string | number | null> {
  const { plan, tables, profile } = run.context;
  const block = planIndex(plan).get(blockIdOf(event.key))?.block;
  const params: Record<string, string | number | null> = {
    planZh: plan.title,
    planEn: plan.title_en,
    titleZh: block ? blockTitle(block, 'zh') : event.key,
    titleEn: block ? blockTitle(block, 'en') : event.key,
    at: event.at,
    ahead: event.ahead ? 1 : 0,
  };
  const other = 'party' in event ? event.party : 'recipient' in event ? event.recipient : null;
  if (other !== null) {
    params.partyZh = partyName(other, tables, profile, 'zh');
    params.partyEn = partyName(other, tables, profile, 'en');
  }
  for (const name of [
    'who',
    'what',
    'note',
    'result',
    'receiver',
    'way',
    'decidedBy',
    'words',
    'reason',
    'round',
    'to',
    'text',
    'by',
  ] as const) {
    const value = (event as Partial<Record<typeof name, string | number>>)[name];
    if (value !== undefined) params[name] = value;
  }
  if (event.kind === 'until_answered') params.yes = event.yes ? 1 : 0;
  if (event.kind === 'option_chosen' && block && 'options' in block) {
    params.optionZh = block.options[event.option]?.when ?? '';
    params.optionEn = block.options[event.option]?.when_en ?? '';
  }
  if (event.kind === 'step_attached') params.names = event.files.map((file) => file.name).join('、');
  if (event.kind === 'step_completed') params.fields = fieldText(event.fields, block);
  return params;
}

/** Filled fields as `label: value`; pending ones as 正在核实 in the log of the room. */
function fieldText(fields: Readonly<Record<string, unknown>>, block: unknown): string {
  const ticks =
    (block as { ticks?: readonly { field: string; label: string; type: string }[] } | undefined)?.ticks ?? [];
  const parts: string[] = [];
  for (const tick of ticks) {
    const value = fields[tick.field];
    if (value === undefined || value === '' || value === false) continue;
    if (typeof value === 'object') parts.push(`${tick.label}：正在核实`);
    else if (value === true) parts.push(tick.label);
    else parts.push(`${tick.label}：${tick.type === 'time' ? clockTime(Number(value)) : String(value)}`);
  }
  return parts.join('；');
}
