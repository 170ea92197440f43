import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './repo.ts';
import { script } from './run.ts';

/**
 * `node scripts/run-ts.ts FILE [ARGUMENT…]`: runs a TypeScript file that imports the project's own modules the way
 * the build resolves them. The file exports `main(args): Promise<number>`, its exit code.
 */
await script(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) throw new Error('usage: run-ts.ts FILE [ARGUMENT…]');
  type Entry = { readonly main: (args: readonly string[]) => Promise<number> };
  const { module } = await runnerImport<Entry>(resolve(root, file), {
    root,
    configFile: false,
    logLevel: 'error',
    // Node cannot import it by names (electron.vite.config.ts bundles it for the same reason), so its own module is taken.
    resolve: { alias: { 'chinese-days': resolve(root, 'node_modules/chinese-days/dist/index.es.js') } },
    environments: { inline: { resolve: { noExternal: ['chinese-days'] } } },
  });
  return module.main(args);
});
