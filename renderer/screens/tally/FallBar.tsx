import { type ReactNode, useEffect, useRef, useState } from 'react';
import { errorText } from '../../../shared/wording/errors';
import { useEscape } from '../../app/hotkeys';
import { useLocale, useText } from '../../i18n';
import classes from './tally.module.css';
import type { Cells } from './useCells';

/** A figure falls or is taken back: the reason is asked for at once, with what was typed kept. Esc leaves the old figure as it was. */
export function FallBar({ cells }: { readonly cells: Cells }): ReactNode {
  const t = useText('tally');
  const locale = useLocale();
  const [reason, setReason] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { falling } = cells;
  const isOpen = falling !== null;
  useEffect(() => {
    if (isOpen) input.current?.focus();
    else setReason('');
  }, [isOpen]);
  useEscape(cells.leaveFall, isOpen);
  if (falling === null) return null;
  const save = (): void => {
    if (reason.trim() !== '') void cells.save([falling.typed], 'typed', reason.trim());
  };
  return (
    <div className={classes.fall} role="alert" data-testid="tally-fall">
      <b>{errorText(falling.error.error, locale)}</b>
      <input
        ref={input}
        className="field"
        aria-label={t('fallReason')}
        placeholder={t('fallReason')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          save();
        }}
        data-testid="tally-fall-reason"
      />
      <button
        type="button"
        className="btn btn-primary btn-small"
        disabled={reason.trim() === ''}
        onClick={save}
      >
        {t('fallSave')}
      </button>
      <button type="button" className="btn btn-small" onClick={cells.leaveFall}>
        {t('fallLeave')}
      </button>
    </div>
  );
}
