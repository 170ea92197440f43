import type { ReactNode } from 'react';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote, Kbd } from '../../../components';
import { useText } from '../../../i18n';
import { useForms } from '../../parts/useForms';
import classes from './briefing.module.css';
import { CardView } from './CardView';
import { MediaRegister } from './MediaRegister';
import { Wordings } from './Wordings';

/** What is said outside: the oral card for leaders, the approved wording for the media, and the register of the media. */
export default function OralTab({ incidentId }: { readonly incidentId: string }): ReactNode {
  const t = useText('briefing');
  const common = useText('common');
  useForms();
  useText('papers');
  const found = useDesk('briefing.get', { incidentId });
  const page = found.data;
  if (page === undefined)
    return found.error === null ? (
      <p className="empty">{common('loading')}</p>
    ) : (
      <ErrorNote error={found.error} kept={false} />
    );
  return (
    <div className={classes.tab} data-testid="oral-tab">
      <section className="panel" aria-label={t('card')}>
        <h2 className="panel-head">
          {t('card')} <Kbd>F4</Kbd> <span className="dim">{t('cardHint')}</span>
        </h2>
        <CardView page={page} />
      </section>
      <div className={classes.halves}>
        <Wordings page={page} />
        <MediaRegister page={page} />
      </div>
    </div>
  );
}
