import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useEscape } from '../app/hotkeys';
import { useText } from '../i18n';

/** A modal sheet over the page. Esc and the close button leave it; the focus returns to where it was. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly testId?: string;
  readonly width?: number;
}): ReactNode {
  const t = useText('common');
  const titleId = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEscape(props.onClose);
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    ref.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className="dialog"
      style={{ width: props.width ?? 460 }}
      aria-labelledby={titleId}
      data-testid={props.testId}
      // Esc is the page's (app/hotkeys); the dialog must not close on its own while React draws it.
      onCancel={(event) => event.preventDefault()}
      onClose={props.onClose}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{props.title}</h2>
        <button type="button" className="btn btn-small btn-plain" onClick={props.onClose}>
          {t('close')}
        </button>
      </header>
      <div className="dialog-body">{props.children}</div>
    </dialog>
  );
}
