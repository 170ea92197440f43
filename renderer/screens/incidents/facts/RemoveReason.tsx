import { type ReactNode, useState } from 'react';
import { isComposingKey, useEscape } from '../../../app/hotkeys';
import { useText } from '../../../i18n';
import { useFocusFirst } from '../../parts/useFocusFirst';
import classes from './figures.module.css';

/** Something was entered by mistake: it goes with a reason, which the log keeps. */
export function RemoveReason(props: {
  readonly onReason: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('figures');
  const [reason, setReason] = useState('');
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(props.onClose);
  const save = (): void => {
    if (reason.trim() !== '') void props.onReason(reason.trim());
  };
  return (
    <div ref={box} className={classes.told}>
      <input
        className="field"
        aria-label={t('removeWhy')}
        placeholder={t('removeWhy')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposingKey(event.nativeEvent)) return;
          event.preventDefault();
          event.stopPropagation();
          save();
        }}
        data-testid="remove-reason"
      />
      <button type="button" className="btn btn-small" disabled={reason.trim() === ''} onClick={save}>
        {t('remove')}
      </button>
    </div>
  );
}
