import { type ReactNode, useState } from 'react';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import classes from './contacts.module.css';

/** A reason in one line, without which nothing is done. */
export function ReasonForm(props: {
  readonly label: string;
  readonly saveWord: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSave: (reason: string) => void;
  readonly onClose: () => void;
  readonly testId: string;
}): ReactNode {
  const t = useText('contacts');
  const [reason, setReason] = useState('');
  useEscape(props.onClose);
  const isEmpty = reason.trim() === '';
  return (
    <form
      className={classes.reason}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) props.onSave(reason.trim());
      }}
    >
      <input
        className="field"
        // biome-ignore lint/a11y/noAutofocus: the field opens by the press that wanted it
        autoFocus
        value={reason}
        maxLength={200}
        placeholder={props.label}
        aria-label={props.label}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter that ends the writing of a Chinese word sends nothing.
          if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
        }}
        data-testid={props.testId}
      />
      <button type="submit" className="btn btn-small btn-primary" disabled={isEmpty || props.isBusy}>
        {props.saveWord}
      </button>
      <button type="button" className="btn btn-small btn-plain" onClick={props.onClose}>
        {t('close')}
      </button>
      <ErrorNote error={props.error} />
    </form>
  );
}
