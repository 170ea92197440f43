import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt } from '../build.ts';
import { describeRuntime, electronRuntime } from '../electron-runtime.ts';
import { inRepo, say } from '../repo.ts';
import { run } from '../run.ts';

const BUILDER = 'electron-builder@26.17.0';

export const OTHER_SYSTEMS = { windows: 'win32', macos: 'darwin' } as const;
export type OtherSystem = keyof typeof OTHER_SYSTEMS;

/** Why the installer of a system is not made here. */
export const notHere = (system: OtherSystem, platform: string): string =>
  `No installer for ${system === 'windows' ? 'Windows (NSIS)' : 'macOS (DMG)'} is made on ${platform}: run \`npm run dist\` on that system, with Node 24 and where Electron's ` +
  'download can be reached (or ELECTRON_MIRROR names a place that has it). Its configuration is scripts/dist/electron-builder.yml.';

/**
 * Windows and macOS: electron-builder makes the installer from scripts/dist/electron-builder.yml. It is fetched by name for the occasion, and fetches Electron
 * itself. The Node that is shipped is the one that runs this script, so that must be a 24. Throws in one sentence when Electron cannot be had.
 */
export async function makeForThisSystem(): Promise<number> {
  const major = Number(process.versions.node.split('.')[0]);
  if (major !== 24)
    throw new Error(`Run this with Node 24 (this is ${process.versions.node}): it is shipped.`);
  // There is no fallback on these systems: without the official download nothing can be packed.
  say(describeRuntime(await electronRuntime()));
  const target = process.platform === 'darwin' ? '--mac' : '--win';
  await ensureBuilt();
  const folder = inRepo('out/dist-node');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  await copyFile(process.execPath, join(folder, name));
  say(`Packing with ${BUILDER} …`);
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  const code = await run([npx, '--yes', BUILDER, '--config', 'scripts/dist/electron-builder.yml', target], {
    shell: process.platform === 'win32',
  });
  if (code !== 0)
    say(
      `No installer was made. electron-builder fetches Electron and ${target === '--win' ? 'NSIS' : 'its DMG tools'}: see above whether a download failed.`,
    );
  return code;
}
