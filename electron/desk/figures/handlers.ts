import type { Procedures } from '../../../shared/contract/procedures';
import type { ForceLine, MeasureLine } from '../../../shared/domain/incidentFacts';
import { actorOf, type Call, pastOrNow, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { incidentFactsAt, shownFacts } from './facts';
import { openIncident } from './openIncident';
import { changePeople, rowsNamed } from './people';
import { forcesOf, isPersonKnown, measuresOf, peopleOf } from './peopleRows';

type Names =
  | 'incident.factsAt'
  | Extract<keyof Procedures, `people.${string}` | `force.${string}` | `measure.${string}`>;

type InputOfForce = Omit<ForceLine, 'at'> & { readonly at: number | null };

function setForce(call: Call, incidentId: string, typed: InputOfForce): ForceLine[] {
  const actor = actorOf(call);
  const { db } = call.desk;
  return transact(call.desk, (write, now) => {
    openIncident(db, incidentId, now);
    const at = typed.state === 'en_route' ? (typed.at ?? now) : pastOrNow(typed.at, now, 'force.at');
    const force = { ...typed, at };
    const before = forcesOf(db, incidentId).find((one) => one.id === force.id);
    if (JSON.stringify({ ...before }) !== JSON.stringify(ordered(force)))
      write(fact('incident.force_set', incidentId, actor.accountId, { force, author: authorOf(actor) }));
    return forcesOf(db, incidentId);
  });
}

const ordered = ({
  id,
  unit,
  kind,
  persons,
  vehicles,
  equipment,
  state,
  at,
  source,
}: ForceLine): ForceLine => ({
  id,
  unit,
  kind,
  persons,
  vehicles,
  equipment,
  state,
  at,
  source,
});

function recordMeasure(
  call: Call,
  incidentId: string,
  typed: { readonly id: string; readonly at: number | null } & Omit<MeasureLine, 'id' | 'at'>,
): MeasureLine[] {
  const actor = actorOf(call);
  const { db } = call.desk;
  return transact(call.desk, (write, now) => {
    openIncident(db, incidentId, now);
    const { id: measureId, who, text, source } = typed;
    if (!measuresOf(db, incidentId).some((one) => one.id === measureId)) {
      const at = pastOrNow(typed.at, now, 'at');
      const body = { measureId, at, who, text, source, author: authorOf(actor) };
      write(fact('incident.measure_recorded', incidentId, actor.accountId, body));
    }
    return measuresOf(db, incidentId);
  });
}

export const figuresHandlers: SomeHandlers<Names> = {
  'incident.factsAt': ({ incidentId, at }, { desk }) =>
    shownFacts(incidentFactsAt(desk.db, incidentId, at, desk.now())),

  'people.add': ({ incidentId, people, ...told }, call) =>
    changePeople(call, incidentId, told, () =>
      people
        .filter((one) => !isPersonKnown(call.desk.db, one.id))
        .map(({ id: personId, ...rest }) => ({ kind: 'added', personId, ...rest })),
    ),

  'people.setState': ({ incidentId, personIds, state, ...told }, call) =>
    changePeople(call, incidentId, told, (rows) =>
      rowsNamed(rows, personIds)
        .filter((row) => row.state !== state)
        .map((row) => ({ kind: 'state', personId: row.id, state })),
    ),

  'people.setDetails': ({ incidentId, personId, name, source, ...details }, call) =>
    changePeople(call, incidentId, { at: null, source, reason: '' }, (rows) =>
      rowsNamed(rows, [personId]).map((row) => ({
        kind: 'details',
        personId,
        ...details,
        name: name ?? row.name,
      })),
    ),

  'people.remove': ({ incidentId, personIds, reason }, call) =>
    changePeople(call, incidentId, { at: null, source: reason, reason }, (rows) =>
      rowsNamed(rows, personIds).map((row) => ({ kind: 'removed', personId: row.id })),
    ),

  'people.names': ({ incidentId, why }, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const rows = peopleOf(db, incidentId);
      if (rows.length === 0) refuseWith('not_found', { field: 'incidentId' });
      const body = { count: rows.length, why, author: authorOf(actor) };
      write(fact('incident.names_shown', incidentId, actor.accountId, body));
      return rows.map(({ id, name }) => ({ id, name }));
    });
  },

  'force.set': ({ incidentId, force }, call) => setForce(call, incidentId, force),

  'force.remove': ({ incidentId, forceId, reason }, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      openIncident(db, incidentId, now);
      const body = { forceId, reason, author: authorOf(actor) };
      if (forcesOf(db, incidentId).some((one) => one.id === forceId))
        write(fact('incident.force_removed', incidentId, actor.accountId, body));
      return forcesOf(db, incidentId);
    });
  },

  'measure.record': ({ incidentId, measureId, ...typed }, call) =>
    recordMeasure(call, incidentId, { id: measureId, ...typed }),

  'measure.withdraw': ({ incidentId, measureId, reason }, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      openIncident(db, incidentId, now);
      const body = { measureId, reason, author: authorOf(actor) };
      if (measuresOf(db, incidentId).some((one) => one.id === measureId))
        write(fact('incident.measure_withdrawn', incidentId, actor.accountId, body));
      return measuresOf(db, incidentId);
    });
  },
};
