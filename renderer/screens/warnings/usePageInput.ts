import { type DragEvent, useLayoutEffect, useRef, useState } from 'react';

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null;

type Taken = {
  readonly onText: (text: string) => void;
  readonly onFiles: (files: FileList) => void;
};

/** Ctrl+V anywhere on the screen, outside of fields, and files dropped anywhere on it. */
export function usePageInput(taken: Taken) {
  const latest = useRef(taken);
  latest.current = taken;
  const [isOver, setOver] = useState(false);
  // In place with the screen itself: what is pasted the moment it stands there is not lost.
  useLayoutEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isField(event.target) || event.clipboardData === null) return;
      const { files } = event.clipboardData;
      const text = event.clipboardData.getData('text/plain');
      if (text.trim() === '' && files.length === 0) return;
      event.preventDefault();
      if (text.trim() !== '') latest.current.onText(text);
      else latest.current.onFiles(files);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  const handlers = {
    onDragOver: (event: DragEvent): void => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    },
    onDragLeave: (event: DragEvent): void => {
      if (event.currentTarget === event.target) setOver(false);
    },
    onDrop: (event: DragEvent): void => {
      setOver(false);
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.onFiles(event.dataTransfer.files);
    },
  };
  return { isOver, handlers };
}
