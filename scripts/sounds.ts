import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PATTERNS, SOUND_NAMES } from '../shared/channels/sounds.ts';
import { wavOf } from '../shared/channels/wav.ts';
import { inRepo, say } from './repo.ts';
import { script } from './run.ts';

/** `node scripts/sounds.ts`: writes the sounds of the console anew. A test compares the files with what is written here. */
await script(async () => {
  const folder = inRepo('resources/sounds');
  await mkdir(folder, { recursive: true });
  for (const name of SOUND_NAMES) await writeFile(join(folder, `${name}.wav`), wavOf(PATTERNS[name]));
  say(`${SOUND_NAMES.length} sounds written to ${folder}`);
  return 0;
});
