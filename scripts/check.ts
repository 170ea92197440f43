import { colors, inRepo } from './repo.ts';
import { run, script, typeCheck } from './run.ts';

/** `npm run check`: format, lint and import arrows, then the types of every environment. */
await script(async () => {
  const lint = await run([inRepo('node_modules/.bin/biome'), 'ci', colors, '--error-on-warnings', '.']);
  const types = await run(typeCheck);
  return lint || types;
});
