import { fromHex, rawKey } from './bytes';
import { type ChainSpan, type Manifest, PART } from './manifest';
import { problemAt, type SealedProblem } from './problems';
import { headMessage } from './rows';
import type { Tools } from './tools';

/** Public keys of a package: of the seat's origins, and of the accounts that signed with their own. */
export type Keys = {
  /** SPKI in base64 by origin */
  readonly seats: ReadonlyMap<string, string>;
  /** SPKI in base64 by account: one, or more where somebody else set a new password */
  readonly accounts: ReadonlyMap<string, readonly string[]>;
  /** the first rows in founding.jsonl, as spans of one row */
  readonly founding: readonly ChainSpan[];
};

export type KeysFile = {
  readonly seats: readonly {
    readonly origin: string;
    readonly publicKey: string;
    /** prev and hash of its first row; null when that row stands among the rows of the package */
    readonly founding: { readonly prev: string; readonly hash: string } | null;
  }[];
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly publicKey: string }[];
};

/** The signed heads at the moment of the export. */
export type HeadsFile = {
  readonly heads: readonly {
    readonly origin: string;
    readonly seq: number;
    readonly hash: string;
    readonly sig: string;
  }[];
};

const none: Keys = { seats: new Map(), accounts: new Map(), founding: [] };

function keysByAccount(file: KeysFile): Map<string, readonly string[]> {
  const keys = new Map<string, readonly string[]>();
  for (const { id, publicKey } of file.accounts) keys.set(id, [...(keys.get(id) ?? []), publicKey]);
  return keys;
}

/** Reads keys.json; what is not readable counts as no key. */
export function keysIn(text: string): Keys {
  try {
    const file = JSON.parse(text) as KeysFile;
    const seats = file.seats.filter(
      (seat) => typeof seat.origin === 'string' && rawKey(seat.publicKey) !== null,
    );
    return {
      seats: new Map(seats.map((seat) => [seat.origin, seat.publicKey])),
      accounts: keysByAccount(file),
      founding: seats.flatMap(({ origin, founding }) =>
        founding === null ? [] : [{ origin, first: 1, last: 1, prev: founding.prev, hash: founding.hash }],
      ),
    };
  } catch {
    return none;
  }
}

/** Checks the signed heads: the seat's signature on each, and that none contradicts the rows of the package. */
export function checkHeads(text: string, keys: Keys, manifest: Manifest, tools: Tools): SealedProblem[] {
  let file: HeadsFile;
  try {
    file = JSON.parse(text) as HeadsFile;
    if (!Array.isArray(file.heads)) throw new Error('no heads');
  } catch {
    return [problemAt('part_unreadable', { entry: PART.checkpoints })];
  }
  return file.heads.flatMap(({ origin, seq, hash, sig }) => {
    const key = rawKey(keys.seats.get(origin));
    const [hashBytes, sigBytes] = [fromHex(hash, 32), fromHex(sig, 64)];
    const isSigned =
      key !== null &&
      hashBytes !== null &&
      sigBytes !== null &&
      tools.verify(key, headMessage(origin, seq, hashBytes, tools), sigBytes);
    const span = manifest.chains.find((one) => one.origin === origin);
    const fits = !span || seq > span.last || (seq === span.last && hash === span.hash);
    return isSigned && fits ? [] : [problemAt('head', { entry: PART.checkpoints, seq: Number(seq) || null })];
  });
}
