import { z } from 'zod';
import { text } from '../contract/fields';
import { setting } from './setting';

/**
 * The folder that is watched for files with warnings; empty: `warnings-in` beside the data. A page cannot name it: it is chosen through a dialog of main, and a
 * page may only put it back to the default.
 */
export const warningFolderSetting = setting(z.strictObject({ path: text(4_000) }), { path: '' }, 'D');
