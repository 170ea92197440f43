import { z } from 'zod';
import { TYPE_SIZES } from '../domain/display';
import { auditConsoleProcedures } from './areas/audit';
import { channelsConsoleProcedures } from './areas/channels';
import { contactsConsoleProcedures } from './areas/contacts';
import { demoConsoleProcedures } from './areas/demo';
import { importsConsoleProcedures } from './areas/imports';
import { lossesConsoleProcedures } from './areas/losses';
import { papersConsoleProcedures } from './areas/papers';
import { planTransferConsoleProcedures } from './areas/planTransfer';
import { recoveryConsoleProcedures } from './areas/recovery';
import { rescueConsoleProcedures } from './areas/rescue';
import { rosterFile } from './areas/roster';
import { sealedConsoleProcedures } from './areas/sealed';
import { statisticsConsoleProcedures } from './areas/statistics';
import { warningFileConsoleProcedures } from './areas/warningFiles';
import { text } from './fields';
import { command } from './procedure';

const empty = z.strictObject({});
const done = z.strictObject({});

/** What main itself answers to the page; no path ever comes from the page. */
export const consoleProcedures = {
  /** Checks a kept file, asks where to put a copy, and writes it. Nothing is ever opened or run. */
  'console.saveAttachment': command(
    'any',
    z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: text(200) }),
    z.strictObject({ path: z.string() }).nullable(),
  ),
  ...papersConsoleProcedures,
  ...sealedConsoleProcedures,
  /** Asks for the office's roster and has the desk read it; null when the person cancelled. */
  'console.chooseRoster': command(['officer', 'operator', 'supervisor'], empty, rosterFile.nullable()),
  ...importsConsoleProcedures,
  ...lossesConsoleProcedures,
  ...contactsConsoleProcedures,
  ...warningFileConsoleProcedures,
  ...planTransferConsoleProcedures,
  /** Language of notifications and tray, and the size of type in the window. */
  'console.preferences': command(
    'seat',
    z.strictObject({ locale: z.enum(['zh', 'en']), typeSize: z.literal(TYPE_SIZES).optional() }),
    done,
  ),
  'console.showFile': command('any', z.strictObject({ path: z.string().max(4_096) }), done),
  'console.restartDesk': command('seat', empty, done),
  ...statisticsConsoleProcedures,
  // accounts and seat
  /** Somebody at this page is on the telephone: the seat does not lock itself meanwhile. */
  'console.callGoing': command('seat', z.strictObject({ isGoing: z.boolean() }), done),
  // audit
  ...auditConsoleProcedures,
  // recovery
  ...recoveryConsoleProcedures,
  ...rescueConsoleProcedures,
  // comfort
  ...demoConsoleProcedures,
  // channels and evidence
  ...channelsConsoleProcedures,
} as const;
export type ConsoleProcedures = typeof consoleProcedures;
export type ConsoleProcedureName = keyof ConsoleProcedures;
