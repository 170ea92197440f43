import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const here = import.meta.dirname;

/** The folder of the repository. The build's own configuration is bundled into that folder, and this module with it. */
export const root: string = existsSync(resolve(here, 'package.json')) ? here : resolve(here, '..');

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
