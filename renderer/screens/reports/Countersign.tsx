import type { ReactNode } from 'react';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './reports.module.css';

/** A report that was signed off by telephone: the signature stands on the paper now. */
export function Countersign({ reportId }: { readonly reportId: string }): ReactNode {
  const t = useText('reports');
  const act = useHeldAct('report.countersign');
  return (
    <span className={classes.inlineAct}>
      <span className="tag">{t('owesSignature')}</span>
      <button
        type="button"
        className="btn btn-small"
        disabled={act.isBusy}
        onClick={() => void act.run({ reportId, at: null })}
        data-testid="report-countersign"
      >
        {t('countersign')}
      </button>
      <ErrorNote error={act.error} kept={false} />
    </span>
  );
}
