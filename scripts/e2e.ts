import { withDisplay } from './display.ts';
import { prepareApp, runtimeEnv } from './prepare.ts';
import { inRepo } from './repo.ts';
import { script } from './run.ts';

/** `npm run e2e [-- FILE…]`: the real app in a real Electron, on a virtual screen with a real notification daemon. */
await script(async () => {
  const runtime = await prepareApp();
  const playwright = inRepo('node_modules/.bin/playwright');
  return withDisplay(
    [playwright, 'test', '--config', 'test/playwright.config.ts', ...process.argv.slice(2)],
    {
      notifications: true,
      env: runtimeEnv(runtime),
    },
  );
});
