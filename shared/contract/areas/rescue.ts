import { z } from 'zod';
import { EMERGENCY_CODES } from '../../domain/facts/rescue';
import { command, internal, query } from '../procedure';

/** Procedures and shapes of the emergency mode: what the desk does when its data take no more lines. */

const none = z.strictObject({});
const path = z.string().min(1).max(4_096);

/** A line that is kept in a file on another disk and is not in the log yet. */
export const keptLine = z.strictObject({
  entryId: z.string(),
  text: z.string(),
  name: z.string(),
  keptAt: z.number(),
});

export const emergencyState = z.strictObject({
  /** `low`: the reserve of the disk was given up to win room, and it has not been made again */
  mode: z.enum(['normal', 'low', 'emergency']),
  code: z.enum(EMERGENCY_CODES).nullable(),
  since: z.number().nullable(),
  /** where lines are kept meanwhile; null where there is no place on another disk */
  folder: z.string().nullable(),
  /** a start will look through the folder by itself */
  isRemembered: z.boolean(),
  count: z.number(),
  /** alerts that somebody said to have heard, not in the log yet */
  heard: z.number(),
  /** of these, how many are kept in memory only: there is no place on another disk */
  heardInMemory: z.number(),
  /** the newest of them, at most 50, newest first */
  lines: z.array(keptLine),
});
export type EmergencyState = z.infer<typeof emergencyState>;

export const rescueProcedures = {
  'emergency.state': query('seat', none, emergencyState),
  /** Tries at once whether the data can be written again. */
  'emergency.check': command('seat', none, emergencyState),
  /** The folder that a person chose; lines that it holds are taken in when writing works. Refusals: spool_folder with params.why. */
  'emergency.useFolder': internal(command('seat', z.strictObject({ path }), emergencyState)),
};

export const rescueConsoleProcedures = {
  /** Prints lines that stand nowhere but on the screen; false when the person left the dialog. */
  'console.printLines': command(
    'seat',
    z.strictObject({ title: z.string().max(200), lines: z.array(z.string().max(9_000)).max(200) }),
    z.strictObject({ isPrinted: z.boolean() }),
  ),
  /** Asks for a folder on another disk; null when the person cancelled. */
  'console.chooseSpoolFolder': command('seat', none, emergencyState.nullable()),
};
