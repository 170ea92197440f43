import { fromBase64, fromHex, joined, rawKey, sha256Of, shortCodeOf } from './bytes';
import type { Keys } from './keys';
import { problemAt, type SealedProblem } from './problems';
import { prefixed, type SealedRow } from './rows';
import type { Tools } from './tools';

/** A change of shift that both officers signed with their own keys. */
export type SignedHandover = {
  /** number of the row that holds it */
  readonly seq: number;
  /** as shown and printed at the handover */
  readonly code: string;
  readonly names: readonly string[];
};

type Signature = {
  readonly role: string;
  readonly accountId: string;
  readonly name: string;
  readonly signature: string;
};
type Point = {
  readonly origin: string;
  readonly seq: number;
  readonly hash: string;
  readonly shiftId: string;
  readonly nextShiftId: string;
  readonly closedAt: number;
  readonly code: string;
  readonly signatures: readonly Signature[];
};

/** The bytes that an account's key signs at a handover. */
function pointMessage(point: Point, tools: Tools): Uint8Array {
  const field = (value: string | number): Uint8Array => prefixed(tools.encode(String(value)));
  const hash = fromHex(point.hash, 32) ?? new Uint8Array(0);
  return joined([
    tools.encode('watchdesk-checkpoint/v1'),
    field(point.origin),
    field(point.seq),
    prefixed(hash),
    field(point.shiftId),
    field(point.nextShiftId),
    field(point.closedAt),
  ]);
}

/** Rows whose hash is remembered for the checkpoints behind them: a handover names a row of its own transaction. */
const REMEMBERED = 2_000;

/** Watches the rows of a package for handovers and checks what the officers signed. */
export class Handovers {
  readonly signed: SignedHandover[] = [];
  readonly #hashes = new Map<string, string>();

  /** Takes the next row; gives what is wrong with the handover in it. */
  take(row: SealedRow, keys: Keys, entry: string, tools: Tools): SealedProblem | null {
    this.#remember(row);
    if (row.kind !== 'handover.sealed' || row.body === null) return null;
    const wrong = problemAt('handover', { entry, seq: row.seq });
    try {
      const point = JSON.parse(row.body) as Point;
      const message = pointMessage(point, tools);
      const code = shortCodeOf(sha256Of(tools, message));
      const known = this.#hashes.get(`${point.origin}:${point.seq}`);
      const roles = point.signatures.map((one) => one.role);
      const isComplete = ['offgoing', 'oncoming'].every((role) => roles.indexOf(role) >= 0);
      const areGood = point.signatures.every((one) => {
        const signature = fromBase64(one.signature);
        return (keys.accounts.get(one.accountId) ?? []).some((text) => {
          const key = rawKey(text);
          return key !== null && signature !== null && tools.verify(key, message, signature);
        });
      });
      const isSame = known === undefined || known === point.hash;
      if (!isComplete || !areGood || !isSame || code !== point.code) return wrong;
      this.signed.push({ seq: row.seq, code, names: point.signatures.map((one) => one.name) });
      return null;
    } catch {
      return wrong;
    }
  }

  #remember(row: SealedRow): void {
    this.#hashes.set(`${row.origin}:${row.seq}`, row.hash);
    if (this.#hashes.size <= REMEMBERED) return;
    for (const oldest of this.#hashes.keys()) {
      this.#hashes.delete(oldest);
      return;
    }
  }
}
