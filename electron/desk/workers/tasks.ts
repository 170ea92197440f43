import type { Statistics, StatisticsScope } from '../../../shared/contract/areas/statistics';
import type { ImportSource } from '../../../shared/plan/import';
import { type ContactTable, readContactTable } from '../contacts/readTable';
import { openReader } from '../db/open';
import type { Db } from '../db/statement';
import {
  type Inspected,
  inspectFile,
  type Prepared,
  type PrepareOrder,
  prepareImport,
} from '../imports/prepare';
import { type Verdict, verifyJournal } from '../journal/verify';
import {
  type PaperFileOrder,
  type PaperOrder,
  type PaperPage,
  type PaperWritten,
  paperPage,
  writePaper,
} from '../papers/write';
import {
  type Composed,
  composeExport,
  type ExportOrder,
  type WriteOrder,
  writeExport,
} from '../plans/transfer/exportPlan';
import { readDocument } from '../plans/transfer/readDocument';
import { isRecoveryTask, type RecoveryResults, type RecoveryTask, runRecoveryTask } from '../recovery/tasks';
import { readWorkbook, type WorkbookText } from '../roster/sheets';
import { type Sealed, type SealRequest, sealPackage } from '../sealed/compose';
import { collectStatistics } from '../statistics/collect';
import { type StatisticsFile, writeStatistics } from '../statistics/file';
import type { Job } from './job';

/** What a worker thread may be asked: reading and going outward, never writing the database. */
export type Task =
  | RecoveryTask
  | { readonly task: 'rosterSheets'; readonly path: string }
  | { readonly task: 'planDocument'; readonly path: string }
  | ({ readonly task: 'planCompose' } & ExportOrder)
  | ({ readonly task: 'planWrite' } & WriteOrder)
  | ({ readonly task: 'paperHtml' } & PaperOrder)
  | ({ readonly task: 'paperFile' } & PaperFileOrder)
  | ({ readonly task: 'sealed' } & Omit<SealRequest, 'home'>)
  | { readonly task: 'statistics'; readonly scope: StatisticsScope; readonly now: number }
  | ({ readonly task: 'statisticsFile' } & StatisticsFile)
  | { readonly task: 'verify'; readonly seatKey: string | null }
  | { readonly task: 'importInspect'; readonly path: string }
  | { readonly task: 'contactTable'; readonly path: string }
  | ({ readonly task: 'importPrepare' } & PrepareOrder);

export type TaskResults = RecoveryResults & {
  readonly importInspect: Inspected;
  readonly contactTable: ContactTable;
  readonly importPrepare: Prepared;
  readonly sealed: Sealed;
  readonly statistics: Statistics;
  readonly statisticsFile: Awaited<ReturnType<typeof writeStatistics>>;
  readonly verify: Verdict;
  readonly rosterSheets: WorkbookText;
  readonly planDocument: ImportSource;
  readonly planCompose: Composed;
  readonly planWrite: Awaited<ReturnType<typeof writeExport>>;
  readonly paperHtml: PaperPage;
  readonly paperFile: PaperWritten;
};
export type ResultOf<T extends Task> = TaskResults[T['task']];

/** Runs one task on its own read-only connection. */
export async function runTask<T extends Task>(home: string, task: T, job: Job): Promise<ResultOf<T>> {
  if (isRecoveryTask(task)) return runRecoveryTask(task) as ResultOf<T>;
  const db = openReader(home);
  try {
    return (await runOn(db, home, task as Exclude<Task, RecoveryTask>, job)) as ResultOf<T>;
  } finally {
    db.close();
  }
}

type AnyResult = TaskResults[Task['task']];

function runOn(
  db: Db,
  home: string,
  task: Exclude<Task, RecoveryTask>,
  job: Job,
): AnyResult | Promise<AnyResult> {
  switch (task.task) {
    case 'importInspect':
      return inspectFile(task.path);
    case 'contactTable':
      return readContactTable(task.path);
    case 'importPrepare':
      return prepareImport(task, job);
    case 'sealed':
      return sealPackage(db, { ...task, home });
    case 'statistics':
      return collectStatistics(db, task.scope, task.now);
    case 'statisticsFile':
      return writeStatistics(db, task);
    case 'verify':
      return verifyJournal(db, task.seatKey);
    case 'rosterSheets':
      return readWorkbook(task.path);
    case 'planDocument':
      return readDocument(task.path);
    case 'planCompose':
      return composeExport(db, task);
    case 'planWrite':
      return writeExport(db, task);
    case 'paperHtml':
      return paperPage(db, task, job);
    case 'paperFile':
      return writePaper(db, task, job);
  }
}
