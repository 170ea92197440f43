import { type ReactNode, useRef, useState } from 'react';
import { useEscape } from '../../app/hotkeys';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useSaveKey } from '../parts/useSaveKey';
import classes from './warnings.module.css';

const EMPTY = { text: '' };

/** Where the text of an SMS or a fax is put in; pasting reads it at once, what was typed is read with the button. */
export function PasteBox(props: {
  readonly isBusy: boolean;
  readonly onText: (text: string) => void;
  readonly onFiles: (files: FileList) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('warnings');
  const common = useText('common');
  const draft = useDraft('warning.paste', EMPTY);
  const [isEmpty, setEmpty] = useState(false);
  const box = useFocusFirst<HTMLElement>();
  const input = useRef<HTMLInputElement>(null);
  const read = (text: string): void => {
    setEmpty(text.trim() === '');
    if (text.trim() === '') return;
    props.onText(text);
  };
  useEscape(props.onClose);
  useSaveKey(box, () => read(draft.value.text));
  return (
    <section
      ref={box}
      className={`panel ${classes.paste}`}
      aria-label={t('paste')}
      data-testid="warning-paste"
    >
      <textarea
        className="field"
        rows={5}
        aria-label={t('pasteHere')}
        aria-invalid={isEmpty}
        placeholder={t('pasteHere')}
        value={draft.value.text}
        onChange={(event) => draft.set({ text: event.target.value })}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain');
          if (text.trim() === '' || draft.value.text.trim() !== '') return;
          event.preventDefault();
          read(text);
        }}
        data-testid="warning-paste-text"
      />
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={props.isBusy}
          onClick={() => read(draft.value.text)}
          data-testid="warning-paste-read"
        >
          {t('readText')}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => input.current?.click()}
          data-testid="warning-files"
        >
          {t('chooseFiles')}
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept=".xml,.cap,.json,.txt"
          onChange={(event) => {
            if (event.target.files !== null && event.target.files.length > 0)
              props.onFiles(event.target.files);
            event.target.value = '';
          }}
          data-testid="warning-file-input"
        />
        <button
          type="button"
          className="btn"
          onClick={() => {
            draft.drop();
            props.onClose();
          }}
        >
          {common('cancel')}
        </button>
        <span className="dim">{t('pasteHint')}</span>
      </div>
    </section>
  );
}
