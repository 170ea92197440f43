import { withDisplay } from './display.ts';
import { prepareApp, runtimeEnv } from './prepare.ts';
import { script } from './run.ts';

/** `npm run demo`: walks the whole story in the real app and leaves pictures and files in out/demo/. */
await script(async () => {
  const runtime = await prepareApp();
  return withDisplay([process.execPath, 'scripts/run-ts.ts', 'test/demo/run.ts', ...process.argv.slice(2)], {
    notifications: true,
    env: runtimeEnv(runtime),
  });
});
