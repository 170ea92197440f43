import type { Procedure } from '../../shared/contract/procedure';
import { procedures } from '../../shared/contract/procedures';
import type { DeskRoom } from '../helpers/deskRoom';
import fc from '../helpers/fc.ts';
import { PROLOGUE, perform, sequences } from './anyActs';
import { type Shape, shapeOf } from './hostile';

/** Texts that run as code wherever they are taken for anything but text. Each sets the same mark, asks the same address or computes the same cell. */
export const SCRIPTS: readonly string[] = [
  '<script>window.ranText=1</script>',
  '<img src=x onerror="window.ranText=1">',
  '"><svg onload=window.ranText=1>',
  "'><b onmouseover=window.ranText=1>",
  '<a href="javascript:window.ranText=1">点</a>',
  'javascript:window.ranText=1',
  '<iframe srcdoc="<script>parent.ranText=1</script>">',
  '</textarea><script>window.ranText=1</script>',
  '</style><script>window.ranText=1</script>',
  '</title><img src=x onerror=window.ranText=1>',
  ']]><script>window.ranText=1</script>',
  '<math><mi xlink:href="javascript:window.ranText=1">',
  '<style>*{background:url(http://127.0.0.1:9/x)}</style>',
  '&lt;script&gt;window.ranText=1&lt;/script&gt;',
  '"]; click A call ranText(); A["',
  'A-->B; click A href "javascript:window.ranText=1"',
  '%%{init: {"securityLevel": "loose"}}%%',
  '{{constructor.constructor("window.ranText=1")()}}',
  '=HYPERLINK("http://127.0.0.1:9/","x")',
  '@SUM(1+1)*cmd|calc',
  '+cmd|calc!A0',
  '-2+3+cmd|calc',
];
const SHORT = '<b onclick=ranText>';

const all: Readonly<Record<string, Procedure>> = procedures;

const isFreeText = (shape: Shape): boolean =>
  shape.type === 'string' &&
  shape.pattern === undefined &&
  shape.format === undefined &&
  shape.enum === undefined &&
  shape.const === undefined &&
  (shape.maxLength ?? 1_000) >= SHORT.length;

/** Whether a value may be meant by this branch of a union. */
function fits(shape: Shape, value: unknown): boolean {
  if (typeof value === 'string') return shape.type === 'string';
  if (Array.isArray(value)) return shape.type === 'array';
  if (typeof value !== 'object' || value === null || shape.type !== 'object') return false;
  return Object.entries(shape.properties ?? {}).every(
    ([key, part]) => part.const === undefined || part.const === (value as Record<string, unknown>)[key],
  );
}

type Put = (field: string, most: number) => string | null;

/** The same input with every free text replaced. */
function replaceTexts(shape: Shape, value: unknown, field: string, put: Put): unknown {
  const branch = (shape.anyOf ?? shape.oneOf)?.find((one) => fits(one, value));
  if (branch !== undefined) return replaceTexts(branch, value, field, put);
  if (typeof value === 'string')
    return (isFreeText(shape) ? put(field, shape.maxLength ?? 1_000) : null) ?? value;
  if (Array.isArray(value))
    return value.map((one: unknown) => replaceTexts(shape.items ?? {}, one, `${field}[]`, put));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      replaceTexts(shape.properties?.[key] ?? {}, part, `${field}.${key}`, put),
    ]),
  );
}

/** Fields that name things or numbers by a rule of their own: a wrong one is refused, and the rest is tried without them. */
const RULED = /phone|code|number|serial|callback|month|day|date|mode|key|id$/i;

export type Poisoned = { readonly fields: ReadonlySet<string>; readonly texts: number };

/**
 * Lets a room live through acts of every area while each free text that anybody types is one of `SCRIPTS`. Where the desk refuses such a text the act is done as
 * it was. Gives the fields that took one.
 */
export async function poison(room: DeskRoom, steps: number, seed: number): Promise<Poisoned> {
  const fields = new Set<string>();
  const shapes = new Map(Object.entries(all).map(([name, { input }]) => [name, shapeOf(input)]));
  let turn = 0;
  const texts = { put: 0 };
  const plain = room.reply.bind(room);
  const tried = async (
    procedure: string,
    input: unknown,
    as: string | null | undefined,
    leaves: RegExp | null,
  ) => {
    const put: string[] = [];
    const changed = replaceTexts(shapes.get(procedure) ?? {}, input, procedure, (field, most) => {
      if (leaves?.test(field)) return null;
      turn += 1;
      const text = SCRIPTS[turn % SCRIPTS.length] ?? SHORT;
      put.push(field);
      return text.length <= most ? text : SHORT;
    });
    if (put.length === 0) return null;
    const reply = await plain(procedure, changed, as);
    if (!reply.ok) return null;
    for (const field of put) fields.add(field);
    texts.put += put.length;
    return reply;
  };
  room.reply = async (procedure, input, as) => {
    const isAct = all[procedure]?.kind === 'command' && !/^(session|system)\./.test(procedure);
    const reply = isAct
      ? ((await tried(procedure, input, as, null)) ?? (await tried(procedure, input, as, RULED)))
      : null;
    return reply ?? plain(procedure, input, as);
  };
  const [acts] = fc.sample(fc.tuple(sequences(steps), sequences(steps)), { numRuns: 1, seed });
  await perform(room, [...PROLOGUE, ...(acts?.[0] ?? []), ...(acts?.[1] ?? [])]);
  room.reply = plain;
  return { fields, texts: texts.put };
}
