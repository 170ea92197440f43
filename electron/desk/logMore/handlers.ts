import { open } from 'node:fs/promises';
import type { LogEntry } from '../../../shared/contract/models';
import { CHUNK_BYTES } from '../../../shared/rules/attachments';
import { actorOf, type Call, pastOrNow, type SomeHandlers } from '../call';
import { type Db, statement } from '../db/statement';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { documentOfLine } from '../documents/register/read';
import { entryById, pinnedEntries } from '../log/read';
import { requireRepeat } from '../repeat';
import { findCallers } from './callers';
import { clockDifference, openQuestion } from './clockCheck';
import { attachmentPath, requireStored, requireWhole, withMore } from './store';
import { putPiece } from './uploads';

function stored(db: Db, id: string, field = 'entryId'): LogEntry {
  return entryById(db, id) ?? refuseWith('not_found', { field });
}

/** A line that people wrote and nobody took back. */
function standing(db: Db, id: string, field = 'entryId'): LogEntry {
  const entry = stored(db, id, field);
  if (entry.withdrawnBy) refuseWith('already_withdrawn', { params: { number: entry.withdrawnBy.number } });
  return entry;
}

/** Why a line cannot be taken back; null when it can. */
function notWithdrawable(entry: LogEntry): 'system' | 'incident' | 'withdrawal' | null {
  if (entry.kind === 'system') return 'system';
  if (entry.kind === 'incident') return 'incident';
  return entry.withdraws === null ? null : 'withdrawal';
}

function pin(call: Call, entryId: string, isPinned: boolean): LogEntry {
  const actor = actorOf(call);
  const { db } = call.desk;
  return transact(call.desk, (write) => {
    const entry = stored(db, entryId);
    if ((entry.pinnedAt !== null) === isPinned) return entry;
    if (isPinned) standing(db, entryId);
    const kind = isPinned ? 'log.pinned' : 'log.unpinned';
    write(fact(kind, entryId, actor.accountId, { author: authorOf(actor) }));
    return stored(db, entryId);
  });
}

export const logMoreHandlers: SomeHandlers<
  | 'log.finish'
  | 'log.handle'
  | 'log.withdraw'
  | 'log.attach'
  | 'log.pin'
  | 'log.unpin'
  | 'log.pinned'
  | 'caller.find'
  | 'clock.question'
  | 'clock.check'
  | 'attachment.put'
  | 'attachment.read'
  | 'attachment.locate'
> = {
  'log.finish': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const entry = standing(db, input.entryId);
      if (
        entry.kind === 'system' ||
        entry.kind === 'instruction' ||
        entry.kind === 'incident' ||
        entry.withdraws
      )
        refuseWith('not_finishable');
      if (entry.doneAt !== null || entry.result !== '') refuseWith('already_done');
      const doneAt = pastOrNow(input.doneAt, now, 'doneAt');
      if (doneAt < Math.floor(entry.receivedAt / 60_000) * 60_000)
        refuseWith('time_order', { field: 'doneAt' });
      const body = { result: input.result, doneAt, author: authorOf(actor) };
      write(fact('log.finished', entry.id, actor.accountId, body));
      return stored(db, entry.id);
    });
  },

  'log.handle': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const isKnown = statement<[string], { one: number }>(
        db,
        'SELECT 1 AS one FROM log_notes WHERE id = ?',
      ).get(input.noteId);
      if (isKnown) return stored(db, input.entryId);
      const entry = standing(db, input.entryId);
      if (entry.kind === 'system' || entry.withdraws) refuseWith('not_correctable');
      const { noteId, handling, leaderWords } = input;
      const body = { noteId, handling, leaderWords, author: authorOf(actor) };
      write(fact('log.handled', entry.id, actor.accountId, body));
      return stored(db, entry.id);
    });
  },

  'log.withdraw': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const before = entryById(db, input.entryId);
      if (before) {
        const { entryId, ...given } = input;
        const line = before.humanNumber ?? before.number;
        requireRepeat(db, 'log.withdrawn', entryId, given, { line });
        return before;
      }
      const entry = standing(db, input.withdraws, 'withdraws');
      if (documentOfLine(db, entry.id) !== undefined) refuseWith('correct_in_register');
      const reason = notWithdrawable(entry);
      if (reason !== null) refuseWith('not_withdrawable', { params: { reason } });
      if (entry.correctedBy)
        refuseWith('already_corrected', { params: { number: entry.correctedBy.number } });
      const body = { withdraws: entry.id, reason: input.reason, author: authorOf(actor) };
      write(fact('log.withdrawn', input.entryId, actor.accountId, body));
      return stored(db, input.entryId);
    });
  },

  'log.attach': (input, call) => {
    const actor = actorOf(call);
    const { db, home } = call.desk;
    return transact(call.desk, (write) => {
      const entry = standing(db, input.entryId);
      if (entry.kind === 'system') refuseWith('not_correctable');
      const fresh = withMore(entry.attachments, input.attachments).slice(entry.attachments.length);
      if (fresh.length === 0) return entry;
      requireStored(home, fresh);
      const body = { attachments: fresh, author: authorOf(actor) };
      write(fact('log.attached', entry.id, actor.accountId, body));
      return stored(db, entry.id);
    });
  },

  'log.pin': (input, call) => pin(call, input.entryId, true),
  'log.unpin': (input, call) => pin(call, input.entryId, false),
  'log.pinned': (_input, { desk }) => pinnedEntries(desk.db),

  'caller.find': (input, { desk }) => findCallers(desk.db, input.text),

  'clock.question': (_input, { desk }) => openQuestion(desk.db),
  'clock.check': (input, call) => {
    const actor = actorOf(call);
    return transact(call.desk, (write, now) => {
      const trueAt = input.trueAt ?? now;
      const differenceMs = clockDifference(now, input.trueAt);
      const subject = openQuestion(call.desk.db)?.id ?? 'clock';
      const body = { deskAt: now, trueAt, differenceMs, author: authorOf(actor) };
      write(fact('clock.checked', subject, actor.accountId, body));
      return { differenceMs };
    });
  },

  'attachment.put': (input, { desk }) => putPiece(desk.home, input, desk.now()),
  'attachment.read': async ({ sha256, offset }, { desk }) => {
    const path =
      offset === 0 ? await requireWhole(desk.db, desk.home, sha256) : attachmentPath(desk.home, sha256);
    const file = await open(path, 'r').catch(() =>
      refuseWith('attachment_missing', { params: { name: sha256 } }),
    );
    try {
      const { size } = await file.stat();
      const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, offset);
      const next = offset + bytesRead;
      return {
        data: buffer.subarray(0, bytesRead).toString('base64'),
        size,
        next: next < size && bytesRead > 0 ? next : null,
      };
    } finally {
      await file.close();
    }
  },
  'attachment.locate': async ({ sha256 }, { desk }) => ({
    path: await requireWhole(desk.db, desk.home, sha256),
  }),
};
