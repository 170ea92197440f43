import { type ReactNode, useState } from 'react';
import type { IncidentElements } from '../../../../shared/contract/areas/intake';
import { clockTime } from '../../../app/time';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './elements.module.css';

/** The one reminder of the open questions; saying that there is no result yet brings it back later. */
export function FollowUp(props: {
  readonly incidentId: string;
  readonly data: IncidentElements;
  readonly canWrite: boolean;
}): ReactNode {
  const { incidentId, data, canWrite } = props;
  const t = useText('intake');
  const act = useHeldAct('incident.askAgain');
  const [note, setNote] = useState('');
  const count = data.elements.filter(({ state }) => state === 'verifying').length;
  const ask = async (): Promise<void> => {
    if ((await act.run({ actId: crypto.randomUUID(), incidentId, note })) !== null) setNote('');
  };
  return (
    <section className={`panel ${classes.card}`} aria-label={t('followUp')} data-testid="elements-follow-up">
      <h3>{t('followUp')}</h3>
      {count === 0 || data.followUpAt === null ? (
        <p className="dim">{t('followUpNone')}</p>
      ) : (
        <>
          <p className="num">{t('followUpDue', { count, time: clockTime(data.followUpAt) })}</p>
          {canWrite ? (
            <div className={classes.line}>
              <input
                className="field"
                aria-label={t('askNote')}
                placeholder={t('askNote')}
                autoComplete="off"
                maxLength={300}
                value={note}
                onChange={(event) => setNote(event.target.value)}
                data-testid="elements-ask-note"
              />
              <button
                type="button"
                className="btn btn-small"
                disabled={act.isBusy}
                onClick={() => void ask()}
                data-testid="elements-ask-again"
              >
                {t('askAgain')}
              </button>
            </div>
          ) : null}
        </>
      )}
      <ErrorNote error={act.error} />
    </section>
  );
}
