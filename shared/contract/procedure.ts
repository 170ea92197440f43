import type { z } from 'zod';
import type { Role } from '../domain/vocabulary';

/**
 * Who may call: `seat` = the console even before anybody signed in (board, alerts, sign-in); `any` = every signed-in account; otherwise one of the
 * roles. The role is checked in the desk, never in the screen.
 */
export type Access = 'seat' | 'any' | readonly Role[];

export type Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'query' | 'command';
  readonly access: Access;
  /** true: only main and the command line may call (paths, channel outcomes); the gate refuses it to a page */
  readonly internal?: boolean;
  readonly input: I;
  readonly output: O;
};

export const query = <I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
): Procedure<I, O> => ({
  kind: 'query',
  access,
  input,
  output,
});
export const command = <I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
): Procedure<I, O> => ({
  kind: 'command',
  access,
  input,
  output,
});
export const internal = <P extends Procedure>(procedure: P): P => ({ ...procedure, internal: true });
