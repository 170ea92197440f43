import { resolve } from 'node:path';

/** The folder of the repository. */
export const root: string = resolve(import.meta.dirname, '..');

/** A path inside the repository. */
export const inRepo = (...parts: readonly string[]): string => resolve(root, ...parts);

/** Says something to the person at the terminal; stdout is left to what a command answers. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** True when the module at `url` is the one that Node was started with. */
export const isMain = (meta: ImportMeta): boolean => process.argv[1] === meta.filename;

/** Biome colours its output into a file too, unless it is told. */
export const colors: string = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`;
