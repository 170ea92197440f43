import type { Incident } from '../../../shared/contract/models';
import type { ParsedInputOf } from '../../../shared/contract/procedures';
import { drillOf } from '../../../shared/domain/drill';
import type { OpenedObligation } from '../../../shared/domain/facts/duties';
import { incidentNumber } from '../../../shared/domain/incidentTitle';
import { DAY_MS } from '../../../shared/domain/time';
import { retentionOf } from '../../../shared/domain/vocabulary';
import { openKeys, type RunEvent } from '../../../shared/plan';
import { actorOf, pastOrNow, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { deadlinesOfScope } from '../deadlines/read';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { isActKept } from '../figures/figureRows';
import { openIncident } from '../figures/openIncident';
import { requireValues, updateFacts } from '../figures/update';
import { figuresOf, intakeOf } from '../intake/said';
import { entriesOfIncident } from '../log/read';
import { suggestedPlans } from '../plans/read';
import { requireRepeat } from '../repeat';
import { runsOfIncident } from '../runs/read';
import { runningRuns } from '../runs/runRows';
import { readSetting } from '../settings/read';
import { isCallLine } from './callLine';
import { blockerLine, closeGateOf } from './closeGate';
import { drillOfIncident } from './drillRows';
import { obligationId } from './obligationRows';
import { childrenOf, incidentById, incidentsIn, incidentsNumbered, obligationsOf } from './read';
import { requireIncident } from './requireIncident';
import { standingDuties } from './standing';

function existing(db: Db, id: string, now: number): Incident {
  return incidentById(db, id, now) ?? refuseWith('not_found', { field: 'incidentId' });
}

/** The duties that stand for every incident, whatever is known of it; what its facts ask for follows by the rules. */
function standingObligations(db: Db, incidentId: string, receivedAt: number): OpenedObligation[] {
  return standingDuties(db, receivedAt).map(({ supersededBy: _, ...duty }) => ({
    id: obligationId(incidentId, duty.kind, duty.recipient, []),
    ...duty,
  }));
}

/** The next number of the day in its series. */
function nextNumber(db: Db, receivedAt: number, isDrill: boolean): string {
  const series = incidentNumber(receivedAt, 0, isDrill).slice(0, -3);
  return incidentNumber(receivedAt, incidentsNumbered(db, series) + 1, isDrill);
}

/** A title for the lists when none was typed: the place and what happened there, at most 40 characters. */
function titleFrom(place: string, summary: string): string {
  // 2时20分许, 受暴雨影响: when and why are no name.
  const parts = summary
    .split(/[，。；,;.\n]/u)
    .map((part) =>
      part
        .replace(/^\s*(\d+月)?(\d+日)?[今昨凌早上中下午晚夜晨天日\s]*\d+[时点:：]\s*(\d+分?)?许?(左右)?/u, '')
        .trim(),
    );
  const first = parts.find((part) => part !== '' && !/^[受因]/u.test(part)) ?? summary;
  return `${place} ${first}`.slice(0, 40);
}

/** An incident that is recorded again; a title or drill that was not typed came from elsewhere. */
function repeatedIncident(db: Db, before: Incident, input: ParsedInputOf<'incident.record'>): Incident {
  const { incidentId, title, receivedAt, drill } = input;
  const { type, place, summary, callback, caller, source, occurredAt, casualties, grade, sensitive } = input;
  const { elements, flags, extras } = intakeOf(db, input, occurredAt, before.recordedAt);
  const given = {
    ...{ type, place, summary, callback, caller, source, occurredAt, casualties, grade, sensitive },
    parentId: input.parentId,
    intake: { elements, flags, extras },
    figures: figuresOf(input),
    title: title === '' ? undefined : title,
    receivedAt: receivedAt ?? undefined,
    drill: drill ?? undefined,
  };
  requireRepeat(db, 'incident.reported', incidentId, given, { name: `${before.number} ${before.title}` });
  return before;
}

export const incidentHandlers: SomeHandlers<
  | 'incident.record'
  | 'incident.updateFacts'
  | 'incident.close'
  | 'incident.closeGate'
  | 'incident.list'
  | 'incident.get'
> = {
  'incident.record': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = incidentById(db, input.incidentId, now);
      if (before) return repeatedIncident(db, before, input);
      const receivedAt = pastOrNow(input.receivedAt, now, 'receivedAt');
      const occurredAt = input.occurredAt === null ? null : pastOrNow(input.occurredAt, now, 'occurredAt');
      if (occurredAt !== null && occurredAt > receivedAt) refuseWith('time_order', { field: 'occurredAt' });
      if (input.figures !== undefined) requireValues(input.figures);
      requireIncident(db, input.parentId, 'parentId');
      const {
        incidentId,
        callLineId,
        drill: wanted,
        elements: _e,
        flags: _f,
        extras: _x,
        figures: _g,
        ...rest
      } = input;
      const drill = drillOf(drillOfIncident(db, input.parentId), wanted, incidentId);
      if (drill === 'mixed') return refuseWith('drill_mixed', { field: 'drill' });
      const number = nextNumber(db, receivedAt, drill.drill !== null);
      const title = input.title === '' ? titleFrom(input.place, input.summary) : input.title;
      const obligations = standingObligations(db, incidentId, receivedAt);
      const figures = figuresOf(input);
      const call = isCallLine(db, callLineId) ? { callLineId } : {};
      const body = {
        ...rest,
        ...call,
        number,
        title,
        receivedAt,
        occurredAt,
        obligations,
        intake: intakeOf(db, input, occurredAt, now),
        ...(figures === undefined ? {} : { figures }),
        ...(drill.drill === null ? {} : { drill: drill.drill, drillId: drill.drillId ?? incidentId }),
        author: authorOf(actor),
      };
      write(fact('incident.reported', incidentId, actor.accountId, body));
      return existing(db, incidentId, now);
    });
  },

  'incident.updateFacts': (input, call) => {
    const actor = actorOf(call);
    return transact(call.desk, (write, now) => {
      const { db } = call.desk;
      const { incidentId, asOf, reason, ...rest } = input;
      const incident = openIncident(db, incidentId, now);
      if (input.actId !== undefined && isActKept(db, incidentId, input.actId)) return incident;
      const told = { ...rest, asOf: pastOrNow(asOf, now, 'asOf'), reason: reason ?? '' };
      updateFacts({ db, write, actor, incident }, told);
      return existing(db, incidentId, now);
    });
  },

  'incident.close': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const incident = existing(db, input.incidentId, now);
      if (incident.state === 'closed') return incident;
      const { blockers } = closeGateOf(db, incident.id, now);
      const isOverride = actor.roles.includes('supervisor') && input.overrideReason !== '';
      const leftOpen = blockers.map(blockerLine);
      if (blockers.length > 0 && !isOverride) {
        refuseWith('incident_has_open_items', {
          params: { count: blockers.length, first: leftOpen.slice(0, 5).join('；') },
        });
      }
      const { result, way } = input;
      const author = authorOf(actor);
      const overrideReason = blockers.length === 0 ? '' : input.overrideReason;
      for (const run of runningRuns(db, incident.id)) {
        const event: RunEvent = {
          kind: 'run_closed',
          key: '',
          at: now,
          reason: overrideReason,
          closed: openKeys(run.context, run.state),
        };
        write(fact('run.advanced', run.row.id, actor.accountId, { actId: call.desk.newId(), event, author }));
      }
      const decision =
        blockers.length === 0
          ? {}
          : { open: blockers, decidedBy: input.decidedBy === '' ? actor.name : input.decidedBy, way };
      write(
        fact('incident.closed', incident.id, actor.accountId, {
          result,
          overrideReason,
          leftOpen,
          ...decision,
          reviewDueAt: now + readSetting(db, 'review').days * DAY_MS,
          retention: input.retention ?? retentionOf(incident.grade),
          author,
        }),
      );
      return existing(db, incident.id, now);
    });
  },

  'incident.closeGate': (input, { desk }) => {
    const now = desk.now();
    return closeGateOf(desk.db, existing(desk.db, input.incidentId, now).id, now);
  },

  'incident.list': (input, { desk }) => incidentsIn(desk.db, input.state, desk.now()),

  'incident.get': (input, { desk }) => {
    const now = desk.now();
    const incident = existing(desk.db, input.incidentId, now);
    return {
      incident,
      timeline: entriesOfIncident(desk.db, incident.id, 500),
      runs: runsOfIncident(desk.db, incident.id, now),
      obligations: obligationsOf(desk.db, incident.id),
      deadlines: deadlinesOfScope(desk.db, incident.id, now),
      children: childrenOf(desk.db, incident.id, now),
      suggestedPlans: suggestedPlans(desk.db, incident.type),
    };
  },
};
