import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE, OpenFailure } from '../../desk/db/open';
import { type OpenedDesk, openDesk } from '../../desk/openDesk';
import { projectionDigests } from '../../desk/projections/digest';
import { rebuildProjections } from '../../desk/projections/project';
import { answer, type Context } from '../context';
import { refused } from '../failure';
import { DONE, REFUSED } from '../io';

type Digests = ReturnType<typeof projectionDigests>;
type Table = {
  readonly table: string;
  readonly rows: number;
  readonly before: string;
  readonly after: string;
  readonly same: boolean;
};

/** `rebuild`: refills every projection from the journal. Exit 1 when a table was not what the journal says; it then is. */
export async function run(context: Context): Promise<number> {
  const { desk, close } = openAlone(context.home);
  try {
    const before = projectionDigests(desk.db);
    const facts = rebuildProjections(desk.db);
    const tables = compare(before, projectionDigests(desk.db));
    const isSame = tables.every((table) => table.same);
    await answer(context, { ok: isSame, facts, tables }, wordsOf(facts, tables, isSame));
    return isSame ? DONE : REFUSED;
  } finally {
    close();
  }
}

/** Only with nobody else at the home: a running console shows what the tables hold. */
function openAlone(home: string): OpenedDesk {
  if (!existsSync(join(home, DATABASE_FILE))) throw new OpenFailure('data_missing', home);
  try {
    return openDesk({ home });
  } catch (error) {
    if (!(error instanceof OpenFailure) || error.code !== 'locked_by_other') throw error;
    throw refused(
      'locked_by_other',
      '值守台正开着，不能重建；关掉它再试。',
      'The console is running; close it and try again.',
    );
  }
}

function compare(before: Digests, after: Digests): Table[] {
  return Object.entries(after).map(([table, { rows, digest }]) => ({
    table,
    rows,
    before: before[table]?.digest ?? '',
    after: digest,
    same: before[table]?.digest === digest,
  }));
}

function wordsOf(facts: number, tables: readonly Table[], isSame: boolean) {
  const list = tables
    .map(
      ({ table, rows, before, after, same }) =>
        `${same ? '=' : '≠'} ${table.padEnd(14)} ${String(rows).padStart(9)}  ${before}  ${after}`,
    )
    .join('\n');
  return {
    zh: `${list}\n已从 ${facts} 条记录重建，${isSame ? '前后一致。' : '有表和记录不符，现在已按记录改正。'}`,
    en: `${list}\nRebuilt from ${facts} records; ${isSame ? 'before and after are the same.' : 'a table did not fit the journal and does now.'}`,
  };
}
