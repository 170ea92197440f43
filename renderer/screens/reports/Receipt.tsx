import type { ReactNode } from 'react';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './reports.module.css';

/** The other side said that it has it. */
export function Receipt(props: { readonly reportId: string; readonly dispatchId: string }): ReactNode {
  const t = useText('reports');
  const act = useHeldAct('report.receipt');
  return (
    <span className={classes.inlineAct}>
      <button
        type="button"
        className="btn btn-small"
        disabled={act.isBusy}
        onClick={() => void act.run({ ...props, at: null, receiver: '' })}
        data-testid="report-receipt"
      >
        {t('confirm')}
      </button>
      <ErrorNote error={act.error} kept={false} />
    </span>
  );
}
