import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { CallOutDetail } from '../../../shared/contract/areas/callouts';
import { callOutPeople } from '../../helpers/callOutPeople';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
const SECOND = 1_000;
const PEOPLE = 120;
/** Of those who do not answer, this many of a hundred are reached at a later try. */
const LATER = 40;

/** Dice that fall the same way every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % 100;
  };
}

type Attempted = {
  personId: string;
  answeredBy: string | null;
  isRing: boolean;
  attempt: { at: number; endedAt: number | null; phone: number };
};

let room: DeskRoom;
let callOutId: string;
let done: CallOutDetail;

/**
 * Two officers call a hundred and twenty people until everybody has been called and the clock has run for nearly two hours: each calls whom the desk names
 * next, a call with read-back takes 72 seconds, one without an answer 30, and three of ten do not answer.
 */
async function callEverybody(): Promise<void> {
  const roll = dice(20_261_128);
  const hangsUpAt = new Map<number, { at: number; personId: string; answers: boolean }>();
  const failed = new Set<string>();
  room.services.clock.start();
  const end = room.clock.wall() + 110 * MINUTE;
  let shown = await room.call('callout.get', { callOutId });
  while (room.clock.wall() < end) {
    for (const [phone, call] of hangsUpAt) {
      if (call.at > room.clock.wall()) continue;
      hangsUpAt.delete(phone);
      shown = await room.call('callout.attempt', {
        callOutId,
        personId: call.personId,
        attemptId: room.newId(),
        at: null,
        way: 'mobile',
        number: '',
        phone,
        result: call.answers ? 'answered_confirmed' : 'no_answer',
        spoke: call.answers ? 'self' : 'nobody',
        readBack: { what: call.answers, where: call.answers, when: call.answers },
        note: '',
      });
    }
    for (const phone of [1, 2]) {
      if (hangsUpAt.has(phone)) continue;
      shown = await room.call('callout.get', { callOutId });
      const personId = shown.next.find((one) => one.phone === phone)?.personId ?? null;
      if (personId === null) continue;
      shown = await room.call('callout.call', { callOutId, personId, phone });
      // Another seat tries the same person at the same moment, and is refused.
      if (roll() < 5) {
        const twice = await room.refusal(
          'callout.call',
          { callOutId, personId, phone: 3 - phone },
          room.supervisor,
        );
        expect(['callout_taken', 'callout_phone_busy']).toContain(twice.code);
      }
      const answers = roll() >= (failed.has(personId) ? 100 - LATER : 30);
      if (!answers) failed.add(personId);
      const seconds = answers ? 72 : 30;
      hangsUpAt.set(phone, { at: room.clock.wall() + seconds * SECOND, personId, answers });
    }
    const next = Math.min(...[...hangsUpAt.values()].map((one) => one.at), room.clock.wall() + 30 * SECOND);
    room.clock.advance(Math.max(SECOND, next - room.clock.wall()));
  }
  done = await room.call('callout.get', { callOutId });
}

beforeAll(async () => {
  room = await makeRoom();
  callOutId = room.newId();
  await room.call('callout.start', {
    callOutId,
    kind: 'warning',
    warningIds: [],
    incidentId: null,
    ruleId: 'red',
    people: callOutPeople(PEOPLE),
    phones: 2,
    relay: false,
    sentence: '',
  });
  await callEverybody();
}, 240_000);
afterAll(() => room.dispose());

type Called = {
  readonly personId: string;
  readonly phone: number;
  readonly from: number;
  readonly to: number;
};

/** Every call as the journal has it: from when a person was taken until its result. */
function callsInJournal(): Called[] {
  const open = new Map<string, { phone: number; from: number }>();
  const calls: Called[] = [];
  for (const fact of room.facts()) {
    const body = fact.body as unknown as Attempted & { phone: number };
    if (fact.kind === 'callout.called') open.set(body.personId, { phone: body.phone, from: fact.at });
    if (fact.kind !== 'callout.attempted') continue;
    const call = open.get(body.personId);
    open.delete(body.personId);
    if (call) calls.push({ personId: body.personId, ...call, to: fact.at });
  }
  return calls;
}

describe('a hundred and twenty people over two telephones, three of ten without an answer', () => {
  test('everybody was called, and nobody twice at once, nor two on one telephone', () => {
    const calls = callsInJournal();
    expect(new Set(calls.map((one) => one.personId)).size).toBe(PEOPLE);
    for (const key of ['personId', 'phone'] as const) {
      const lanes = new Map<string | number, Called[]>();
      for (const call of calls) lanes.set(call[key], [...(lanes.get(call[key]) ?? []), call]);
      for (const lane of lanes.values()) {
        const overlaps = lane.filter((call, at) => at > 0 && call.from < (lane[at - 1]?.to ?? 0));
        expect(overlaps).toEqual([]);
      }
    }
  });

  test('about three of ten did not answer the first call', () => {
    const first = new Map<string, boolean>();
    for (const fact of room.facts()) {
      if (fact.kind !== 'callout.attempted') continue;
      const body = fact.body as unknown as Attempted;
      if (!first.has(body.personId)) first.set(body.personId, body.answeredBy !== null);
    }
    const silent = [...first.values()].filter((answered) => !answered).length;
    expect(silent / PEOPLE).toBeGreaterThan(0.2);
    expect(silent / PEOPLE).toBeLessThan(0.4);
  });

  test('the ladder was told to the minute for everybody who did not answer', () => {
    const firstAt = new Map<string, number>();
    const answeredAt = new Map<string, number>();
    const told = new Map<string, number[]>();
    const seen = new Set<string>();
    for (const fact of room.facts()) {
      const body = fact.body as unknown as Attempted;
      if (fact.kind === 'callout.called' && !firstAt.has(body.personId)) firstAt.set(body.personId, fact.at);
      if (fact.kind === 'callout.attempted' && body.answeredBy !== null)
        answeredAt.set(body.personId, fact.at);
      // The first alert of a rung; what is not done comes back louder later.
      if (fact.kind === 'alert.raised' && fact.subject.startsWith('cop.') && !seen.has(fact.subject)) {
        seen.add(fact.subject);
        const personId = fact.subject.slice(4).split('.')[0] ?? '';
        told.set(personId, [...(told.get(personId) ?? []), fact.at]);
      }
    }
    expect(firstAt.size).toBe(PEOPLE);
    const end = room.clock.wall();
    let rungs = 0;
    for (const [personId, from] of firstAt) {
      const until = Math.min(answeredAt.get(personId) ?? end, end);
      const own = told.get(personId) ?? [];
      const minutes = [2, 5, 10, 15, 25, 35, 45, 55, 65, 75, 85, 95, 105];
      for (const minute of minutes) {
        const at = from + minute * MINUTE;
        const hits = own.filter((one) => one >= at && one < at + 3 * SECOND);
        const person = done.people.find((one) => one.id === personId);
        const isDoneAhead = person?.prompts.some(
          (one) => one.at === at && one.doneAt !== null && one.doneAt < at,
        );
        if (at + 3 * SECOND < until && isDoneAhead !== true) {
          // Door to door and the leader on duty are two rungs of the same minute.
          expect({ personId, minute, told: hits.length }).toEqual({
            personId,
            minute,
            told: minute === 15 ? 2 : 1,
          });
          rungs += hits.length;
        }
        if (at >= until)
          expect({ personId, minute, told: hits.length }).toEqual({ personId, minute, told: 0 });
      }
    }
    expect(rungs).toBeGreaterThan(50);
  });

  test('the rates are those of an independent count over the rows of the journal', () => {
    const rows = room.db
      .prepare<[], { kind: string; at: number; body: string }>(
        'SELECT kind, at, body FROM journal ORDER BY seq',
      )
      .all();
    const first: Record<string, number> = {};
    const answer: Record<string, number> = {};
    for (const { kind, at, body } of rows) {
      if (kind !== 'callout.called' && kind !== 'callout.attempted') continue;
      const { personId, answeredBy } = JSON.parse(body) as Attempted;
      if (kind === 'callout.called') first[personId] ??= at;
      else if (answeredBy !== null) answer[personId] ??= at;
    }
    const waits = Object.entries(answer).map(([personId, at]) => at - (first[personId] ?? at));
    const within = (minutes: number): number => waits.filter((ms) => ms <= minutes * MINUTE).length;
    expect(done.rates).toEqual({
      persons: PEOPLE,
      called: Object.keys(first).length,
      answeredSelf: waits.length,
      answeredDeputy: 0,
      unanswered: PEOPLE - waits.length,
      escalated: 0,
      answeredShare: waits.length / PEOPLE,
      within5Share: within(5) / PEOPLE,
      within15Share: within(15) / PEOPLE,
      meanMs: waits.reduce((sum, ms) => sum + ms, 0) / waits.length,
      feedbackShare: 0,
    });
    // The room has learnt how long its own calls take.
    expect(done.forecast.callSeconds).toBeLessThan(72);
  });

  test('one line of the log for each person who answered, and the same tables when made again', () => {
    const lines = room.db
      .prepare<[], { n: number }>(
        "SELECT count(*) AS n FROM log_entries WHERE system_fact = 'callout.answered'",
      )
      .get();
    expect(lines?.n).toBe(done.rates.answeredSelf);
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
    expect(room.problems).toEqual([]);
  });
});
