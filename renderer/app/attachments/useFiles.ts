import type { ClipboardEvent, DragEvent } from 'react';
import type { Attachment } from '../../../shared/contract/models';
import { useText } from '../../i18n';
import { deskNow } from '../clock';
import { clockSeconds } from '../time';
import { addFiles } from './uploads';

export type FileHandlers = {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
};

/** What a box needs to take files that are dropped on it or pasted into it, and a way to give it some that were chosen. */
export function useFiles(
  owner: string,
  onKept: (attachment: Attachment) => void,
): { readonly handlers: FileHandlers; add(files: Iterable<File>): void } {
  const t = useText('shell');
  const add = (files: Iterable<File>): void => {
    const named = [...files].map((file) => ({ file, name: file.name }));
    if (named.length > 0) addFiles(owner, named, onKept);
  };
  /** A picture out of the clipboard has no name of its own: it gets the time at which it was pasted. */
  const pastedName = (file: File): string => {
    if (!/^image\.\w+$/.test(file.name)) return file.name;
    const at = clockSeconds(deskNow()).replaceAll(':', '');
    return `${t('files.pasted')}${at}.${file.name.split('.').at(-1)}`;
  };
  const handlers: FileHandlers = {
    onDragOver: (event) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop: (event) => {
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      add(event.dataTransfer.files);
    },
    onPaste: (event) => {
      const files = [...event.clipboardData.files];
      // Text that was copied with its picture (a table of WPS) is pasted as text.
      if (files.length === 0 || event.clipboardData.getData('text/plain') !== '') return;
      event.preventDefault();
      event.stopPropagation();
      addFiles(
        owner,
        files.map((file) => ({ file, name: pastedName(file) })),
        onKept,
      );
    },
  };
  return { handlers, add };
}
