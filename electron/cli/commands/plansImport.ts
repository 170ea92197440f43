import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PROFILES } from '../../../shared/domain/vocabulary';
import { type PlanTables, type Profile, parseTables } from '../../../shared/plan';
import {
  type ImportDraft,
  type ImportSource,
  importDocument,
  importFlowchart,
  noteWords,
  placeWords,
} from '../../../shared/plan/import';
import type { Locale } from '../../../shared/wording/labels';
import { readDocument } from '../../desk/plans/transfer/readDocument';
import { answer, type Context } from '../context';
import { type Door, openDoor } from '../door';
import { refused, refusedBy, usage } from '../failure';
import { DONE, REFUSED } from '../io';
import { tablesFor } from '../planFiles';
import { readMermaid } from '../readMermaid';
import { answered, credentialsOf, signIn } from '../signIn';

type Room = { readonly tables: PlanTables; readonly profile: Profile };
type Stored = {
  readonly draft: ImportDraft;
  readonly file: string;
  readonly version: number | null;
  readonly out: string | null;
};

/**
 * `plans import`: documents and flowcharts become drafts: stored in the room with `--as`, else written to `--out` or to stdout. Everything to finish by hand is
 * listed. Exit 1 when a file gives no step at all.
 */
export async function run(context: Context): Promise<number> {
  const { files } = context;
  if (files.length === 0) throw usage('要写至少一个文件。', 'Name at least one file.');
  const isOne = files.length === 1;
  if (!isOne && (context.option('id') ?? context.option('title') ?? context.option('out')) !== undefined) {
    throw usage('--id、--title、--out 一次只用于一个文件。', '--id, --title and --out go with one file.');
  }
  const results = context.option('as') === undefined ? await toFiles(context) : await intoRoom(context);
  const isFound = results.every(({ draft }) => draft.rows.length > 0);
  await tell(context, results, isFound);
  return isFound ? DONE : REFUSED;
}

async function toFiles(context: Context): Promise<readonly Stored[]> {
  const tables = tablesFor(context, []);
  if (!tables.ok) throw refused('plan_broken', tables.problems[0]?.zh ?? '', tables.problems[0]?.en ?? '');
  const room = { tables: tables.tables, profile: profileOf(context) ?? 'county' };
  const results: Stored[] = [];
  for (const file of context.files) {
    const draft = await draftOf(context, file, room);
    const out = context.option('out');
    if (out !== undefined) writeFileSync(resolve(context.io.cwd, out), draft.text);
    results.push({ draft, file, version: null, out: out ?? null });
  }
  return results;
}

async function intoRoom(context: Context): Promise<readonly Stored[]> {
  const credentials = credentialsOf(context);
  const door = await openDoor(context);
  try {
    const as = await signIn(door, credentials);
    const { tablesText } = answered<'plan.tables'>(await door.call('plan.tables', {}, as));
    const read = parseTables(tablesText, 'tables.yaml');
    if (!read.ok) throw refused('plan_broken', read.problems[0]?.zh ?? '', read.problems[0]?.en ?? '');
    const { room } = answered<'system.status'>(await door.call('system.status', {}));
    const profile = profileOf(context) ?? room?.profile ?? 'county';
    const results: Stored[] = [];
    for (const file of context.files) {
      const draft = await draftOf(context, file, { tables: read.tables, profile });
      const version = draft.rows.length === 0 ? null : await store(context, door, as, draft);
      results.push({ draft, file, version, out: null });
    }
    return results;
  } finally {
    await door.close();
  }
}

/** Keeps the draft in the room. One that is there already is somebody's work: only `--replace` writes over it. */
async function store(context: Context, door: Door, as: string, draft: ImportDraft): Promise<number> {
  const { planId, text } = draft;
  const there = answered<'plan.draftGet'>(await door.call('plan.draftGet', { planId }, as));
  if (there !== null && !context.has('replace')) {
    throw refused(
      'draft_conflict',
      `“${planId}”已有草稿（${there.savedBy}）；要覆盖加 --replace，或者用 --id 换一个。`,
      `“${planId}” has a draft already (${there.savedBy}): add --replace to write over it, or choose another --id.`,
    );
  }
  const plans = answered<'plan.list'>(await door.call('plan.list', {}, as));
  const revision = plans.find(({ id }) => id === planId)?.revision ?? 0;
  const input = { planId, text, baseRevision: revision > 0 ? revision : null, version: there?.version ?? 0 };
  const reply = await door.call('plan.draftSave', input, as);
  if (!reply.ok) throw refusedBy(reply.error);
  return answered<'plan.draftSave'>(reply).version;
}

function profileOf(context: Context): Profile | undefined {
  const given = context.option('profile');
  if (given === undefined) return undefined;
  const known = PROFILES.find((profile) => profile === given);
  if (known !== undefined) return known;
  throw usage(`--profile 是 ${PROFILES.join('、')} 之一。`, `--profile is one of ${PROFILES.join(', ')}.`);
}

async function draftOf(context: Context, file: string, room: Room): Promise<ImportDraft> {
  const source = await sourceOf(resolve(context.io.cwd, file), file);
  const choice = { ...room, planId: context.option('id') ?? null, title: context.option('title') ?? null };
  if (source.format === 'yaml') {
    throw refused(
      'import_unreadable',
      `${file} 已经是 YAML 方案，不用导入；用 plans check 检查它。`,
      `${file} is a plan in YAML already: check it with plans check.`,
    );
  }
  if (source.format !== 'mermaid') return importDocument(source, choice);
  const read = await readMermaid(source.text ?? '');
  if (read.ok) return importFlowchart(read.graph, { ...choice, fileName: source.fileName });
  throw refused(
    'import_unreadable',
    `${file}：Mermaid 没有读懂：${read.detail}`,
    `${file}: Mermaid did not understand it: ${read.detail}`,
  );
}

async function sourceOf(path: string, file: string): Promise<ImportSource> {
  try {
    return await readDocument(path);
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message: string };
    if (code === 'UNREADABLE_TABLE')
      throw refusedBy({ code: 'import_unreadable', params: { why: message.split(' ')[0] ?? '' } });
    throw refused(
      'import_unreadable',
      `文件读不了：${file}（${String(code ?? message)}）。`,
      `The file cannot be read: ${file} (${String(code ?? message)}).`,
    );
  }
}

function documentOf({ draft, file, version, out }: Stored, withText: boolean) {
  const { planId, title, counts, notes, problems, text } = draft;
  return {
    file,
    planId,
    title,
    valid: draft.plan !== null,
    draftVersion: version,
    out,
    counts,
    notes: notes.map((note) => ({
      place: note.place,
      where: note.place === null ? null : placeWords(note.place, 'zh'),
      block: note.block,
      found: note.found,
      code: note.code,
      ...noteWords(note, 'zh'),
    })),
    problems,
    ...(withText ? { text } : {}),
  };
}

async function tell(context: Context, results: readonly Stored[], ok: boolean): Promise<void> {
  const isText = (one: Stored): boolean => one.version === null && one.out === null;
  if (!context.json) for (const one of results) if (isText(one)) await context.io.stdout(one.draft.text);
  const files = results.map((one) => documentOf(one, isText(one)));
  const words = { zh: wordsOf(results, 'zh'), en: wordsOf(results, 'en') };
  if (context.json || results.every((one) => !isText(one))) await answer(context, { ok, files }, words);
  else context.io.stderr(`${words[context.locale]}\n`);
}

function wordsOf(results: readonly Stored[], locale: Locale): string {
  return results
    .map(({ draft, file }) => {
      const { counts, planId, notes } = draft;
      const head =
        locale === 'zh'
          ? `${file} → ${planId}：读到 ${counts.rows} 行，写成 ${counts.blocks} 块（步骤 ${counts.steps}、选择 ${counts.choices}、循环 ${counts.loops}、并行 ${counts.forks}）；要人工完成的 ${notes.length} 处：`
          : `${file} → ${planId}: ${counts.rows} rows read, ${counts.blocks} blocks made (${counts.steps} steps, ${counts.choices} choices, ${counts.loops} loops, ${counts.forks} forks); ${notes.length} things to finish by hand:`;
      const lines = notes.map((note) => {
        const { what, remedy } = noteWords(note, locale);
        const where = note.place === null ? '' : `${placeWords(note.place, locale)}：`;
        return `  ${where}${what}${locale === 'zh' ? '' : ' '}${remedy}`;
      });
      return [head, ...lines].join('\n');
    })
    .join('\n');
}
