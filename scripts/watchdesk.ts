import { ensureSomeBuild } from './build.ts';
import { electronRuntime } from './electron-runtime.ts';
import { inRepo } from './repo.ts';
import { run, script } from './run.ts';

/** `npm run -s watchdesk -- COMMAND`: the command line, with nothing on stdout but its answer. */
await script(async () => {
  await ensureSomeBuild();
  const args = process.argv.slice(2);
  return run([process.execPath, inRepo('out/main/cli.js'), ...args], {
    env: await printingEnv(args),
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
});

/** A PDF is printed by Electron, whose place only these scripts know. */
async function printingEnv(args: readonly string[]): Promise<NodeJS.ProcessEnv> {
  const isPdf = args[0] === 'export' && args.some((one) => /(^|[=.])pdf$/i.test(one));
  if (!isPdf || process.env.WATCHDESK_ELECTRON) return process.env;
  return { ...process.env, WATCHDESK_ELECTRON: (await electronRuntime()).path };
}
