import { z } from 'zod';

/** True when the text can be stored and hashed as it is: no NUL and no half of a surrogate pair. */
export function isStorableText(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed();
}

/** Free text of at most `max` characters, trimmed at the ends, empty allowed. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine(isStorableText, { error: 'text_not_storable' })
    .transform((value) => value.trim());

/** Free text that must say something. */
export const filled = (max: number) => text(max).refine((value) => value.length > 0, { error: 'empty' });

/** UTC milliseconds between 2000 and 2100. */
export const instant = z.int().min(946_684_800_000).max(4_102_444_800_000);

export const count = z.int().min(0).max(100_000_000);
export const id = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[A-Za-z0-9:_.@-]+$/);
export const uuid = z.uuid();
export const lineText = filled(8_000);
