import { type ReactNode, useState } from 'react';
import { blockTitle } from '../../../../shared/plan/blocks';
import type { RunItem } from '../../../../shared/plan/run-types';
import { useEscape } from '../../../app/hotkeys';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';

/** Ending cannot be taken back, so it is asked once, and what it closes is named. */
export function EndItem(props: { readonly item: RunItem; readonly others: readonly RunItem[] }): ReactNode {
  const { item, others } = props;
  const t = useText('runs');
  const common = useText('common');
  const { locale } = useRun();
  const act = useRunAct();
  const [isAsking, setAsking] = useState(false);
  useEscape(() => setAsking(false), isAsking);
  if (!isAsking) {
    return (
      <div className={classes.actions}>
        <button type="button" className="btn btn-small" onClick={() => setAsking(true)} data-testid="end-ask">
          {t('end')}
        </button>
      </div>
    );
  }
  return (
    <div className={classes.stepForm}>
      {others.length === 0 ? (
        <p>{t('endNothing')}</p>
      ) : (
        <>
          <p>{t('endSure')}</p>
          <ul className={classes.bullets}>
            {others.map((other) => (
              <li key={other.key}>{blockTitle(other.block, locale)}</li>
            ))}
          </ul>
        </>
      )}
      <div className={classes.actions}>
        <button type="button" className="btn btn-small" onClick={() => setAsking(false)}>
          {common('cancel')}
        </button>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void act.send({ kind: 'confirm_end', key: item.key })}
          data-testid="end-confirm"
        >
          {act.isBusy ? common('saving') : t('endConfirm')}
        </button>
      </div>
      <ErrorNote error={act.error} kept={false} />
    </div>
  );
}
