import { clockTime } from '../../shared/domain/time';
import { type DeskRoom, PASSWORD } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (room: DeskRoom, procedure: string, input: unknown, who: number) => Promise<void>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const GROUPS = ['leaders', 'equipment', 'superior_documents', 'notices', 'handed_objects', 'other'] as const;

/** A number of whom `send` makes the officer, the supervisor or the operator. */
const OFFICER = 0;
const SUPERVISOR = 2;

/** The handover as acts: notes, beginning, answering, opinions, naming, finishing, calling it off. */
export const handoverActs = (send: Send) => ({
  note: (room: DeskRoom, { a, b, c }: Choice) =>
    send(
      room,
      'handover.note',
      {
        noteId: room.newId(),
        group: GROUPS[a % GROUPS.length],
        title: `交班事项${b}`,
        state: c % 2 === 0 ? '' : '已报修',
        next: '',
        dueAt: b % 3 === 0 ? room.clock.wall() + (c % 300) * MINUTE : null,
        owner: c % 3 === 0 ? '黄敏' : '',
        incidentId: null,
      },
      a,
    ),
  noteDone: async (room: DeskRoom, { a, b }: Choice) => {
    const open = room.db.prepare('SELECT id FROM handover_notes ORDER BY id').pluck().all() as string[];
    const noteId = open[a % Math.max(1, open.length)];
    if (noteId !== undefined) await send(room, 'handover.noteDone', { noteId, result: `办了${b}` }, b);
  },
  handoverStart: (room: DeskRoom, { a, b }: Choice) => {
    const startsAt = room.clock.wall() + (b % 30) * MINUTE;
    const posts = [{ post: 'primary_officer', accountId: room.supervisor, name: '周明', phone: '' }];
    const ids = { handoverId: room.newId(), nextShiftId: room.newId() };
    return send(room, 'handover.start', { ...ids, startsAt, endsAt: startsAt + 12 * HOUR, posts }, a);
  },
  handoverAnswer: async (room: DeskRoom, { a, b }: Choice) => {
    const live = await room.call('handover.current', {});
    if (live === null) return;
    const some = live.items.filter((_item, index) => a % 2 === 0 || (index + b) % 3 !== 0);
    for (const item of some.filter((one) => one.isNearReport)) {
      const input = { handoverId: live.id, key: item.key, person: '周明' };
      await send(room, 'handover.nameReport', input, OFFICER);
    }
    const now = await room.call('handover.current', {});
    const keys = new Set(some.map((item) => item.key));
    const answers = (now?.items ?? [])
      .filter((item) => keys.has(item.key))
      .map((item) => ({
        key: item.key,
        mark: item.mark,
        readBack: item.dueAt === null ? '' : clockTime(item.dueAt),
      }));
    if (answers.length === 0) return;
    const verdict = b % 5 === 0 ? 'objection' : 'confirmed';
    await send(
      room,
      'handover.answer',
      { handoverId: live.id, answers, verdict, words: '账目未清' },
      SUPERVISOR,
    );
  },
  handoverOpinion: async (room: DeskRoom, { a, b }: Choice) => {
    const live = await room.call('handover.current', {});
    const item = live?.items[a % Math.max(1, live.items.length)];
    if (live && item)
      await send(room, 'handover.opinion', { handoverId: live.id, key: item.key, text: `留意${b}` }, OFFICER);
  },
  handoverComplete: async (room: DeskRoom, { a }: Choice) => {
    const live = await room.call('handover.current', {});
    if (live === null) return;
    const as = (accountId: string) => ({ accountId, password: PASSWORD });
    await send(
      room,
      'handover.complete',
      {
        handoverId: live.id,
        offgoing: as(room.officer),
        oncoming: as(room.supervisor),
        leader: a % 2 === 0 ? as(room.supervisor) : null,
        summary: '',
      },
      OFFICER,
    );
    // Who went off is out; the acts that come want somebody to be there.
    room.seat.signIn(room.officer, room.clock.wall());
  },
  handoverCancel: async (room: DeskRoom, { a }: Choice) => {
    const live = await room.call('handover.current', {});
    if (live === null || a % 3 !== 0) return;
    await send(room, 'handover.cancel', { handoverId: live.id, reason: '' }, OFFICER);
  },
  leaderSign: async (room: DeskRoom, { a }: Choice) => {
    const [unsigned] = (await room.call('handover.list', { limit: 20 })).filter(
      (one) => one.leaderSignedAt === null,
    );
    if (unsigned === undefined) return;
    const input = { handoverId: unsigned.id, signer: null, paperName: a % 2 === 0 ? '' : '林×', words: '' };
    if (input.paperName !== '') await send(room, 'handover.leaderSign', input, OFFICER);
  },
});
