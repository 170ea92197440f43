import { openReader } from '../../electron/desk/db/open';
import { entryMessage } from '../../electron/desk/journal/canonical';
import { isSignedBy, newSigningKey, readSeatKey, sign } from '../../electron/desk/journal/keys';
import { verifyJournal } from '../../electron/desk/journal/verify';
import { homeOf } from './homes';
import type { Row } from './table';

const SIGNATURES = 5_000;

/** Signatures of entries checked one after the other by one core, per second: nothing that checks them all can be faster. */
function signaturesPerSecond(): number {
  const key = newSigningKey();
  const signed = Array.from({ length: 200 }, (_, index) => {
    const message = entryMessage(Buffer.alloc(32, index));
    return { message, signature: sign(key, message) };
  });
  const before = performance.now();
  for (let index = 0; index < SIGNATURES; index += 1) {
    const one = signed[index % signed.length];
    if (one === undefined || !isSignedBy(key.publicKey, one.message, one.signature))
      throw new Error('a good signature was refused');
  }
  return (SIGNATURES / (performance.now() - before)) * 1_000;
}

/** The whole journal: every type, number, hash and signature, as `verify` checks them. */
export function verifyRows(entries: number): readonly Row[] {
  const home = homeOf(entries);
  const bare = signaturesPerSecond();
  const db = openReader(home);
  try {
    const before = performance.now();
    const verdict = verifyJournal(db, readSeatKey(home)?.publicText ?? null);
    const seconds = (performance.now() - before) / 1_000;
    if (!verdict.ok) throw new Error(`the journal does not verify: ${JSON.stringify(verdict.firstBad)}`);
    process.stdout.write(`verify: ${verdict.entries} facts in ${seconds.toFixed(1)} s\n`);
    return [
      {
        what: 'verify: facts per second on one core',
        entries,
        figure: verdict.entries / seconds,
        limit: bare,
        unit: '/s',
        limitIs: 'Ed25519 signatures alone',
        aim: null,
        atLeast: 10_000,
      },
    ];
  } finally {
    db.close();
  }
}
