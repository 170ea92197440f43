import type { DocumentEntry } from '../../../../shared/contract/areas/register';
import type { ParsedInputOf } from '../../../../shared/contract/procedures';
import { INCOMING_DEMANDS } from '../../../../shared/domain/documents';
import { reportDue } from '../../../../shared/rules/documents';
import { actorOf, pastOrNow, type SomeHandlers } from '../../call';
import { authorOf, fact, transact } from '../../desk';
import { refuseWith } from '../../deskError';
import { requireIncident } from '../../incidents/requireIncident';
import { readSetting } from '../../settings/read';
import { again, isLineKnown, refuseSecret, standing } from './handlers';

const FIELDS = [
  'unit',
  'docNumber',
  'title',
  'way',
  'urgency',
  'at',
  'copies',
  'pages',
  'place',
  'demand',
  'demandText',
  'dueAt',
  'owner',
  'incidentId',
] as const satisfies readonly (keyof DocumentEntry & keyof ParsedInputOf<'document.correct'>)[];

type Values = Record<string, string | number | null>;

/** What differs between the entry and what it ought to be, with both values. */
function difference(
  document: DocumentEntry,
  wanted: ParsedInputOf<'document.correct'>,
): { readonly before: Values; readonly after: Values } {
  const before: Values = {};
  const after: Values = {};
  for (const field of FIELDS) {
    if (document.direction === 'outgoing' && (field === 'unit' || field === 'demandText')) continue;
    if (document[field] === wanted[field]) continue;
    before[field] = document[field];
    after[field] = wanted[field];
  }
  return { before, after };
}

export const correctionHandlers: SomeHandlers<'document.correct' | 'document.void'> = {
  'document.correct': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      if (isLineKnown(db, input.entryId)) return again(db, input.documentId);
      const document = standing(db, input.documentId);
      const isIn = document.direction === 'incoming';
      const { unit, title, demandText, docNumber, place } = input;
      refuseSecret(document.confidential, { unit, title, demandText });
      if (!document.confidential) refuseSecret(false, { docNumber, place, reason: input.reason });
      if ((INCOMING_DEMANDS as readonly string[]).includes(input.demand) !== isIn)
        refuseWith('invalid_input', { field: 'demand' });
      const at = pastOrNow(input.at, now, 'at');
      const dueAt = input.demand === 'file' || input.demand === 'none' ? null : input.dueAt;
      if (dueAt !== null && dueAt < at) refuseWith('time_order', { field: 'dueAt' });
      requireIncident(db, input.incidentId);
      const { before, after } = difference(document, { ...input, at, dueAt });
      if (Object.keys(after).length === 0) refuseWith('nothing_changed');
      const limits = readSetting(db, 'documents').reportMinutes;
      const isRated = 'urgency' in after || 'at' in after || 'demand' in after;
      const isAsked = isIn && input.demand !== 'file';
      const reportDueAt = isRated
        ? isAsked
          ? reportDue(at, input.urgency, limits)
          : null
        : document.reportDueAt;
      const { entryId } = input;
      const reason = input.reason;
      const body = { entryId, before, after, reportDueAt, reason, author: authorOf(actor) };
      write(fact('document.corrected', document.id, actor.accountId, body));
      return again(db, document.id);
    });
  },

  'document.void': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      if (isLineKnown(db, input.entryId)) return again(db, input.documentId);
      const document = standing(db, input.documentId);
      const { entryId, reason, note } = input;
      refuseSecret(document.confidential, { note });
      if (reason === 'other' && note === '' && !document.confidential)
        refuseWith('invalid_input', { field: 'note', params: { reason: 'empty' } });
      const body = { entryId, reason, note, author: authorOf(actor) };
      write(fact('document.voided', document.id, actor.accountId, body));
      return again(db, document.id);
    });
  },
};
