import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memorySource, nodeTools } from '../../../electron/desk/sealed/nodeTools';
import { type Part, readContainer } from '../../../shared/sealed/container';
import type { SealedProblem } from '../../../shared/sealed/problems';
import { problemWords } from '../../../shared/sealed/words';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { checkBytes, sealedBytes } from '../../helpers/sealedRoom';

let room: DeskRoom;
let bytes: Buffer;
let parts: readonly Part[];

beforeAll(async () => {
  room = await makeRoom();
  await room.line('岚溪镇来电：河水上涨');
  bytes = sealedBytes(room);
  const container = await readContainer(memorySource(bytes), nodeTools);
  parts = container.ok ? container.parts : [];
});
afterAll(() => room.dispose());

/** The part whose header or content holds a byte; null for the directory and the end. */
const partAt = (at: number): Part | null =>
  parts.find((part) => at >= part.headerAt && at < part.dataAt + part.size) ?? null;

/** A problem names the place when it names the part that the byte belongs to, or bytes that the changed one is among. */
function namesPlace(problem: SealedProblem | undefined, at: number): boolean {
  if (!problem) return false;
  const part = partAt(at);
  if (part && (problem.entry === part.name || problem.entry === 'manifest.json')) {
    return part.name.startsWith('manifest') || problem.entry === part.name;
  }
  const { offset, until, also } = problem;
  if (also === at) return true;
  return offset !== null && at >= offset && at <= (until ?? offset);
}

async function changed(at: number, bit: number): Promise<readonly SealedProblem[] | null> {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  const verdict = await checkBytes(copy);
  return verdict.ok ? null : verdict.problems;
}

describe('a sealed package', () => {
  test('is accepted as it was made', async () => {
    const verdict = await checkBytes(bytes);
    expect(verdict.problems).toEqual([]);
    expect(verdict.ok).toBe(true);
    expect(parts.length).toBe(10);
  });

  test('is refused after a change of any one byte, and the place is named', async () => {
    const accepted: number[] = [];
    const unplaced: string[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const problems = await changed(at, at % 8);
      if (problems === null) accepted.push(at);
      else if (!namesPlace(problems[0], at)) {
        unplaced.push(`${at} (${partAt(at)?.name}): ${problems[0] && problemWords(problems[0], 'zh')}`);
      }
    }
    expect(accepted).toEqual([]);
    expect(unplaced).toEqual([]);
  }, 120_000);

  test('is refused when it is cut off at any length', async () => {
    for (let length = 0; length < bytes.length; length += length < bytes.length - 600 ? 61 : 1) {
      const verdict = await checkBytes(bytes.subarray(0, length));
      expect(verdict.ok, `cut at ${length}`).toBe(false);
      expect(verdict.problems[0]?.offset).not.toBeNull();
    }
  });

  test('is refused when bytes are put behind it, before it or between', async () => {
    for (const at of [0, 1, 30, parts[3]?.dataAt ?? 0, bytes.length - 22, bytes.length - 1, bytes.length]) {
      for (const extra of [Buffer.of(0), Buffer.from('PK'), Buffer.alloc(64, 7)]) {
        const longer = Buffer.concat([bytes.subarray(0, at), extra, bytes.subarray(at)]);
        expect((await checkBytes(longer)).ok, `${extra.length} bytes at ${at}`).toBe(false);
      }
    }
    const appended = await checkBytes(Buffer.concat([bytes, Buffer.from('hello')]));
    expect(appended.problems[0]).toMatchObject({ code: 'container_appended', offset: bytes.length });
  });
});
