import { availableParallelism } from 'node:os';
import { type Display, openDisplay } from './display.ts';
import { prepareApp, runtimeEnv } from './prepare.ts';
import { inRepo } from './repo.ts';
import { childEnv, run, script } from './run.ts';

/** More consoles at once would only wait for each other: a test is busy while it starts one and idle for much of the rest. */
const MOST_WORKERS = 2;

/**
 * `npm run e2e [-- FILE…]`: the real app in a real Electron, each worker on a virtual screen of its own with a session bus and a real
 * notification daemon. Workers find theirs in WATCHDESK_E2E_DISPLAYS (test/helpers/e2eDisplay.ts).
 */
await script(async () => {
  const runtime = await prepareApp();
  const playwright = inRepo('node_modules/.bin/playwright');
  const displays: Display[] = [];
  try {
    for (let i = 0; i < Math.min(MOST_WORKERS, availableParallelism()); i += 1)
      displays.push(await openDisplay({ notifications: true }));
    const env = {
      ...runtimeEnv(runtime),
      ...displays[0]?.env,
      WATCHDESK_E2E_DISPLAYS: JSON.stringify(displays.map((display) => display.env)),
    };
    const command = [playwright, 'test', '--config', 'test/playwright.config.ts'] as const;
    return await run([...command, ...process.argv.slice(2)], { env: childEnv(env) });
  } finally {
    for (const display of displays) await display.stop();
  }
});
