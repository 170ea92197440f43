import type { ReactNode } from 'react';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import classes from './statistics.module.css';

/** What the room did in a period, in numbers. */
export default function StatisticsScreen(_: { readonly tab?: string | undefined }): ReactNode {
  const t = useText('statistics');
  const count = useDesk('log.count', {});
  return (
    <section className={classes.screen} aria-label={t('title')}>
      <h1 className={classes.title}>{t('title')}</h1>
      {count.error === null ? null : <ErrorNote error={count.error} />}
      {count.data === undefined ? null : (
        <p className="num" data-testid="statistics-total">
          {t('total', { people: count.data.people, system: count.data.all - count.data.people })}
        </p>
      )}
    </section>
  );
}
