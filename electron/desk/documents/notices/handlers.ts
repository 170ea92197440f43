import type { Notice } from '../../../../shared/contract/areas/notices';
import { bearsSecretMark } from '../../../../shared/rules/secrecy';
import { actorOf, type SomeHandlers } from '../../call';
import type { Db } from '../../db/statement';
import { authorOf, fact, transact } from '../../desk';
import { refuseWith } from '../../deskError';
import { openShiftId } from '../../log/line';
import { requireRepeat } from '../../repeat';
import { noticeById, notices, noticeVersions, unreadNotices } from './read';

function existing(db: Db, id: string, now: number): Notice {
  return noticeById(db, id, now) ?? refuseWith('not_found', { field: 'noticeId' });
}

type Fields = {
  readonly title: string;
  readonly text: string;
  readonly validFrom: number | null;
  readonly validUntil: number | null;
  readonly renew: Notice['renew'];
};

/** A standing order as its fact says it; it is in force at once unless a later day was named. */
function bodyOf(input: Fields, now: number) {
  const { title, text, validUntil, renew } = input;
  for (const [field, words] of Object.entries({ title, text })) {
    if (bearsSecretMark(words)) refuseWith('secret_mark', { field });
  }
  const validFrom = input.validFrom ?? now;
  if (validUntil !== null && validUntil <= Math.max(now, validFrom))
    refuseWith('time_order', { field: 'validUntil' });
  return { title, text, validFrom, validUntil, renew };
}

export const noticeHandlers: SomeHandlers<
  | 'notice.issue'
  | 'notice.revise'
  | 'notice.withdraw'
  | 'notice.read'
  | 'notice.list'
  | 'notice.unread'
  | 'notice.versions'
> = {
  'notice.issue': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = noticeById(db, input.noticeId, now);
      if (before) {
        const { title, text } = input;
        // A version that was issued since says other words with good reason.
        if (before.version === 1)
          requireRepeat(db, 'notice.issued', input.noticeId, { title, text }, { name: before.title });
        return before;
      }
      const body = { ...bodyOf(input, now), version: 1, author: authorOf(actor) };
      write(fact('notice.issued', input.noticeId, actor.accountId, body));
      return existing(db, input.noticeId, now);
    });
  },

  'notice.revise': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = existing(db, input.noticeId, now);
      if (before.state === 'withdrawn') refuseWith('already_done');
      if (before.version !== input.version) {
        // A repeated send finds its own version; anything else was written over a newer one.
        const isOwn = before.title === input.title && before.text === input.text;
        return isOwn ? before : refuseWith('already_exists');
      }
      const body = { ...bodyOf(input, now), version: before.version + 1, author: authorOf(actor) };
      write(fact('notice.issued', before.id, actor.accountId, body));
      return existing(db, before.id, now);
    });
  },

  'notice.withdraw': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = existing(db, input.noticeId, now);
      if (before.state === 'withdrawn') return before;
      const body = { reason: input.reason, author: authorOf(actor) };
      write(fact('notice.withdrawn', before.id, actor.accountId, body));
      return existing(db, before.id, now);
    });
  },

  'notice.read': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = existing(db, input.noticeId, now);
      if (before.state !== 'in_force') refuseWith('already_done');
      // What was read must be what is in force: a newer version has to be seen first.
      if (before.version !== input.version)
        refuseWith('notice_moved', { params: { version: before.version } });
      if (before.readers.some((one) => one.accountId === actor.accountId && one.isCurrent)) return before;
      const body = { version: before.version, shiftId: openShiftId(db), author: authorOf(actor) };
      write(fact('notice.read', before.id, actor.accountId, body));
      return existing(db, before.id, now);
    });
  },

  'notice.list': (input, { desk }) => notices(desk.db, input.withOld, desk.now()),
  'notice.unread': (input, { desk }) => unreadNotices(desk.db, input.accountId, desk.now()),
  'notice.versions': (input, { desk }) => noticeVersions(desk.db, input.noticeId),
};
