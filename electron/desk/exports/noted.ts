import { randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FactBodies } from '../../../shared/domain/facts';
import { actorOf, type Call } from '../call';
import { failureOf } from '../db/open';
import { statement } from '../db/statement';
import { authorOf, fact, transact } from '../desk';
import { Refusal, refuseWith } from '../deskError';
import { syncFolderIfCan } from '../syncFolder';

/**
 * An export whose entry is never missing: `make` writes the whole file under a hidden name beside its own, `note` writes the entry, and only then the file gets its name.
 * A stop in between leaves an entry without a file, never a file without an entry. What fails leaves no file; its error goes on.
 */
export async function notedFile<T>(
  path: string,
  make: (hidden: string) => T | Promise<T>,
  note: (made: T) => void,
): Promise<T> {
  const folder = dirname(path);
  const hidden = join(folder, `.watchdesk-${randomBytes(6).toString('hex')}.part`);
  try {
    const made = await make(hidden);
    note(made);
    renameSync(hidden, path);
    syncFolderIfCan(folder);
    return made;
  } catch (error) {
    rmSync(hidden, { force: true });
    throw error;
  }
}

type Made = Omit<FactBodies['export.made'], 'author'>;

/** Notes an export in the journal, once under one id. */
export function noteExportMade(call: Call, exportId: string, made: Made): void {
  const actor = actorOf(call);
  transact(call.desk, (write) => {
    const before = statement<[string], { one: number }>(
      call.desk.db,
      "SELECT 1 AS one FROM audit_entries WHERE fact = 'export.made' AND subject = ? LIMIT 1",
    ).get(exportId);
    if (before !== undefined) return;
    write(fact('export.made', exportId, actor.accountId, { ...made, author: authorOf(actor) }));
  });
}

/** Why no file was written, in the words of the contract. */
export function asExportRefusal(error: unknown): never {
  if (error instanceof Refusal) throw error;
  if (failureOf(error) === 'disk_full') return refuseWith('disk_full');
  return refuseWith('export_failed', { params: { detail: (error as Error).message } });
}
