import type { ReactNode } from 'react';
import type { CallOutDetail } from '../../../shared/contract/areas/callouts';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './callouts.module.css';
import { isOpen } from './model';
import { showDetail } from './useCallFlow';

/** Nothing of what people are called for is in force any more: the call-out asks to be ended, in one press, with the reason written from the warnings. */
export function OverBand(props: { readonly detail: CallOutDetail; readonly canAct: boolean }): ReactNode {
  const t = useText('callouts');
  const locale = useLocale();
  const close = useHeldAct('callout.close');
  const { detail } = props;
  const over = detail.warningsOver;
  if (over === null || detail.state !== 'open') return null;
  const reason = locale === 'zh' ? over.reasonZh : over.reasonEn;
  const left = detail.people.filter(isOpen).length;
  const end = async (): Promise<void> => {
    const closed = await close.run({ callOutId: detail.id, reason });
    if (closed !== null) showDetail(closed);
  };
  return (
    <div className={classes.over} role="status" data-testid="callout-over">
      <b>{t('over')}</b> <Time at={over.at} /> <span className={classes.overReason}>{reason}</span>
      {left === 0 ? null : <span>{t('overLeft', { count: left })}</span>}
      <span className={classes.spacer} />
      {props.canAct ? (
        <button
          type="button"
          className="btn btn-small btn-primary"
          disabled={close.isBusy}
          onClick={() => void end()}
          data-testid="callout-over-close"
        >
          {t('overClose')}
        </button>
      ) : null}
      <ErrorNote error={close.error} kept={false} />
    </div>
  );
}
