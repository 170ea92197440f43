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

/** PDF and PNG are drawn by Electron, whose place only these scripts know. */
async function printingEnv(args: readonly string[]): Promise<NodeJS.ProcessEnv> {
  const isExport = args[0] === 'export' || (args[0] === 'plans' && args[1] === 'export');
  const isDrawn = isExport && args.some((one) => /(^|[=.])(pdf|png)$/i.test(one));
  if (!isDrawn || process.env.WATCHDESK_ELECTRON) return process.env;
  return { ...process.env, WATCHDESK_ELECTRON: (await electronRuntime()).path };
}
