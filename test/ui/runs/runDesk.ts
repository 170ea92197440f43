import { readFileSync } from 'node:fs';
import type { RunDetail } from '../../../shared/contract/models';
import type { RunActInput } from '../../../shared/contract/runActs';
import {
  decide,
  parsePlan,
  parseTables,
  type RunContext,
  type RunState,
  reduce,
  startRun,
} from '../../../shared/plan';
import { refusal } from '../../helpers/fakeBridge';
import { anIncident, aStatus, createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';

const MINUTE = 60_000;
const text = (name: string): string => readFileSync(`resources/work-plans/${name}.yaml`, 'utf8');

function readContext(planText: string): RunContext {
  const tables = parseTables(text('tables'), 'tables.yaml');
  if (!tables.ok) throw new Error(JSON.stringify(tables.problems[0]));
  const plan = parsePlan(planText, 'plan.yaml', tables.tables);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems[0]));
  return { plan: plan.plan, tables: tables.tables, profile: 'county' };
}

/** A desk with one run of one plan; acts go through the real machine, so a form that builds a wrong act is refused. */
export type RunDesk = FakeDesk & {
  readonly tablesText: string;
  state: RunState;
  readonly acts: RunActInput[];
  /** does an act as if somebody else had done it */
  act(act: RunActInput): void;
};

/** The run was received 20 minutes before NIGHT and started two minutes later. */
export function createRunDesk(planText: string, facts: RunDetail['facts'] = {}): RunDesk {
  const desk = createFakeDesk({ status: aStatus() });
  const ctx = readContext(planText);
  let version = 1;
  const run: RunDesk = Object.assign(desk, {
    state: startRun(ctx, { receivedAt: NIGHT - 20 * MINUTE, startedAt: NIGHT - 18 * MINUTE }),
    tablesText: text('tables'),
    acts: [] as RunActInput[],
    act: (act: RunActInput): void => {
      const decided = decide(ctx, run.state, act, Date.now());
      if (!decided.ok) throw new Error(`${act.kind} ${decided.code} ${JSON.stringify(decided.params)}`);
      run.state = decided.events.reduce((state, event) => reduce(ctx, state, event), run.state);
      version += 1;
    },
  });
  const detail = (): RunDetail => ({
    summary: {
      id: 'run-1',
      planId: ctx.plan.id,
      planRevision: 1,
      title: ctx.plan.title,
      titleEn: ctx.plan.title_en,
      incidentId: 'inc-1',
      incidentTitle: '上坑村滑坡',
      warningId: null,
      receivedAt: run.state.receivedAt,
      startedAt: run.state.startedAt,
      startedBy: '陈立',
      endedAt: run.state.endedAt ?? null,
      state: run.state.status,
      version,
      drill: null,
      nextDeadline: null,
    },
    planText,
    tablesText: text('tables'),
    subplanTexts: {},
    state: run.state,
    facts,
    deadlines: [],
    obligations: [],
  });
  const incident = anIncident({ id: 'inc-1' });
  desk.bridge.answer({
    'run.get': () => detail(),
    'run.list': () => [detail().summary],
    'plan.list': () => [],
    'incident.get': () => ({
      incident,
      timeline: [],
      runs: [detail().summary],
      obligations: [],
      deadlines: [],
      children: [],
      suggestedPlans: [],
    }),
    'run.act': (input) => {
      run.acts.push(input.act);
      const decided = decide(ctx, run.state, input.act, Date.now());
      if (!decided.ok) return refusal({ code: 'run_refused', params: { reason: decided.code } });
      run.state = decided.events.reduce((state, event) => reduce(ctx, state, event), run.state);
      version += 1;
      return detail();
    },
  });
  return run;
}

export const landslideText = (): string => text('flash-flood-geohazard');
