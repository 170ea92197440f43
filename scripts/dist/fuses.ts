import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * How a shipped Electron is set: it is no Node, takes no options or debugger for one, loads its app from the archive only, and gives local
 * files no rights of their own.
 */
export const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
} as const;

export type Wire = Readonly<Partial<Record<FuseV1Options, FuseState>>>;

/** Names of the fuses that do not stand as they must; empty when all do. A fuse that this Electron lacks counts as wrong. */
export function wrongFuses(wire: Wire): readonly string[] {
  return Object.entries(FUSES)
    .filter(([fuse, isOn]) => {
      const state = wire[Number(fuse) as FuseV1Options];
      return state !== (isOn ? FuseState.ENABLE : FuseState.DISABLE);
    })
    .map(([fuse]) => FuseV1Options[Number(fuse)] ?? fuse);
}

/** Flips the fuses of an Electron binary and reads them back. */
export async function setFuses(binary: string): Promise<void> {
  await flipFuses(binary, { version: FuseVersion.V1, ...FUSES });
  const wrong = wrongFuses((await getCurrentFuseWire(binary)) as Wire);
  if (wrong.length > 0)
    throw new Error(`${binary}: these fuses do not stand as they must: ${wrong.join(', ')}`);
}
