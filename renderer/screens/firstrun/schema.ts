import { z } from 'zod';
import { procedures } from '../../../shared/contract/procedures';
import type { Profile } from '../../../shared/domain/vocabulary';

/** The contract's input of `system.found`, with the password typed a second time. */
export const foundForm = procedures['system.found'].input
  .extend({ repeat: z.string() })
  .refine((values) => values.account.password === values.repeat, { path: ['repeat'], error: 'differs' });
export type FoundForm = z.input<typeof foundForm>;

/** GB/T 2260: a code of a province ends in 0000, one of a city in 00; null while it is no code. */
export function profileOfCode(code: string): Profile | null {
  if (!/^\d{6}$/.test(code)) return null;
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}
