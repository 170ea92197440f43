import type { z } from 'zod';
import { consoleProcedures } from './consoleProcedures';
import { type AppError, type Result, refuse } from './errors';
import { type AnyProcedureName, type ParsedInputOf, procedures } from './procedures';

/** Turns what zod found into one typed refusal that names the field; the first problem is enough for a person. */
export function inputError(error: z.ZodError): AppError {
  const issue = error.issues[0];
  const field = issue ? issue.path.map(String).join('.') : '';
  const named = field === '' ? {} : { field };
  if (issue?.message === 'text_not_storable') return { code: 'text_not_storable', ...named };
  if (issue?.code === 'too_big' && issue.origin === 'string') {
    return { code: 'text_too_long', ...named, params: { max: Number(issue.maximum) } };
  }
  return {
    code: 'invalid_input',
    ...named,
    params: { reason: issue?.message === 'empty' ? 'empty' : String(issue?.code) },
  };
}

const all: Readonly<Record<string, { readonly input: z.ZodType }>> = { ...procedures, ...consoleProcedures };

/**
 * Checks and normalises the input of a procedure against the contract; extra keys are refused. Refusals: unknown_procedure,
 * invalid_input, text_not_storable, text_too_long.
 */
export function parseInput<N extends AnyProcedureName>(name: N, input: unknown): Result<ParsedInputOf<N>> {
  const procedure = Object.hasOwn(all, name) ? all[name] : undefined;
  if (!procedure) return refuse('unknown_procedure', { params: { name: String(name).slice(0, 64) } });
  const parsed = procedure.input.safeParse(input);
  if (!parsed.success) return { ok: false, error: inputError(parsed.error) };
  return { ok: true, value: parsed.data as ParsedInputOf<N> };
}
