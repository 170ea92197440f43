import { z } from 'zod';
import { COLUMN_USES } from '../rules/roster/layout';
import { setting } from './setting';

export const rosterLayout = z.strictObject({
  firstRow: z.int().min(0).max(400),
  columns: z.array(z.enum(COLUMN_USES)).max(40),
});

/** How the office lays out its roster, as a person corrected it once; null until then. */
export const rosterLayoutSetting = setting(
  z.strictObject({ layout: rosterLayout.nullable() }),
  { layout: null },
  'D',
);
