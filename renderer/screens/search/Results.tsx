import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Filling, HitCount, LineFilter, LineHit, ThingHit } from '../../../shared/contract/areas/search';
import type { ThingKind } from '../../../shared/search/kinds';
import { labels } from '../../../shared/wording/labels';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { routeOf } from '../../app/palette/places';
import { LineWords, ThingWords } from '../../app/palette/Row';
import { fullTime } from '../../app/time';
import { call } from '../../bridge/client';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Export } from './Export';
import classes from './search.module.css';

const PAGE = 50;
/** Results are asked anew for each question and stand still while they are read. */
const FRESH = { staleTime: 0, gcTime: 5_000, refetchOnMount: 'always' as const };

export function LineResults(props: { readonly text: string; readonly filter: LineFilter }): ReactNode {
  const { text, filter } = props;
  const pages = useInfiniteQuery({
    queryKey: ['results.lines', text, filter],
    queryFn: ({ pageParam }) => call('search.lines', { text, filter, before: pageParam, limit: PAGE }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    ...FRESH,
  });
  const count = useQuery({
    queryKey: ['results.count', text, filter],
    queryFn: () => call('search.countLines', { text, filter }),
    ...FRESH,
  });
  const hits = pages.data?.pages.flatMap((page) => page.hits) ?? [];
  return (
    <List
      count={count.data}
      filling={pages.data?.pages[0]?.filling ?? null}
      error={pages.error}
      shown={hits.length}
      isWaiting={pages.isFetching}
      text={text}
      aside={hits.length > 0 ? <Export text={text} filter={filter} /> : null}
      onNext={pages.hasNextPage ? () => void pages.fetchNextPage() : null}
    >
      {hits.map((hit) => (
        <LineResult key={hit.entry.number} hit={hit} />
      ))}
    </List>
  );
}

export function ThingResults(props: {
  readonly text: string;
  readonly kind: ThingKind;
  readonly from: number | null;
  readonly to: number | null;
  readonly drills: boolean;
}): ReactNode {
  const { text, kind, from, to, drills } = props;
  const pages = useInfiniteQuery({
    queryKey: ['results.things', text, kind, from, to, drills],
    queryFn: ({ pageParam }) =>
      call('search.things', { text, kind, from, to, drills, before: pageParam, limit: PAGE }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    ...FRESH,
  });
  const hits = pages.data?.pages.flatMap((page) => page.hits) ?? [];
  const first = pages.data?.pages[0];
  return (
    <List
      count={first?.count}
      filling={first?.filling ?? null}
      error={pages.error}
      shown={hits.length}
      isWaiting={pages.isFetching}
      text={text}
      onNext={pages.hasNextPage ? () => void pages.fetchNextPage() : null}
    >
      {hits.map((hit) => (
        <ThingResult key={hit.id} hit={hit} />
      ))}
    </List>
  );
}

function List(props: {
  readonly count: HitCount | undefined;
  readonly filling: Filling;
  readonly error: unknown;
  readonly shown: number;
  readonly isWaiting: boolean;
  readonly text: string;
  readonly aside?: ReactNode;
  readonly onNext: (() => void) | null;
  readonly children: ReactNode;
}): ReactNode {
  const t = useText('search');
  const { count, filling } = props;
  return (
    <div className={classes.results}>
      <div className={classes.head}>
        <p className={classes.count} data-testid="search-count" aria-live="polite">
          {count === undefined ? ' ' : t(count.isMore ? 'countMore' : 'count', { count: count.count })}
          {filling === null ? null : (
            <span className="dim">
              {' '}
              {t('filling', { percent: Math.floor((filling.done / Math.max(1, filling.total)) * 100) })}
            </span>
          )}
        </p>
        {props.aside}
      </div>
      <ErrorNote error={props.error} kept={false} />
      <ul
        className={classes.list}
        onKeyDown={moveInList}
        data-testid="search-results"
        aria-label={t('results')}
      >
        {props.children}
        {props.shown > 0 || props.isWaiting ? null : (
          <li className={classes.none}>
            {t('nothing', { text: props.text })} <span className="dim">{t('nothingHint')}</span>
          </li>
        )}
        {props.onNext === null ? null : (
          <li className={classes.next}>
            <button
              type="button"
              className="btn btn-small"
              data-item
              onClick={props.onNext}
              data-testid="search-next"
            >
              {t('next')}
            </button>
          </li>
        )}
        {props.onNext === null && props.shown > PAGE ? (
          <li className={classes.none}>{t('end', { count: props.shown })}</li>
        ) : null}
      </ul>
    </div>
  );
}

function LineResult({ hit }: { readonly hit: LineHit }): ReactNode {
  const t = useText('search');
  const locale = useLocale();
  const { go } = useNavigation();
  const { entry } = hit;
  const caller =
    entry.caller === null ? '' : [entry.caller.unit, entry.caller.name].filter(Boolean).join(' ');
  return (
    <li>
      <button
        type="button"
        className={classes.hit}
        data-item
        data-testid="search-hit"
        onClick={() => go({ screen: 'log', entryId: entry.id })}
      >
        <span className={`${classes.number} num`}>{entry.humanNumber ?? ''}</span>
        <span className="num">{fullTime(entry.receivedAt)}</span>
        <span className={classes.cell}>{labels(locale).logKind[entry.kind]}</span>
        <span className={classes.cell}>{caller}</span>
        <span className={classes.text}>
          <LineWords hit={hit} />
        </span>
        <span className={classes.cell}>{entry.incidentTitle ?? ''}</span>
        <span className={classes.cell}>{entry.author?.name ?? t('desk')}</span>
      </button>
    </li>
  );
}

function ThingResult({ hit }: { readonly hit: ThingHit }): ReactNode {
  const { go } = useNavigation();
  return (
    <li>
      <button
        type="button"
        className={`${classes.hit} ${classes.thing}`}
        data-item
        data-testid="search-hit"
        onClick={() => go(routeOf(hit))}
      >
        <span className="num">{hit.at === 0 ? '' : fullTime(hit.at)}</span>
        <span className={`${classes.cell} num`}>{hit.number}</span>
        <span className={classes.text}>
          <ThingWords hit={hit} />
        </span>
      </button>
    </li>
  );
}
