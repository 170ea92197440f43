import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../shared/domain/time';
import { PROLOGUE, perform, sequences } from '../../faults/anyActs';
import { aLine, type DeskRoom, FOUNDED_AT, makeRoom, NOW } from '../../helpers/deskRoom';
import { asyncProperty, check } from '../../helpers/fc.ts';
import { allLines, filled, mapOf, naiveFacts, naiveLines } from './bruteForce';

/** Long before and after: acts set the clock to and fro. Imported lines may be older still. */
const WHOLE = { from: FOUNDED_AT - DAY_MS, to: NOW + 60 * DAY_MS };

async function expectEqualToCounting(room: DeskRoom): Promise<void> {
  const counted = await room.call('statistics.get', { scope: WHOLE });
  const lines = naiveLines((await allLines(room)).filter((line) => line.receivedAt >= WHOLE.from));
  const { people, system, records, corrections, late } = lines;
  expect(counted.lines).toMatchObject({ people, system, records, corrections, late });
  expect(mapOf(counted.byKind, (one) => one.kind)).toEqual(lines.byKind);
  expect(mapOf(counted.byPerson, (one) => one.name)).toEqual(lines.byPerson);
  expect(mapOf(counted.bySource, (one) => one.unit)).toEqual(lines.bySource);
  expect(filled(counted.byDay)).toEqual(lines.byDay);
  expect(filled(counted.byHour)).toEqual(lines.byHour);
  const facts = naiveFacts(room);
  expect(counted.incidents).toMatchObject({ received: facts.incidents, closed: facts.closed });
  expect(counted.incidents.openAtEnd).toBe(facts.incidents - facts.closed);
  expect(counted.warnings.received).toBe(facts.warnings);
  expect(counted.instructions).toMatchObject({ issued: facts.issued, done: facts.done });
  expect(counted.alerts).toMatchObject({ raised: facts.raised, acknowledged: facts.acknowledged });
  const { waits } = facts;
  const middle =
    waits.length === 0 ? null : ((waits[waits.length >> 1] ?? 0) + (waits[(waits.length - 1) >> 1] ?? 0)) / 2;
  expect(counted.alerts.medianAckMs).toBe(middle);
  expect(counted.reports).toBe(facts.reports);
  expect(counted.callouts).toMatchObject({
    attempts: facts.attempts,
    called: facts.called,
    answered: facts.answered,
  });
  expect(counted.callouts.persons).toBeGreaterThanOrEqual(facts.called);
}

describe('statistics of a room', () => {
  it('are what counting its lines and facts one by one gives, whatever was done in it', {
    timeout: 300_000,
  }, async () => {
    const result = await check(
      asyncProperty(sequences(40), async (steps) => {
        const room = await makeRoom();
        try {
          await perform(room, [...PROLOGUE, ...steps]);
          room.scan();
          await expectEqualToCounting(room);
        } finally {
          room.dispose();
        }
      }),
      { numRuns: 12, seed: 7, endOnFailure: true },
    );
    expect(
      result.errorInstance ? `${result.errorInstance} after ${JSON.stringify(result.counterexample)}` : null,
    ).toBeNull();
  });

  it('add up over neighbouring spans: an instant belongs to one of them', async () => {
    const room = await makeRoom();
    for (const minutes of [0, 0, 5, 60, 61, 600]) {
      await room.call('log.append', {
        ...aLine(`${minutes}`),
        entryId: room.newId(),
        receivedAt: NOW - minutes * 60_000,
      });
    }
    const border = NOW - 60 * 60_000;
    const [before, after] = await Promise.all([
      room.call('statistics.get', { scope: { from: border - DAY_MS, to: border } }),
      room.call('statistics.get', { scope: { from: border, to: NOW + 1 } }),
    ]);
    expect([before.lines.people, after.lines.people]).toEqual([2, 4]);
    room.dispose();
  });

  it('of a shift are those of its own lines, and refuse a shift that is not there', async () => {
    const room = await makeRoom();
    await room.line('班前');
    const shiftId = room.newId();
    await room.call('shift.open', {
      shiftId,
      startsAt: NOW,
      endsAt: NOW + DAY_MS,
      posts: [{ post: 'primary_officer', accountId: room.officer, name: '陈立', phone: '' }],
    });
    await room.line('班中');
    await room.call('log.append', { ...aLine('媒体问'), entryId: room.newId(), kind: 'media' });
    const { lines, byKind, byShift } = await room.call('statistics.get', { scope: { shiftId } });
    expect(lines).toMatchObject({ people: 2, calls: 1 });
    expect(byKind).toEqual([
      { kind: 'media', count: 1 },
      { kind: 'note', count: 1 },
    ]);
    expect(byShift).toMatchObject([{ shiftId, officers: '陈立', people: 2 }]);
    expect(await room.refusal('statistics.get', { scope: { shiftId: 'nowhere' } })).toMatchObject({
      code: 'not_found',
    });
    expect(await room.refusal('statistics.get', { scope: { from: NOW, to: NOW } })).toMatchObject({
      code: 'invalid_input',
    });
    room.dispose();
  });

  it('count what was told once, once, and say how much was corrected and recorded late', async () => {
    const room = await makeRoom();
    const id = await room.line('雨量五十');
    await room.call('log.correct', { entryId: room.newId(), corrects: id, text: '雨量五百', reason: '听错' });
    await room.call('log.append', {
      ...aLine('补记'),
      entryId: room.newId(),
      receivedAt: NOW - 300_001,
    });
    const { lines } = await room.call('statistics.get', { scope: WHOLE });
    expect(lines).toMatchObject({ people: 3, records: 2, corrections: 1, late: 1 });
    room.dispose();
  });

  it('tell a deadline met on its minute from a late and an overdue one', async () => {
    const room = await makeRoom();
    const instruct = async (minutes: number): Promise<string> => {
      const entryId = room.newId();
      await room.call('instruction.record', {
        entryId,
        leader: '林×',
        way: 'phone',
        words: '落实',
        owner: '值班员',
        dueAt: NOW + minutes * 60_000,
        receivedAt: null,
        incidentId: null,
      });
      return entryId;
    };
    const [inTime, tooLate] = [
      await instruct(10),
      await instruct(10),
      await instruct(10),
      await instruct(999),
    ];
    room.clock.advance(10 * 60_000);
    await room.call('instruction.done', { instructionId: inTime, result: '已办' });
    room.clock.advance(1);
    await room.call('instruction.done', { instructionId: tooLate, result: '已办' });
    const counted = await room.call('statistics.get', { scope: WHOLE });
    expect(counted.deadlines).toEqual({ onTime: 1, late: 1, overdue: 1, running: 1, notNeeded: 0 });
    expect(counted.instructions).toEqual({ issued: 4, done: 2, doneLate: 1, open: 2, overdue: 1 });
    expect(counted.deadlinesBySubject.map(({ subject }) => subject)).toEqual(['instruction']);
    room.dispose();
  });

  it('read ranges of indexes, never the whole log', async () => {
    const room = await makeRoom();
    const plan = (sql: string): string =>
      room.db
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(1, 2)
        .map(({ detail }) => detail)
        .join('; ');
    expect(plan('SELECT * FROM log_entries e WHERE e.received_at >= ? AND e.received_at < ?')).toContain(
      'USING INDEX log_entries_received',
    );
    expect(plan('SELECT * FROM deadlines d WHERE d.due_at >= ? AND d.due_at < ?')).toContain(
      'USING INDEX deadlines_due',
    );
    room.dispose();
  });
});
