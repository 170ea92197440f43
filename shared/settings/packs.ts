import { z } from 'zod';
import { text } from '../contract/fields';
import { setting } from './setting';

/** The downtime pack: paper for the hours in which the console is away. */
export const packsSetting = setting(
  z.strictObject({
    /** print by itself at sign-on and when a warning rises; the PDF is kept in any case */
    autoPrint: z.boolean(),
    /** name of the printer as the system knows it; empty: its default */
    printer: text(120),
    /** blank telephone records with serial numbers in each pack */
    blankForms: z.int().min(0).max(100),
    /** how many of the newest packs stay in the folder */
    keep: z.int().min(1).max(500),
  }),
  { autoPrint: true, printer: '', blankForms: 10, keep: 30 },
  'D',
);
