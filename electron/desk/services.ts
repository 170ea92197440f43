import type { DeskEvent } from '../../shared/contract/envelope';
import type { AlertClock } from './deadlines/clock';
import type { RecoveryServices } from './recovery/keeper';
import type { Emergency } from './rescue/emergency';
import type { WorkerPool } from './workers/pool';

/** The parts of the desk with a lifetime of their own, and what it was started with. */
export type Services = {
  readonly clock: AlertClock;
  readonly workers: WorkerPool;
  /** folder that holds work-plans/ */
  readonly resources: string;
  readonly version: string;
  /** file of the page that verifies a sealed package; absent where the app was not built */
  readonly verifierPage?: string;
  /** why the data could not be opened; null when it could */
  readonly failure: { readonly code: string; readonly detail: string } | null;
  /** what is done when the disk of the room takes no more; absent where a command opened the home by itself */
  readonly emergency?: Emergency;
  /** tests check every answer against the contract as well */
  readonly checksOutput: boolean;
  /** backups and daily files, where the desk lives long enough for them */
  recovery?: RecoveryServices;
  /** tells the console something; a command that opened the home by itself has nobody to tell */
  readonly emit?: (event: DeskEvent) => void;
};
