import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportFile, ImportReport } from '../../../shared/contract/areas/imports';
import type { ImportMap } from '../../../shared/imports/fields';
import { actorOf, type Call, type SomeHandlers } from '../call';
import { failureOf } from '../db/open';
import { type Actor, authorOf, type Desk, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { asExportRefusal, notedFile, noteExportMade } from '../exports/noted';
import { writeWholeFile } from '../exports/writeFile';
import type { Inspected, Prepared } from './prepare';
import { type Batch, batchById, batches, batchOfFile, mapFor, shown } from './read';
import {
  abandon,
  asRunning,
  runningImport,
  settleBatch,
  settleImports,
  slicesIn,
  writeSlices,
} from './runner';

/** A file that was chosen, until the desk stops: its path never leaves the desk. */
type Chosen = {
  readonly path: string;
  readonly inspected: Inspected;
  /** the last dry run and the map that it was made with */
  prepared: { readonly map: string; readonly result: Prepared } | null;
};

const chosen = new WeakMap<Desk, Map<string, Chosen>>();
/** Files that are remembered at the same time. */
const MOST_CHOSEN = 8;

function filesOf(desk: Desk): Map<string, Chosen> {
  const files = chosen.get(desk) ?? new Map<string, Chosen>();
  chosen.set(desk, files);
  return files;
}

const slicesPath = (desk: Desk, fileId: string): string => join(desk.home, 'imports', `${fileId}.slices`);
const badPath = (desk: Desk, fileId: string): string => join(desk.home, 'imports', `${fileId}.bad.csv`);

function forget(desk: Desk, fileId: string): void {
  filesOf(desk).delete(fileId);
  for (const path of [slicesPath(desk, fileId), badPath(desk, fileId)]) rmSync(path, { force: true });
}

function fileOf(desk: Desk, fileId: string): Chosen {
  return filesOf(desk).get(fileId) ?? refuseWith('not_found', { field: 'fileId' });
}

/** Why a table was not read, in the words of the contract. */
export function refusalOf(error: unknown): never {
  const { code, why } = error as { readonly code?: unknown; readonly why?: string };
  if (why !== undefined) refuseWith('import_unreadable', { params: { why } });
  // A worker thread hands on the message alone.
  if (code === 'UNREADABLE_TABLE') {
    refuseWith('import_unreadable', { params: { why: (error as Error).message.split(' ')[0] ?? '' } });
  }
  if (code === 'ENOENT') refuseWith('import_unreadable', { params: { why: 'missing' } });
  if (failureOf(error) === 'disk_full') refuseWith('disk_full');
  throw error;
}

async function prepare(call: Call, fileId: string, map: ImportMap): Promise<Prepared> {
  const { desk, services } = call;
  const file = fileOf(desk, fileId);
  const name = JSON.stringify(map);
  if (file.prepared?.map === name && existsSync(slicesPath(desk, fileId))) return file.prepared.result;
  const order = {
    path: file.path,
    map,
    slicesPath: slicesPath(desk, fileId),
    badPath: badPath(desk, fileId),
    now: desk.now(),
  };
  try {
    const result = await services.workers.run({ task: 'importPrepare', ...order });
    file.prepared = { map: name, result };
    return result;
  } catch (error) {
    return refusalOf(error);
  }
}

function reportOf(prepared: Prepared): ImportReport {
  const { good, bad, blank, problems, sample, from, to, missing } = prepared;
  if (missing.length > 0) refuseWith('import_columns', { params: { columns: missing.join('、') } });
  return { good, bad, blank, problems: [...problems], sample: [...sample], from, to };
}

/** What must hold before anything is written. */
function requireReady(
  call: Call,
  prepared: Prepared,
  inspected: Inspected,
  input: { readonly skipBad: boolean; readonly again: boolean },
): void {
  reportOf(prepared);
  if (prepared.sha256 !== inspected.sha256) refuseWith('import_file_changed');
  if (prepared.good === 0) refuseWith('import_nothing');
  if (prepared.bad > 0 && !input.skipBad) {
    refuseWith('import_has_bad_rows', { params: { bad: prepared.bad } });
  }
  const before = batchOfFile(call.desk.db, prepared.sha256);
  if (before && !input.again) {
    const { startedAt: at, source } = before;
    refuseWith('import_before', { params: { at, source } });
  }
}

type RunInput = { readonly batchId: string; readonly fileId: string; readonly source: string };

/** Writes the batch: begun, slice by slice, decided by one fact, then put in its place. What fails before the decision leaves nothing. */
async function writeBatch(
  desk: Desk,
  actor: Actor,
  input: RunInput & { readonly map: ImportMap },
  file: Chosen,
  prepared: Prepared,
): Promise<void> {
  const { batchId, source, map } = input;
  const author = authorOf(actor);
  const { good, bad, sha256, headings } = prepared;
  const { format } = file.inspected;
  const started = {
    fileName: basename(file.path).slice(0, 200),
    sha256,
    format,
    source,
    good,
    bad,
    headings,
    map,
    author,
  };
  transact(desk, (write) => write(fact('import.started', batchId, actor.accountId, started)));
  try {
    const slices = await writeSlices(
      desk,
      batchId,
      actor.accountId,
      slicesIn(slicesPath(desk, input.fileId)),
    );
    const body = { slices, author };
    transact(desk, (write) => write(fact('import.finished', batchId, actor.accountId, body)));
  } catch (error) {
    if (desk.db.open) abandon(desk, batchId, 'failed');
    throw error;
  }
  await settleBatch(desk, batchId);
}

function requireBatch(call: Call, id: string): Batch {
  return batchById(call.desk.db, id) ?? refuseWith('not_found', { field: 'batchId' });
}

export const importsHandlers: SomeHandlers<
  'import.open' | 'import.check' | 'import.run' | 'import.list' | 'import.withdraw' | 'import.saveBad'
> = {
  'import.open': async (input, call): Promise<ImportFile> => {
    const { desk, services } = call;
    const files = filesOf(desk);
    for (const old of [...files.keys()].slice(0, Math.max(0, files.size - MOST_CHOSEN + 1)))
      forget(desk, old);
    try {
      const inspected = await services.workers.run({ task: 'importInspect', path: input.path });
      const fileId = desk.newId();
      files.set(fileId, { path: input.path, inspected, prepared: null });
      const { format, sha256, headings, rows } = inspected;
      const known = mapFor(desk.db, headings);
      const before = batchOfFile(desk.db, sha256);
      return {
        fileId,
        fileName: basename(input.path),
        format,
        sha256,
        headings: [...headings],
        rows: rows.map((row) => [...row]),
        map: known ?? inspected.map,
        isKnownMap: known !== null,
        before: before ? shown(before) : null,
      };
    } catch (error) {
      return refusalOf(error);
    }
  },

  'import.check': async (input, call) => reportOf(await prepare(call, input.fileId, input.map)),

  'import.run': async (input, call) => {
    const actor = actorOf(call);
    const { desk } = call;
    const before = batchById(desk.db, input.batchId);
    if (before) return shown(before);
    if (runningImport(desk) !== undefined) refuseWith('import_running');
    return asRunning(desk, input.batchId, async () => {
      const file = fileOf(desk, input.fileId);
      const prepared = await prepare(call, input.fileId, input.map);
      requireReady(call, prepared, file.inspected, input);
      await settleImports(desk);
      await writeBatch(desk, actor, input, file, prepared);
      forget(desk, input.fileId);
      return shown(requireBatch(call, input.batchId));
    });
  },

  'import.list': (_input, { desk }) => batches(desk.db).map(shown),

  'import.withdraw': async (input, call) => {
    const actor = actorOf(call);
    const { desk } = call;
    const { batchId, entryId, reason } = input;
    const batch = requireBatch(call, batchId);
    if (batch.withdrawnAt === null) {
      if (batch.state !== 'done') refuseWith('import_not_done');
      transact(desk, (write) =>
        write(
          fact('import.withdrawn', batchId, actor.accountId, { entryId, reason, author: authorOf(actor) }),
        ),
      );
    }
    await settleBatch(desk, batchId);
    return shown(requireBatch(call, batchId));
  },

  'import.saveBad': async (input, call) => {
    fileOf(call.desk, input.fileId);
    const from = badPath(call.desk, input.fileId);
    if (!existsSync(from)) refuseWith('not_found', { field: 'fileId' });
    try {
      await notedFile(
        input.path,
        (hidden) => writeWholeFile(hidden, [readFileSync(from)]),
        ({ sha256 }) =>
          noteExportMade(call, call.desk.newId(), {
            what: 'bad_rows',
            title: basename(input.path),
            range: '',
            format: 'csv',
            masked: false,
            sha256,
            rows: 0,
          }),
      );
    } catch (error) {
      return asExportRefusal(error);
    }
    return { path: input.path };
  },
};
