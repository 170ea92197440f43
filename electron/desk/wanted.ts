import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WANTED_FILE = 'console.wanted';
/** A console that waits says so every second; what is older was left by one that has gone. */
const FRESH_MS = 5_000;

/**
 * Says that a console waits for this home, which somebody else holds: a command gives it up then, another console does not. To be said again while it
 * waits. A disk that takes no file takes no console either: it is told by opening.
 */
export function wantHome(home: string): void {
  try {
    writeFileSync(join(home, WANTED_FILE), '', { mode: 0o600 });
  } catch {
    // The reason shows at the next opening.
  }
}

/** The wait is over. */
export function stopWantingHome(home: string): void {
  try {
    rmSync(join(home, WANTED_FILE), { force: true });
  } catch {
    // It grows stale by itself.
  }
}

/** True while a console waits for this home. */
export function isHomeWanted(home: string): boolean {
  const said = statSync(join(home, WANTED_FILE), { throwIfNoEntry: false });
  return said !== undefined && Math.abs(Date.now() - said.mtimeMs) < FRESH_MS;
}
