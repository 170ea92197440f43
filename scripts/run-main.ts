import { resolve } from 'node:path';

/**
 * What run-ts.ts loads: the file of the command line, whose `main` runs to its end while this module is still being loaded. Only so long does the loader answer, and the
 * product imports some of its libraries when they are needed.
 */
type Entry = { readonly main: (args: readonly string[]) => Promise<number> };

const [file, ...args] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: run-ts.ts FILE [ARGUMENT…]');
const { main } = (await import(/* @vite-ignore */ resolve(file))) as Entry;

export const code = await main(args);
