import { ensureSomeBuild } from './build.ts';
import { inRepo } from './repo.ts';
import { run, script } from './run.ts';

/** `npm run -s watchdesk -- COMMAND`: the command line, with nothing on stdout but its answer. */
await script(async () => {
  await ensureSomeBuild();
  return run([process.execPath, inRepo('out/main/cli.js'), ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
});
