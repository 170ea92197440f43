import { resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** The programs that plain Node runs, as files. */
export type DeskPrograms = { readonly desk: string; readonly cli: string };

/** What `npm run build` made. */
export const builtPrograms: DeskPrograms = {
  desk: resolve(root, 'out/main/desk.js'),
  cli: resolve(root, 'out/main/cli.js'),
};

/**
 * Bundles desk, worker and command line from the sources as they stand, apart from `out/`, in about a second: a test
 * of the desk must not depend on when the whole app was last built. Packages stay where they are.
 */
export async function bundleDesk(name: string): Promise<DeskPrograms> {
  const outDir = resolve(root, 'node_modules/.cache/watchdesk', name);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      rolldownOptions: {
        input: {
          desk: resolve(root, 'electron/desk/index.ts'),
          worker: resolve(root, 'electron/desk/workers/worker.ts'),
          cli: resolve(root, 'electron/cli/index.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return { desk: resolve(outDir, 'desk.js'), cli: resolve(outDir, 'cli.js') };
}
