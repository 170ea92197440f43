import { withDisplay } from './display.ts';
import { prepareApp, runtimeEnv } from './prepare.ts';
import { script } from './run.ts';

/** `npm run faults`: the faults: kills, full disks, broken files. */
await script(async () => {
  const runtime = await prepareApp();
  return withDisplay(
    [process.execPath, 'scripts/run-ts.ts', 'test/faults/run.ts', ...process.argv.slice(2)],
    {
      notifications: true,
      env: runtimeEnv(runtime),
    },
  );
});
