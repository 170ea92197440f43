import type { AppError, ErrorCode } from './errors';

/** An answer or a typed refusal. Apart from the schemas, so that what only answers need not load them. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (
  code: ErrorCode,
  extra: Omit<AppError, 'code'> = {},
): { readonly ok: false; readonly error: AppError } => ({
  ok: false,
  error: { code, ...extra },
});
