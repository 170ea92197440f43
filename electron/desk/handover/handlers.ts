import type { LiveHandover, LiveItem } from '../../../shared/contract/areas/handover';
import { isReadBack } from '../../../shared/rules/handover';
import { maySignAsLeader, maySignAsOfficer } from '../../../shared/rules/signers';
import { accountById } from '../accounts/accountRows';
import { changeShiftHere } from '../accounts/sessions';
import { actorOf, type Call, type SomeHandlers } from '../call';
import { type Db, statement } from '../db/statement';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { shiftById } from '../shifts/read';
import {
  checkSigners,
  completeHandover,
  openKey,
  openKeys,
  refuseUnanswered,
  requireOpen,
  signLater,
} from './complete';
import { liveHandover, liveItems } from './live';
import {
  type HandoverRow,
  handoverRow,
  pastHandovers,
  postsOf,
  recordOf,
  signaturesOf,
  toPast,
} from './rows';
import { openItems } from './sources';
import { startHandover } from './start';

type Names =
  | 'handover.open'
  | 'handover.current'
  | 'handover.list'
  | 'handover.get'
  | 'handover.note'
  | 'handover.noteDone'
  | 'handover.start'
  | 'handover.cancel'
  | 'handover.opinion'
  | 'handover.answer'
  | 'handover.nameReport'
  | 'handover.complete'
  | 'handover.leaderSign';

const live = (db: Db, now: number): LiveHandover => liveHandover(db, now) ?? refuseWith('no_handover');

function itemOf(items: readonly LiveItem[], key: string): LiveItem {
  return items.find((one) => one.key === key) ?? refuseWith('not_found', { field: 'key' });
}

export const handoverHandlers: SomeHandlers<Names> = {
  'handover.open': (_input, { desk }) => openItems(desk.db, desk.now()),
  'handover.current': (_input, { desk }) => liveHandover(desk.db, desk.now()),
  'handover.list': (input, { desk }) => pastHandovers(desk.db, input.limit),
  'handover.get': (input, { desk }) => {
    const row = handoverRow(desk.db, input.handoverId) ?? refuseWith('not_found', { field: 'handoverId' });
    if (row.state !== 'completed') refuseWith('not_found', { field: 'handoverId' });
    return {
      handover: toPast(row),
      closing: row.closing ?? '',
      items: recordOf(row),
      signatures: signaturesOf(row),
      origin: row.origin ?? '',
      seq: row.seq ?? 0,
      hash: row.hash ?? '',
    };
  },

  'handover.note': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    const { noteId, ...body } = input;
    return transact(call.desk, (write, now) => {
      if (noteIsDone(db, noteId) === true) refuseWith('already_done');
      if (body.incidentId !== null && !hasIncident(db, body.incidentId))
        refuseWith('not_found', { field: 'incidentId' });
      write(fact('handover.noted', noteId, actor.accountId, { ...body, author: authorOf(actor) }));
      return openItems(db, now).find((one) => one.key === `note:${noteId}`) ?? refuseWith('not_found');
    });
  },

  'handover.noteDone': (input, call) => {
    const actor = actorOf(call);
    return transact(call.desk, (write) => {
      const isDone = noteIsDone(call.desk.db, input.noteId);
      if (isDone === undefined) refuseWith('not_found', { field: 'noteId' });
      if (isDone === true) return {};
      const body = { result: input.result, author: authorOf(actor) };
      write(fact('handover.note_done', input.noteId, actor.accountId, body));
      return {};
    });
  },

  'handover.start': (input, call) => startHandover(call.desk, input, actorOf(call)),

  'handover.cancel': (input, call) => {
    const actor = actorOf(call);
    return transact(call.desk, (write) => {
      const row = handoverRow(call.desk.db, input.handoverId) ?? refuseWith('no_handover');
      if (row.state === 'cancelled') return {};
      requireOpen(call.desk, input.handoverId);
      const body = { reason: input.reason, author: authorOf(actor) };
      write(fact('handover.cancelled', row.id, actor.accountId, body));
      return {};
    });
  },

  'handover.opinion': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const row = requireOpen(call.desk, input.handoverId);
      const item = itemOf(liveItems(db, row, now), input.key);
      if (item.opinion !== input.text) {
        const body = { key: input.key, text: input.text, author: authorOf(actor) };
        write(fact('handover.opinion_given', row.id, actor.accountId, body));
      }
      return live(db, now);
    });
  },

  'handover.answer': (input, call) => answer(input, call),

  'handover.nameReport': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const row = requireOpen(call.desk, input.handoverId);
      const item = itemOf(liveItems(db, row, now), input.key);
      const [deadlineId] = item.deadlineIds;
      if (item.group !== 'reports_due' || deadlineId === undefined) refuseWith('not_found', { field: 'key' });
      const body = { deadlineId, person: input.person, author: authorOf(actor) };
      if (item.named !== input.person) write(fact('handover.report_named', row.id, actor.accountId, body));
      return live(db, now);
    });
  },

  'handover.complete': async (input, call) => {
    const actor = actorOf(call);
    const { desk } = call;
    const before = handoverRow(desk.db, input.handoverId);
    if (before?.state === 'completed') return toPast(before);
    // Looked at before the passwords are asked for, and again in the transaction.
    const row = requireOpen(desk, input.handoverId);
    checkSigners(desk, row, input);
    refuseUnanswered(desk, row, desk.now());
    return completeHandover(desk, input, await openKeys(desk, input), actor, (write, now, change) =>
      changeShiftHere(call, write, now, change),
    );
  },

  'handover.leaderSign': async (input, call) => {
    const actor = actorOf(call);
    const { desk } = call;
    const row = handoverRow(desk.db, input.handoverId) ?? refuseWith('no_handover');
    const { signer } = input;
    if (signer !== null && !isLeader(desk.db, row, signer.accountId))
      refuseWith('not_leader', { field: 'leader' });
    const opened = signer === null ? null : await openKey(desk, 'leader', signer);
    const how = { signer: opened, paperName: input.paperName, words: input.words };
    return signLater(desk, row.id, how, actor);
  },
};

type AnswerInput = Parameters<SomeHandlers<'handover.answer'>['handover.answer']>[0];

/** Only who comes on may answer, only for what was shown, and only with the next deadline of a running incident read back. */
function answer(input: AnswerInput, call: Call): LiveHandover {
  const actor = actorOf(call);
  const { db } = call.desk;
  if (input.verdict === 'objection' && input.words === '') refuseWith('words_missing', { field: 'words' });
  return transact(call.desk, (write, now) => {
    const row = requireOpen(call.desk, input.handoverId);
    const account = accountById(db, actor.accountId) ?? refuseWith('not_signed_in');
    if (!maySignAsOfficer(postsOf(row), account)) refuseWith('not_oncoming');
    const items = liveItems(db, row, now);
    const answers = input.answers.map(({ key, mark, readBack }) => {
      const item = itemOf(items, key);
      if (item.mark !== mark) refuseWith('handover_changed', { params: { item: item.title.zh } });
      const { dueAt } = item;
      if (item.needsReadBack && dueAt !== null && !isReadBack(readBack, dueAt))
        refuseWith('read_back_wrong', { field: key, params: { item: item.title.zh } });
      return { key, mark, readBackAt: item.needsReadBack ? dueAt : null, dueAt };
    });
    const { verdict, words } = input;
    write(
      fact('handover.answered', row.id, actor.accountId, {
        answers,
        verdict,
        words,
        author: authorOf(actor),
      }),
    );
    return live(db, now);
  });
}

function isLeader(db: Db, row: HandoverRow, accountId: string): boolean {
  const shift = shiftById(db, row.shift_id);
  const account = accountById(db, accountId);
  return shift !== undefined && account !== undefined && maySignAsLeader(shift.posts, postsOf(row), account);
}

function hasIncident(db: Db, id: string): boolean {
  return statement<[string]>(db, 'SELECT 1 FROM incidents WHERE id = ?').get(id) !== undefined;
}

/** undefined when there is no such note. */
function noteIsDone(db: Db, id: string): boolean | undefined {
  const row = statement<[string], { done_at: number | null }>(
    db,
    'SELECT done_at FROM handover_notes WHERE id = ?',
  ).get(id);
  return row && row.done_at !== null;
}
