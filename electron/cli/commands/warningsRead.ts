import { basename, resolve } from 'node:path';
import type { WarningReading } from '../../../shared/domain/warnings';
import { formOf, readAny } from '../../../shared/warnings/read';
import { fileProblemText } from '../../../shared/wording/warningFileLines';
import { readFileText } from '../../desk/warnings/fileText';
import type { Context } from '../context';
import { usage } from '../failure';
import { DONE, REFUSED } from '../io';

/** `warnings read`: what a file would be read as, with its doubts, as one JSON document. Opens no data folder and stores nothing. Exit 1 when anything is refused. */
export async function run(context: Context): Promise<number> {
  const [name, ...others] = context.files;
  if (name === undefined || others.length > 0) throw usage('要写一个文件。', 'Name one file.');
  const file = readFileText(resolve(context.io.cwd, name));
  const readings: readonly WarningReading[] = file.ok
    ? readAny(file.text, { now: context.io.now() })
    : [{ ok: false, code: file.code, detail: file.detail, where: null }];
  const form = file.ok ? formOf(file.text) : null;
  await context.io.stdout(
    `${JSON.stringify({ file: basename(name), form, readings }, null, context.json ? 0 : 2)}\n`,
  );
  const refused = readings.filter((reading) => !reading.ok);
  for (const reading of refused)
    context.io.stderr(`${fileProblemText({ ...reading, title: '' }, context.locale)}\n`);
  return refused.length > 0 ? REFUSED : DONE;
}
