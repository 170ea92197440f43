import type { Arch } from './edition.ts';

/** What package-lock.json says of one package. */
export type LockEntry = {
  readonly version?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
};
export type Lock = { readonly packages: Readonly<Record<string, LockEntry>> };

/** Which of the names a bundle's text loads at run time, whole or a part of it (`csv-parse/sync`). */
export function loadedBy(text: string, names: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["']([^"'.][^"']*)["']/g))
    found.add(match[1] ?? '');
  return names.filter((name) => [...found].some((one) => one === name || one.startsWith(`${name}/`)));
}

const isListed = (list: readonly string[] | undefined, name: string): boolean =>
  list === undefined || list.includes(name);

/** True for a package that runs on Linux with glibc on this processor: parts for other systems stay out. */
const fits = (entry: LockEntry, arch: Arch): boolean =>
  isListed(entry.os, 'linux') && isListed(entry.cpu, arch) && isListed(entry.libc, 'glibc');

/** Node's own search: beside the one who asks, then in each folder above. */
function placeOf(lock: Lock, name: string, asker: string): string | null {
  for (let folder = asker; ; ) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (place in lock.packages) return place;
    if (folder === '') return null;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
  }
}

/**
 * Places (`node_modules/x`) of the named packages and of all that they need, on Linux with this processor, sorted. Packages of types only are left out. Throws when
 * the lock file lacks one that is needed.
 */
export function closureOf(lock: Lock, names: readonly string[], arch: Arch): readonly string[] {
  const found = new Set<string>();
  const open: (readonly [name: string, asker: string, isNeeded: boolean])[] = names.map((name) => [
    name,
    '',
    true,
  ]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, asker, isNeeded] = next;
    const place = name.startsWith('@types/') ? null : placeOf(lock, name, asker);
    const entry = place === null ? undefined : lock.packages[place];
    if (place === null || entry === undefined) {
      if (isNeeded && !name.startsWith('@types/')) throw new Error(`package-lock.json lacks ${name}`);
      continue;
    }
    if (found.has(place) || !fits(entry, arch)) continue;
    found.add(place);
    for (const one of Object.keys(entry.dependencies ?? {})) open.push([one, place, true]);
    for (const one of Object.keys(entry.optionalDependencies ?? {})) open.push([one, place, false]);
  }
  return [...found].sort();
}

/** Whole folders of packages that nothing of ours loads: sources of what is built, builds for browsers, programs of other systems. */
const UNUSED: Readonly<Record<string, readonly string[]>> = {
  'node_modules/better-sqlite3': ['deps/', 'src/'],
  'node_modules/exceljs': ['dist/'],
  'node_modules/node-notifier': ['vendor/', 'example/'],
};

/** True for a file of a package that goes along: what Node loads, and every licence. */
export function goesAlong(place: string, file: string, arch: Arch): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (/^(licen[cs]e|copying|notice)/i.test(name)) return true;
  if ((UNUSED[place] ?? []).some((folder) => file.startsWith(folder))) return false;
  if (place === 'node_modules/better-sqlite3' && file.startsWith('prebuilds/'))
    return file === `prebuilds/linux-${arch}.node`;
  if (/^(test|tests|__tests__|docs|\.github)\//.test(file)) return false;
  return !/\.(map|md|markdown|ts|cts|mts|flow|tsbuildinfo|umd\.cjs|iife\.js)$/i.test(name);
}
