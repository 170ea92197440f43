import type { AppError, ErrorCode } from '../../shared/contract/errors';

/** A refusal that a use case throws inside its transaction, so that nothing of it stays; the router turns it into a typed reply. */
export class Refusal extends Error {
  readonly error: AppError;
  constructor(code: ErrorCode, extra: Omit<AppError, 'code'> = {}) {
    super(code);
    this.error = { code, ...extra };
  }
}

/** Stops the use case with a typed refusal. */
export function refuseWith(code: ErrorCode, extra: Omit<AppError, 'code'> = {}): never {
  throw new Refusal(code, extra);
}
