import { z } from 'zod';
import { DECISION_WAYS, SEND_WAYS } from '../domain/vocabulary';
import { MAX_FILE_BYTES, MAX_FILES_OF_LINE } from '../rules/attachments';
import { filled, id, instant, text } from './fields';

const fieldValue = z.union([
  text(2_000),
  z.number(),
  z.boolean(),
  z.strictObject({ pending: z.literal(true) }),
]);
const fields = z.record(z.string().max(40), fieldValue).refine((value) => Object.keys(value).length <= 40);

/** domain.md 3.5: only the first is an answer. */
export const CALL_RESULTS = [
  'answered_confirmed',
  'answered_not_self',
  'answered_no_readback',
  'busy',
  'no_answer',
  'power_off',
  'wrong_number',
  'line_down',
] as const;

const decision = {
  decidedBy: filled(60),
  way: z.enum(DECISION_WAYS),
  words: text(1_000).optional(),
};

const drop = {
  key: id,
  reason: filled(500),
  override: z.boolean().optional(),
  decision: z.strictObject(decision).optional(),
  at: instant.optional(),
};
const size = z.int().min(1).max(MAX_FILE_BYTES);
const mime = z.string().max(100);

/** A supervisor who is not signed in here proves who he is under an act that needs him. */
export const countersign = z.strictObject({ accountId: id, password: z.string().min(1).max(200) });

/** What a person may do with a run; mirrors RunAct of shared/plan. */
export const runAct = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('complete'),
    key: id,
    fields,
    note: text(2_000).optional(),
    at: instant.optional(),
  }),
  z.strictObject({ kind: z.literal('notify'), key: id, party: id, who: filled(60), at: instant }),
  z.strictObject({
    kind: z.literal('report_back'),
    key: id,
    party: id,
    who: filled(60),
    at: instant,
    what: filled(2_000),
    fields: fields.optional(),
  }),
  z.strictObject({ kind: z.literal('chase'), key: id, party: id, at: instant, note: text(500).optional() }),
  z.strictObject({
    kind: z.literal('call_result'),
    key: id,
    party: id,
    result: z.enum(CALL_RESULTS),
    who: text(60).optional(),
    readBack: z.boolean().optional(),
    at: instant,
  }),
  z.strictObject({
    kind: z.literal('send'),
    key: id,
    recipient: id,
    receiver: filled(60),
    at: instant,
    way: z.enum(SEND_WAYS),
    readBack: z.boolean().optional(),
    fields: fields.optional(),
  }),
  z.strictObject({
    kind: z.literal('choose'),
    key: id,
    option: z.int().min(0).max(20),
    ...decision,
    at: instant.optional(),
  }),
  z.strictObject({
    kind: z.literal('answer_until'),
    key: id,
    yes: z.boolean(),
    ...decision,
    at: instant.optional(),
  }),
  z.strictObject({ kind: z.literal('open_round'), key: id, at: instant.optional() }),
  z.strictObject({ kind: z.literal('spawn'), key: id, childIncidentId: id, at: instant.optional() }),
  z.strictObject({
    kind: z.literal('confirm_wait'),
    key: id,
    note: text(500).optional(),
    at: instant.optional(),
  }),
  z.strictObject({
    kind: z.literal('confirm_end'),
    key: id,
    decision: z.strictObject(decision).optional(),
    at: instant.optional(),
  }),
  z.strictObject({ kind: z.literal('skip'), ...drop }),
  z.strictObject({ kind: z.literal('not_applicable'), ...drop }),
  z.strictObject({
    kind: z.literal('notify_all'),
    key: id,
    parties: z
      .array(z.strictObject({ party: id, who: filled(60) }))
      .min(1)
      .max(60),
    at: instant,
  }),
  z.strictObject({ kind: z.literal('reopen'), key: id, reason: filled(500) }),
  z.strictObject({
    kind: z.literal('assign'),
    key: id,
    to: filled(60),
    accountId: id.optional(),
    note: text(500).optional(),
  }),
  z.strictObject({ kind: z.literal('note'), key: id, text: filled(2_000) }),
  z.strictObject({
    kind: z.literal('attach'),
    key: id,
    attachments: z
      .array(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: filled(200), size, mime }))
      .min(1)
      .max(MAX_FILES_OF_LINE),
  }),
]);
export type RunActInput = z.infer<typeof runAct>;
