import { z } from 'zod';
import {
  CALL_OUTCOMES,
  DECISION_WAYS,
  GRADES,
  INCIDENT_TYPE_LIST,
  LOG_KINDS,
  PROFILES,
  RETENTIONS,
  ROLES,
  SEND_WAYS,
  SHIFT_POSTS,
  WARNING_COLORS,
} from '../domain/vocabulary';
import { alert, deadline } from './alertModels';
import { accountsProcedures, secondPerson } from './areas/accounts';
import { auditProcedures } from './areas/audit';
import { briefingProcedures } from './areas/briefing';
import { calloutsProcedures } from './areas/callouts';
import { channelsProcedures } from './areas/channels';
import { closingProcedures } from './areas/closing';
import { contactsProcedures } from './areas/contacts';
import { documentsProcedures } from './areas/documents';
import { dutiesProcedures } from './areas/duties';
import { dutyProcedures } from './areas/duty';
import { figuresInput, figuresProcedures } from './areas/figures';
import { guideProcedures } from './areas/guide';
import { handoverProcedures } from './areas/handover';
import { importsProcedures } from './areas/imports';
import { intakeInput, intakeProcedures } from './areas/intake';
import { ladderProcedures } from './areas/ladders';
import { attachmentList, logMoreProcedures } from './areas/logMore';
import { lossesProcedures } from './areas/losses';
import { papersProcedures } from './areas/papers';
import { plansProcedures } from './areas/plans';
import { planTransferProcedures } from './areas/planTransfer';
import { recoveryProcedures } from './areas/recovery';
import { reportPapersProcedures } from './areas/reportPapers';
import { reportsProcedures } from './areas/reports';
import { rescueProcedures } from './areas/rescue';
import { responsesProcedures } from './areas/responses';
import { reviewProcedures } from './areas/review';
import { rosterProcedures } from './areas/roster';
import { rulesProcedures } from './areas/rules';
import { sealedProcedures } from './areas/sealed';
import { searchProcedures } from './areas/search';
import { settingsProcedures } from './areas/settings';
import { statisticsProcedures } from './areas/statistics';
import { talliesProcedures } from './areas/tallies';
import { warningFileProcedures } from './areas/warningFiles';
import { warningsProcedures } from './areas/warnings';
import { board, status } from './boardModels';
import type { ConsoleProcedures } from './consoleProcedures';
import { count, filled, id, instant, lineText, text, uuid } from './fields';
import * as m from './models';
import { command, query } from './procedure';
import { countersign, runAct } from './runActs';

const empty = z.strictObject({});
const done = z.strictObject({});
const writers = ['officer', 'operator', 'supervisor'] as const;
const leaders = ['officer', 'supervisor'] as const;

const accountName = z
  .string()
  .min(2)
  .max(32)
  .regex(/^[\p{L}\p{N}_.-]+$/u);
const password = z.string().min(1).max(200);
const newAccount = { name: accountName, displayName: filled(40), password };

const callerInput = z.strictObject({ unit: text(120), name: text(60), post: text(60), phone: text(40) });
const casualtiesInput = z.strictObject({
  dead: count,
  missing: count,
  trapped: count,
  seriousInjury: count,
  threatened: count,
  evacuated: count,
});

/** A person writes one line. `entryId` is made by the caller: sending the same line twice stores it once. */
const appendLine = z.strictObject({
  entryId: uuid,
  kind: z.enum(LOG_KINDS).exclude(['instruction', 'incident', 'system']),
  text: lineText,
  receivedAt: instant.nullable(),
  occurredAt: instant.nullable(),
  incidentId: id.nullable(),
  caller: callerInput.nullable(),
  handling: text(2_000),
  leaderWords: text(2_000).default(''),
  result: text(2_000).default(''),
  doneAt: instant.nullable().default(null),
  paperSerial: text(20).default(''),
  attachments: attachmentList.default([]),
  /** the call that it was taken from; `endedAt` null: just now */
  call: z
    .strictObject({ startedAt: instant, endedAt: instant.nullable(), outcome: z.enum(CALL_OUTCOMES) })
    .nullable()
    .default(null),
});

/** Every procedure of the desk. Removing one breaks both sides at compile time. */
export const procedures = {
  'system.status': query('seat', empty, status),
  'system.found': command(
    'seat',
    z.strictObject({
      roomName: filled(60),
      divisionCode: z.string().regex(/^\d{6}$/),
      profile: z.enum(PROFILES),
      account: z.strictObject(newAccount),
    }),
    m.account,
  ),
  'session.signIn': command('seat', z.strictObject({ name: z.string().max(64), password }), m.account),
  'session.signOut': command('seat', z.strictObject({ accountId: id }), done),
  'account.list': query('any', empty, z.array(m.account)),
  'account.create': command(
    ['supervisor', 'administrator'],
    z.strictObject({
      ...newAccount,
      roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length),
      second: secondPerson,
    }),
    m.account,
  ),

  'board.get': query('seat', empty, board),

  'shift.open': command(
    leaders,
    z.strictObject({
      shiftId: uuid,
      startsAt: instant,
      endsAt: instant,
      posts: z
        .array(
          z.strictObject({
            post: z.enum(SHIFT_POSTS),
            accountId: id.nullable(),
            name: filled(40),
            phone: text(40),
          }),
        )
        .min(1)
        .max(12),
    }),
    m.shift,
  ),
  'shift.close': command(leaders, z.strictObject({ shiftId: id, summary: text(4_000) }), m.shift),
  'shift.list': query('any', z.strictObject({ limit: z.int().min(1).max(500) }), z.array(m.shift)),
  'shift.numbers': query('any', z.strictObject({ shiftId: id }), m.shiftNumbers),

  'log.append': command(writers, appendLine, m.logEntry),
  'log.correct': command(
    writers,
    z.strictObject({ entryId: uuid, corrects: id, text: lineText, reason: text(500) }),
    m.logEntry,
  ),
  /** Lines from..to by number (or by human number when `people` is true), both included; at most 500. For a virtual list. */
  'log.range': query(
    'any',
    z.strictObject({ from: z.int().min(1), to: z.int().min(1), people: z.boolean() }),
    z.array(m.logEntry),
  ),
  'log.count': query('any', empty, z.strictObject({ all: z.number(), people: z.number() })),
  'log.get': query('any', z.strictObject({ entryId: id }), m.logEntry),
  /** Numbers (both scales) of the first line received at or after an instant, for jumping to a day. */
  'log.at': query(
    'any',
    z.strictObject({ at: instant }),
    z.strictObject({ number: z.number(), humanNumber: z.number() }),
  ),

  'instruction.record': command(
    writers,
    z.strictObject({
      entryId: uuid,
      leader: filled(60),
      way: z.enum(DECISION_WAYS),
      words: lineText,
      owner: filled(60),
      dueAt: instant.nullable(),
      receivedAt: instant.nullable(),
      incidentId: id.nullable(),
    }),
    m.logEntry,
  ),
  'instruction.done': command(
    writers,
    z.strictObject({ instructionId: id, result: filled(2_000) }),
    m.instruction,
  ),
  'instruction.list': query('seat', z.strictObject({ open: z.boolean() }), z.array(m.instruction)),

  'incident.record': command(
    leaders,
    z.strictObject({
      incidentId: uuid,
      callback: text(40),
      caller: callerInput,
      source: filled(60),
      type: z.enum(INCIDENT_TYPE_LIST),
      place: filled(200),
      title: text(80),
      summary: lineText,
      occurredAt: instant.nullable(),
      receivedAt: instant.nullable(),
      casualties: casualtiesInput,
      /** figures in the units of shared/domain/figures; they go before the counts */
      figures: figuresInput.optional(),
      grade: z.enum(GRADES).nullable(),
      sensitive: z.boolean(),
      parentId: id.nullable(),
      /** the line of the call that reported it */
      callLineId: id.nullable().default(null),
      /** name of the drill; null is real work. A child of a drill is one by itself. */
      drill: filled(60).nullable().default(null),
      ...intakeInput,
    }),
    m.incident,
  ),
  /**
   * What is left out stays as it is. Refusals: figure_falls with figure, from and to where a figure falls and nothing explains it; figures_of_ledger where
   * the ledger of people counts it.
   */
  'incident.updateFacts': command(
    writers,
    z.strictObject({
      incidentId: id,
      /** makes a repeated send harmless */
      actId: uuid.optional(),
      /** a full set of counts; nought is taken as said only where somebody had been reported */
      casualties: casualtiesInput.optional(),
      figures: figuresInput.optional(),
      /** when it was so in the words of the source; null or left out: now */
      asOf: instant.nullable().optional(),
      reason: text(500).optional(),
      grade: z.enum(GRADES).nullable().optional(),
      sensitive: z.boolean().optional(),
      source: filled(120),
    }),
    m.incident,
  ),
  'incident.close': command(
    leaders,
    z.strictObject({
      incidentId: id,
      result: filled(4_000),
      /** of a supervisor who closes over what is open; empty when nothing is */
      overrideReason: text(500),
      /** whose decision it was; empty: the supervisor's own */
      decidedBy: text(60).default(''),
      way: z.enum(DECISION_WAYS).nullable().default(null),
      /** how long the file is kept; null: by the grade */
      retention: z.enum(RETENTIONS).nullable().default(null),
    }),
    m.incident,
  ),
  /** New facts after the closing, a death within 30 days for instance: what was owed when it was closed is owed again. */
  'incident.reopen': command(leaders, z.strictObject({ incidentId: id, reason: filled(500) }), m.incident),
  'incident.setRetention': command(
    ['supervisor'],
    z.strictObject({ incidentId: id, retention: z.enum(RETENTIONS), reason: filled(500) }),
    m.incident,
  ),
  'incident.list': query(
    'any',
    z.strictObject({ state: z.enum(['open', 'closed', 'all']) }),
    z.array(m.incident),
  ),
  'incident.get': query(
    'any',
    z.strictObject({ incidentId: id }),
    z.strictObject({
      incident: m.incident,
      timeline: z.array(m.logEntry),
      runs: z.array(m.runSummary),
      obligations: z.array(m.obligation),
      deadlines: z.array(deadline),
      children: z.array(m.incident),
      suggestedPlans: z.array(z.string()),
    }),
  ),

  'obligation.meet': command(
    writers,
    z.strictObject({
      obligationId: id,
      receiver: filled(60),
      at: instant.nullable(),
      way: z.enum(SEND_WAYS),
      readBack: z.boolean(),
      /** 迟报说明, where it was done after its limit; without it the explanation is owed */
      lateReason: text(500).default(''),
      /** the report that it is done with */
      recordId: id.nullable().default(null),
    }),
    m.obligation,
  ),

  'warning.record': command(
    writers,
    z.strictObject({
      warningId: uuid,
      issuer: filled(80),
      kind: filled(40),
      color: z.enum(WARNING_COLORS).nullable(),
      level: z.enum(GRADES).nullable(),
      area: filled(200),
      text: text(4_000),
      receivedAt: instant.nullable(),
      startsAt: instant.nullable(),
      endsAt: instant.nullable(),
      /** the warning in force that this one takes the place of */
      supersedesId: id.nullable().default(null),
    }),
    m.warning,
  ),
  'warning.lift': command(writers, z.strictObject({ warningId: id, reason: filled(500) }), m.warning),
  'warning.list': query('any', z.strictObject({ inForceOnly: z.boolean() }), z.array(m.warning)),

  'run.start': command(
    writers,
    z.strictObject({
      runId: uuid,
      planId: id,
      incidentId: id.nullable(),
      warningId: id.nullable(),
      /** the same plan already runs here, and a second run is meant */
      again: z.boolean().optional(),
      /** name of the drill, for a run on its own; a run of a drill's incident is one by itself */
      drill: filled(60).nullable().default(null),
    }),
    m.runSummary,
  ),
  'run.list': query(
    'any',
    z.strictObject({ state: z.enum(['running', 'ended', 'all']) }),
    z.array(m.runSummary),
  ),
  'run.get': query('any', z.strictObject({ runId: id }), m.runDetail),
  /**
   * Goes over to another plan or revision: what was done and met is carried, deadlines move in the same transaction. `newRunId` makes a repeat
   * harmless. Gives the run that goes on.
   */
  'run.switch': command(
    writers,
    z.strictObject({
      runId: id,
      newRunId: uuid,
      planId: id,
      revision: z.int().min(1),
      mapping: z
        .record(z.string().max(200), z.string().max(200).nullable())
        .refine((map) => Object.keys(map).length <= 600),
      reason: filled(500),
    }),
    m.runDetail,
  ),
  /** One act of a person on a run. `actId` makes a repeated send harmless. */
  'run.act': command(
    writers,
    z.strictObject({ actId: uuid, runId: id, act: runAct, countersign: countersign.optional() }),
    m.runDetail,
  ),

  'deadline.list': query('seat', z.strictObject({ withinMs: z.int().min(0).nullable() }), z.array(deadline)),
  /** Alerts whose thing is not done, the unanswered first, then the gravest. */
  'alert.list': query(
    'seat',
    z.strictObject({
      groupId: z.exactOptional(z.string().min(1).max(200)),
      state: z.exactOptional(z.enum(['raised', 'acknowledged', 'inhibited'])),
      limit: z.exactOptional(z.int().min(1).max(500)),
      offset: z.exactOptional(z.int().min(0).max(1_000_000)),
    }),
    z.array(alert),
  ),
  'alert.acknowledge': command('seat', z.strictObject({ alertId: id }), alert),
  /**
   * Alerts that the page has drawn: those named, and with `countedAt` those raised until then that it showed as a number of their group. `raisings` says which raising
   * of each was drawn: one that has been raised anew since is not noted, and named as `outdated`. `painted` are the ones that are noted down now; `left` is how many
   * counted ones the next call will note.
   */
  'alert.painted': command(
    'seat',
    z.strictObject({
      alertIds: z.array(id).max(500),
      raisings: z.exactOptional(z.record(id, z.strictObject({ rung: z.int(), returns: z.int() }))),
      countedAt: z.exactOptional(instant),
    }),
    z.strictObject({ painted: z.array(z.string()), outdated: z.array(z.string()), left: z.number() }),
  ),
  ...closingProcedures,
  ...plansProcedures,
  ...planTransferProcedures,
  ...settingsProcedures,
  ...rosterProcedures,
  ...dutyProcedures,
  ...handoverProcedures,
  ...logMoreProcedures,
  ...documentsProcedures,
  ...searchProcedures,
  ...papersProcedures,
  ...statisticsProcedures,
  ...talliesProcedures,
  ...importsProcedures,
  // incident rules
  ...dutiesProcedures,
  ...rulesProcedures,
  // intake
  ...intakeProcedures,
  // figures and people
  ...figuresProcedures,
  // incident reports
  ...reportsProcedures,
  // report papers
  ...reportPapersProcedures,
  // briefing and clocks
  ...briefingProcedures,
  // responses
  ...responsesProcedures,
  // contacts
  ...contactsProcedures,
  // warnings
  ...warningsProcedures,
  ...warningFileProcedures,
  // call-outs
  ...calloutsProcedures,
  // ladders and grouping
  ...ladderProcedures,
  // accounts and seat
  ...accountsProcedures,
  // audit
  ...auditProcedures,
  // recovery
  ...recoveryProcedures,
  ...rescueProcedures,
  // comfort
  ...guideProcedures,
  // channels and evidence
  ...channelsProcedures,
  // losses
  ...lossesProcedures,
  ...reviewProcedures,
  ...sealedProcedures,
} as const;

export type Procedures = typeof procedures;
export type ProcedureName = keyof Procedures;
type All = Procedures & ConsoleProcedures;
export type AnyProcedureName = keyof All;
export type InputOf<N extends AnyProcedureName> = z.input<All[N]['input']>;
export type ParsedInputOf<N extends AnyProcedureName> = z.output<All[N]['input']>;
export type OutputOf<N extends AnyProcedureName> = z.output<All[N]['output']>;
