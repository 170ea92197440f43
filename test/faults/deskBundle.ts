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
 * Bundles programs from the sources as they stand, apart from `out/`, in about a second: a test of the desk must not
 * depend on when the whole app was last built. Packages stay where they are. Gives the folder.
 */
async function bundle(name: string, input: Readonly<Record<string, string>>): Promise<string> {
  const outDir = resolve(root, 'node_modules/.cache/watchdesk', name);
  const inputs = Object.entries(input).map(([entry, path]) => [entry, resolve(root, path)]);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    // As in electron.vite.config.ts: Node cannot import its CommonJS by names.
    ssr: { noExternal: ['chinese-days'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      rolldownOptions: { input: Object.fromEntries(inputs), output: { entryFileNames: '[name].js' } },
    },
  });
  return outDir;
}

/** Desk, worker and command line under a name of their own, so that two test files do not write the same files. */
export async function bundleDesk(name: string): Promise<DeskPrograms> {
  const folder = await bundle(name, {
    desk: 'electron/desk/index.ts',
    worker: 'electron/desk/workers/worker.ts',
    cli: 'electron/cli/index.ts',
  });
  return { desk: resolve(folder, 'desk.js'), cli: resolve(folder, 'cli.js') };
}

/** One program of these tests that has to be a process of its own. */
export async function bundleProgram(path: string): Promise<string> {
  const folder = await bundle(path.replaceAll(/\W+/g, '-'), { program: path });
  return resolve(folder, 'program.js');
}
