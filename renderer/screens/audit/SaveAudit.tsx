import { type ReactNode, useState } from 'react';
import type { AuditFilter } from '../../../shared/contract/areas/audit';
import { call } from '../../bridge/client';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './audit.module.css';

/** What is shown as CSV with its manifest; the export is itself an entry. */
export function SaveAudit({ filter }: { readonly filter: AuditFilter }): ReactNode {
  const t = useText('audit');
  const locale = useLocale();
  const act = useHeldAct('console.saveAudit');
  const [saved, setSaved] = useState<{ readonly path: string; readonly rows: number } | null>(null);
  const save = async (): Promise<void> => {
    setSaved(null);
    setSaved(await act.run({ filter, locale }));
  };
  return (
    <span className={classes.save}>
      {saved === null ? null : (
        <span role="status" className={classes.saved} data-testid="audit-saved">
          ✓ {t('saved', { count: saved.rows })}{' '}
          <button
            type="button"
            className="btn btn-small"
            title={saved.path}
            onClick={() => void call('console.showFile', { path: saved.path }).catch(() => undefined)}
          >
            {t('showFile')}
          </button>
        </span>
      )}
      <ErrorNote error={act.error} kept={false} />
      <button
        type="button"
        className="btn btn-small"
        title={t('saveHint')}
        aria-busy={act.isBusy}
        onClick={() => void save()}
        data-testid="audit-save"
      >
        {t('save')}
      </button>
    </span>
  );
}
