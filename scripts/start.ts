import { ensureBuilt } from './build.ts';
import { hasDisplay, onSomeDisplay } from './display.ts';
import { electronFlags } from './electron-flags.ts';
import { describeRuntime, electronRuntime } from './electron-runtime.ts';
import { root, say } from './repo.ts';
import { script } from './run.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** `npm start [-- --home DIR]`: opens the console, on a virtual screen when there is no real one. */
await script(async () => {
  const isVirtual = !hasDisplay();
  await ensureSystemPackages(isVirtual ? 'headless' : 'window');
  const runtime = await electronRuntime();
  say(describeRuntime(runtime));
  await ensureBuilt();
  // A virtual screen ends with its console, and nobody sits at it: there is nothing to start again there.
  const env = isVirtual ? { WATCHDESK_WATCHDOG: process.env['WATCHDESK_WATCHDOG'] ?? 'off' } : {};
  return onSomeDisplay([runtime.path, ...electronFlags({ isVirtual }), root, ...process.argv.slice(2)], env);
});
