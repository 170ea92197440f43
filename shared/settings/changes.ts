import type { SettingChange } from '../domain/facts/settings';

/** As many differences as an entry names, and as many characters of each value. */
const MOST_CHANGES = 12;
const MOST_CHARACTERS = 80;

type Flat = ReadonlyMap<string, string>;

function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === 'object' && value !== null) {
    const inner = Object.entries(value);
    if (inner.length === 0) into.set(path, Array.isArray(value) ? '[]' : '{}');
    for (const [key, one] of inner) flatten(one, path === '' ? key : `${path}.${key}`, into);
    return;
  }
  into.set(path, typeof value === 'string' ? value : String(value));
}

const flat = (value: unknown): Flat => {
  const into = new Map<string, string>();
  flatten(value, '', into);
  return into;
};

const cut = (text: string | undefined): string | null => {
  if (text === undefined) return null;
  const characters = [...text];
  return characters.length <= MOST_CHARACTERS
    ? text
    : `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`;
};

/** The places in which two values of a setting differ, in the order of the new one; those that are gone stand last. At most twelve, long texts cut. */
export function settingChanges(before: unknown, after: unknown): SettingChange[] {
  const [old, now] = [flat(before), flat(after)];
  const paths = [...now.keys(), ...[...old.keys()].filter((path) => !now.has(path))];
  return paths
    .filter((path) => old.get(path) !== now.get(path))
    .slice(0, MOST_CHANGES)
    .map((path) => ({ path, from: cut(old.get(path)), to: cut(now.get(path)) }));
}
