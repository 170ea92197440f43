import { withDisplay } from './display.ts';
import { prepareApp, runtimeEnv } from './prepare.ts';
import { say } from './repo.ts';
import { run, script } from './run.ts';
import { ensureSystemPackages } from './system-packages.ts';

const command = [
  process.execPath,
  'scripts/run-ts.ts',
  'test/faults/run.ts',
  ...process.argv.slice(2),
] as const;

/** A compiler for the shim and the tools for small disks; without them the faults that need them say so and are left out. */
async function ensureTools(): Promise<void> {
  await ensureSystemPackages('faults').catch((error: unknown) => say((error as Error).message));
}

/** `npm run faults`: the faults: kills, full disks, broken files. */
await script(async () => {
  if (process.argv[2] === 'table') return run(command);
  await ensureTools();
  const runtime = await prepareApp();
  return withDisplay(command, { notifications: true, env: runtimeEnv(runtime) });
});
