import { z } from 'zod';
import { text } from '../contract/fields';
import { setting } from './setting';

/** Where copies of the room's data go and how often (reliability.md 1.3). The folders are chosen in a dialog of the console, never typed. */
export const backupsSetting = setting(
  z.strictObject({
    /** minutes between backups beside the data */
    everyMinutes: z.int().min(1).max(60),
    /** absolute path of a folder on another disk, or nothing */
    secondFolder: text(1_000),
    secondMinutes: z.int().min(10).max(1_440),
    /** absolute path of a folder on another disk for the daily files, or nothing */
    journalFolder: text(1_000),
  }),
  { everyMinutes: 10, secondFolder: '', secondMinutes: 60, journalFolder: '' },
  'D',
);
