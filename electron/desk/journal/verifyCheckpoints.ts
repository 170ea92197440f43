import type { KeyObject } from 'node:crypto';
import type { Db } from '../db/statement';
import { type Checkpoint, checkpointCode, checkpointMessage } from './checkpoint';
import { isSignedBy, publicKeyFromText } from './keys';

export type CheckpointReason = 'checkpoint_unreadable' | 'checkpoint_hash' | 'checkpoint_signature';
export type BadCheckpoint = {
  readonly origin: string;
  readonly seq: number;
  readonly reason: CheckpointReason;
};
export type CheckpointVerdict = { readonly checkpoints: number; readonly bad: readonly BadCheckpoint[] };

type Row = { origin: string; seq: number; kind: string; subject: string; body: string | null };
type AccountKeys = ReadonlyMap<string, readonly KeyObject[]>;
type Signature = { readonly role: string; readonly accountId: string; readonly signature: string };
type Sealed = Checkpoint & { readonly code: string; readonly signatures: readonly Signature[] };

/** Runs a reading of something that may have been tampered with; null when it cannot be read. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Keys of accounts: the first one, and those that a new password set by others brought. Which of them signed shows by the signature. */
function accountKeys(db: Db): AccountKeys {
  const keys = new Map<string, KeyObject[]>();
  const rows = db
    .prepare<[], Row>(
      `SELECT origin, seq, kind, subject, body FROM journal
       WHERE kind IN ('account.created', 'account.password_changed', 'account.glass_broken') ORDER BY origin, seq`,
    )
    .all();
  for (const row of rows) {
    const key = attempt(() =>
      publicKeyFromText((JSON.parse(String(row.body)) as { publicKey: string }).publicKey),
    );
    // Nobody is created twice.
    if (row.kind === 'account.created' && keys.has(row.subject)) continue;
    if (key !== null) keys.set(row.subject, [...(keys.get(row.subject) ?? []), key]);
  }
  return keys;
}

/**
 * Every co-signed checkpoint against the journal: the row that it names has the hash that was signed, it lies before the checkpoint, the printed code is
 * its own, and each signature was made by the key of the account that it names; both officers signed, with two accounts. A body that was lawfully
 * erased is passed over (the chain tells whether it was).
 */
export function verifyCheckpoints(db: Db): CheckpointVerdict {
  const rows = db
    .prepare<[], Row>(
      "SELECT origin, seq, kind, subject, body FROM journal WHERE kind IN ('handover.sealed', 'handover.leader_signed') AND body IS NOT NULL ORDER BY hlc, origin, seq",
    )
    .all();
  if (rows.length === 0) return { checkpoints: 0, bad: [] };
  const keys = accountKeys(db);
  const sealed = new Map<string, Sealed>();
  const bad: BadCheckpoint[] = [];
  let checkpoints = 0;
  for (const row of rows) {
    let reason: CheckpointReason | null;
    if (row.kind === 'handover.sealed') {
      checkpoints += 1;
      const point = readSealed(row);
      if (point !== null) sealed.set(row.subject, point);
      reason = point === null ? 'checkpoint_unreadable' : sealedReason(db, row, point, keys);
    } else reason = lateReason(row, sealed.get(row.subject), keys);
    if (reason !== null) bad.push({ origin: String(row.origin), seq: Number(row.seq), reason });
  }
  return { checkpoints, bad };
}

function readSealed(row: Row): Sealed | null {
  return attempt(() => {
    const body = JSON.parse(String(row.body)) as Sealed;
    const isWhole = typeof body.hash === 'string' && Array.isArray(body.signatures);
    if (!isWhole) throw new Error('not a checkpoint');
    return body;
  });
}

function sealedReason(db: Db, row: Row, point: Sealed, keys: AccountKeys): CheckpointReason | null {
  const at = db
    .prepare<[string, number], { hash: Buffer }>('SELECT hash FROM journal WHERE origin = ? AND seq = ?')
    .get(String(point.origin), Number(point.seq));
  const isBefore = point.origin !== row.origin || point.seq < row.seq;
  const hash = Buffer.isBuffer(at?.hash) ? at.hash.toString('hex') : null;
  if (
    !isBefore ||
    hash === null ||
    hash !== point.hash ||
    attempt(() => checkpointCode(point)) !== point.code
  )
    return 'checkpoint_hash';
  const officers = ['offgoing', 'oncoming'].map(
    (role) => point.signatures.find((one) => one.role === role)?.accountId,
  );
  if (officers.includes(undefined) || officers[0] === officers[1]) return 'checkpoint_signature';
  const isSigned = point.signatures.every((one) => isGood(point, one, keys));
  return isSigned ? null : 'checkpoint_signature';
}

function isGood(point: Checkpoint, one: Signature, keys: AccountKeys): boolean {
  const isBy = (key: KeyObject): boolean =>
    isSignedBy(key, checkpointMessage(point), Buffer.from(one.signature, 'base64'));
  return attempt(() => (keys.get(one.accountId) ?? []).some(isBy)) ?? false;
}

/** The leader's own signature over a checkpoint that was sealed before; a signature on paper has none to check. */
function lateReason(row: Row, point: Sealed | undefined, keys: AccountKeys): CheckpointReason | null {
  const body = attempt(() => JSON.parse(String(row.body)) as { signature: Signature | null });
  if (body === null) return 'checkpoint_unreadable';
  if (body.signature === null) return null;
  if (point === undefined) return 'checkpoint_unreadable';
  return isGood(point, body.signature, keys) ? null : 'checkpoint_signature';
}
