import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { inRepo, root } from './repo.ts';
import { script } from './run.ts';

/**
 * `node scripts/run-ts.ts FILE [ARGUMENT…]`: runs a TypeScript file that imports the project's own modules the way
 * the build resolves them. The file exports `main(args): Promise<number>`, its exit code.
 */
await script(async () => {
  const { module } = await runnerImport<{ readonly code: number }>(inRepo('scripts/run-main.ts'), {
    root,
    configFile: false,
    logLevel: 'error',
    // Node cannot import it by names (electron.vite.config.ts bundles it for the same reason), so its own module is taken.
    resolve: { alias: { 'chinese-days': resolve(root, 'node_modules/chinese-days/dist/index.es.js') } },
    environments: { inline: { resolve: { noExternal: ['chinese-days'] } } },
  });
  return module.code;
});
