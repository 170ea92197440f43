import type { JournalHead } from '../../../shared/domain/recovery';
import { type Db, statement } from '../db/statement';
import type { Head } from '../journal/journal';

export function headText(head: Head): JournalHead {
  return { origin: head.origin, seq: head.seq, hash: head.hash.toString('hex'), hlc: head.hlc ?? '' };
}

export function countEntries(db: Db): number {
  return statement<[], { count: number }>(db, 'SELECT count(*) AS count FROM journal').get()?.count ?? 0;
}

/** The files that the log of this copy names, each once. */
export function namedAttachments(db: Db): string[] {
  return statement<[], { sha256: string }>(db, 'SELECT DISTINCT sha256 FROM attachments ORDER BY sha256')
    .all()
    .map((row) => row.sha256);
}
