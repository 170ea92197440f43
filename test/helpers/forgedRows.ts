import { type SigningKey, sign } from '../../electron/desk/journal/keys';
import { nodeTools } from '../../electron/desk/sealed/nodeTools';
import { fromHex, toHex } from '../../shared/sealed/bytes';
import type { HeadsFile, KeysFile } from '../../shared/sealed/keys';
import type { Manifest } from '../../shared/sealed/manifest';
import { entryMessage, headMessage, rowHash, rowLine, type SealedRow } from '../../shared/sealed/rows';

type Resign = (
  parts: ReadonlyMap<string, Buffer>,
  change: (manifest: Manifest) => Manifest,
  key: SigningKey,
) => Buffer;

const hex = (text: string): Uint8Array => fromHex(text, text.length / 2) ?? new Uint8Array(0);

/** Rows chained and signed anew with another key, the first going on from `prev`; `change` may alter each. */
function resealed(
  text: string,
  key: SigningKey,
  prev: string,
  change: (row: SealedRow) => SealedRow,
): SealedRow[] {
  let before = prev;
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const row = { ...change(JSON.parse(line) as SealedRow), prev: before };
      const digest = nodeTools.sha256();
      digest.update(hex(row.salt ?? ''));
      digest.update(Buffer.from(row.body ?? ''));
      const sealed = digest.digest();
      const hash = rowHash(row, hex(row.prev), sealed, nodeTools);
      before = toHex(hash);
      const sig = sign(key, Buffer.from(entryMessage(hash, nodeTools))).toString('hex');
      return { ...row, digest: toHex(sealed), hash: before, sig };
    });
}

/** Everything that whoever has the program, but not the seat's key, can forge: other rows, other keys, other heads, all of it consistent. */
export function forgeRows(parts: ReadonlyMap<string, Buffer>, key: SigningKey, resign: Resign): Buffer {
  const text = (name: string): string => String(parts.get(name));
  const zero = '0'.repeat(64);
  const [founding] = resealed(text('founding.jsonl'), key, zero, (row) => ({
    ...row,
    body: JSON.stringify({ ...JSON.parse(row.body ?? '{}'), publicKey: key.publicText }),
  }));
  const rows = resealed(text('journal.jsonl'), key, 'a'.repeat(64), (row) => row);
  const last = rows.at(-1);
  if (!founding || !last) throw new Error('there are no rows to forge');
  const keys = JSON.parse(text('keys.json')) as KeysFile;
  const seats = keys.seats.map((seat) => ({
    ...seat,
    publicKey: key.publicText,
    founding: { prev: zero, hash: founding.hash },
  }));
  const head = headMessage(last.origin, last.seq, hex(last.hash), nodeTools);
  const heads: HeadsFile = {
    heads: [
      {
        origin: last.origin,
        seq: last.seq,
        hash: last.hash,
        sig: sign(key, Buffer.from(head)).toString('hex'),
      },
    ],
  };
  const lines = (all: readonly SealedRow[]): Buffer =>
    Buffer.from(all.map((row) => `${rowLine(row)}\n`).join(''));
  const forged = new Map([
    ...parts,
    ['founding.jsonl', lines([founding])],
    ['journal.jsonl', lines(rows)],
    ['keys.json', Buffer.from(JSON.stringify({ ...keys, seats }))],
    ['checkpoints.json', Buffer.from(JSON.stringify(heads))],
  ] as const);
  return resign(
    forged,
    (one) => ({
      ...one,
      seat: { ...one.seat, publicKey: key.publicText },
      chains: one.chains.map((chain) => ({ ...chain, prev: 'a'.repeat(64), hash: last.hash })),
    }),
    key,
  );
}
