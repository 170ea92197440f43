import { forgetBuild } from './build.ts';
import { hasDisplay, onSomeDisplay } from './display.ts';
import { electronFlags } from './electron-flags.ts';
import { describeRuntime, electronRuntime } from './electron-runtime.ts';
import { inRepo, say } from './repo.ts';
import { script } from './run.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** `npm run dev [-- --home DIR]`: the console with hot reload. */
await script(async () => {
  const isVirtual = !hasDisplay();
  await ensureSystemPackages(isVirtual ? 'headless' : 'window');
  const runtime = await electronRuntime();
  say(describeRuntime(runtime));
  // Hot reload writes bundles of its own kind into out/.
  await forgetBuild();
  const flags = [...electronFlags({ isVirtual }), ...process.argv.slice(2)];
  const command = [inRepo('node_modules/.bin/electron-vite'), 'dev', '--watch', '--', ...flags] as const;
  return onSomeDisplay(command, { ELECTRON_EXEC_PATH: runtime.path });
});
