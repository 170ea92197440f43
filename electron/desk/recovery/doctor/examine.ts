import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problemWords } from '../../../../shared/wording/recoveryLines';
import { loadKeys } from '../../accounts/founding';
import { SCHEMA_VERSION, schemaVersion } from '../../db/migrate';
import { asOpenFailure, DATABASE_FILE, OpenFailure, openReader } from '../../db/open';
import type { Db } from '../../db/statement';
import { causeOf } from '../files';
import { backupChecks, dailyCheck, placeChecks } from './copyChecks';
import {
  attachmentCheck,
  clockCheck,
  integrityCheck,
  journalCheck,
  schemaCheck,
  syncCheck,
  tablesCheck,
} from './dataChecks';
import { type Finding, found, RESTORE_ADVICE } from './finding';
import { leftoverCheck, lockCheck, networkCheck, permissionCheck, spaceCheck } from './folderChecks';

/**
 * Looks at everything that keeps a room's data safe, beside a running console too, and writes nothing. `full` reads every row, signature, attachment and the newest backup
 * whole. A check that cannot be made is a finding, never an end of the others. Throws OpenFailure data_missing where there is no home.
 */
export async function examine(home: string, now: number, full: boolean): Promise<Finding[]> {
  if (!existsSync(home)) throw new OpenFailure('data_missing', home);
  const findings = [permissionCheck, lockCheck, spaceCheck, networkCheck, leftoverCheck].map((check) =>
    attempt(check.name, () => check(home)),
  );
  if (!existsSync(join(home, DATABASE_FILE))) {
    return [
      ...findings,
      found('data', 'fail', ['数据库文件不在。', 'The database is not there.'], RESTORE_ADVICE),
    ];
  }
  let db: Db;
  try {
    db = openReader(home);
  } catch (error) {
    return [...findings, unreadable('data', asOpenFailure(error))];
  }
  try {
    return [...findings, ...(await examineData(db, home, now, full))];
  } finally {
    db.close();
  }
}

async function examineData(db: Db, home: string, now: number, full: boolean): Promise<Finding[]> {
  const findings = [
    attempt('sync', () => syncCheck(db)),
    attempt('schema', () => schemaCheck(db)),
    attempt('integrity', () => integrityCheck(db, full)),
    attempt('journal', () => journalCheck(db, home, full)),
    attempt('tables', () => tablesCheck(db)),
    attempt('clock', () => clockCheck(db, now)),
  ];
  // Tables of steps that were not taken yet cannot be asked.
  if (schemaVersion(db) < SCHEMA_VERSION) return findings;
  findings.push(attempt('attachments', () => attachmentCheck(db, home, full)));
  try {
    const desk = { db, home, keys: loadKeys({ db, home }) };
    findings.push(...backupChecks(desk, now, full), ...placeChecks(db, home));
    const daily = await dailyCheck(desk);
    if (daily !== null) findings.push(daily);
  } catch (error) {
    findings.push(unreadable('backups', error));
  }
  return findings;
}

function attempt(name: string, check: () => Finding): Finding {
  try {
    return check();
  } catch (error) {
    return unreadable(name, error);
  }
}

function unreadable(name: string, error: unknown): Finding {
  const problem = error instanceof OpenFailure ? error.code : causeOf(error);
  const detail = error instanceof Error ? error.message.slice(0, 200) : '';
  return found(
    name,
    'fail',
    [
      `查不下去：${problemWords(problem, 'zh')}（${detail}）。`,
      `This could not be looked at: ${problemWords(problem, 'en')} (${detail}).`,
    ],
    RESTORE_ADVICE,
  );
}
