import { z } from 'zod';
import { REVISION_STATES } from '../domain/facts/plans';
import { ATTENTION_FLAGS } from '../domain/incidentFacts';
import {
  CALL_OUTCOMES,
  DECISION_WAYS,
  GRADES,
  INCIDENT_TYPE_LIST,
  LOG_KINDS,
  PROFILES,
  RETENTIONS,
  ROLES,
  SHIFT_POSTS,
  WARNING_COLORS,
} from '../domain/vocabulary';
import { deadline } from './alertModels';
import { warningSaid } from './areas/warningReading';

/** Shapes that come back from the desk. Times are UTC milliseconds; ids are opaque strings. */

const at = z.number();
const maybeAt = z.number().nullable();

export const person = z.strictObject({ accountId: z.string().nullable(), name: z.string() });

export const room = z.strictObject({
  id: z.string(),
  name: z.string(),
  divisionCode: z.string(),
  profile: z.enum(PROFILES),
  demo: z.boolean(),
  foundedAt: at,
});
export type Room = z.infer<typeof room>;

export const account = z.strictObject({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  roles: z.array(z.enum(ROLES)),
  createdAt: at,
  isDisabled: z.boolean(),
  /** when the password is to be changed; null: never (a demonstration room, or the policy sets no age) */
  passwordDueAt: maybeAt,
  /** somebody else set the password, or a sign-in found it past its time */
  mustChangePassword: z.boolean(),
  /** until when a password past its time still signs in */
  passwordGraceUntil: maybeAt,
  hasPin: z.boolean(),
  /** null: never */
  lastSignedInAt: maybeAt,
  /** end of the last lock-out for wrong passwords, which may lie in the past */
  lockedUntil: maybeAt,
});
export type Account = z.infer<typeof account>;

export const shiftPost = z.strictObject({
  post: z.enum(SHIFT_POSTS),
  accountId: z.string().nullable(),
  name: z.string(),
  phone: z.string(),
});
export const shiftNumbers = z.strictObject({
  lines: z.number(),
  calls: z.number(),
  media: z.number(),
  public: z.number(),
  incidents: z.number(),
  instructions: z.number(),
  reports: z.number(),
  corrections: z.number(),
  /** documents received and sent; shifts closed before there was a register have none */
  docsIn: z.number().default(0),
  docsOut: z.number().default(0),
  overdue: z.number(),
  open: z.number(),
});
export type ShiftNumbers = z.infer<typeof shiftNumbers>;
export const shift = z.strictObject({
  id: z.string(),
  startsAt: at,
  endsAt: at,
  openedAt: at,
  closedAt: maybeAt,
  openedBy: z.string(),
  closedBy: z.string().nullable(),
  posts: z.array(shiftPost),
  summary: z.string(),
  numbers: shiftNumbers.nullable(),
});
export type Shift = z.infer<typeof shift>;

export const caller = z.strictObject({
  unit: z.string(),
  name: z.string(),
  post: z.string(),
  phone: z.string(),
});
export type Caller = z.infer<typeof caller>;

export const instruction = z.strictObject({
  /** the id of the log line that recorded it */
  id: z.string(),
  leader: z.string(),
  way: z.enum(DECISION_WAYS),
  words: z.string(),
  owner: z.string(),
  dueAt: maybeAt,
  doneAt: maybeAt,
  result: z.string(),
  incidentId: z.string().nullable(),
  recordedAt: at,
});
export type Instruction = z.infer<typeof instruction>;

export const attachment = z.strictObject({
  sha256: z.string(),
  name: z.string(),
  size: z.number(),
  mime: z.string(),
});
export type Attachment = z.infer<typeof attachment>;

export const phoneCall = z.strictObject({ startedAt: at, endedAt: at, outcome: z.enum(CALL_OUTCOMES) });
export type PhoneCall = z.infer<typeof phoneCall>;

export const systemParams = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export const logEntry = z.strictObject({
  /** dense over all lines of the room, from 1 */
  number: z.number(),
  /** dense over lines written by people, from 1; null on system lines */
  humanNumber: z.number().nullable(),
  id: z.string(),
  seq: z.number(),
  kind: z.enum(LOG_KINDS),
  text: z.string(),
  /** for kind `system`: which fact, worded when read (shared/wording) */
  system: z.strictObject({ fact: z.string(), params: systemParams }).nullable(),
  occurredAt: maybeAt,
  receivedAt: at,
  recordedAt: at,
  author: person.nullable(),
  shiftId: z.string().nullable(),
  incidentId: z.string().nullable(),
  incidentTitle: z.string().nullable(),
  caller: caller.nullable(),
  handling: z.string(),
  corrects: z.strictObject({ id: z.string(), number: z.number() }).nullable(),
  correctedBy: z.strictObject({ id: z.string(), number: z.number() }).nullable(),
  instruction: instruction.nullable(),
  /** what the leader said to it, what came of it and when (domain.md 1.6) */
  leaderWords: z.string(),
  result: z.string(),
  doneAt: maybeAt,
  /** number of the paper form, for lines keyed in after a stop */
  paperSerial: z.string(),
  attachments: z.array(attachment),
  /** the batch that the line was imported with */
  importId: z.string().nullable(),
  /** this line takes that one back, with the reason as its text */
  withdraws: z.strictObject({ id: z.string(), number: z.number() }).nullable(),
  withdrawnBy: z
    .strictObject({ id: z.string(), number: z.number(), reason: z.string(), by: z.string() })
    .nullable(),
  pinnedAt: maybeAt,
  /** the telephone call that the line was taken from */
  /** name of the drill that it belongs to; null is real work */
  drill: z.string().nullable(),
  call: phoneCall.nullable(),
});
export type LogEntry = z.infer<typeof logEntry>;

export const casualties = z.strictObject({
  dead: z.number(),
  missing: z.number(),
  trapped: z.number(),
  seriousInjury: z.number(),
  threatened: z.number(),
  evacuated: z.number(),
});
export type Casualties = z.infer<typeof casualties>;

export const obligation = z.strictObject({
  id: z.string(),
  /** the incident, or the warning or run where there is no incident */
  scopeId: z.string(),
  incidentId: z.string().nullable(),
  kind: z.string(),
  recipient: z.string(),
  round: z.number().nullable(),
  openedAt: at,
  targetAt: maybeAt,
  dueAt: maybeAt,
  /** `superseded`: how it stood before a higher grade or another rule took its place */
  state: z.enum(['open', 'met', 'not_needed', 'superseded']),
  metAt: maybeAt,
  receiver: z.string(),
  way: z.string(),
  readBack: z.boolean(),
  /** what is owed and to whom, as the desk worded it */
  titleZh: z.string(),
  titleEn: z.string(),
  /** the rule that set the limit; null when only a plan asks for it */
  rule: z
    .strictObject({
      ruleId: z.string(),
      clockField: z.string(),
      clockAt: maybeAt,
      limitMinutes: z.number().nullable(),
      mark: z.string(),
      document: z.string(),
      article: z.string(),
      isLaw: z.boolean(),
      isOverridden: z.boolean(),
    })
    .nullable(),
  /** a span in which changes are reported, and not one report */
  isWindow: z.boolean(),
  /** how it is to be told: phone, written, oral; null when nothing says so */
  wantedWay: z.string().nullable(),
  /** 迟报说明 */
  lateReason: z.string(),
  /** the report that it was done with */
  recordId: z.string().nullable(),
  supersededBy: z.string().nullable(),
  supersededAt: maybeAt,
});
export type Obligation = z.infer<typeof obligation>;

export const incident = z.strictObject({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  type: z.enum(INCIDENT_TYPE_LIST),
  place: z.string(),
  summary: z.string(),
  callback: z.string(),
  caller,
  source: z.string(),
  occurredAt: maybeAt,
  receivedAt: at,
  recordedAt: at,
  casualties,
  grade: z.enum(GRADES).nullable(),
  gradePreliminary: z.boolean(),
  /** what the rules make of the confirmed figures, and of dead, missing and trapped together (从高报送) */
  proposedGrade: z.enum(GRADES).nullable(),
  reportingGrade: z.enum(GRADES).nullable(),
  /** 较大涉险 */
  nearMiss: z.boolean(),
  sensitive: z.boolean(),
  state: z.enum(['open', 'closed']),
  closedAt: maybeAt,
  result: z.string(),
  /** how long its file is kept; null until it is closed */
  retention: z.enum(RETENTIONS).nullable(),
  /** when it was opened again the last time */
  reopenedAt: maybeAt,
  parentId: z.string().nullable(),
  /** name of the drill that it belongs to; null is real work */
  drill: z.string().nullable(),
  /** circumstances in which it is reported from high and fast whatever the grade */
  flags: z.array(z.enum(ATTENTION_FLAGS)),
  /** 属实 or 不实: the newest word on it; null while nobody has verified it */
  verification: z.strictObject({ isTrue: z.boolean(), at, by: z.string() }).nullable(),
  /** since when nothing grows any more: ends the daily zero reports */
  stableAt: maybeAt,
  nextDeadline: deadline.nullable(),
});
export type Incident = z.infer<typeof incident>;

export const warning = z.strictObject({
  id: z.string(),
  issuer: z.string(),
  kind: z.string(),
  color: z.enum(WARNING_COLORS).nullable(),
  level: z.enum(GRADES).nullable(),
  area: z.string(),
  text: z.string(),
  receivedAt: at,
  startsAt: maybeAt,
  endsAt: maybeAt,
  /** `superseded`: an update took its place; it stays in the record and leaves the wall */
  state: z.enum(['in_force', 'lifted', 'expired', 'superseded']),
  liftedAt: maybeAt,
  ...warningSaid,
  /** the warning that took its place */
  supersededBy: z.string().nullable(),
  /** the warnings that it took the place of, the newest first */
  updates: z.array(z.string()),
  /** warnings in force that say otherwise, and nobody has said yet which one is followed */
  disagreesWith: z.array(z.string()),
  /** the warning that the room follows in the place of this one */
  followedInstead: z.string().nullable(),
});
export type Warning = z.infer<typeof warning>;

export const planSummary = z.strictObject({
  id: z.string(),
  revision: z.number(),
  title: z.string(),
  titleEn: z.string(),
  category: z.string(),
  hazards: z.array(z.string()),
  trigger: z.string(),
  triggerEn: z.string(),
  levelNote: z.string(),
  hash: z.string(),
  /** the warnings that call it to mind; `code` as 12379 has it */
  warningTypes: z.array(z.strictObject({ code: z.string().nullable(), note: z.string() })),
  /** in_force when a revision is in force, else as the newest revision stands; `revision` 0: only a draft is kept yet */
  state: z.enum(REVISION_STATES),
  inForceAt: maybeAt,
  /** a draft is being written */
  hasDraft: z.boolean(),
  /** a newer revision that waits for its review or its coming into force */
  pending: z.strictObject({ revision: z.number(), state: z.enum(REVISION_STATES) }).nullable(),
  /** when the revision in force has to be looked through again; null when none is in force */
  reviewDueAt: maybeAt,
  /** 备案 of the revision in force */
  filedAt: maybeAt,
  filingDueAt: maybeAt,
});
export type PlanSummary = z.infer<typeof planSummary>;

export const runSummary = z.strictObject({
  id: z.string(),
  planId: z.string(),
  planRevision: z.number(),
  title: z.string(),
  titleEn: z.string(),
  incidentId: z.string().nullable(),
  incidentTitle: z.string().nullable(),
  warningId: z.string().nullable(),
  receivedAt: at,
  startedAt: at,
  startedBy: z.string(),
  endedAt: maybeAt,
  state: z.enum(['running', 'ended']),
  /** events applied so far; an act names the version it saw */
  version: z.number(),
  /** name of the drill that it belongs to; null is real work */
  drill: z.string().nullable(),
  nextDeadline: deadline.nullable(),
  /** the run that this one took over from, and the one that took over from it, when the room changed its plan */
  switchedFrom: z.string().optional(),
  switchedTo: z.string().optional(),
});
export type RunSummary = z.infer<typeof runSummary>;

/** A run with all that the screen needs to draw and drive it; plan, tables and state are the shapes of shared/plan. */
export const runDetail = z.strictObject({
  summary: runSummary,
  planText: z.string(),
  tablesText: z.string(),
  /** of the sub-plans, in the revisions that the run pinned, by plan id */
  subplanTexts: z.record(z.string(), z.string()),
  state: z.unknown(),
  facts: z.record(z.string(), z.union([z.number(), z.boolean()])),
  deadlines: z.array(deadline),
  obligations: z.array(obligation),
});
export type RunDetail = z.infer<typeof runDetail>;
