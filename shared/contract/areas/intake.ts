import { z } from 'zod';
import { ATTENTION_FLAGS, ELEMENT_STATES, ELEMENTS } from '../../domain/incidentFacts';
import { INCIDENT_TYPE_LIST } from '../../domain/vocabulary';
import { count, filled, id, instant, lineText, text, uuid } from '../fields';
import { incident } from '../models';
import { command, query } from '../procedure';
import { figuresInput } from './figures';

/** Intake 接报: the twelve elements, attention flags, verification, and calls about what is known already. */

const element = z.enum(ELEMENTS);
export const elementInput = z.strictObject({
  element,
  state: z.enum(ELEMENT_STATES),
  text: text(1_000).default(''),
  question: text(200).default(''),
});
const extraId = z.string().regex(/^[A-Za-z]{1,40}$/);
const extras = z.record(extraId, text(300)).refine((all) => Object.keys(all).length <= 30);
export const flagsInput = z
  .array(z.enum(ATTENTION_FLAGS))
  .max(ATTENTION_FLAGS.length)
  .refine((flags) => new Set(flags).size === flags.length);

/** What `incident.record` takes besides its first fields; absent: nothing was said. */
export const intakeInput = {
  elements: z
    .array(elementInput)
    .max(ELEMENTS.length)
    .refine((all) => new Set(all.map((one) => one.element)).size === all.length)
    .default([]),
  flags: flagsInput.default([]),
  /** by id of shared/domain/incidentExtras; those that are figures are told as figures */
  extras: extras.default({}),
} as const;

const elementFact = z.strictObject({
  element,
  state: z.enum(ELEMENT_STATES),
  text: z.string(),
  question: z.string(),
  changedAt: z.number(),
  source: z.string(),
  by: z.string(),
});
const extraFact = z.strictObject({
  extra: z.string(),
  value: z.string(),
  changedAt: z.number(),
  source: z.string(),
  by: z.string(),
});
const mark = z.strictObject({
  mark: z.enum(['flags', 'verified', 'stable']),
  /** ids of flags, `true` or `false`, `stable` or `growing` */
  value: z.array(z.string()),
  at: z.number(),
  saidBy: z.string(),
  words: z.string(),
  by: z.string(),
  recordedAt: z.number(),
});

export const incidentElements = z.strictObject({
  /** one of each element, in the order of asking; `open` where nobody has said anything */
  elements: z.array(elementFact),
  extras: z.array(extraFact),
  /** every change of an element, the newest first */
  history: z.array(z.strictObject({ ...elementFact.shape, recordedAt: z.number() })),
  marks: z.array(mark),
  /** when the open questions are to be asked again */
  followUpAt: z.number().nullable(),
});
export type IncidentElements = z.infer<typeof incidentElements>;

const writers = ['officer', 'operator', 'supervisor'] as const;
const leaders = ['officer', 'supervisor'] as const;
const callerInput = z.strictObject({ unit: text(120), name: text(60), post: text(60), phone: text(40) });
const judged = { incidentId: id, at: instant.nullable(), by: filled(60), words: text(500) } as const;

export const intakeProcedures = {
  'incident.elements': query('any', z.strictObject({ incidentId: id }), incidentElements),
  /** What became known of some elements at once. `actId` makes a repeated send harmless. */
  'incident.setElements': command(
    writers,
    z.strictObject({
      actId: uuid,
      incidentId: id,
      elements: intakeInput.elements,
      extras: intakeInput.extras,
      /** null: just now */
      at: instant.nullable(),
      source: filled(120),
    }),
    incidentElements,
  ),
  /** The open questions were asked again; they come back after the room's minutes. */
  'incident.askAgain': command(
    writers,
    z.strictObject({ actId: uuid, incidentId: id, note: text(300) }),
    incidentElements,
  ),
  'incident.setFlags': command(writers, z.strictObject({ incidentId: id, flags: flagsInput }), incident),
  'incident.verify': command(writers, z.strictObject({ ...judged, isTrue: z.boolean() }), incident),
  'incident.markStable': command(leaders, z.strictObject({ ...judged, isStable: z.boolean() }), incident),
  /** One more call about an incident that is recorded: it becomes a line of it, with all that was typed. Gives the incident. */
  'incident.mergeCall': command(
    writers,
    z.strictObject({
      entryId: uuid,
      incidentId: id,
      callback: text(40),
      caller: callerInput,
      source: text(60),
      type: z.enum(INCIDENT_TYPE_LIST).nullable(),
      place: text(200),
      summary: lineText,
      occurredAt: instant.nullable(),
      receivedAt: instant.nullable(),
      casualties: z.strictObject({
        dead: count,
        missing: count,
        trapped: count,
        seriousInjury: count,
        threatened: count,
        evacuated: count,
      }),
      callLineId: id.nullable(),
      /** name of the drill that the call was played in; null is real work */
      drill: filled(60).nullable(),
      ...intakeInput,
      figures: figuresInput.default({}),
    }),
    incident,
  ),
} as const;
