import { ATTEMPT_RESULTS, ATTEMPT_TARGETS, ATTEMPT_WAYS, CALL_OUT_KINDS } from '../../shared/domain/callouts';
import { callOutPeople } from '../helpers/callOutPeople';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

const ids = (room: DeskRoom, sql: string): string[] =>
  room.db
    .prepare<[], { id: string }>(sql)
    .all()
    .map(({ id }) => id);
const callOuts = (room: DeskRoom): string[] => ids(room, 'SELECT id FROM callouts ORDER BY started_at, id');
const warnings = (room: DeskRoom): string[] => ids(room, 'SELECT id FROM warnings ORDER BY id');
const peopleOf = (room: DeskRoom, id: string): string[] =>
  room.db
    .prepare<[string], { id: string }>('SELECT id FROM callout_people WHERE callout_id = ? ORDER BY row')
    .all(id)
    .map((one) => one.id);

const RULES = ['red', 'orange', 'yellow', 'blue', 'short_fuse', 'relief'];
const about = (room: DeskRoom, n: number): string[] => {
  const one = pick(warnings(room), n);
  return one === undefined || n % 4 === 0 ? [] : [one];
};

/** A call-out for a warning, an incident, relief or a drill; some of its people are on other lists already. */
export async function startCallOut(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  await send('callout.start', {
    callOutId: room.newId(),
    kind: pick(CALL_OUT_KINDS, a),
    warningIds: about(room, b),
    incidentId: c % 3 === 0 ? (pick(ids(room, 'SELECT id FROM incidents ORDER BY id'), a) ?? null) : null,
    ruleId: pick(RULES, c),
    people: callOutPeople(2 + (a % 7)).slice(b % 2),
    phones: 1 + (b % 3),
    relay: c % 2 === 0,
    sentence: a % 3 === 0 ? '请到岗。请复述。' : '',
    drill: b % 5 === 0 ? '汛前推演' : null,
  });
}

/** Somebody is taken, let go of, reached or not, telephones in, or comes back from the paper sheet. */
export async function callSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const callOutId = pick(callOuts(room), a);
  const personId = callOutId === undefined ? undefined : pick(peopleOf(room, callOutId), b);
  if (callOutId === undefined || personId === undefined) return;
  const on = { callOutId, personId };
  const feedback = {
    ...on,
    feedbackId: room.newId(),
    at: c % 4 === 0 ? room.clock.wall() - 60_000 : null,
    isOnPost: pick([null, true, false], c),
    evacuated: c % 3 === 0 ? null : c,
    forces: '',
    difficulties: c % 2 === 0 ? '缺冲锋舟' : '',
  };
  const isWhole = c % 3 !== 0;
  const acts: readonly (() => Promise<void>)[] = [
    () => send('callout.call', { ...on, phone: 1 + (c % 2) }),
    () => send('callout.release', on),
    () =>
      send('callout.attempt', {
        ...on,
        attemptId: room.newId(),
        at: c % 5 === 0 ? room.clock.wall() - 120_000 : null,
        way: pick(ATTEMPT_WAYS, c),
        number: '138',
        phone: c % 3,
        result: pick(ATTEMPT_RESULTS, a + c),
        spoke: pick(['self', 'deputy', 'other', 'nobody'], b + c),
        readBack: { what: true, where: true, when: isWhole },
        note: '',
        to: pick(ATTEMPT_TARGETS, c % 7 === 0 ? c : 0),
        who: '',
      }),
    () =>
      send('callout.sheet', {
        callOutId,
        actId: room.newId(),
        lines: `${1 + (b % 4)} ${pick(['应', '无', '占线', '反馈 转移3'], c)}\n9 喂\n${1 + (c % 5)} 代 副${1 + (c % 5)}`,
      }),
    () => send('callout.feedback', { ...feedback, way: pick(ATTEMPT_WAYS, b) }),
    () => send('callout.inbound', { ...feedback, spoke: pick(['self', 'deputy', 'other'], a), who: '' }),
  ];
  await pick(acts, a + b + c)?.();
}

export async function addCallOut(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const callOutId = pick(callOuts(room), a);
  if (callOutId === undefined) return;
  const input = { callOutId, actId: room.newId(), warningIds: about(room, b) };
  await send('callout.add', { ...input, people: callOutPeople(4 + (c % 8)).slice(c % 4), sentence: '' });
}

export async function endCallOut(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const callOutId = pick(callOuts(room), a);
  const personId = callOutId === undefined ? undefined : pick(peopleOf(room, callOutId), b);
  if (callOutId === undefined || personId === undefined) return;
  if (c % 3 === 0) await send('callout.close', { callOutId, reason: b % 2 === 0 ? '' : '预警解除' });
  else if (c % 3 === 1) await send('callout.drop', { callOutId, personId, reason: '已调离' });
  else await send('callout.setNumber', { callOutId, personId, number: `139${c}` });
}
