import { actorOf, pastOrNow, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { incidentById } from '../incidents/read';
import { entryById } from '../log/read';
import { briefingPageOf } from './read';
import { mediaById, wordingsOf } from './rows';
import { timingPageOf } from './timing';
import { openWindows } from './watch';

/** Use cases of what is said outside, and the clocks of an incident. */
export const briefingHandlers: SomeHandlers<
  | 'briefing.get'
  | 'briefing.approveWording'
  | 'briefing.recordMedia'
  | 'briefing.answerMedia'
  | 'clocks.get'
  | 'clocks.checkWatch'
> = {
  'briefing.get': ({ incidentId }, { desk }) => briefingPageOf(desk.db, incidentId, desk.now()),

  'briefing.approveWording': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const { wordingId, incidentId, text, approver, way } = input;
      if (!incidentById(db, incidentId, now)) refuseWith('not_found', { field: 'incidentId' });
      const before = wordingsOf(db, incidentId);
      if (!before.some((one) => one.id === wordingId)) {
        const approvedAt = pastOrNow(input.approvedAt, now, 'approvedAt');
        const version = (before[0]?.version ?? 0) + 1;
        const body = { incidentId, version, text, approver, way, approvedAt, author: authorOf(actor) };
        write(fact('briefing.wording_approved', wordingId, actor.accountId, body));
      }
      return briefingPageOf(db, incidentId, now);
    });
  },

  'briefing.recordMedia': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const { mediaId, incidentId, outlet, reporter, phone, question, pressDueAt, entryId } = input;
      if (!incidentById(db, incidentId, now)) refuseWith('not_found', { field: 'incidentId' });
      if (mediaById(db, mediaId) === undefined) {
        if (entryId !== null && entryById(db, entryId)?.kind !== 'media')
          refuseWith('not_found', { field: 'entryId' });
        const receivedAt = pastOrNow(input.receivedAt, now, 'receivedAt');
        if (pressDueAt !== null && pressDueAt < receivedAt) refuseWith('time_order', { field: 'pressDueAt' });
        const asked = { outlet, reporter, phone, question, receivedAt, pressDueAt, entryId };
        const body = { incidentId, ...asked, author: authorOf(actor) };
        write(fact('briefing.media_recorded', mediaId, actor.accountId, body));
      }
      return briefingPageOf(db, incidentId, now);
    });
  },

  'briefing.answerMedia': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const { mediaId, answer, wordingVersion } = input;
      const media = mediaById(db, mediaId) ?? refuseWith('not_found', { field: 'mediaId' });
      const { incidentId } = media;
      if (media.answeredAt !== null) {
        if (media.answer !== answer) refuseWith('already_done');
        return briefingPageOf(db, incidentId, now);
      }
      const known = wordingsOf(db, incidentId).some((one) => one.version === wordingVersion);
      if (wordingVersion !== null && !known) refuseWith('not_found', { field: 'wordingVersion' });
      const answeredAt = pastOrNow(input.answeredAt, now, 'answeredAt');
      if (answeredAt < media.receivedAt) refuseWith('time_order', { field: 'answeredAt' });
      const answeredBy = input.answeredBy === '' ? actor.name : input.answeredBy;
      const author = authorOf(actor);
      const body = { incidentId, answer, answeredBy, answeredAt, wordingVersion, author };
      write(fact('briefing.media_answered', mediaId, actor.accountId, body));
      return briefingPageOf(db, incidentId, now);
    });
  },

  'clocks.get': ({ incidentId }, { desk }) => timingPageOf(desk.db, incidentId, desk.now()),

  'clocks.checkWatch': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const { incidentId, kind, result } = input;
      if (!incidentById(db, incidentId, now)) refuseWith('not_found', { field: 'incidentId' });
      const obligations = openWindows(db, incidentId, kind);
      if (obligations.length === 0) refuseWith('already_done');
      const body = { kind, obligations, result, author: authorOf(actor) };
      write(fact('briefing.watch_checked', incidentId, actor.accountId, body));
      return timingPageOf(db, incidentId, now);
    });
  },
};
