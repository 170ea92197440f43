import { type ReactNode, useState } from 'react';
import type { AuditFilter } from '../../../shared/contract/areas/audit';
import { useSettled } from '../../app/palette/usePaletteItems';
import { useSession } from '../../bridge/session';
import { useText } from '../../i18n';
import { AuditFilters } from './AuditFilters';
import { AuditList } from './AuditList';
import { AuditRetention } from './AuditRetention';
import classes from './audit.module.css';
import { SaveAudit } from './SaveAudit';

const EVERYTHING: AuditFilter = { from: null, to: null, kinds: [], accountId: null, text: '' };
const READERS: readonly string[] = ['supervisor', 'auditor'];

/** Who did what about access, exports, settings and data, newest first. For the supervisor and the auditor. */
export default function AuditScreen(): ReactNode {
  const t = useText('audit');
  const { active } = useSession();
  const [filter, setFilter] = useState<AuditFilter>(EVERYTHING);
  const text = useSettled(filter.text.trim());
  const asked = { ...filter, text };
  const mayRead = active?.roles.some((role) => READERS.includes(role)) ?? false;
  return (
    <section className={classes.screen} aria-label={t('title')} data-testid="audit-screen">
      <header className={classes.bar}>
        <h1>{t('title')}</h1>
        <p className={`dim ${classes.about}`}>{t('about')}</p>
        {mayRead ? <SaveAudit filter={asked} /> : null}
      </header>
      {mayRead ? (
        <>
          <AuditFilters filter={filter} onFilter={setFilter} onClear={() => setFilter(EVERYTHING)} />
          <AuditList filter={asked} />
          <AuditRetention />
        </>
      ) : (
        <p className="empty" data-testid="audit-closed">
          {t('readersOnly')}
        </p>
      )}
    </section>
  );
}
