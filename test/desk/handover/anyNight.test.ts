import { expect, test } from 'vitest';
import { openItems } from '../../../electron/desk/handover/sources';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { landslide, line } from '../../helpers/acts';
import type { DeskRoom } from '../../helpers/deskRoom';
import { array, assert, asyncProperty, constantFrom, nat, record } from '../../helpers/fc.ts';
import { answerAll, begin, finish, note, quietNight } from '../../helpers/handoverActs';

const MINUTE = 60_000;
const RUNS = process.env.WATCHDESK_FAULTS === 'all' ? 60 : 6;

/** Things that happen in a night and may stay open, by a number that varies them. */
const HAPPENINGS = {
  incident: (room: DeskRoom, n: number) =>
    room.call('incident.record', landslide(room, { title: `险情${n}`, place: `上坑村${n}组` })),
  run: async (room: DeskRoom, n: number) => {
    const open = await room.call('incident.list', { state: 'open' });
    const plans = await room.call('plan.list', {});
    const planId = plans[n % plans.length]?.id ?? '';
    const incidentId = open[n % Math.max(1, open.length)]?.id ?? null;
    await room.reply('run.start', { runId: room.newId(), planId, incidentId, warningId: null });
  },
  instruction: (room: DeskRoom, n: number) =>
    room.call('instruction.record', {
      entryId: room.newId(),
      leader: '林×',
      way: 'phone',
      words: `请落实第${n}项`,
      owner: '枫坪镇',
      dueAt: n % 3 === 0 ? null : room.clock.wall() + ((n % 200) + 1) * MINUTE,
      receivedAt: null,
      incidentId: null,
    }),
  warning: (room: DeskRoom, n: number) =>
    room.call('warning.record', {
      warningId: room.newId(),
      issuer: '县气象台',
      kind: '暴雨',
      color: 'orange',
      level: null,
      area: `第${n}片`,
      text: '',
      receivedAt: null,
      startsAt: null,
      endsAt: n % 2 === 0 ? null : room.clock.wall() + 12 * 60 * MINUTE,
    }),
  note: (room: DeskRoom, n: number) =>
    room.call(
      'handover.note',
      note(room, {
        title: `事项${n}`,
        dueAt: n % 2 === 0 ? null : room.clock.wall() + ((n % 90) + 1) * MINUTE,
      }),
    ),
  line: (room: DeskRoom, n: number) => room.call('log.append', line(room, { text: `第${n}条` })),
  pass: (room: DeskRoom, n: number) => {
    room.clock.advance(((n % 40) + 1) * MINUTE);
    room.scan();
    return Promise.resolve();
  },
} as const;

const night = array(
  record({ what: constantFrom(...(Object.keys(HAPPENINGS) as (keyof typeof HAPPENINGS)[])), n: nat(500) }),
  { minLength: 2, maxLength: 14, size: 'max' },
);

test('whatever is open in a night is open after the change, carried by the new shift, counted right, and rebuilds to the same rows', {
  timeout: 300_000,
}, async () => {
  await assert(
    asyncProperty(night, async (happened) => {
      const standing = await quietNight();
      const { room } = standing;
      for (const { what, n } of happened) await HAPPENINGS[what](room, n);
      const live = await begin(standing);
      expect((await answerAll(standing)).unanswered).toBe(0);
      const before = openItems(room.db, room.clock.wall());
      const done = await finish(standing, live.id);
      expect(openItems(room.db, room.clock.wall())).toEqual(before);
      expect(done.items).toBe(before.length);
      const shift = (await room.call('shift.list', { limit: 9 })).find((one) => one.id === standing.shiftId);
      expect(shift?.numbers?.open).toBe(before.length);
      const orphans = room.db
        .prepare(
          "SELECT count(*) FROM deadlines WHERE state = 'open' AND (shift_id IS NULL OR shift_id <> ?)",
        )
        .pluck()
        .get(live.nextShiftId);
      expect(orphans).toBe(0);
      expect(verifyJournal(room.db)).toMatchObject({ ok: true, checkpoints: 1 });
      const rows = projectionDigests(room.db);
      rebuildProjections(room.db);
      expect(projectionDigests(room.db)).toEqual(rows);
      room.dispose();
    }),
    { numRuns: RUNS, seed: 2_026 },
  );
});
