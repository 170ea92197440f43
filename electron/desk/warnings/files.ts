import { basename } from 'node:path';
import type { FileProblemRow, WarningFileResult } from '../../../shared/contract/areas/warningFiles';
import type { ReadWarning, WarningDoubt, WarningReading } from '../../../shared/domain/warnings';
import { settingChanges } from '../../../shared/settings/changes';
import { formOf, readAny } from '../../../shared/warnings/read';
import { actorOf, type Call, type SomeHandlers } from '../call';
import { type Actor, authorOf, type Desk, fact, SEAT_ACTOR, transact } from '../desk';
import { refuseWith } from '../deskError';
import { settingState } from '../settings/read';
import { KEPT_TEXT, knownFile, openFiles } from './fileRows';
import { type FileText, readFileText } from './fileText';
import { type Item, takeIn } from './takeIn';

/** A reading of one of these in two ways is never taken in by itself. */
const ASKED: ReadonlySet<keyof ReadWarning> = new Set([
  'issuer',
  'kind',
  'color',
  'level',
  'status',
  'message',
  'area',
]);
const isAsked = ({ field, reason }: WarningDoubt): boolean => reason === 'ambiguous' && ASKED.has(field);

type Way = {
  /** pasted texts without any doubt are taken too: an officer runs the command; nobody looks at a watched folder */
  readonly takesPasted: boolean;
};

type Sorted = { readonly items: readonly Item[]; readonly problems: readonly FileProblemRow[] };

/** An id of the first message of a file that has no identifier of its own, so that the same file makes the same message. */
function idOf(digest: string): string {
  const variant = ((Number.parseInt(digest[16] ?? '0', 16) & 3) | 8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}

function sorted(readings: readonly WarningReading[], text: string, digest: string, way: Way): Sorted {
  const isPasted = formOf(text) === 'paste';
  const items: Item[] = [];
  const problems: FileProblemRow[] = [];
  for (const reading of readings) {
    if (!reading.ok) {
      problems.push({ code: reading.code, detail: reading.detail, where: reading.where, title: '' });
      continue;
    }
    const { warning, doubts } = reading;
    const asked = isPasted ? doubts : doubts.filter(isAsked);
    const title = warning.headline || `${warning.issuer} ${warning.kind}`.trim();
    if (asked.length > 0 || (isPasted && !way.takesPasted)) {
      const detail = [...new Set(asked.map(({ field }) => field))].join(', ');
      problems.push({ code: 'needs_officer', detail, where: null, title });
      continue;
    }
    const id = warning.identifier === null ? idOf(digest) : null;
    const original = isPasted ? text.slice(0, 20_000) : '';
    items.push({ id, reading: warning, original, receivedAt: null, parentId: null });
  }
  return { items, problems };
}

function taken(desk: Desk, actor: Actor, path: string, file: FileText, way: Way): WarningFileResult {
  const fileName = basename(path).slice(0, 200);
  if (!file.ok) {
    const problem = { code: file.code, detail: file.detail, where: null, title: '' };
    return { fileName, digest: file.digest, results: [], problems: [problem] };
  }
  const { items, problems } = sorted(readAny(file.text, { now: desk.now() }), file.text, file.digest, way);
  const results = items.length === 0 ? [] : takeIn(desk, actor, items);
  return { fileName, digest: file.digest, results, problems: [...problems] };
}

const WATCHER: Actor = { accountId: SEAT_ACTOR, name: '预警文件夹', roles: [] };

/** What must be looked at: refused messages as they were read, and those that the room refused. */
function problemsOf({ problems, results }: WarningFileResult): readonly FileProblemRow[] {
  const refused = results.filter(({ outcome }) => outcome === 'refused');
  return [
    ...problems,
    ...refused.map(({ reason, title }) => ({ code: reason ?? 'refused', detail: '', where: null, title })),
  ];
}

/**
 * Takes the messages of a file of the watched folder in, once: a file that was read, by its SHA-256, is not read again. What could not be taken is kept as
 * an open item with the text, for an officer. A file that is still being read from elsewhere, or is gone, is no news.
 */
function watchFile({ desk }: Call, path: string): { outcome: 'taken' | 'refused' | 'known' | 'later' } {
  const file = readFileText(path);
  if (file.digest === null) return { outcome: 'later' };
  if (knownFile(desk.db, file.digest)) return { outcome: 'known' };
  const result = taken(desk, WATCHER, path, file, { takesPasted: false });
  const problems = problemsOf(result);
  transact(desk, (write) => {
    write(
      fact('warning.file_read', file.digest ?? '', SEAT_ACTOR, {
        name: result.fileName,
        taken: result.results.length - problems.length + result.problems.length,
        problems: problems.slice(0, 50),
        text: problems.length > 0 && file.ok ? file.text.slice(0, KEPT_TEXT) : '',
      }),
    );
  });
  return { outcome: problems.length > 0 ? 'refused' : 'taken' };
}

type FileProcedures =
  | 'warning.takeFile'
  | 'warning.watchFile'
  | 'warning.files'
  | 'warning.fileDone'
  | 'warning.setFolder';

/** Use cases of files with warnings: of the command line and of the watched folder. */
export const warningFileHandlers: SomeHandlers<FileProcedures> = {
  'warning.takeFile': ({ path }, call) =>
    taken(call.desk, actorOf(call), path, readFileText(path), { takesPasted: true }),

  'warning.watchFile': ({ path }, call) => watchFile(call, path),

  'warning.setFolder': (value, call) => {
    const actor = actorOf(call);
    return transact(call.desk, (write) => {
      const changes = settingChanges(settingState(call.desk.db, 'warningFolder').value, value);
      const body = { key: 'warningFolder' as const, value, changes, author: authorOf(actor) };
      write(fact('settings.changed', 'warningFolder', actor.accountId, body));
      return settingState(call.desk.db, 'warningFolder');
    });
  },

  'warning.files': (_input, { desk }) => openFiles(desk.db),

  'warning.fileDone': ({ digest }, call) => {
    const actor = actorOf(call);
    const { desk } = call;
    return transact(desk, (write) => {
      const file = knownFile(desk.db, digest) ?? refuseWith('not_found', { field: 'digest' });
      if (file.isOpen) {
        write(
          fact('warning.file_settled', digest, actor.accountId, { name: file.name, author: authorOf(actor) }),
        );
      }
      return {};
    });
  },
};
