import { ensureBuilt } from './build.ts';
import { openDisplay } from './display.ts';
import { electronFlags } from './electron-flags.ts';
import { describeRuntime, electronRuntime } from './electron-runtime.ts';
import { root, say } from './repo.ts';
import { childEnv, run, script } from './run.ts';
import { ensureSystemPackages } from './system-packages.ts';

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** `npm start [-- --home DIR]`: opens the console, on a virtual screen when there is no real one. */
await script(async () => {
  const isVirtual = !hasDisplay();
  await ensureSystemPackages(isVirtual ? 'headless' : 'window');
  const runtime = await electronRuntime();
  say(describeRuntime(runtime));
  await ensureBuilt();
  const command = [
    runtime.path,
    ...electronFlags({ isVirtual }),
    root,
    ...process.argv.slice(2),
  ] as const satisfies readonly [string, ...string[]];
  if (!isVirtual) return run(command);
  const display = await openDisplay();
  say(
    `There is no display: the console runs unseen on the virtual screen ${display.env.DISPLAY}. Ctrl+C ends it.`,
  );
  try {
    return await run(command, { env: childEnv(display.env) });
  } finally {
    await display.stop();
  }
});
