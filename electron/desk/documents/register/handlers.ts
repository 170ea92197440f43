import type { DocumentEntry } from '../../../../shared/contract/areas/register';
import { registerYear, reportDue, secretField } from '../../../../shared/rules/documents';
import { actorOf, pastOrNow, type SomeHandlers } from '../../call';
import type { Db } from '../../db/statement';
import { authorOf, fact, transact } from '../../desk';
import { refuseWith } from '../../deskError';
import { requireIncident } from '../../incidents/requireIncident';
import { entryById } from '../../log/read';
import { requireRepeat } from '../../repeat';
import { readSetting } from '../../settings/read';
import { actsOf, isActKnown } from '../acts';
import { answerTo, documentById, documentHints, documentList, nextNumber } from './read';

/** The document of an act; a voided one takes no further acts. */
function standing(db: Db, id: string): DocumentEntry {
  const found = documentById(db, id) ?? refuseWith('not_found', { field: 'documentId' });
  if (found.state === 'void') refuseWith('document_void');
  return found;
}

function again(db: Db, id: string): DocumentEntry {
  return documentById(db, id) ?? refuseWith('not_found', { field: 'documentId' });
}

/** Times of a document that is sent again: one that nobody typed was “now”, and what asks for nothing has no due time. */
const timesOf = (
  fields: { readonly at: number | null; readonly dueAt: number | null },
  hasNoDue: boolean,
): { readonly at: number | undefined; readonly dueAt: number | null } => ({
  at: fields.at ?? undefined,
  dueAt: hasNoDue ? null : fields.dueAt,
});

const documentName = ({ docNumber, title }: DocumentEntry): { readonly name: string } => ({
  name: title === '' ? docNumber : title,
});

/** A 机要件 takes no words at all, any other document none that bear a mark of secrecy (domain.md 2.4). */
function refuseSecret(isConfidential: boolean, words: Readonly<Record<string, string>>): void {
  const field = secretField(isConfidential, words);
  if (field !== null) refuseWith(isConfidential ? 'confidential_words' : 'secret_mark', { field });
}

/** What is done with a document cannot have been done before it came or went. */
function doneAt(document: DocumentEntry, at: number | null, now: number): number {
  const done = pastOrNow(at, now, 'at');
  // Times are typed in minutes: one within the minute of the receipt is not before it.
  if (done < document.at - 60_000) refuseWith('time_order', { field: 'at' });
  return Math.max(done, Math.min(document.at, now));
}

function requireUnits(document: DocumentEntry, positions: readonly number[], field: string): void {
  for (const position of positions) {
    if (!document.units.some((unit) => unit.position === position)) refuseWith('not_found', { field });
  }
}

export const registerHandlers: SomeHandlers<
  | 'document.receive'
  | 'document.send'
  | 'document.handle'
  | 'document.finish'
  | 'document.sign'
  | 'document.chase'
  | 'document.list'
  | 'document.get'
  | 'document.hints'
> = {
  'document.receive': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = documentById(db, input.documentId);
      const { documentId, ...fields } = input;
      if (before) {
        const given = { ...fields, ...timesOf(fields, fields.demand === 'file') };
        requireRepeat(db, 'document.received', documentId, given, documentName(before));
        return before;
      }
      const { unit, title, demandText } = fields;
      refuseSecret(fields.confidential, { unit, title, demandText });
      if (!fields.confidential) {
        refuseSecret(false, { docNumber: fields.docNumber, place: fields.place });
        if (unit === '') refuseWith('invalid_input', { field: 'unit', params: { reason: 'empty' } });
        if (title === '' && fields.docNumber === '')
          refuseWith('invalid_input', { field: 'title', params: { reason: 'empty' } });
      } else if (fields.docNumber === '' || fields.incidentId !== null) {
        refuseWith('invalid_input', { field: fields.docNumber === '' ? 'docNumber' : 'incidentId' });
      }
      const at = pastOrNow(fields.at, now, 'at');
      const dueAt = fields.demand === 'file' ? null : fields.dueAt;
      if (dueAt !== null && dueAt < at) refuseWith('time_order', { field: 'dueAt' });
      requireIncident(db, fields.incidentId);
      const limits = readSetting(db, 'documents').reportMinutes;
      const year = registerYear(at);
      const body = {
        ...fields,
        at,
        dueAt,
        year,
        number: nextNumber(db, 'incoming', year),
        reportDueAt: fields.demand === 'file' ? null : reportDue(at, fields.urgency, limits),
        author: authorOf(actor),
      };
      write(fact('document.received', documentId, actor.accountId, body));
      return again(db, documentId);
    });
  },

  'document.send': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = documentById(db, input.documentId);
      const { documentId, ...fields } = input;
      const units = [...new Set(fields.units)];
      if (before) {
        const isFree = units.length === 0 || fields.demand === 'none';
        const demand = units.length === 0 ? 'none' : fields.demand;
        const given = { ...fields, units, demand, ...timesOf(fields, isFree) };
        requireRepeat(db, 'document.sent', documentId, given, documentName(before));
        return before;
      }
      refuseSecret(fields.confidential, { units: units.join(''), title: fields.title });
      if (!fields.confidential) {
        refuseSecret(false, { docNumber: fields.docNumber, place: fields.place });
        if (units.length === 0) refuseWith('invalid_input', { field: 'units', params: { reason: 'empty' } });
        if (fields.title === '' && fields.docNumber === '')
          refuseWith('invalid_input', { field: 'title', params: { reason: 'empty' } });
      } else if (fields.docNumber === '' || fields.incidentId !== null || fields.answersId !== null) {
        refuseWith('invalid_input', { field: fields.docNumber === '' ? 'docNumber' : 'incidentId' });
      }
      const at = pastOrNow(fields.at, now, 'at');
      const demand = units.length === 0 ? ('none' as const) : fields.demand;
      const dueAt = demand === 'none' ? null : fields.dueAt;
      if (dueAt !== null && dueAt < at) refuseWith('time_order', { field: 'dueAt' });
      requireIncident(db, fields.incidentId);
      const answered = fields.answersId === null ? null : standing(db, fields.answersId);
      if (answered !== null && answered.direction !== 'incoming')
        refuseWith('not_found', { field: 'answersId' });
      const year = registerYear(at);
      const number = nextNumber(db, 'outgoing', year);
      const author = authorOf(actor);
      const body = { ...fields, units, at, demand, dueAt, demandText: '', year, number, author };
      write(fact('document.sent', documentId, actor.accountId, body));
      if (answered?.state === 'open') {
        const way = fields.way === 'fax' || fields.way === 'platform' ? fields.way : 'courier';
        write(
          fact('document.finished', answered.id, actor.accountId, {
            outcome: 'answered',
            by: fields.owner === '' ? actor.name : fields.owner,
            receiver: '',
            way,
            at: Math.max(at, answered.at),
            result: '',
            author,
          }),
        );
      }
      return again(db, documentId);
    });
  },

  'document.handle': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const document = standing(db, input.documentId);
      if (isActKnown(db, input.actId)) return document;
      const { actId, act, who, way, words } = input;
      refuseSecret(document.confidential, { words });
      const at = doneAt(document, input.at, now);
      const body = { actId, act, who, at, way, words, author: authorOf(actor) };
      write(fact('document.handled', document.id, actor.accountId, body));
      return again(db, document.id);
    });
  },

  'document.finish': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const document = standing(db, input.documentId);
      if (document.state === 'finished') refuseWith('already_done');
      const { outcome, receiver, way, result } = input;
      refuseSecret(document.confidential, { result, receiver });
      if ((outcome === 'closed') !== (document.direction === 'outgoing'))
        refuseWith('invalid_input', { field: 'outcome' });
      if (outcome === 'closed' && result === '')
        refuseWith('invalid_input', { field: 'result', params: { reason: 'empty' } });
      const at = doneAt(document, input.at, now);
      const by = input.by === '' ? actor.name : input.by;
      const body = { outcome, by, receiver, way, at, result, author: authorOf(actor) };
      write(fact('document.finished', document.id, actor.accountId, body));
      return again(db, document.id);
    });
  },

  'document.sign': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const document = standing(db, input.documentId);
      requireUnits(document, [input.unit], 'unit');
      if (document.units[input.unit]?.signedAt !== null) refuseWith('already_done');
      const { unit, who, way } = input;
      const at = doneAt(document, input.at, now);
      write(
        fact('document.signed', document.id, actor.accountId, {
          unit,
          who,
          at,
          way,
          author: authorOf(actor),
        }),
      );
      return again(db, document.id);
    });
  },

  'document.chase': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const document = standing(db, input.documentId);
      if (isActKnown(db, input.actId)) return document;
      requireUnits(document, input.units, 'units');
      if (input.units.some((unit) => document.units[unit]?.signedAt !== null)) refuseWith('already_done');
      const { actId, who, way, note } = input;
      const units = [...new Set(input.units)].sort((a, b) => a - b);
      const at = doneAt(document, input.at, now);
      const body = { actId, units, who, at, way, note, author: authorOf(actor) };
      write(fact('document.chased', document.id, actor.accountId, body));
      return again(db, document.id);
    });
  },

  'document.list': (input, { desk }) => documentList(desk.db, input, desk.now()),

  'document.get': (input, { desk }) => {
    const document = again(desk.db, input.documentId);
    return {
      document,
      acts: actsOf(desk.db, document.id),
      answers: document.answersId === null ? null : (documentById(desk.db, document.answersId) ?? null),
      answeredBy: answerTo(desk.db, document.id),
    };
  },

  'document.hints': (_input, { desk }) => documentHints(desk.db),
};

/** A correction or a voiding is recorded once, under the id of its line of the log. */
export const isLineKnown = (db: Db, entryId: string): boolean => entryById(db, entryId) !== undefined;
export { again, refuseSecret, standing };
