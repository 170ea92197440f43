import { z } from 'zod';
import { filled } from '../contract/fields';
import { FIELD_SOURCES, SHIPPED_LAYOUTS } from '../reports/fieldSources';
import { setting } from './setting';

const reportField = z.strictObject({
  /** as the receiving system calls it */
  label: filled(40),
  from: z.enum(FIELD_SOURCES),
});

/** Fields of the systems that reports are typed into, in the order in which those systems ask for them. */
export const reportFieldsSetting = setting(
  z.strictObject({
    layouts: z
      .array(z.strictObject({ name: filled(40), fields: z.array(reportField).min(1).max(60) }))
      .max(12)
      .refine((layouts) => new Set(layouts.map(({ name }) => name)).size === layouts.length, {
        error: 'name_twice',
      }),
  }),
  { layouts: [...SHIPPED_LAYOUTS] },
  'D',
);
