import { type Db, statement } from '../db/statement';
import { shortCode } from '../journal/canonical';

export type CheckCode = {
  /** twelve characters of the hash that seals the journal up to here */
  readonly code: string;
  readonly entries: number;
};

/** The short code of the journal's head as it stands: the same as `verify` prints. */
export function checkCode(db: Db): CheckCode {
  const head = statement<[], { seq: number; hash: Buffer }>(
    db,
    'SELECT seq, hash FROM journal_head ORDER BY seq DESC LIMIT 1',
  ).get();
  return { code: shortCode(head?.hash ?? Buffer.alloc(32)), entries: head?.seq ?? 0 };
}
