import type { ReactNode } from 'react';
import type { BackupRow } from '../../../../shared/contract/areas/recovery';
import { placeWords } from '../../../../shared/wording/recoveryLines';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote, Time } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import classes from './backups.module.css';
import { sizeText } from './sizes';

function Row({ backup }: { readonly backup: BackupRow }): ReactNode {
  const t = useText('backups');
  const locale = useLocale();
  const { madeAt } = backup;
  return (
    <tr data-testid="backup-row" title={backup.path}>
      <td className="num">{madeAt === null ? backup.name : <Time at={madeAt} full />}</td>
      <td>{placeWords(backup.place, locale)}</td>
      {madeAt === null ? (
        <td colSpan={4} className={classes.bad}>
          {t('unreadable')}
        </td>
      ) : (
        <>
          <td className="num">{backup.entries}</td>
          <td className="num">
            {backup.attachments}
            {backup.missing === 0 ? null : (
              <span className={classes.bad}> {t('missing', { count: backup.missing })}</span>
            )}
          </td>
          <td className="num">{sizeText(backup.bytes)}</td>
          <td className="num">{backup.appVersion}</td>
        </>
      )}
    </tr>
  );
}

/** Every backup of the two places, newest first. */
export function BackupList(): ReactNode {
  const t = useText('backups');
  const common = useText('common');
  const { data, error, refetch } = useDesk('backup.list', {});
  const heads = ['when', 'where', 'records', 'files', 'size', 'version'] as const;
  return (
    <section className="panel">
      <h2 className="panel-head">{t('list')}</h2>
      <ErrorNote error={error} kept={false} onRetry={() => void refetch()} />
      {data === undefined && error === null ? <p className="empty">{common('loading')}</p> : null}
      {data?.length === 0 ? <p className="empty">{t('none')}</p> : null}
      {data === undefined || data.length === 0 ? null : (
        <table className={classes.table}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((backup) => (
              <Row key={backup.id} backup={backup} />
            ))}
          </tbody>
        </table>
      )}
      <p className="settings-note dim">{t('restoreHint')}</p>
    </section>
  );
}
