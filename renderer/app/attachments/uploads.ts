import { useSyncExternalStore } from 'react';
import type { AppError } from '../../../shared/contract/errors';
import type { Attachment } from '../../../shared/contract/models';
import { CallError } from '../../bridge/client';
import { uploadFile } from './upload';

/** A file on its way to the desk, or one that did not arrive. */
export type Upload = {
  readonly id: string;
  readonly name: string;
  readonly share: number;
  readonly error: AppError | null;
};

const NONE: readonly Upload[] = [];
const MAX_NAME = 200;
const byOwner = new Map<string, readonly Upload[]>();
const listeners = new Set<() => void>();

function change(owner: string, next: readonly Upload[]): void {
  if (next.length === 0) byOwner.delete(owner);
  else byOwner.set(owner, next);
  for (const listener of listeners) listener();
}

const patch = (owner: string, id: string, over: Partial<Upload>): void =>
  change(
    owner,
    (byOwner.get(owner) ?? NONE).map((one) => (one.id === id ? { ...one, ...over } : one)),
  );

/** Takes a file off the list of those on their way; what arrives afterwards belongs to nobody and is cleared away by the desk. */
export function dropUpload(owner: string, id: string): void {
  change(
    owner,
    (byOwner.get(owner) ?? NONE).filter((one) => one.id !== id),
  );
}

/**
 * Sends files for a place where a line is written (the composer, a slip, a line); each is handed over when the desk has it. They go on when the place is
 * out of sight.
 */
export function addFiles(
  owner: string,
  files: readonly { readonly file: File; readonly name: string }[],
  onKept: (attachment: Attachment) => void,
): void {
  for (const { file, name } of files) {
    const id = crypto.randomUUID();
    const shown = name.slice(-MAX_NAME);
    change(owner, [...(byOwner.get(owner) ?? NONE), { id, name: shown, share: 0, error: null }]);
    uploadFile(file, shown, (share) => patch(owner, id, { share })).then(
      (kept) => {
        const isWanted = byOwner.get(owner)?.some((one) => one.id === id) ?? false;
        dropUpload(owner, id);
        if (isWanted) onKept(kept);
      },
      (problem: unknown) => {
        const error: AppError =
          problem instanceof CallError ? problem.error : { code: 'internal', ref: String(problem) };
        patch(owner, id, { error });
      },
    );
  }
}

/** True while a file is on its way for this place: the line must wait for it. */
export const isUploading = (owner: string): boolean =>
  byOwner.get(owner)?.some((one) => one.error === null) ?? false;

export function useUploads(owner: string): readonly Upload[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => byOwner.get(owner) ?? NONE,
  );
}
