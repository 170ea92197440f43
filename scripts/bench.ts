import { withDisplay } from './display.ts';
import { prepareApp, runtimeEnv } from './prepare.ts';
import { script } from './run.ts';

/** `npm run bench`: measures the real app and prints each figure beside its limit. */
await script(async () => {
  const runtime = await prepareApp();
  return withDisplay([process.execPath, 'scripts/run-ts.ts', 'test/bench/run.ts', ...process.argv.slice(2)], {
    notifications: true,
    env: runtimeEnv(runtime),
  });
});
