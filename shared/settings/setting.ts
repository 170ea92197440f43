import type { z } from 'zod';

/**
 * One setting of the room: its shape, what holds until somebody changes it, and where the default comes from: a source mark of domain.md
 * (`S2`, `X9`, `M`, `D`), shown beside it.
 */
export type Setting<S extends z.ZodType = z.ZodType> = {
  readonly schema: S;
  readonly fallback: z.output<S>;
  readonly source: string;
};

export const setting = <S extends z.ZodType>(
  schema: S,
  fallback: z.output<S>,
  source: string,
): Setting<S> => ({ schema, fallback, source });
