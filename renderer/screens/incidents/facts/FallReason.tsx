import { type ReactNode, useEffect, useRef } from 'react';
import { errorText } from '../../../../shared/wording/errors';
import { useEscape } from '../../../app/hotkeys';
import { useLocale, useText } from '../../../i18n';
import classes from './figures.module.css';
import type { FigureEdit } from './useFigures';

const REASONS = ['reason_error', 'reason_double', 'reason_checked', 'reason_moved'] as const;

/** A figure falls and nothing explains it: the reason is asked for at once, with what was typed kept. */
export function FallReason({ edit }: { readonly edit: FigureEdit }): ReactNode {
  const t = useText('figures');
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  useEscape(edit.leave);
  if (edit.error === null) return null;
  return (
    <div className={classes.fall} role="alert" data-testid="figure-fall">
      <b>{errorText(edit.error.error, locale)}</b>
      <div className={classes.reasons}>
        {REASONS.map((reason) => (
          <button
            key={reason}
            type="button"
            className="btn btn-small"
            onClick={() => {
              edit.draft.set({ reason: t(reason) });
              input.current?.focus();
            }}
          >
            {t(reason)}
          </button>
        ))}
      </div>
      <div className={classes.told}>
        <input
          ref={input}
          className="field"
          aria-label={t('reason')}
          placeholder={t('reason')}
          maxLength={500}
          value={edit.draft.value.reason}
          onChange={(event) => edit.draft.set({ reason: event.target.value })}
          data-testid="figure-fall-reason"
        />
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={edit.draft.value.reason.trim() === '' || edit.isBusy}
          onClick={() => void edit.save()}
        >
          {t('reasonSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={edit.leave}>
          {t('reasonLeave')}
        </button>
      </div>
    </div>
  );
}
