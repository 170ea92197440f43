import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeTools } from '../../../electron/desk/sealed/nodeTools';
import { Handovers } from '../../../shared/sealed/checkpoints';
import type { Keys } from '../../../shared/sealed/keys';
import type { SealedRow } from '../../../shared/sealed/rows';
import { answerAll, begin, finish, type HandoverRoom, quietNight } from '../../helpers/handoverActs';
import { checkBytes, sealedBytes } from '../../helpers/sealedRoom';

let night: HandoverRoom;
let code: string;
let bytes: Buffer;

beforeAll(async () => {
  night = await quietNight();
  await night.room.line('岚溪镇来电：河水上涨');
  const live = await begin(night);
  await answerAll(night);
  await finish(night, live.id);
  const sealed = night.room.facts().find((one) => one.kind === 'handover.sealed');
  code = String(sealed?.body['code']);
  bytes = sealedBytes(night.room, { scope: { shiftId: night.shiftId } });
});
afterAll(() => night.room.dispose());

describe('the package of a shift that was handed over', () => {
  test('ends with the checkpoint that both officers signed, and shows its code as it is printed', async () => {
    const verdict = await checkBytes(bytes, { code });
    expect(verdict.problems).toEqual([]);
    expect(verdict.handovers).toMatchObject([{ code, seq: verdict.codes.last?.seq }]);
    expect(verdict.handovers[0]?.names).toEqual(expect.arrayContaining(['陈立', '高远']));
    expect(verdict.askedFor).toBe(verdict.handovers[0]?.seq);
  });

  test('is refused when an officer’s signature is not by the key of that officer', async () => {
    const rows: SealedRow[] = [];
    await checkBytes(bytes, { onRow: (row) => rows.push(row) });
    const row = rows.find((one) => one.kind === 'handover.sealed');
    const accounts = night.room.db
      .prepare<[], { id: string; publicKey: string }>('SELECT id, public_key AS publicKey FROM accounts')
      .all();
    const keys: Keys = {
      seats: new Map(),
      founding: [],
      accounts: new Map(accounts.map((one) => [one.id, [one.publicKey]])),
    };
    if (!row) throw new Error('the shift was not handed over');
    const check = (body: string) => new Handovers().take({ ...row, body }, keys, 'journal.jsonl', nodeTools);
    const body = row.body ?? '';
    expect(check(body)).toBeNull();
    const point = JSON.parse(body);
    const swapped = [...point.signatures]
      .reverse()
      .map((one, at) => ({ ...one, signature: point.signatures[at].signature }));
    for (const forged of [
      { ...point, signatures: swapped },
      { ...point, signatures: point.signatures.slice(0, 1) },
      { ...point, closedAt: point.closedAt + 1 },
      { ...point, code: '2222-2222-2222' },
      {},
    ]) {
      expect(check(JSON.stringify(forged))).toMatchObject({ code: 'handover', seq: row.seq });
    }
  });
});
