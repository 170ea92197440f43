import { readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { logLine } from './log';

/** The computer named in Chromium's lock (`host-pid`), or null when there is none to read. */
function lockingHost(browser: string): string | null {
  try {
    return readlinkSync(join(browser, 'SingletonLock')).replace(/-\d+$/, '');
  } catch {
    return null;
  }
}

/**
 * True when this is the first console on this home. Chromium's lock names the computer: one that was left behind under
 * another name (a copied home, a renamed machine) would shut the room out for ever, so it is put away; the desk's own
 * lock on the data, which the kernel releases, still stands. Where no lock can be written (full disk) the start goes on too.
 */
export function isFirstInstance(app: App, browser: string): boolean {
  if (app.requestSingleInstanceLock()) return true;
  if (process.platform !== 'linux') return false;
  const host = lockingHost(browser);
  if (host === hostname()) return false;
  if (host === null) {
    logLine('the lock of this home cannot be written; the start goes on without it');
    return true;
  }
  logLine(`the lock of this home was left by another computer (${host}) and is put away`);
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
    rmSync(join(browser, name), { force: true });
  return app.requestSingleInstanceLock();
}
