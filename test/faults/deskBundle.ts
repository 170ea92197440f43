import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';

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
async function bundle(
  name: string,
  input: Readonly<Record<string, string>>,
  plugins: Plugin[] = [],
): Promise<string> {
  const outDir = resolve(root, 'node_modules/.cache/watchdesk', name);
  const inputs = Object.entries(input).map(([entry, path]) => [entry, resolve(root, path)]);
  await build({
    root,
    configFile: false,
    plugins,
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
export async function bundleDesk(name: string, plugins: Plugin[] = []): Promise<DeskPrograms> {
  const inputs = {
    desk: 'electron/desk/index.ts',
    worker: 'electron/desk/workers/worker.ts',
    cli: 'electron/cli/index.ts',
  };
  const folder = await bundle(name, inputs, plugins);
  return { desk: resolve(folder, 'desk.js'), cli: resolve(folder, 'cli.js') };
}

/** Places of a source that a control leaves out. */
export type Careless = {
  /** how the file's path ends */
  readonly file: string;
  readonly cuts: readonly { readonly from: string; readonly to: string }[];
};

/**
 * The desk with a promise taken out, for a control that has to lose: what the harness reports of it shows that the harness sees. Throws when a place is not there
 * any more, since a control that is sound proves nothing.
 */
export async function bundleCareless(name: string, careless: Careless): Promise<DeskPrograms> {
  let found = 0;
  const plugin: Plugin = {
    name: 'careless',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith(careless.file)) return null;
      return careless.cuts.reduce((text, { from, to }) => {
        if (!text.includes(from)) throw new Error(`${careless.file} has no "${from}" any more`);
        found += 1;
        return text.replace(from, to);
      }, code);
    },
  };
  const programs = await bundleDesk(name, [plugin]);
  if (found !== careless.cuts.length) throw new Error(`${careless.file} was not bundled`);
  return programs;
}

/** One program of these tests that has to be a process of its own. */
export async function bundleProgram(path: string): Promise<string> {
  const folder = await bundle(path.replaceAll(/\W+/g, '-'), { program: path });
  return resolve(folder, 'program.js');
}
