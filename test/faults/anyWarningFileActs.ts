import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskRoom } from '../helpers/deskRoom';
import { keptFolder } from '../helpers/tempFolder';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

let folder: string | undefined;

/** What a folder of warnings may hold: a good message, the same again, one that is refused, several of which one is bad, a text for an officer. */
const CONTENTS: readonly ((a: number, b: number) => string)[] = [
  (a, b) => message(a, b),
  (a, b) => JSON.stringify([JSON.parse(message(a, b)), { identifier: 'x', headline: 'y', msgType: 'Alert' }]),
  (a) => `<alert><identifier>${a}</identifier></alert>`,
  (a) => `岚溪县气象台发布暴雨橙色预警信号，请注意防范（${a}）。`,
];

const message = (a: number, b: number): string =>
  JSON.stringify({
    identifier: `35012241600000_202611240${a % 8}0000`,
    sender: '岚溪县气象台',
    headline: '岚溪县气象台发布暴雨橙色预警信号[II级/严重]',
    msgType: b % 3 === 0 ? 'Update' : 'Alert',
    referencesInfo: `35012241600000_202611240${b % 8}0000`,
    severity: 'orange',
    eventTypeCN: '暴雨事件',
  });

/** A file comes into the watched folder; some times an officer has seen to one that waits. */
export async function fileSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  folder ??= keptFolder('warnings-in');
  const path = join(folder, `${c % 4}.txt`);
  writeFileSync(path, CONTENTS[c % CONTENTS.length]?.(a % 16, b % 16) ?? '');
  await send('warning.watchFile', { path });
  if (b % 4 !== 0) return;
  const [file] = await room.call('warning.files', {});
  if (file !== undefined) await send('warning.fileDone', { digest: file.digest });
}
