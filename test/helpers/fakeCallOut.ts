import { answeredBy } from '../../shared/callouts/answers';
import { CALL_LADDER } from '../../shared/callouts/ladder';
import { nextOn, splitOverPhones } from '../../shared/callouts/phones';
import { callOutForecast, callOutRates } from '../../shared/callouts/rates';
import { readSheet } from '../../shared/callouts/readSheet';
import { defaultCallOutRules } from '../../shared/callouts/rules';
import type {
  CallOutDetail,
  CallOutDraft,
  CallOutPersonModel,
  DraftPerson,
} from '../../shared/contract/areas/callouts';
import { refuse } from '../../shared/contract/errors';
import { callOutPeople } from './callOutPeople';
import type { Handlers } from './fakeBridge';

export const CALL_OUT_ID = '00000000-0000-4000-8000-0000000000c0';
export const SENTENCE =
  '这里是岚溪县应急值班室，县气象台2时30分发布暴雨橙色预警，范围全县。请到岗，3时30分前报转移人数和困难。';

const RULE = defaultCallOutRules('county').find(({ color }) => color === 'orange') as CallOutDetail['rule'];

function listed(person: DraftPerson, place: number, phone: number, now: number): CallOutPersonModel {
  const { phone: _phone, ...rest } = person;
  return {
    ...rest,
    id: `${CALL_OUT_ID}:${place + 1}`,
    row: place + 1,
    phone,
    warningIds: ['w-1'],
    sentence: SENTENCE,
    state: 'waiting',
    attempts: [],
    feedback: [],
    prompts: [],
    firstRingDueAt: now + RULE.firstRingMinutes * 60_000,
    answerDueAt: now + RULE.answeredMinutes * 60_000,
    feedbackDueAt: null,
    firstCallAt: null,
    answeredAt: null,
    answeredBy: null,
    calling: null,
    dropReason: '',
  };
}

/** A call-out in memory behind the page: who is called, what came of it, and the rates by the room's own rules. `change` is called after each act. */
export function fakeCallOut(now: number, change: () => void, size = 6) {
  const drafts = callOutPeople(size);
  const phones = splitOverPhones(drafts, 2, false);
  let over: CallOutDetail['warningsOver'] = null;
  let people = drafts.map((person, place) => listed(person, place, phones[place] ?? 1, now));
  const put = (id: string, over: Partial<CallOutPersonModel>): void => {
    people = people.map((person) => (person.id === id ? { ...person, ...over } : person));
    change();
  };
  const one = (id: string): CallOutPersonModel =>
    people.find((person) => person.id === id) as CallOutPersonModel;
  const rates = (): CallOutDetail['rates'] =>
    callOutRates(
      people.map((person) => ({
        isDropped: person.state === 'dropped',
        firstCallAt: person.firstCallAt,
        answeredAt: person.answeredAt,
        answeredBy: person.answeredBy,
        isEscalated: person.attempts.some(({ to }) => to !== 'person'),
        hasFeedback: person.feedback.length > 0,
      })),
      true,
    );
  const detail = (): CallOutDetail => {
    const remaining = people.filter((person) => person.answeredAt === null && person.state !== 'dropped');
    const callable = people.map((person) => ({
      id: person.id,
      row: person.row,
      phone: person.phone,
      isCalling: person.calling !== null,
      isDone: person.answeredAt !== null || person.state === 'dropped',
      firstCallAt: person.firstCallAt,
      lastAttemptAt: person.attempts.at(-1)?.at ?? null,
      redialDueAt: null,
      repeatDueAt: null,
    }));
    return {
      id: CALL_OUT_ID,
      kind: 'warning',
      title: '暴雨橙色预警叫应',
      warningIds: ['w-1'],
      incidentId: null,
      incidentTitle: null,
      rule: RULE,
      phones: 2,
      relay: false,
      sentence: SENTENCE,
      startedAt: now,
      startedBy: '陈立',
      ringDueAt: now + RULE.firstRingMinutes * 60_000,
      answerDueAt: now + RULE.answeredMinutes * 60_000,
      state: 'open',
      closedAt: null,
      closedBy: '',
      closeWords: '',
      drill: null,
      rates: rates(),
      forecast: callOutForecast({
        remaining,
        phones: 2,
        callSeconds: 72,
        dueAt: now + RULE.answeredMinutes * 60_000,
        now,
      }),
      feedbackOverdue: 0,
      warningsOver: over,
      ladder: CALL_LADDER,
      isNight: true,
      people,
      next: [1, 2].map((phone) => {
        const calling = people.find((person) => person.calling?.phone === phone);
        return {
          phone,
          personId: calling === undefined ? nextOn(phone, callable, now) : null,
          callingId: calling?.id ?? null,
        };
      }),
      merged: [],
    };
  };
  const draft = (ruleId: string | null, extra: readonly DraftPerson[]): CallOutDraft => {
    const rules = defaultCallOutRules('county').map((rule) => ({ ...rule, roles: [...rule.roles] }));
    const rule = rules.find(({ id }) => id === ruleId) ?? RULE;
    const answerDueAt = now + rule.answeredMinutes * 60_000;
    const { forecast } = detail();
    return {
      title: '暴雨橙色预警叫应',
      rule,
      why: ruleId === null ? 'color' : 'chosen',
      rules,
      people: [...drafts, ...extra].map((person, place) => ({
        ...person,
        phone: phones[place] ?? 1,
        verdict: place === 0 ? 'known' : 'call',
        callOutId: null,
        personId: null,
      })),
      phones: 2,
      relay: false,
      sentence: SENTENCE,
      forecast: { ...forecast, dueAt: answerDueAt },
      isNight: true,
      ringDueAt: now + rule.firstRingMinutes * 60_000,
      answerDueAt,
    };
  };
  const handlers: Handlers = {
    'callout.list': ({ open }) => (open ? [summary()] : []),
    'callout.get': detail,
    'callout.draft': ({ ruleId, extra }) => draft(ruleId ?? null, extra ?? []),
    'callout.person': ({ contactId }) => ({
      ...(drafts[0] as DraftPerson),
      contactId,
      name: '林站长',
      number: '13600000001',
    }),
    'callout.add': ({ people: more }) => {
      people = [...people, ...more.map((person, place) => listed(person, people.length + place, 2, now))];
      return detail();
    },
    'callout.close': detail,
    'callout.start': detail,
    'callout.call': ({ personId, phone }) => {
      const { calling } = one(personId);
      if (calling !== null && calling.phone !== phone) return refuse('not_found');
      put(personId, { state: 'calling', calling: { phone, since: now, by: '陈立' }, firstCallAt: now });
      return detail();
    },
    'callout.release': ({ personId }) => {
      put(personId, { state: 'waiting', calling: null });
      return detail();
    },
    'callout.attempt': (input) => {
      const person = one(input.personId);
      const said = { ...input, who: input.who ?? '', to: input.to ?? 'person' };
      const answer = answeredBy(said, RULE, person.deputies);
      put(person.id, {
        calling: null,
        state: answer === null ? 'unanswered' : 'answered',
        answeredAt: answer === null ? null : now,
        answeredBy: answer,
        feedbackDueAt: answer === null ? null : now + 3_600_000,
        attempts: [
          ...person.attempts,
          {
            id: said.attemptId,
            at: now,
            endedAt: now,
            way: said.way,
            number: said.number,
            phone: said.phone,
            result: said.result,
            readBack: said.readBack,
            spoke: said.spoke,
            to: said.to,
            who: said.who,
            isAnswer: answer !== null,
            note: said.note,
            recordingNo: said.recordingNo ?? '',
            by: '陈立',
          },
        ],
      });
      return detail();
    },
    'callout.setNumber': ({ personId, number }) => {
      put(personId, { number });
      return detail();
    },
    'callout.sheet': ({ lines }) => ({
      taken: readSheet(lines, now).flatMap((said) =>
        said.does === 'problem' ? [] : [{ line: said.line, row: said.row }],
      ),
      problems: [],
      detail: detail(),
    }),
    'callout.inbound': (input) => {
      const person = one(input.personId);
      const { evacuated, isOnPost, forces, difficulties, feedbackId } = input;
      const said = {
        id: feedbackId,
        at: now,
        way: 'inbound' as const,
        isOnPost,
        evacuated,
        forces,
        difficulties,
      };
      put(person.id, {
        state: 'answered',
        answeredAt: person.answeredAt ?? now,
        answeredBy: 'self',
        feedback: [...person.feedback, { ...said, by: '陈立' }],
      });
      return detail();
    },
  };
  const summary = (): Omit<CallOutDetail, 'ladder' | 'isNight' | 'people' | 'next' | 'merged'> => {
    const {
      ladder: _ladder,
      isNight: _night,
      people: _people,
      next: _next,
      merged: _merged,
      ...rest
    } = detail();
    return rest;
  };
  const end = (is: CallOutDetail['warningsOver']): void => {
    over = is;
    change();
  };
  return { handlers, detail, put, people: () => people, end };
}
