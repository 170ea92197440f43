import { expect, test } from 'vitest';
import { checkpointCode } from '../../../electron/desk/journal/checkpoint';
import { appendFacts } from '../../../electron/desk/journal/journal';
import { newSigningKey } from '../../../electron/desk/journal/keys';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import type { FactBodies } from '../../../shared/domain/facts';
import { answerAll, begin, finish, type HandoverRoom, quietNight } from '../../helpers/handoverActs';

type Sealed = FactBodies['handover.sealed'];

async function sealed(): Promise<{ night: HandoverRoom; body: Sealed }> {
  const night = await quietNight();
  const live = await begin(night);
  await answerAll(night);
  await finish(night, live.id);
  const fact = night.room.facts().find((one) => one.kind === 'handover.sealed');
  return { night, body: fact?.body as Sealed };
}

/** As somebody who holds the seat's key can: a further checkpoint that is well chained and well signed by the seat. */
function forge(night: HandoverRoom, body: Sealed) {
  const { db, keys } = night.room.desk;
  if (keys === null) throw new Error('no keys');
  const forged = { kind: 'handover.sealed', subject: 'forged', actor: 'system', body };
  const [row] = db.transaction(() => appendFacts(db, keys, [forged], night.room.clock.wall())).immediate();
  return { verdict: verifyJournal(db), seq: row?.seq };
}

test('the checkpoint names the row before it and its code is computed from what was signed', async () => {
  const { night, body } = await sealed();
  const row = night.room.db
    .prepare<[string, number], { hash: Buffer; kind: string }>(
      'SELECT hash, kind FROM journal WHERE origin = ? AND seq = ?',
    )
    .get(body.origin, body.seq);
  expect(row?.kind).toBe('shift.opened');
  expect(row?.hash.toString('hex')).toBe(body.hash);
  expect(body.code).toBe(checkpointCode(body));
  expect(body.signatures.map((one) => [one.role, one.name])).toEqual([
    ['offgoing', '陈立'],
    ['oncoming', '高远'],
    ['leader', '林海'],
  ]);
  expect(verifyJournal(night.room.db)).toMatchObject({ ok: true, checkpoints: 1 });
});

test('verify names a checkpoint whose row has another hash now', async () => {
  const { night, body } = await sealed();
  const { verdict, seq } = forge(night, { ...body, hash: '00'.repeat(32) });
  expect(verdict).toMatchObject({ ok: false, firstBad: { seq, reason: 'checkpoint_hash' }, badRows: 1 });
});

test('verify names a checkpoint with a code that is not its own', async () => {
  const { night, body } = await sealed();
  const { verdict } = forge(night, { ...body, code: '2222-2222-2222' });
  expect(verdict.firstBad?.reason).toBe('checkpoint_hash');
});

test('verify names a signature that no officer made: the seat cannot sign for a person', async () => {
  const { night, body } = await sealed();
  const stranger = newSigningKey();
  const [first, ...rest] = body.signatures;
  if (!first) throw new Error('unsigned');
  const other = { ...first, signature: Buffer.from(stranger.publicText).toString('base64') };
  expect(forge(night, { ...body, signatures: [other, ...rest] }).verdict.firstBad?.reason).toBe(
    'checkpoint_signature',
  );
});

test('verify wants both officers under a checkpoint, with two accounts', async () => {
  const { night, body } = await sealed();
  const alone = body.signatures.filter((one) => one.role !== 'oncoming');
  expect(forge(night, { ...body, signatures: alone }).verdict.firstBad?.reason).toBe('checkpoint_signature');
});

test('a checkpoint that is no checkpoint is named as unreadable', async () => {
  const { night } = await sealed();
  const { verdict } = forge(night, { t: 1 } as unknown as Sealed);
  expect(verdict.firstBad?.reason).toBe('checkpoint_unreadable');
});
