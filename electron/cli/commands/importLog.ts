import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ImportBatch, ImportFile, ImportReport } from '../../../shared/contract/areas/imports';
import { stamp } from '../../../shared/domain/time';
import { type ImportMap, importMapSchema } from '../../../shared/imports/fields';
import { rowProblemText } from '../../../shared/imports/words';
import type { Locale } from '../../../shared/wording/labels';
import { answer, type Context } from '../context';
import { openDoor } from '../door';
import { usage } from '../failure';
import { DONE, REFUSED } from '../io';
import { answered, credentialsOf, signIn } from '../signIn';

type Pair = Readonly<Record<Locale, string>>;

/**
 * `import-log`: the lines of another log as lines of this room. `--dry-run` reads the file and names every broken row; without it the import is all or
 * nothing, and a file with broken rows needs `--skip-bad`. Exit 1 when a row is broken and nothing was imported.
 */
export async function run(context: Context): Promise<number> {
  const [file, ...others] = context.files;
  if (file === undefined || others.length > 0) throw usage('要写一个文件。', 'Name one file.');
  const map = mapOf(context);
  const credentials = credentialsOf(context);
  const door = await openDoor(context);
  try {
    const as = await signIn(door, credentials);
    const path = resolve(context.io.cwd, file);
    const opened = answered<'import.open'>(await door.call('import.open', { path }, as));
    const { fileId } = opened;
    const used = map ?? opened.map;
    const report = answered<'import.check'>(await door.call('import.check', { fileId, map: used }, as));
    if (context.has('dry-run') || (report.bad > 0 && !context.has('skip-bad'))) {
      await answer(context, documentOf(opened, used, report, null), checkedWords(context, report));
      return report.bad > 0 ? REFUSED : DONE;
    }
    const source = context.option('source') ?? opened.fileName.slice(0, 80);
    const choice = { source, skipBad: context.has('skip-bad'), again: context.has('again') };
    const input = { batchId: randomUUID(), fileId, map: used, ...choice };
    const batch = answered<'import.run'>(await door.call('import.run', input, as));
    await answer(context, documentOf(opened, used, report, batch), importedWords(batch, report));
    return DONE;
  } finally {
    await door.close();
  }
}

/** The map of `--map`, or null: then the headings decide. */
function mapOf(context: Context): ImportMap | null {
  const name = context.option('map');
  if (name === undefined) return null;
  const path = resolve(context.io.cwd, name);
  try {
    const parsed = importMapSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw usage(`映射文件不对：${where}。`, `The map is not right at ${where}: ${issue?.message ?? ''}.`);
  } catch (error) {
    if (!(error instanceof SyntaxError) && !('code' in (error as object) && 'syscall' in (error as object)))
      throw error;
    throw usage(`映射文件读不了：${path}。`, `The map cannot be read: ${path}.`);
  }
}

function documentOf(file: ImportFile, map: ImportMap, report: ImportReport, batch: ImportBatch | null) {
  const { fileName, sha256, format, before } = file;
  const { good, bad, blank, problems, from, to } = report;
  const rows = problems.map((one) => ({ ...one, words: rowProblemText(one, 'zh') }));
  return {
    ok: bad === 0 || batch !== null,
    fileName,
    sha256,
    format,
    map,
    before,
    good,
    bad,
    blank,
    from,
    to,
    problems: rows,
    batch,
  };
}

function checkedWords(context: Context, report: ImportReport): Pair {
  const { good, bad, blank, from, to, problems } = report;
  const span = from === null || to === null ? '' : `${stamp(from)} – ${stamp(to)}`;
  const list = (locale: Locale): string =>
    problems.map((one) => `\n  ${rowProblemText(one, locale)}`).join('');
  const isRefused = bad > 0 && !context.has('dry-run');
  return {
    zh: `好的 ${good} 行，不对的 ${bad} 行，空行 ${blank}。${span}${list('zh')}\n${isRefused ? '没有导入任何内容：改好再来，或者加 --skip-bad 只导入好的行。' : '只是试读，没有导入任何内容。'}`,
    en: `${good} good rows, ${bad} broken, ${blank} empty. ${span}${list('en')}\n${isRefused ? 'Nothing was imported: mend the rows, or add --skip-bad to import the good ones.' : 'A dry run: nothing was imported.'}`,
  };
}

function importedWords(batch: ImportBatch, report: ImportReport): Pair {
  const list = (locale: Locale): string =>
    report.problems.map((one) => `\n  ${rowProblemText(one, locale)}`).join('');
  return {
    zh: `已导入 ${batch.good} 行（批次 ${batch.id}，来源“${batch.source}”）${batch.bad > 0 ? `；${batch.bad} 行不对，没有导入：` : '。'}${list('zh')}`,
    en: `${batch.good} lines imported (batch ${batch.id}, source “${batch.source}”)${batch.bad > 0 ? `; ${batch.bad} broken rows were left out:` : '.'}${list('en')}`,
  };
}
