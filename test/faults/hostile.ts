import type { z } from 'zod';
import { toJSONSchema } from 'zod';
import fc, { type Arbitrary } from '../helpers/fc.ts';

/** The part of JSON Schema that the contract's inputs come out as. */
export type Shape = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
};

export function shapeOf(schema: z.ZodType): Shape {
  return toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape;
}

/** True when some part of an input is called so: such a procedure is only sent what it has to refuse. */
export function hasField(shape: Shape, name: string): boolean {
  const parts = [
    ...Object.entries(shape.properties ?? {}).flatMap(([key, part]) =>
      key === name ? [true] : [hasField(part, name)],
    ),
    ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])].map((part) =>
      hasField(part, name),
    ),
    shape.items === undefined ? false : hasField(shape.items, name),
  ];
  return parts.includes(true);
}

/** Texts that have broken programs before. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\u202e倒着写\u202c',
  '零\u200b宽\u200d度\ufeff',
  'é e\u0301 ﷽ 𠮷 👨‍👩‍👧‍👦',
  "'; DROP TABLE journal; --",
  '" OR 1=1 --',
  '%_\\%',
  '*"NEAR(" AND OR NOT ^-',
  '<script>window.ran=1</script>',
  '<img src=x onerror="window.ran=1">',
  '"><svg onload=window.ran=1>',
  'javascript:window.ran=1',
  '=HYPERLINK("http://x","y")',
  '@SUM(1)',
  '+1-1',
  '-1+1',
  '\t=1',
  '\r\n',
  'a\u2028b\u2029c',
  '../../etc/passwd',
  '\\\\host\\share',
  'C:\\Windows',
  '__proto__',
  'constructor',
  'toString',
  '{{7*7}}#{7*7}<%= 7*7 %>',
  '%s%n%x',
  'NaN',
  'null',
  '1e999',
  'Ａ１',
  '2026-02-30',
  'x'.repeat(10_000),
  '长'.repeat(9_000),
];

const HOSTILE_NUMBERS: readonly number[] = [
  0,
  -0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 1,
  -(2 ** 53),
  2 ** 31,
  2 ** 63,
  1e300,
  5e-324,
  946_684_800_000,
  4_102_444_800_000,
];

const hostileText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
);
const poisoned: unknown = JSON.parse(
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
);
export const hostile: Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(...HOSTILE_NUMBERS),
  fc.constantFrom<unknown>(null, undefined, true, false, [], {}, [[]], poisoned),
  fc.anything({ maxDepth: 2, withBigInt: true, withDate: true }),
);

/** What an input may be that is right in its form; `ids` are those of things that are there. */
export function rightValue(shape: Shape, ids: readonly string[]): Arbitrary<unknown> {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => rightValue(one, ids)));
  if (shape.allOf?.[0] !== undefined) return rightValue(shape.allOf[0], ids);
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum !== undefined && shape.enum.length > 0) return fc.constantFrom(...shape.enum);
  const type = typeof shape.type === 'string' ? shape.type : shape.type?.[0];
  if (type === 'object') return rightObject(shape, ids);
  if (type === 'array')
    return fc.array(rightValue(shape.items ?? {}, ids), {
      minLength: shape.minItems ?? 0,
      maxLength: Math.min(shape.maxItems ?? 3, (shape.minItems ?? 0) + 3),
    });
  if (type === 'string') return rightText(shape, ids);
  if (type === 'integer' || type === 'number') return rightNumber(shape);
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  return hostile;
}

function rightObject(shape: Shape, ids: readonly string[]): Arbitrary<unknown> {
  const fields = Object.entries(shape.properties ?? {}).map(([key, part]) => [key, rightValue(part, ids)]);
  const model = Object.fromEntries(fields) as Record<string, Arbitrary<unknown>>;
  if (fields.length === 0 && typeof shape.additionalProperties === 'object')
    return fc.dictionary(fc.string({ maxLength: 12 }), rightValue(shape.additionalProperties, ids), {
      maxKeys: 3,
    });
  const required = (shape.required ?? []).filter((key) => key in model);
  return fc.record(model, { requiredKeys: required as never[] });
}

function rightText(shape: Shape, ids: readonly string[]): Arbitrary<unknown> {
  if (shape.format === 'uuid') return fc.oneof(fc.uuid({ version: 4 }), fc.constantFrom(...uuidsOf(ids)));
  if (shape.pattern !== undefined) {
    const pattern = new RegExp(shape.pattern, 'u');
    const fitting = [...ids, '2026-11-24', '2026-11', '350928', '08:00', '1', 'a'].filter((one) =>
      pattern.test(one),
    );
    if (fitting.length > 0) return fc.constantFrom(...fitting);
    return fc.stringMatching(new RegExp(shape.pattern));
  }
  const most = shape.maxLength ?? 200;
  const fits = HOSTILE_TEXTS.filter((one) => one.length <= most && one.length >= (shape.minLength ?? 0));
  return fc.oneof(fc.constantFrom(...fits, '正常的文字'.slice(0, most)), hostileText);
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const uuidsOf = (ids: readonly string[]): readonly string[] => {
  const found = ids.filter((one) => UUID.test(one));
  return found.length > 0 ? found : ['00000000-0000-4000-8000-00000000ffff'];
};

function rightNumber(shape: Shape): Arbitrary<unknown> {
  const least = Math.max(shape.minimum ?? -1_000, Number.MIN_SAFE_INTEGER);
  const most = Math.min(shape.maximum ?? 1_000_000, Number.MAX_SAFE_INTEGER);
  const isMoment = least > 900_000_000_000;
  const near = isMoment
    ? [1_795_000_000_000, 1_795_460_293_000, 1_800_000_000_000]
    : [least, least + 1, most];
  return fc.oneof(fc.constantFrom(...near), fc.integer({ min: least, max: most }));
}

/** What the input is: as the contract wants it, with a hostile value somewhere, or wrong beyond doubt. */
export type Sent = { readonly input: unknown; readonly must: 'any' | 'refuse' };

/** Inputs for one procedure. `refuse`: a key too many, or no object at all. */
export function inputsFor(schema: z.ZodType, ids: readonly string[], isHarmful: boolean): Arbitrary<Sent> {
  const shape = shapeOf(schema);
  const right = rightValue(shape, ids);
  const wrong = fc.oneof(
    fc
      .tuple(right, fc.constantFrom('extra', 'toString', 'roles', 'as'), hostile)
      .map(
        ([input, key, value]): Sent => ({ input: { ...(input as object), [key]: value }, must: 'refuse' }),
      ),
    fc
      .constantFrom<unknown>(null, 5, 'text', true, [[]], Number.NaN)
      .map((input): Sent => ({ input, must: 'refuse' })),
  );
  if (isHarmful) return wrong;
  return fc.oneof(
    { weight: 4, arbitrary: right.map((input): Sent => ({ input, must: 'any' })) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(right, hostile, fc.nat(50))
        .map(([input, value, place]): Sent => ({ input: replaced(input, value, place), must: 'any' })),
    },
    { weight: 2, arbitrary: wrong },
  );
}

/** The value with one of its parts, counted through, replaced. */
function replaced(value: unknown, by: unknown, place: number): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  if (keys.length === 0) return by;
  const key = keys[place % keys.length] ?? '';
  const rest = Math.floor(place / keys.length);
  const part = (value as Record<string, unknown>)[key];
  const next = rest > 0 ? replaced(part, by, rest - 1) : by;
  if (Array.isArray(value)) return value.map((one: unknown, at) => (String(at) === key ? next : one));
  return { ...value, [key]: next };
}
