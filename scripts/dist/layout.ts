import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type AsarFile, packAsar, readAsar } from './asar.ts';
import { type Edition, fallbackNotice, isFallback } from './edition.ts';
import { filesBelow, put, putBytes, putTree, sumsOf } from './files.ts';
import { setFuses } from './fuses.ts';
import { autostartEntry, commandLauncher, consoleLauncher, desktopEntry, ICON_SVG } from './launchers.ts';
import { closureOf, goesAlong, loadedBy } from './modules.ts';
import type { Sources } from './sources.ts';

/** What Node runs lies beside the archive, since Node cannot read inside one; what Electron runs lies in it. */
const NODE_PROGRAMS = ['desk.js', 'worker.js', 'cli.js', 'watchdog.js', 'verify.html'];
const LOCALES = ['zh-CN.pak', 'zh-TW.pak', 'en-US.pak'];
/** Not of the app: the default app, what an updater reads, notes of the unpacking. */
const NOT_ELECTRON = /^(resources\/|complete$|locales\/)/;

export type PackageFile = {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};

/** The package.json of the shipped app: only what Electron and Node read of it. */
export function shippedPackage(own: PackageFile, version: string): string {
  const { name } = own;
  const desktopName = 'watchdesk-console.desktop';
  const shipped = {
    name,
    productName: name,
    desktopName,
    version,
    type: 'module',
    main: 'out/main/index.js',
  };
  return `${JSON.stringify(shipped, null, 2)}\n`;
}

/** True for a built file that is only for development. */
const isForDevelopment = (file: string): boolean => file.endsWith('.map') || file.startsWith('.');

/** A built file as it is shipped; the version that is baked into it follows the edition's. */
async function builtFile(tree: string, file: string, own: PackageFile, version: string): Promise<Buffer> {
  const bytes = await readFile(join(tree, 'out', file));
  if (version === own.version || !/^main\/chunks\/package-/.test(file)) return bytes;
  return Buffer.from(bytes.toString('utf8').replaceAll(`"${own.version}"`, `"${version}"`));
}

async function builtFiles(tree: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const part of ['main', 'preload', 'renderer'])
    for (const file of await filesBelow(join(tree, 'out', part)))
      if (!isForDevelopment(file)) found.push(`${part}/${file}`);
  return found;
}

async function moduleFiles(
  sources: Sources,
  names: readonly string[],
  arch: Edition['arch'],
): Promise<readonly (readonly [path: string, from: string])[]> {
  const found: (readonly [string, string])[] = [];
  for (const place of closureOf(sources.lock, names, arch)) {
    const folder = await sources.moduleAt(place);
    for (const file of await filesBelow(folder)) {
      // A package inside this one is at a place of its own.
      if (file.startsWith('node_modules/') || !goesAlong(place, file, arch)) continue;
      found.push([`${place}/${file}`, join(folder, file)]);
    }
  }
  return found;
}

/** Names of the packages that the built files load; those of main go into the archive, those of Node beside it. */
async function loadedNames(
  tree: string,
  own: PackageFile,
  files: readonly string[],
): Promise<readonly string[]> {
  const texts = await Promise.all(files.map((file) => readFile(join(tree, 'out', file), 'utf8')));
  return loadedBy(texts.join('\n'), Object.keys(own.dependencies));
}

const isChunk = (file: string): boolean => file.startsWith('main/chunks/');

async function archiveOf(edition: Edition, own: PackageFile, sources: Sources): Promise<Buffer> {
  const built = (await builtFiles(sources.tree)).filter(
    (file) => !NODE_PROGRAMS.some((name) => file === `main/${name}`),
  );
  const files: AsarFile[] = [
    { path: 'package.json', content: Buffer.from(shippedPackage(own, edition.version)) },
  ];
  for (const file of built)
    files.push({ path: `out/${file}`, content: await builtFile(sources.tree, file, own, edition.version) });
  const names = await loadedNames(sources.tree, own, ['main/index.js']);
  for (const [path, from] of await moduleFiles(sources, names, edition.arch))
    files.push({ path, content: await readFile(from) });
  const archive = packAsar(files);
  if (readAsar(archive, 'out/main/index.js') === null) throw new Error('the archive holds no app');
  return archive;
}

async function putNodePart(to: string, edition: Edition, own: PackageFile, sources: Sources): Promise<void> {
  await putBytes(join(to, 'package.json'), shippedPackage(own, edition.version));
  const programs = (await builtFiles(sources.tree)).filter(
    (file) => isChunk(file) || NODE_PROGRAMS.some((name) => file === `main/${name}`),
  );
  for (const file of programs)
    await putBytes(join(to, 'out', file), await builtFile(sources.tree, file, own, edition.version));
  const names = await loadedNames(sources.tree, own, programs);
  for (const [path, from] of await moduleFiles(sources, names, edition.arch)) await put(from, join(to, path));
  await putTree(
    join(sources.tree, 'resources'),
    join(to, 'resources'),
    (file) => !file.startsWith('pictures/'),
  );
}

async function putElectron(to: string, sources: Sources): Promise<void> {
  await putTree(sources.electron, to, (file) => !NOT_ELECTRON.test(file));
  for (const name of LOCALES) await put(join(sources.electron, 'locales', name), join(to, 'locales', name));
  const binary = join(to, 'watchdesk-console');
  await rename(join(to, 'electron'), binary);
  await setFuses(binary);
  // Chromium's own helper for systems that do not let everybody make a namespace; it works only so.
  await put(join(sources.electron, 'chrome-sandbox'), join(to, 'chrome-sandbox'), 0o4755);
}

/** Puts the whole program into a folder, as it lies under /opt/watchdesk; the list of hashes last. */
export async function layOut(to: string, edition: Edition, sources: Sources): Promise<void> {
  const own = JSON.parse(await readFile(join(sources.tree, 'package.json'), 'utf8')) as PackageFile;
  await putElectron(to, sources);
  const resources = join(to, 'resources');
  await putBytes(join(resources, 'app.asar'), await archiveOf(edition, own, sources));
  await putNodePart(join(resources, 'app.asar.unpacked'), edition, own, sources);
  await put(join(sources.node, 'bin/node'), join(resources, 'node/node'), 0o755);
  await put(join(sources.node, 'LICENSE'), join(resources, 'node/LICENSE'));
  await putBytes(
    join(resources, 'build.json'),
    `${JSON.stringify({ ...edition, isForRelease: !isFallback(edition), notice: isFallback(edition) ? fallbackNotice(edition) : '' }, null, 2)}\n`,
  );
  await putBytes(join(to, 'bin/watchdesk'), commandLauncher(), 0o755);
  await putBytes(join(to, 'bin/watchdesk-console'), consoleLauncher(edition), 0o755);
  await putBytes(join(to, 'share/watchdesk-console.desktop'), desktopEntry(edition));
  await putBytes(join(to, 'share/watchdesk-console-autostart.desktop'), autostartEntry(edition));
  await putBytes(join(to, 'share/watchdesk.svg'), ICON_SVG);
  await put(join(sources.tree, 'resources/icons/watchdesk.png'), join(to, 'share/watchdesk.png'));
  await put(join(sources.tree, 'LICENSE'), join(to, 'LICENSE.watchdesk'));
  await putBytes(join(to, 'SHA256SUMS'), await sumsOf(to));
}
