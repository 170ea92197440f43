import type { Bridge } from '../../shared/contract/bridge';
import type { AppError, Result } from '../../shared/contract/errors';
import type { AnyProcedureName, InputOf, OutputOf } from '../../shared/contract/procedures';
import { activeAccountId } from './active';

declare global {
  interface Window {
    readonly watchdesk?: Bridge;
  }
}

/** A refusal of the desk (or of main's gate), with the code that shared/wording words. */
export class CallError extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.name = 'CallError';
    this.error = error;
  }
}

/** Calls as a named account (null: as the seat). Every failure is a CallError; a broken bridge is `internal`. */
export async function callAs<N extends AnyProcedureName>(
  name: N,
  input: InputOf<N>,
  as: string | null,
): Promise<OutputOf<N>> {
  const bridge = window.watchdesk;
  if (bridge === undefined) throw new CallError({ code: 'desk_unavailable' });
  let result: Result<OutputOf<N>>;
  try {
    result = await bridge.call(name, input, as);
  } catch (cause) {
    throw new CallError({ code: 'internal', ref: cause instanceof Error ? cause.message : String(cause) });
  }
  if (!result.ok) throw new CallError(result.error);
  return result.value;
}

/** Calls as the active account (see bridge/session.ts). */
export function call<N extends AnyProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  return callAs(name, input, activeAccountId());
}
