import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sealPackage } from '../../../electron/desk/sealed/compose';
import { memorySource, nodeTools } from '../../../electron/desk/sealed/nodeTools';
import { fromHex } from '../../../shared/sealed/bytes';
import { PART } from '../../../shared/sealed/manifest';
import type { Tools } from '../../../shared/sealed/tools';
import { type SealedVerdict, verifySealed } from '../../../shared/sealed/verify';
import { problemWords } from '../../../shared/sealed/words';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

/** Signatures and hashes are pure: remembering them makes a hundred thousand checks cheap and changes no answer. */
function remembering(tools: Tools): Tools {
  const known = new Map<string, boolean>();
  return {
    ...tools,
    verify: (key, message, signature) => {
      const name = Buffer.concat([key, signature, message]).toString('latin1');
      const before = known.get(name);
      if (before !== undefined) return before;
      const answer = tools.verify(key, message, signature);
      known.set(name, answer);
      return answer;
    },
  };
}

const tools = remembering(nodeTools);
const verify = (bytes: Uint8Array): Promise<SealedVerdict> => verifySealed(memorySource(bytes), tools);

let room: DeskRoom;
let bytes: Buffer;

beforeAll(async () => {
  room = await makeRoom();
  await room.line('岚溪镇来电：河水上涨');
  await room.line('已报带班领导');
  const path = join(room.home, 'a.zip');
  const scope = { from: room.clock.wall() - 1, to: room.clock.wall() + 1 };
  sealPackage(room.db, {
    scope,
    path,
    home: room.home,
    page: '<!doctype html>',
    by: '周明',
    now: room.clock.wall(),
    version: '0',
  });
  bytes = readFileSync(path);
});

describe('a sealed package', () => {
  test('is accepted as it was made', async () => {
    const verdict = await verify(bytes);
    expect(verdict.problems).toEqual([]);
    console.log(bytes.length, verdict.rows);
  });
  test('every byte', async () => {
    const t = performance.now();
    const codes = new Map<string, number>();
    const accepted: number[] = [];
    const copy = Buffer.from(bytes);
    for (let at = 0; at < copy.length; at += 1) {
      const before = copy[at] as number;
      copy[at] = before ^ (1 << (at % 8));
      const verdict = await verify(copy);
      copy[at] = before;
      if (verdict.ok) accepted.push(at);
      const code = verdict.problems[0]?.code ?? 'none';
      if (!codes.has(code)) console.log(at, problemWords(verdict.problems[0]!, 'zh'));
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    console.log(performance.now() - t, codes);
    expect(accepted).toEqual([]);
  }, 120_000);
});
