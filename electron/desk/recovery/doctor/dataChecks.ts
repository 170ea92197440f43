import { existsSync } from 'node:fs';
import { loadKeys } from '../../accounts/founding';
import { SCHEMA_VERSION, schemaVersion } from '../../db/migrate';
import { schemaDifference } from '../../db/schemaCheck';
import { type Db, statement } from '../../db/statement';
import { headIsWhole } from '../../journal/tail';
import { verifyJournal } from '../../journal/verify';
import { attachmentPath } from '../../logMore/store';
import { namedAttachments } from '../copies';
import { hashFile } from '../files';
import { type Finding, fine, found, RESTORE_ADVICE } from './finding';

/** What SQLite was told about the disk, read back. */
export function syncCheck(db: Db): Finding {
  const mode = String(db.pragma('journal_mode', { simple: true }));
  const sync = Number(db.pragma('synchronous', { simple: true }));
  if (mode === 'wal' && sync === 2)
    return fine('sync', '每次保存都等磁盘写完（WAL，FULL）。', 'Every save waits for the disk (WAL, FULL).');
  return found(
    'sync',
    'fail',
    [`数据库方式不对：${mode}，${sync}。`, `The database works in ${mode}, ${sync}.`],
    [
      '打开一次值守台；还是这样就别再用这个文件夹。',
      'Start the console once; if it stays so, do not use this folder.',
    ],
  );
}

export function schemaCheck(db: Db): Finding {
  const version = schemaVersion(db);
  const changed = schemaDifference(db);
  if (changed !== null) {
    return found(
      'schema',
      'fail',
      [`“${changed}”的定义被改过。`, `The definition of “${changed}” was changed.`],
      RESTORE_ADVICE,
    );
  }
  if (version < SCHEMA_VERSION) {
    return fine(
      'schema',
      `数据版本 ${version}，下次打开时升到 ${SCHEMA_VERSION}。`,
      `Data version ${version}; the next start brings it to ${SCHEMA_VERSION}.`,
    );
  }
  return fine('schema', `数据版本 ${version}。`, `Data version ${version}.`);
}

export function integrityCheck(db: Db, full: boolean): Finding {
  const answer = String(db.pragma(full ? 'integrity_check' : 'quick_check', { simple: true }));
  if (answer === 'ok') return fine('integrity', '数据库文件完好。', 'The database file is whole.');
  const detail = answer.slice(0, 160);
  return found(
    'integrity',
    'fail',
    [`数据库文件损坏：${detail}。`, `The database is damaged: ${detail}.`],
    RESTORE_ADVICE,
  );
}

/** The seat's key and the journal: the newest rows, or with `full` every one. */
export function journalCheck(db: Db, home: string, full: boolean): Finding {
  const keys = loadKeys({ db, home });
  if (keys === null) {
    return found(
      'journal',
      'fail',
      ['这里还没有建立值班室。', 'No room is founded here.'],
      ['看看 --home 是不是写对了。', 'See whether --home is right.'],
    );
  }
  if (!full) {
    return headIsWhole(db, keys)
      ? fine('journal', '钥匙对得上，最新的记录完整。', 'The key fits and the newest records are whole.')
      : found('journal', 'fail', ['最新的记录不对。', 'The newest records are wrong.'], RESTORE_ADVICE);
  }
  const { ok, entries, firstBad } = verifyJournal(db, keys.key.publicText);
  if (ok) {
    return fine(
      'journal',
      `${entries} 条记录的链和签名完整。`,
      `${entries} records: chain and signatures are whole.`,
    );
  }
  const where = `${firstBad?.origin ?? ''} ${firstBad?.seq ?? ''} ${firstBad?.reason ?? ''}`;
  return found(
    'journal',
    'fail',
    [`记录不对：${where}。`, `The records are wrong: ${where}.`],
    RESTORE_ADVICE,
  );
}

/** Whether the tables that screens read were filled from the journal by this version. */
export function tablesCheck(db: Db): Finding {
  const stale = statement<[string], { value: string }>(
    db,
    'SELECT value FROM local_state WHERE name = ?',
  ).get('projections_stale');
  if (stale === undefined)
    return fine('tables', '各表和记录同步。', 'The tables were filled from the journal.');
  return found(
    'tables',
    'warn',
    ['升级以后各表还没有从记录重建。', 'The tables were not rebuilt since an upgrade.'],
    ['关掉值守台，运行 `watchdesk rebuild`。', 'Close the console and run `watchdesk rebuild`.'],
  );
}

export function attachmentCheck(db: Db, home: string, full: boolean): Finding {
  const named = namedAttachments(db);
  const bad = named.filter((sha256) => {
    const path = attachmentPath(home, sha256);
    return !existsSync(path) || (full && hashFile(path).sha256 !== sha256);
  });
  if (bad.length === 0)
    return fine('attachments', `附件 ${named.length} 个都在。`, `All ${named.length} attachments are there.`);
  return found(
    'attachments',
    'fail',
    [
      `附件缺少或损坏 ${bad.length} 个，第一个 ${bad[0]}。`,
      `${bad.length} attachments are missing or damaged, the first ${bad[0]}.`,
    ],
    [
      '从备份的 attachments 文件夹把同名文件拷回来。',
      'Copy the files of the same names back from the attachments folder of a backup.',
    ],
  );
}

const TOLERANCE_MS = 60_000;

/** A clock behind the last moment that the desk lived through was set back, or its battery is empty. */
export function clockCheck(db: Db, now: number): Finding {
  const row = statement<[string], { value: string }>(db, 'SELECT value FROM local_state WHERE name = ?').get(
    'heartbeat',
  );
  const last = row === undefined ? 0 : Number(row.value);
  if (now >= last - TOLERANCE_MS)
    return fine('clock', '时钟在最近一次运行之后。', 'The clock stands after the last run.');
  const at = new Date(last).toISOString();
  return found(
    'clock',
    'fail',
    [`时钟比最近一次运行（${at}）还早。`, `The clock stands before the last run (${at}).`],
    ['校准电脑的时间；主板电池可能没电了。', 'Set the machine’s clock; its battery may be empty.'],
  );
}
