import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { AuditEntry, AuditFilter } from '../../../shared/contract/areas/audit';
import { AUDIT_KIND_NAMES, auditWords } from '../../../shared/wording/auditWords';
import { moveInList } from '../../app/listKeys';
import { clockSeconds, fullDate } from '../../app/time';
import { call } from '../../bridge/client';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import classes from './audit.module.css';

const PAGE = 100;

/** The entries that a filter finds, a page at a time; they stand still while they are read. */
export function AuditList({ filter }: { readonly filter: AuditFilter }): ReactNode {
  const t = useText('audit');
  const pages = useInfiniteQuery({
    queryKey: ['audit.list', filter],
    queryFn: ({ pageParam }) => call('audit.list', { filter, before: pageParam, limit: PAGE }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    gcTime: 5_000,
    refetchOnMount: 'always',
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const since = pages.data?.pages[0]?.since ?? null;
  return (
    <div className={classes.results}>
      <div className={classes.head}>
        <p className={classes.count} aria-live="polite" data-testid="audit-count">
          {pages.isPending ? ' ' : t(pages.hasNextPage ? 'shownMore' : 'shownAll', { count: entries.length })}
          {since === null ? null : <span> {t('since', { day: fullDate(since) })}</span>}
        </p>
        <button
          type="button"
          className="btn btn-small"
          onClick={() => void pages.refetch()}
          data-testid="audit-again"
        >
          {t('again')}
        </button>
      </div>
      <ErrorNote error={pages.error} kept={false} onRetry={() => void pages.refetch()} />
      <ul className={classes.list} onKeyDown={moveInList} aria-label={t('title')} data-testid="audit-list">
        {entries.map((entry) => (
          <Entry key={entry.number} entry={entry} />
        ))}
        {entries.length > 0 || pages.isFetching ? null : <li className={classes.none}>{t('nothing')}</li>}
        {pages.hasNextPage ? (
          <li className={classes.none}>
            <button
              type="button"
              className="btn btn-small"
              data-item
              onClick={() => void pages.fetchNextPage()}
              data-testid="audit-next"
            >
              {t('next')}
            </button>
          </li>
        ) : null}
      </ul>
    </div>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }): ReactNode {
  const t = useText('audit');
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const words = auditWords(entry.fact, entry.params, locale);
  return (
    <li>
      <button
        type="button"
        className={classes.entry}
        data-item
        data-kind={entry.kind}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        data-testid="audit-entry"
      >
        <time className="num dim" dateTime={new Date(entry.at).toISOString()}>
          {fullDate(entry.at)} {clockSeconds(entry.at)}
        </time>
        <span className={entry.kind === 'refusal' ? classes.refused : classes.kind}>
          {AUDIT_KIND_NAMES[locale][entry.kind]}
        </span>
        <span className={classes.who}>{entry.name === '' ? t('nobody') : entry.name}</span>
        <span className={isOpen ? classes.whole : classes.words}>{words}</span>
      </button>
      {isOpen ? (
        <dl className={classes.detail} data-testid="audit-detail">
          <div>
            <dt>{t('number')}</dt>
            <dd className="num">{entry.number}</dd>
          </div>
          <div>
            <dt>{t('fact')}</dt>
            <dd>
              <code>{entry.fact}</code>
            </dd>
          </div>
          <div>
            <dt>{t('row')}</dt>
            <dd>
              <code>{entry.id}</code>
            </dd>
          </div>
        </dl>
      ) : null}
    </li>
  );
}
