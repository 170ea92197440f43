/** What is said beside the work on a block: a note, files, a new owner. None of it is work: nothing becomes due or done by it. */
import { isEnd, isFork } from '../blocks';
import type { RunAct } from '../run-acts';
import type { Decided, Refusal } from '../run-refusals';
import type { KeptFile } from '../run-types';
import { type Case, happened, noteProblem, pathProblem, refuse, textProblem } from './guards';

type Of<K extends RunAct['kind']> = Extract<RunAct, { readonly kind: K }>;
type Beside = Of<'note' | 'attach' | 'assign'>;

export function isBeside(act: RunAct): act is Beside {
  return act.kind === 'note' || act.kind === 'attach' || act.kind === 'assign';
}

/** Words and files may come to any block at any time, also off the path and after the end. */
export function isWord(act: RunAct): boolean {
  return act.kind === 'note' || act.kind === 'attach';
}

const MAX_FILES = 20;
const SHA256 = /^[0-9a-f]{64}$/;

function fileProblem(file: KeptFile): Refusal | null {
  if (typeof file !== 'object' || file === null) return refuse('files_missing');
  const isWhole =
    typeof file.sha256 === 'string' &&
    SHA256.test(file.sha256) &&
    Number.isSafeInteger(file.size) &&
    typeof file.mime === 'string';
  return isWhole ? textProblem('name', file.name) : refuse('files_missing');
}

function attach(given: Case, act: Of<'attach'>): Decided {
  const { attachments } = act;
  if (!Array.isArray(attachments) || attachments.length === 0 || attachments.length > MAX_FILES)
    return refuse('files_missing');
  const all: readonly KeptFile[] = attachments;
  const problem = all.reduce<Refusal | null>((found, file) => found ?? fileProblem(file), null);
  if (problem) return problem;
  const known = new Set(
    (given.instance.record.files ?? []).flatMap((row) => row.files.map((one) => one.sha256)),
  );
  const files = all
    .filter((file) => !known.has(file.sha256))
    .map(({ sha256, name, size, mime }) => ({ sha256, name, size, mime }));
  if (files.length === 0) return { ok: true, events: [] };
  return happened({ kind: 'step_attached', key: given.instance.key, at: given.at, files });
}

/** 转交: from now on somebody else has what is still to be done here. */
function assign(given: Case, act: Of<'assign'>): Decided {
  const { instance } = given;
  const { block, status } = instance;
  if (isFork(block) || isEnd(block)) return refuse('wrong_kind');
  if (status === 'done' || status === 'skipped' || status === 'not_applicable') return refuse('already_done');
  const path = pathProblem(instance);
  const isOffPath = path?.code === 'not_on_path' && status !== 'waiting';
  const problem =
    (isOffPath ? path : null) ??
    textProblem('to', act.to) ??
    noteProblem('accountId', act.accountId) ??
    noteProblem('note', act.note);
  if (problem) return problem;
  const { accountId, note } = act;
  return happened({
    kind: 'step_assigned',
    key: instance.key,
    at: given.at,
    to: act.to.trim(),
    ...(accountId === undefined || accountId === '' ? {} : { accountId }),
    ...(note === undefined || note.trim() === '' ? {} : { note: note.trim() }),
  });
}

export function decideBeside(given: Case, act: Beside): Decided {
  if (act.kind === 'attach') return attach(given, act);
  if (act.kind === 'assign') return assign(given, act);
  const problem = textProblem('text', act.text);
  if (problem) return problem;
  return happened({ kind: 'step_noted', key: given.instance.key, at: given.at, text: act.text.trim() });
}
