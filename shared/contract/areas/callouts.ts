import { z } from 'zod';
import { SHEET_PROBLEMS } from '../../callouts/readSheet';
import { RULE_REASONS } from '../../callouts/rules';
import {
  ATTEMPT_RESULTS,
  ATTEMPT_TARGETS,
  ATTEMPT_WAYS,
  CALL_OUT_KINDS,
  LADDER_STEPS,
  PERSON_CALL_STATES,
} from '../../domain/callouts';
import { CALL_ROLES, NUMBER_KINDS } from '../../domain/contacts';
import { callLadder, callOutRule } from '../../settings/callouts';
import { filled, id, instant, text, uuid } from '../fields';
import { command, query } from '../procedure';

/** Procedures and shapes of call-outs 叫应. Persons are named by `CALLOUT:ROW`; a deadline about one has that as the second part of its id. */

const at = z.number();
const maybeAt = z.number().nullable();
const spoke = z.enum(['self', 'deputy', 'other', 'nobody']);
const readBack = z.strictObject({ what: z.boolean(), where: z.boolean(), when: z.boolean() });
const MOST_PEOPLE = 600;
const MOST_PHONES = 9;

/** A registered deputy or the superior. */
export const callOther = z.strictObject({
  contactId: z.string().max(80).nullable(),
  name: text(60),
  post: text(60),
  number: text(40),
});

const personShape = {
  contactId: z.string().max(80).nullable(),
  name: filled(60),
  post: text(60),
  unit: text(80),
  role: z.enum(CALL_ROLES),
  areaCode: text(20).nullable(),
  areaName: text(60),
  /** the number that is dialled first */
  number: text(40),
  /** further numbers in the order in which they are tried */
  numbers: z.array(z.strictObject({ kind: z.enum(NUMBER_KINDS), number: text(40) })).max(12),
  superior: callOther.nullable(),
  deputies: z.array(callOther).max(6),
};

/** Somebody as the list is put together, before the call-out begins. */
export const draftPerson = z.strictObject({
  ...personShape,
  /** the telephone that calls: 1, 2, …; 0 by relay; null: the desk splits the list */
  phone: z.int().min(0).max(MOST_PHONES).nullable(),
});
export type DraftPerson = z.infer<typeof draftPerson>;

/** The same with what one person, one call makes of it. */
export const draftedPerson = z.strictObject({
  ...personShape,
  phone: z.number(),
  /** `merge`: the call that goes on there covers it; `known`: has answered for all of it */
  verdict: z.enum(['call', 'merge', 'known']),
  callOutId: z.string().nullable(),
  personId: z.string().nullable(),
});
export type DraftedPerson = z.infer<typeof draftedPerson>;

export const forecast = z.strictObject({
  remaining: z.number(),
  phones: z.number(),
  callSeconds: z.number(),
  doneAt: at,
  dueAt: at,
  isInTime: z.boolean(),
});

const rule = z.strictObject(callOutRule.shape);
export type RuleModel = z.infer<typeof rule>;

export const callOutDraft = z.strictObject({
  title: z.string(),
  rule,
  why: z.enum(RULE_REASONS),
  rules: z.array(rule),
  people: z.array(draftedPerson),
  phones: z.number(),
  relay: z.boolean(),
  sentence: z.string(),
  forecast,
  /** 22:00 to 06:00: telephone only, never a text message alone */
  isNight: z.boolean(),
  ringDueAt: at,
  answerDueAt: at,
});
export type CallOutDraft = z.infer<typeof callOutDraft>;

export const attempt = z.strictObject({
  id: z.string(),
  at,
  endedAt: maybeAt,
  way: z.enum(ATTEMPT_WAYS),
  number: z.string(),
  phone: z.number(),
  result: z.enum(ATTEMPT_RESULTS),
  readBack,
  spoke,
  to: z.enum(ATTEMPT_TARGETS),
  who: z.string(),
  isAnswer: z.boolean(),
  note: z.string(),
  /** 录音编号, empty where none was given */
  recordingNo: z.string(),
  by: z.string(),
});

export const callFeedback = z.strictObject({
  id: z.string(),
  at,
  way: z.enum(ATTEMPT_WAYS),
  isOnPost: z.boolean().nullable(),
  evacuated: z.number().nullable(),
  forces: z.string(),
  difficulties: z.string(),
  by: z.string(),
});

export const callPrompt = z.strictObject({
  id: z.string(),
  step: z.enum(LADDER_STEPS),
  at,
  doneAt: maybeAt,
  contactIds: z.array(z.string()),
});

export const callOutPerson = z.strictObject({
  id: z.string(),
  row: z.number(),
  contactId: z.string().nullable(),
  name: z.string(),
  post: z.string(),
  unit: z.string(),
  role: z.enum(CALL_ROLES),
  areaCode: z.string().nullable(),
  areaName: z.string(),
  number: z.string(),
  numbers: z.array(z.strictObject({ kind: z.enum(NUMBER_KINDS), number: z.string() })),
  superior: callOther.nullable(),
  deputies: z.array(callOther),
  phone: z.number(),
  warningIds: z.array(z.string()),
  /** what is read out to this person; differs from the others' where another warning joined the call */
  sentence: z.string(),
  state: z.enum(PERSON_CALL_STATES),
  attempts: z.array(attempt),
  feedback: z.array(callFeedback),
  /** those whose time has come, oldest first */
  prompts: z.array(callPrompt),
  firstRingDueAt: at,
  answerDueAt: at,
  feedbackDueAt: maybeAt,
  firstCallAt: maybeAt,
  answeredAt: maybeAt,
  answeredBy: z.enum(['self', 'deputy']).nullable(),
  /** being dialled: on which telephone, since when, by whom */
  calling: z.strictObject({ phone: z.number(), since: at, by: z.string() }).nullable(),
  dropReason: z.string(),
});
export type CallOutPersonModel = z.infer<typeof callOutPerson>;

export const callOutRates = z.strictObject({
  persons: z.number(),
  called: z.number(),
  answeredSelf: z.number(),
  answeredDeputy: z.number(),
  unanswered: z.number(),
  escalated: z.number(),
  answeredShare: z.number().nullable(),
  within5Share: z.number().nullable(),
  within15Share: z.number().nullable(),
  meanMs: z.number().nullable(),
  feedbackShare: z.number().nullable(),
});

export const callOutSummary = z.strictObject({
  id: z.string(),
  kind: z.enum(CALL_OUT_KINDS),
  title: z.string(),
  warningIds: z.array(z.string()),
  incidentId: z.string().nullable(),
  incidentTitle: z.string().nullable(),
  rule,
  phones: z.number(),
  relay: z.boolean(),
  sentence: z.string(),
  startedAt: at,
  startedBy: z.string(),
  ringDueAt: at,
  answerDueAt: at,
  state: z.enum(['open', 'closed']),
  closedAt: maybeAt,
  closedBy: z.string(),
  closeWords: z.string(),
  drill: z.string().nullable(),
  rates: callOutRates,
  forecast,
  /** feedback that is due and not there */
  feedbackOverdue: z.number(),
  /** every warning of it has been lifted or has run out: since when, and the reason that ends the call-out in one press; null while one is in force */
  warningsOver: z.strictObject({ at, reasonZh: z.string(), reasonEn: z.string() }).nullable(),
});
export type CallOutSummary = z.infer<typeof callOutSummary>;

/** Whom a telephone calls next. */
export const nextCall = z.strictObject({
  phone: z.number(),
  personId: z.string().nullable(),
  /** who is being called on it now */
  callingId: z.string().nullable(),
});

export const callOutDetail = z.strictObject({
  ...callOutSummary.shape,
  ladder: callLadder,
  isNight: z.boolean(),
  people: z.array(callOutPerson),
  next: z.array(nextCall),
  /** people of this call-out's list whose call goes on under another one */
  merged: z.array(z.strictObject({ name: z.string(), unit: z.string(), callOutId: z.string() })),
});
export type CallOutDetail = z.infer<typeof callOutDetail>;

const writers = ['officer', 'operator', 'supervisor'] as const;
const callOutId = id;
const personId = id;
const phone = z.int().min(0).max(MOST_PHONES);
const people = z.array(draftPerson).max(MOST_PEOPLE);
const warningIds = z.array(id).max(30);

const feedbackShape = {
  callOutId,
  personId,
  feedbackId: uuid,
  at: instant.nullable().default(null),
  isOnPost: z.boolean().nullable(),
  evacuated: z.int().min(0).max(10_000_000).nullable(),
  forces: text(300),
  difficulties: text(500),
};

export const calloutsProcedures = {
  /** The list, the sentence and the arithmetic, before anything begins. Explicit `people` take the place of those of the contacts book. */
  'callout.draft': query(
    'any',
    z.strictObject({
      warningId: id.nullable(),
      incidentId: id.nullable(),
      kind: z.enum(CALL_OUT_KINDS),
      ruleId: id.nullable().default(null),
      /** null: the areas of the warning, else the room's own */
      areaCodes: z.array(text(20)).max(100).nullable().default(null),
      people: people.nullable().default(null),
      /** people that an officer puts on the list beside those */
      extra: people.default([]),
      phones: z.int().min(1).max(MOST_PHONES).nullable().default(null),
      relay: z.boolean().nullable().default(null),
    }),
    callOutDraft,
  ),
  /** An entry of the contacts book as a list takes it, for an officer who adds somebody by hand. */
  'callout.person': query(writers, z.strictObject({ contactId: id }), draftPerson),
  /**
   * Begins a call-out. Who is being called for another warning already joins that call; when that is everybody, the call-out is closed at once and says
   * so in `merged`. Refusals: callout_exercise (a warning for exercise or test), callout_nobody, id_used.
   */
  'callout.start': command(
    writers,
    z.strictObject({
      callOutId: uuid,
      kind: z.enum(CALL_OUT_KINDS),
      warningIds,
      incidentId: id.nullable(),
      ruleId: id,
      people,
      phones: z.int().min(1).max(MOST_PHONES),
      relay: z.boolean(),
      /** empty: the desk's own */
      sentence: text(600),
      drill: text(60).nullable().default(null),
    }),
    callOutDetail,
  ),
  /**
   * Another warning, or more people, for a call-out that goes on. `sentence` empty: made anew from all warnings, where one joins; with people alone what is
   * read out stays as it is.
   */
  'callout.add': command(
    writers,
    z.strictObject({
      callOutId,
      actId: uuid,
      warningIds,
      people,
      sentence: text(600).default(''),
    }),
    callOutDetail,
  ),
  /**
   * Takes a person: nobody is called twice at once. Refusals: callout_taken (params.name, phone, by), callout_phone_busy (params.name is being called on this
   * telephone), callout_answered (params.name, at), callout_over. The same telephone again is a repeat.
   */
  'callout.call': command(
    writers,
    z.strictObject({ callOutId, personId, phone: z.int().min(0).max(MOST_PHONES) }),
    callOutDetail,
  ),
  /** Lets go of a person that was taken and not dialled. */
  'callout.release': command(writers, z.strictObject({ callOutId, personId }), callOutDetail),
  /**
   * The result of an attempt. Refusals: callout_read_back (confirmed without the three points), callout_no_deputy (params.name is no registered deputy).
   * `at` null: when the person was taken, else now.
   */
  'callout.attempt': command(
    writers,
    z.strictObject({
      callOutId,
      personId,
      attemptId: uuid,
      at: instant.nullable(),
      way: z.enum(ATTEMPT_WAYS),
      number: text(40),
      phone,
      result: z.enum(ATTEMPT_RESULTS),
      spoke,
      readBack,
      note: text(300),
      to: z.enum(ATTEMPT_TARGETS).default('person'),
      who: text(60).default(''),
      recordingNo: text(40).default(''),
    }),
    callOutDetail,
  ),
  /** Results from the paper sheet by row number (`17 应`). Good lines are taken; the others come back with what is wrong. */
  'callout.sheet': command(
    writers,
    z.strictObject({ callOutId, actId: uuid, lines: text(8_000) }),
    z.strictObject({
      taken: z.array(z.strictObject({ line: z.number(), row: z.number() })),
      problems: z.array(
        z.strictObject({ line: z.number(), text: z.string(), problem: z.enum(SHEET_PROBLEMS) }),
      ),
      detail: callOutDetail,
    }),
  ),
  'callout.feedback': command(
    writers,
    z.strictObject({ ...feedbackShape, way: z.enum(ATTEMPT_WAYS) }),
    callOutDetail,
  ),
  /** Somebody telephoned in: feedback, and the answer as well when the person or a registered deputy says it. */
  'callout.inbound': command(
    writers,
    z.strictObject({
      ...feedbackShape,
      spoke: z.enum(['self', 'deputy', 'other']).default('self'),
      who: text(60).default(''),
    }),
    callOutDetail,
  ),
  /** Takes somebody off the list, with the reason. */
  'callout.drop': command(
    writers,
    z.strictObject({ callOutId, personId, reason: filled(300) }),
    callOutDetail,
  ),
  /** The number that is dialled from now on: the contacts book keeps its own. */
  'callout.setNumber': command(
    writers,
    z.strictObject({ callOutId, personId, number: filled(40) }),
    callOutDetail,
  ),
  /** Ends a call-out; with people unanswered the reason is owed (callout_unanswered, params.count). */
  'callout.close': command(writers, z.strictObject({ callOutId, reason: text(500) }), callOutDetail),
  /** Newest first. */
  'callout.list': query('any', z.strictObject({ open: z.boolean() }), z.array(callOutSummary)),
  'callout.get': query('any', z.strictObject({ callOutId }), callOutDetail),
  /** Open rows of people by initials, name, number or row: who is it that telephones in? */
  'callout.find': query(
    'any',
    z.strictObject({ text: text(60), limit: z.int().min(1).max(50).default(12) }),
    z.array(
      z.strictObject({
        callOutId: z.string(),
        title: z.string(),
        personId: z.string(),
        row: z.number(),
        name: z.string(),
        post: z.string(),
        areaName: z.string(),
        number: z.string(),
        isAnswered: z.boolean(),
        feedbackDueAt: maybeAt,
      }),
    ),
  ),
  /** The rules in force and whether they are the room's own. */
  'callout.rules': query(
    'any',
    z.strictObject({}),
    z.strictObject({ rules: z.array(rule), defaults: z.array(rule), isOwn: z.boolean() }),
  ),
} as const;
