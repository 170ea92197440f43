import { openDisplay } from './display.ts';
import { electronFlags } from './electron-flags.ts';
import { describeRuntime, electronRuntime } from './electron-runtime.ts';
import { inRepo, say } from './repo.ts';
import { childEnv, run, script } from './run.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** `npm run dev`: the console with hot reload. */
await script(async () => {
  const isVirtual = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  await ensureSystemPackages(isVirtual ? 'headless' : 'window');
  const runtime = await electronRuntime();
  say(describeRuntime(runtime));
  const command = [inRepo('node_modules/.bin/electron-vite'), 'dev', '--watch'] as const;
  const args = [...electronFlags({ isVirtual }), ...process.argv.slice(2)];
  const env = { ELECTRON_EXEC_PATH: runtime.path, ELECTRON_CLI_ARGS: JSON.stringify(args) };
  if (!isVirtual) return run(command, { env: childEnv(env) });
  const display = await openDisplay();
  say(
    `There is no display: the console runs unseen on the virtual screen ${display.env.DISPLAY}. Ctrl+C ends it.`,
  );
  try {
    return await run(command, { env: childEnv({ ...env, ...display.env }) });
  } finally {
    await display.stop();
  }
});
