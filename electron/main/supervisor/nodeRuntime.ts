import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** better-sqlite3 13 needs Node-API 10, which older Nodes lack: it would not fail there but crash. Of the 23s the first lack a switch that the desk is started with. */
const OLDEST = [22, 14] as const;
const OLDEST_23 = 7;

export type NodeRuntime =
  | {
      readonly ok: true;
      readonly path: string;
      readonly how: 'WATCHDESK_NODE' | 'packaged' | 'project' | 'PATH';
    }
  | { readonly ok: false; readonly reason: string };

export type NodeSearch = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly arch: string;
  readonly appPath: string;
  /** Electron's folder of resources when packaged, else null */
  readonly resourcesPath: string | null;
  readonly exists?: (path: string) => boolean;
  readonly versionOf?: (path: string) => string | null;
};

/** True when a version like `v24.21.0` can run the desk. */
export function canRunDesk(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major === 23) return minor >= OLDEST_23;
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

function askVersion(path: string): string | null {
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 5_000, env: {} }).trim();
  } catch {
    return null;
  }
}

/**
 * The Node that runs the desk: the one packed with the application, which nothing around its start can replace; else the one the environment names, the
 * project's own, or `node` on PATH. The two that we bring ourselves are of a known version; the others are asked, since a wrong one
 * does not refuse but crashes.
 */
export function findNode(search: NodeSearch): NodeRuntime {
  const exists = search.exists ?? existsSync;
  const versionOf = search.versionOf ?? askVersion;
  const binary = search.platform === 'win32' ? 'node.exe' : 'node';
  if (search.resourcesPath !== null) {
    const packed = join(search.resourcesPath, 'node', binary);
    if (exists(packed)) return { ok: true, path: packed, how: 'packaged' };
  }
  const named = search.env['WATCHDESK_NODE'] ?? '';
  if (named !== '') {
    const version = versionOf(named);
    if (version !== null && canRunDesk(version)) return { ok: true, path: named, how: 'WATCHDESK_NODE' };
    return {
      ok: false,
      reason: `WATCHDESK_NODE names ${named} (${version ?? 'cannot be run'}), needed: 22.14 or newer`,
    };
  }
  const own = join(search.appPath, 'node_modules', `node-${search.platform}-${search.arch}`, 'bin', binary);
  if (exists(own)) return { ok: true, path: own, how: 'project' };

  const version = versionOf(binary);
  if (version !== null && canRunDesk(version)) return { ok: true, path: binary, how: 'PATH' };
  return { ok: false, reason: `no Node of 22.14 or newer found (node on PATH: ${version ?? 'none'})` };
}
