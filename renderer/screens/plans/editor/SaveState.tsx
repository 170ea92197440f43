import type { ReactNode } from 'react';
import { errorText } from '../../../../shared/wording/errors';
import { clockSeconds, fullTime } from '../../../app/time';
import { useLocale, useText } from '../../../i18n';
import classes from './editor.module.css';
import type { Autosave } from './useAutosave';

/** 已存 10:21:05, 正在存, or that it could not be stored and why: the text is kept here in any case. */
export function SaveState({ autosave }: { readonly autosave: Autosave }): ReactNode {
  const t = useText('planEdit');
  const locale = useLocale();
  const { saving } = autosave;
  switch (saving.state) {
    case 'clean':
      return <span className="dim">{t('saveClean')}</span>;
    case 'waiting':
    case 'saving':
      return <span className="dim">{t('saving')}</span>;
    case 'saved':
      return (
        <span className="dim num" data-testid="edit-saved">
          {t('saved', { time: clockSeconds(saving.at) })}
        </span>
      );
    case 'failed':
      return (
        <span className={classes.notSaved} role="alert" data-testid="edit-not-saved">
          {t('notSaved', { reason: errorText(saving.error.error, locale) })}
        </span>
      );
    case 'conflict':
      return (
        <span className={classes.notSaved} role="alert">
          {t('conflictShort')}
        </span>
      );
  }
}

/** Two drafts of one plan: when each was written, and the choice between them. */
export function Conflict({ autosave }: { readonly autosave: Autosave }): ReactNode {
  const t = useText('planEdit');
  const { saving } = autosave;
  if (saving.state !== 'conflict') return null;
  const { theirs, mineAt } = saving;
  return (
    <div className={classes.bar} role="alert" data-testid="edit-conflict">
      <span>
        {theirs === null
          ? t('conflictGone')
          : t('conflict', { by: theirs.savedBy, theirs: fullTime(theirs.savedAt), mine: fullTime(mineAt) })}
      </span>
      <button
        type="button"
        className="btn btn-small btn-primary"
        onClick={autosave.keepMine}
        data-testid="conflict-mine"
      >
        {t('keepMine')}
      </button>
      {theirs === null ? null : (
        <button
          type="button"
          className="btn btn-small"
          onClick={autosave.takeTheirs}
          data-testid="conflict-theirs"
        >
          {t('takeTheirs')}
        </button>
      )}
    </div>
  );
}
