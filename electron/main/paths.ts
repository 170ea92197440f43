import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from 'electron';

export type Paths = {
  readonly deskScript: string;
  readonly watchdogScript: string;
  readonly cliScript: string;
  readonly preload: string;
  readonly alarmPreload: string;
  readonly renderer: string;
  readonly icons: string;
  readonly sounds: string;
  readonly resourcesPath: string | null;
};

/** Where our own files are. Node cannot read inside an asar, so the desk's script lies beside it when packaged. */
export function pathsOf(app: App): Paths {
  const main = dirname(fileURLToPath(import.meta.url));
  const root = app.getAppPath();
  const unpacked = (path: string): string => path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
  return {
    deskScript: unpacked(join(main, 'desk.js')),
    watchdogScript: unpacked(join(main, 'watchdog.js')),
    cliScript: unpacked(join(main, 'cli.js')),
    preload: join(main, '..', 'preload', 'index.cjs'),
    alarmPreload: join(main, '..', 'preload', 'alarm.cjs'),
    renderer: join(main, '..', 'renderer'),
    icons: unpacked(join(root, 'resources', 'icons')),
    sounds: unpacked(join(root, 'resources', 'sounds')),
    resourcesPath: app.isPackaged ? process.resourcesPath : null,
  };
}
