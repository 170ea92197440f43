import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealPackage } from '../../electron/desk/sealed/compose';
import { memorySource, nodeTools } from '../../electron/desk/sealed/nodeTools';
import type { SealScope } from '../../shared/contract/areas/sealed';
import type { Tools } from '../../shared/sealed/tools';
import { type SealedVerdict, type VerifyOptions, verifySealed } from '../../shared/sealed/verify';
import { type DeskRoom, tempFolder } from './deskRoom';

/** Signatures are pure: remembering them makes ten thousand checks cheap and changes no answer. */
export function remembering(tools: Tools): Tools {
  const known = new Map<string, boolean>();
  return {
    ...tools,
    verify: (key, message, signature) => {
      const name = Buffer.concat([key, signature, message]).toString('latin1');
      const answer = known.get(name) ?? tools.verify(key, message, signature);
      known.set(name, answer);
      return answer;
    },
  };
}

const tools = remembering(nodeTools);

export const checkBytes = (bytes: Uint8Array, options: VerifyOptions = {}): Promise<SealedVerdict> =>
  verifySealed(memorySource(bytes), tools, options);

/** A page small enough to have each of its bytes changed; the real one is tested in a browser. */
export function smallPage(): string {
  const path = join(tempFolder('page'), 'verify.html');
  writeFileSync(path, '<!doctype html><title>页</title>\n');
  return path;
}

/** Seals a scope of a room and gives the package; by default the second at which its clock stands. */
export function sealedBytes(
  room: DeskRoom,
  options: { readonly scope?: SealScope; readonly page?: string } = {},
): Buffer {
  const path = join(tempFolder('sealed'), 'package.zip');
  const now = room.clock.wall();
  const scope = options.scope ?? { from: now, to: now + 1_000 };
  const page = options.page ?? smallPage();
  sealPackage(room.db, { scope, path, page, home: room.home, by: '周明', now, version: '0.0.0' });
  return readFileSync(path);
}
