import { type ReactNode, useState } from 'react';
import type { Incident } from '../../../../shared/contract/models';
import { useNavigation } from '../../../app/navigation';
import { useDesk } from '../../../bridge/hooks';
import { DrillBand, ErrorNote } from '../../../components';
import { Dialog } from '../../../components/Dialog';
import { useText } from '../../../i18n';
import { Segments } from '../../parts/Segments';
import classes from './briefing.module.css';
import { CardView, WordingView } from './CardView';

function Sheet({ incidentId }: { readonly incidentId: string }): ReactNode {
  const t = useText('briefing');
  const common = useText('common');
  const found = useDesk('briefing.get', { incidentId });
  const page = found.data;
  if (page === undefined)
    return found.error === null ? (
      <p className="empty">{common('loading')}</p>
    ) : (
      <ErrorNote error={found.error} kept={false} />
    );
  return (
    <>
      <DrillBand name={page.drill} />
      <CardView page={page} />
      <section aria-label={t('wording')}>
        <h3 className="dim">{t('wording')}</h3>
        <WordingView page={page} />
      </section>
    </>
  );
}

/** The oral card over whatever is on the screen: what a leader on the telephone is told, and what the press may be told. */
export default function OralSheet(props: {
  readonly incidents: readonly Incident[];
  readonly incidentId: string | null;
  readonly onClose: () => void;
}): ReactNode {
  const { incidents, onClose } = props;
  const t = useText('briefing');
  useText('papers');
  const { go } = useNavigation();
  const [picked, setPicked] = useState<string | null>(props.incidentId);
  const incidentId = picked ?? incidents[0]?.id ?? null;
  const shown = incidents.filter((one, place) => place < 6 || one.id === incidentId);
  return (
    <Dialog title={t('card')} onClose={onClose} testId="oral-sheet" width={1120}>
      <div className={classes.sheet}>
        {shown.length > 1 || (shown.length === 1 && shown[0]?.id !== incidentId) ? (
          <div className={classes.pick}>
            <Segments
              label={t('pick')}
              value={incidentId}
              onValue={setPicked}
              options={shown.map((one) => ({ value: one.id, label: one.title }))}
              testId="oral-pick"
            />
          </div>
        ) : null}
        {incidentId === null ? (
          <p className="empty">{t('noIncident')}</p>
        ) : (
          <>
            <Sheet incidentId={incidentId} />
            <div className={classes.actions}>
              <button
                type="button"
                className="btn btn-small"
                data-autofocus=""
                onClick={() => {
                  onClose();
                  go({ screen: 'incident', id: incidentId, tab: 'oral' });
                }}
                data-testid="oral-open"
              >
                {t('openIncident')}
              </button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
