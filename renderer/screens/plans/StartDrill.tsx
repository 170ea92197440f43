import { type ReactNode, useState } from 'react';
import { useEscape } from '../../app/hotkeys';
import { DrillBand, ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useStartPlan } from '../parts/StartPlan';
import { useFocusFirst } from '../parts/useFocusFirst';
import classes from './drill.module.css';

/** Asks for the name of the drill; Enter begins. */
function Ask(props: { readonly planId: string; readonly onClose: () => void }): ReactNode {
  const t = useText('plans');
  const common = useText('common');
  const [name, setName] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const { start, error, isBusy } = useStartPlan(null, null);
  const box = useFocusFirst<HTMLFormElement>();
  useEscape(props.onClose);
  const begin = (): void => {
    setEmpty(name.trim() === '');
    if (name.trim() !== '') void start(props.planId, name.trim());
  };
  return (
    <form
      ref={box}
      className={classes.ask}
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <DrillBand name={name} />
      <div className={classes.line}>
        <label className={classes.name}>
          {t('drillName')}
          <input
            className="field"
            autoComplete="off"
            maxLength={60}
            value={name}
            aria-invalid={isEmpty}
            placeholder={t('drillNameHint')}
            onChange={(event) => setName(event.target.value)}
            data-testid="drill-name"
          />
        </label>
        <button
          type="submit"
          className="btn btn-primary btn-small"
          disabled={isBusy}
          data-testid="drill-start"
        >
          {t('drillStart')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
      {isEmpty ? <p role="alert">{t('drillNameMissing')}</p> : null}
      <ErrorNote error={error} />
    </form>
  );
}

/** Plays a plan as a drill of its own, with no incident behind it. */
export function StartDrill({ planId }: { readonly planId: string }): ReactNode {
  const t = useText('plans');
  const [isAsking, setAsking] = useState(false);
  if (isAsking) return <Ask planId={planId} onClose={() => setAsking(false)} />;
  return (
    <button type="button" className="btn btn-small" onClick={() => setAsking(true)} data-testid="plan-drill">
      {t('drill')}
    </button>
  );
}
