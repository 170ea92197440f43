import { FIGURE_IDS } from '../../shared/domain/figures';
import { FORCE_STATES, PERSON_STATES } from '../../shared/domain/incidentFacts';
import { FORCE_KINDS } from '../../shared/rules/figures/forces';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

const MINUTE = 60_000;
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const incidentOf = (room: DeskRoom, n: number): string | undefined =>
  pick(room.db.prepare<[], { id: string }>('SELECT id FROM incidents ORDER BY id').all(), n)?.id;
const ago = (room: DeskRoom, n: number): number | null =>
  n % 3 === 0 ? null : room.clock.wall() - (n % 40) * MINUTE;

/** One figure or two as somebody reports them, now or late, with or without a reason. */
export async function figureSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const incidentId = incidentOf(room, a);
  if (incidentId === undefined) return;
  await send('incident.updateFacts', {
    incidentId,
    figures: { [pick(FIGURE_IDS, b) ?? 'dead']: c % 9, trapped: a % 5 },
    asOf: ago(room, c),
    reason: b % 2 === 0 ? '' : '核减',
    source: `现场${a % 3}`,
  });
}

/** The ledger of people: rows are added, change their state, get a name, go. */
export async function peopleSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const incidentId = incidentOf(room, a);
  if (incidentId === undefined) return;
  const { people } = await room.call('incident.factsAt', { incidentId, at: null });
  const told = { at: ago(room, b), source: '消防', reason: c % 2 === 0 ? '' : '重复统计' };
  const details = { sex: pick(['male', 'female', 'unknown'], c), age: c % 90, household: '3组', note: '' };
  const state = pick(PERSON_STATES, b);
  const personId = pick(people, c)?.id;
  if (personId === undefined || b % 4 === 0) {
    const rows = Array.from({ length: 1 + (c % 3) }, () => ({
      id: room.newId(),
      name: '',
      state,
      ...details,
    }));
    return send('people.add', { incidentId, people: rows, ...told });
  }
  const acts: readonly (() => Promise<void>)[] = [
    () => send('people.setState', { incidentId, personIds: [personId], state, ...told }),
    () => send('people.setState', { incidentId, personIds: people.map((one) => one.id), state, ...told }),
    () =>
      send('people.setDetails', {
        incidentId,
        personId,
        name: c % 2 === 0 ? null : '王×',
        source: '',
        ...details,
      }),
    () => send('people.remove', { incidentId, personIds: [personId], reason: '重复' }),
    () => send('people.names', { incidentId, why: '' }),
  ];
  await pick(acts, a + c)?.();
}

/** Forces set out, arrive, leave or were never there; measures are taken and taken back. */
export async function forceSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const incidentId = incidentOf(room, a);
  if (incidentId === undefined) return;
  const { forces, measures } = await room.call('incident.factsAt', { incidentId, at: null });
  const known = pick(forces, b);
  const force = {
    id: known !== undefined && c % 2 === 0 ? known.id : room.newId(),
    unit: `队伍${a % 5}`,
    kind: pick(FORCE_KINDS, b),
    persons: b % 40,
    vehicles: c % 5,
    equipment: c % 3 === 0 ? '挖掘机1台' : '',
    state: pick(FORCE_STATES, c),
    at: ago(room, a),
    source: '',
  };
  const text = { at: ago(room, b), who: '枫坪镇', text: `措施${c}`, source: '' };
  const measureId = pick(measures, b)?.id;
  const acts: readonly (() => Promise<void>)[] = [
    () => send('force.set', { incidentId, force }),
    () => send('measure.record', { incidentId, measureId: room.newId(), ...text }),
    () => send('force.set', { incidentId, force }),
    async () => {
      if (known !== undefined) await send('force.remove', { incidentId, forceId: known.id, reason: '记错' });
      if (measureId !== undefined) await send('measure.withdraw', { incidentId, measureId, reason: '记错' });
    },
  ];
  await pick(acts, a + b)?.();
}
