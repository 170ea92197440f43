import { isDeputy } from '../../../shared/callouts/answers';
import { numberKey } from '../../../shared/callouts/merge';
import { callOutRates } from '../../../shared/callouts/rates';
import { defaultCallOutRules } from '../../../shared/callouts/rules';
import type { CallOutDetail } from '../../../shared/contract/areas/callouts';
import type { Procedures } from '../../../shared/contract/procedures';
import { initialsOf } from '../../../shared/search/initials';
import { readRoom } from '../accounts/accountRows';
import { actorOf, type Call, pastOrNow, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { isActKnown } from '../documents/acts';
import { requireRepeat } from '../repeat';
import { readSetting } from '../settings/read';
import { type Acting, recordAttempt, recordFeedback, takePerson } from './acts';
import { isAttemptKnown, isFeedbackKnown } from './callRows';
import { draftOf, roomRules, ruleModel } from './draft';
import { personFromBook } from './lists';
import { callOutShown, callOutSummaries, loadCallOut, ratedPeople } from './read';
import { type CallOutRow, callOutById, openPeople, type PersonRow, peopleOf, personById } from './rows';
import { keySheet } from './sheet';
import { addToCallOut, startCallOut } from './start';

type Names = Extract<keyof Procedures, `callout.${string}`>;

const shown = (db: Db, id: string, now: number): CallOutDetail =>
  callOutShown(db, id, now) ?? refuseWith('not_found', { field: 'callOutId' });

function found(db: Db, id: string): CallOutRow {
  return callOutById(db, id) ?? refuseWith('not_found', { field: 'callOutId' });
}

function openOne(db: Db, id: string): CallOutRow {
  const row = found(db, id);
  return row.state === 'open' ? row : refuseWith('callout_over', { params: { name: row.title } });
}

function personOn(db: Db, callOutId: string, personId: string): PersonRow {
  const person = personById(db, personId);
  if (person === undefined || person.callOutId !== callOutId) refuseWith('not_found', { field: 'personId' });
  return person;
}

/** An act about one person of an open call-out; answers with the whole as it stands then. `isKnown`: it was recorded before. */
function actOn(
  call: Call,
  ids: { readonly callOutId: string; readonly personId: string },
  isKnown: (db: Db) => boolean,
  act: (acting: Acting) => void,
): CallOutDetail {
  const actor = actorOf(call);
  const { db } = call.desk;
  return transact(call.desk, (write, now) => {
    if (!isKnown(db)) {
      const callOut = openOne(db, ids.callOutId);
      const person = personOn(db, callOut.id, ids.personId);
      if (person.isDropped) refuseWith('callout_dropped', { params: { name: person.name } });
      act({ db, write, actor, callOut, person, now });
    }
    return shown(db, ids.callOutId, now);
  });
}

const never = (): boolean => false;

/** The names of the people who have not answered. */
function unansweredOf(db: Db, id: string): string[] {
  return peopleOf(db, id)
    .filter((one) => !one.isDropped && one.answeredAt === null)
    .map((one) => one.name);
}

export const calloutHandlers: SomeHandlers<Names> = {
  'callout.draft': (input, { desk }) => draftOf(desk.db, input, desk.now()),
  'callout.person': ({ contactId }, { desk }) =>
    personFromBook(desk.db, contactId) ?? refuseWith('not_found', { field: 'contactId' }),
  'callout.list': ({ open }, { desk }) => callOutSummaries(desk.db, open, desk.now()),
  'callout.get': ({ callOutId }, { desk }) => shown(desk.db, callOutId, desk.now()),
  'callout.rules': (_input, { desk }) => {
    const { rules } = readSetting(desk.db, 'callouts');
    const profile = readRoom(desk.db)?.profile ?? 'county';
    return {
      rules: roomRules(desk.db).map(ruleModel),
      defaults: defaultCallOutRules(profile).map(ruleModel),
      isOwn: rules.length > 0,
    };
  },
  'callout.find': ({ text, limit }, { desk }) => {
    const wanted = text.toLowerCase();
    const digits = numberKey(text);
    const isMeant = (one: PersonRow): boolean =>
      wanted === '' ||
      [one.name, one.unit, one.areaName, one.post].some(
        (word) => word.includes(text) || initialsOf(word).some((one) => one.startsWith(wanted)),
      ) ||
      (digits !== '' && (String(one.row) === digits || numberKey(one.number).includes(digits)));
    return openPeople(desk.db)
      .filter(isMeant)
      .slice(0, limit)
      .map((one) => ({
        callOutId: one.callOutId,
        title: one.title,
        personId: one.id,
        row: one.row,
        name: one.name,
        post: one.post,
        areaName: one.areaName,
        number: one.number,
        isAnswered: one.answeredAt !== null,
        feedbackDueAt: one.feedbackDueAt,
      }));
  },

  'callout.start': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = callOutById(db, input.callOutId);
      if (before !== undefined) {
        const given = { kind: input.kind, incidentId: input.incidentId, phones: input.phones };
        requireRepeat(db, 'callout.started', input.callOutId, given, { name: before.title });
      } else startCallOut(db, write, actor, input, now);
      return shown(db, input.callOutId, now);
    });
  },
  'callout.add': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      if (!isActKnown(db, input.actId))
        addToCallOut(db, write, actor, openOne(db, input.callOutId), input, now);
      return shown(db, input.callOutId, now);
    });
  },
  'callout.call': (input, call) =>
    actOn(call, input, never, (acting) => {
      if (input.phone > acting.callOut.phones) refuseWith('invalid_input', { field: 'phone' });
      takePerson(acting, input.phone);
    }),
  'callout.release': (input, call) =>
    actOn(call, input, never, ({ write, actor, callOut, person }) => {
      if (person.calling === null) return;
      const body = { personId: person.id, author: authorOf(actor) };
      write(fact('callout.released', callOut.id, actor.accountId, body));
    }),
  'callout.attempt': (input, call) =>
    actOn(
      call,
      input,
      (db) => isAttemptKnown(db, input.attemptId),
      (acting) => {
        const { person, now } = acting;
        const { attemptId, way, number, phone, result, spoke, readBack, note, to, who, recordingNo } = input;
        const since = to === 'person' && person.calling?.phone === phone ? person.calling.since : null;
        const at = pastOrNow(input.at ?? since, now, 'at');
        const endedAt = since === null ? null : now;
        const how = { way, number, phone, result, spoke, readBack, to, who, note, recordingNo };
        recordAttempt(acting, { id: attemptId, at, endedAt, ...how });
      },
    ),
  'callout.sheet': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const callOut = openOne(db, input.callOutId);
      const told = keySheet({ db, write, actor, now }, callOut, input);
      return { ...told, detail: shown(db, callOut.id, now) };
    });
  },
  'callout.feedback': (input, call) =>
    actOn(
      call,
      input,
      (db) => isFeedbackKnown(db, input.feedbackId),
      (acting) => {
        const { feedbackId: id, way, isOnPost, evacuated, forces, difficulties } = input;
        const at = pastOrNow(input.at, acting.now, 'at');
        const feedback = { id, at, way, isOnPost, evacuated, forces, difficulties };
        recordFeedback(acting, feedback, { spoke: 'self', who: '', answers: false });
      },
    ),
  'callout.inbound': (input, call) =>
    actOn(
      call,
      input,
      (db) => isFeedbackKnown(db, input.feedbackId),
      (acting) => {
        const { feedbackId: id, isOnPost, evacuated, forces, difficulties, spoke, who } = input;
        const { person } = acting;
        if (spoke === 'deputy' && !isDeputy(person.deputies, who))
          refuseWith('callout_no_deputy', { field: 'who', params: { name: who, person: person.name } });
        const at = pastOrNow(input.at, acting.now, 'at');
        const feedback = { id, at, way: 'inbound', isOnPost, evacuated, forces, difficulties } as const;
        recordFeedback(acting, feedback, { spoke, who, answers: true });
      },
    ),
  'callout.drop': (input, call) => {
    const isGone = (db: Db): boolean => personById(db, input.personId)?.isDropped === true;
    return actOn(call, input, isGone, ({ write, actor, callOut, person }) => {
      const body = { personId: person.id, reason: input.reason, author: authorOf(actor) };
      write(fact('callout.dropped', callOut.id, actor.accountId, body));
    });
  },
  'callout.setNumber': (input, call) =>
    actOn(call, input, never, ({ write, actor, callOut, person }) => {
      if (person.number === input.number) return;
      const body = { personId: person.id, number: input.number, author: authorOf(actor) };
      write(fact('callout.number_set', callOut.id, actor.accountId, body));
    }),
  'callout.close': ({ callOutId, reason }, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const callOut = found(db, callOutId);
      if (callOut.state === 'open') {
        const unanswered = unansweredOf(db, callOutId);
        if (unanswered.length > 0 && reason === '')
          refuseWith('callout_unanswered', { field: 'reason', params: { count: unanswered.length } });
        const { persons } = callOutRates(ratedPeople(loadCallOut(db, callOut)), false);
        const answered = persons - unanswered.length;
        const body = { reason, persons, answered, unanswered, author: authorOf(actor) };
        write(fact('callout.closed', callOutId, actor.accountId, body));
      }
      return shown(db, callOutId, now);
    });
  },
};
