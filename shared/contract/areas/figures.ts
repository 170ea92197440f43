import { z } from 'zod';
import { FIGURE_IDS } from '../../domain/figures';
import {
  ATTENTION_FLAGS,
  ELEMENT_STATES,
  ELEMENTS,
  FORCE_STATES,
  type IncidentFacts,
  PERSON_STATES,
} from '../../domain/incidentFacts';
import { GRADES, INCIDENT_TYPE_LIST, PROFILES } from '../../domain/vocabulary';
import { FORCE_KINDS } from '../../rules/figures/forces';
import { MOST_FIGURE } from '../../rules/figures/standing';
import { count, filled, id, instant, text, uuid } from '../fields';
import { command, query } from '../procedure';

/** Figures with a history, the ledger of people 人头账, forces and measures of an incident. */

const writers = ['officer', 'operator', 'supervisor'] as const;
const at = z.number();
const maybeAt = z.number().nullable();

/** In the units of shared/domain/figures; a figure that nobody reported is left out. */
export const figuresInput = z.partialRecord(z.enum(FIGURE_IDS), z.number().min(0).max(MOST_FIGURE));

const figureValue = z.strictObject({
  figure: z.enum(FIGURE_IDS),
  value: z.number(),
  asOf: at,
  source: z.string(),
  reason: z.string(),
  recordedAt: at,
  by: z.string(),
});
const sex = z.enum(['male', 'female', 'unknown']);
const personState = z.enum(PERSON_STATES);
const person = z.strictObject({
  id: z.string(),
  name: z.string(),
  sex,
  age: z.number().nullable(),
  household: z.string(),
  state: personState,
  at,
  source: z.string(),
  note: z.string(),
});
const force = z.strictObject({
  id: z.string(),
  unit: z.string(),
  kind: z.enum(FORCE_KINDS),
  persons: z.number(),
  vehicles: z.number(),
  equipment: z.string(),
  state: z.enum(FORCE_STATES),
  at,
  source: z.string(),
});
const measure = z.strictObject({
  id: z.string(),
  at,
  who: z.string(),
  text: z.string(),
  source: z.string(),
});
const element = z.strictObject({
  element: z.enum(ELEMENTS),
  state: z.enum(ELEMENT_STATES),
  text: z.string(),
  question: z.string(),
  changedAt: at,
  source: z.string(),
  by: z.string(),
});
export const peopleCounts = z.record(z.enum([...PERSON_STATES, 'total']), z.number());

/** Everything known of an incident at one moment, with the names of people masked. */
export const incidentFacts = z.strictObject({
  incidentId: z.string(),
  number: z.string(),
  title: z.string(),
  type: z.enum(INCIDENT_TYPE_LIST),
  place: z.string(),
  summary: z.string(),
  source: z.string(),
  callerUnit: z.string(),
  occurredAt: maybeAt,
  receivedAt: at,
  verifiedAt: maybeAt,
  grade: z.enum(GRADES).nullable(),
  flags: z.array(z.enum(ATTENTION_FLAGS)).readonly(),
  stableAt: maybeAt,
  profile: z.enum(PROFILES),
  drill: z.string().nullable(),
  asOf: at,
  figures: z.partialRecord(z.enum(FIGURE_IDS), z.number()),
  figureValues: z.array(figureValue).readonly(),
  elements: z.array(element).readonly(),
  people: z.array(person).readonly(),
  peopleCounts: peopleCounts.nullable(),
  forces: z.array(force).readonly(),
  measures: z.array(measure).readonly(),
}) satisfies z.ZodType<IncidentFacts>;

const details = {
  sex,
  age: z.int().min(0).max(150).nullable(),
  household: text(60),
  note: text(300),
};
/** since when the state holds, who says so, and why a figure falls where the ledger does not explain it */
const told = { at: instant.nullable(), source: filled(120), reason: text(500).default('') };
const personIds = z.array(uuid).min(1).max(200);

export const figuresProcedures = {
  /** `at` null: as it stands now. What was recorded later than `at` does not appear. */
  'incident.factsAt': query('any', z.strictObject({ incidentId: id, at: instant.nullable() }), incidentFacts),

  /** Adds rows to the ledger. Refusals: figure_falls where fewer people are entered than had been reported, and no reason is given. */
  'people.add': command(
    writers,
    z.strictObject({
      incidentId: id,
      people: z
        .array(z.strictObject({ id: uuid, name: text(60), state: personState, ...details }))
        .min(1)
        .max(200),
      ...told,
    }),
    peopleCounts,
  ),
  'people.setState': command(
    writers,
    z.strictObject({ incidentId: id, personIds, state: personState, ...told }),
    peopleCounts,
  ),
  /** `name` null leaves the name as it is: a page that shows it masked does not know it. */
  'people.setDetails': command(
    writers,
    z.strictObject({
      incidentId: id,
      personId: uuid,
      name: text(60).nullable(),
      ...details,
      source: text(120),
    }),
    peopleCounts,
  ),
  /** Entered by mistake: the row goes, its entries stay in the journal. */
  'people.remove': command(
    writers,
    z.strictObject({ incidentId: id, personIds, reason: filled(500) }),
    peopleCounts,
  ),
  /** The names in full. Each asking is written into the log. */
  'people.names': command(
    writers,
    z.strictObject({ incidentId: id, why: text(120) }),
    z.array(z.strictObject({ id: z.string(), name: z.string() })),
  ),

  /** A unit of forces as it is from now on; `at` is since when it is there, or when it is expected (null: now). */
  'force.set': command(
    writers,
    z.strictObject({
      incidentId: id,
      force: z.strictObject({
        id: uuid,
        unit: filled(80),
        kind: z.enum(FORCE_KINDS),
        persons: count,
        vehicles: count,
        equipment: text(300),
        state: z.enum(FORCE_STATES),
        at: instant.nullable(),
        source: text(120),
      }),
    }),
    z.array(force),
  ),
  'force.remove': command(
    writers,
    z.strictObject({ incidentId: id, forceId: uuid, reason: filled(500) }),
    z.array(force),
  ),
  'measure.record': command(
    writers,
    z.strictObject({
      incidentId: id,
      measureId: uuid,
      at: instant.nullable(),
      who: text(80),
      text: filled(1_000),
      source: text(120),
    }),
    z.array(measure),
  ),
  'measure.withdraw': command(
    writers,
    z.strictObject({ incidentId: id, measureId: uuid, reason: filled(500) }),
    z.array(measure),
  ),
} as const;
