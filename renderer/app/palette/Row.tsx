import type { ReactNode } from 'react';
import type { HitCount, LineHit, ThingHit } from '../../../shared/contract/areas/search';
import { labels } from '../../../shared/wording/labels';
import { Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { fullTime } from '../time';
import { Marked } from './Marked';
import classes from './palette.module.css';
import type { Item } from './usePaletteItems';

export function CountText({ count }: { readonly count: HitCount | null }): ReactNode {
  const t = useText('search');
  if (count === null) return null;
  return <span className="num dim">{count.isMore ? t('more', { count: count.count }) : count.count}</span>;
}

/** The words of a line and, below one another in one row, whatever else in it was found. */
export function LineWords({ hit }: { readonly hit: LineHit }): ReactNode {
  const t = useText('search');
  return (
    <>
      {hit.entry.withdrawnBy === null ? null : <span className={classes.tag}>{t('withdrawn')}</span>}
      {hit.entry.correctedBy === null ? null : <span className={classes.tag}>{t('corrected')}</span>}
      {hit.found.map(({ field, snippet }) => (
        <span key={field} className={field === 'text' ? classes.words : classes.also}>
          {field === 'text' ? null : <span className={classes.field}>{t(`field.${field}`)} </span>}
          <Marked snippet={snippet} />
        </span>
      ))}
    </>
  );
}

function LineRow({ hit }: { readonly hit: LineHit }): ReactNode {
  const t = useText('search');
  const locale = useLocale();
  const { entry } = hit;
  return (
    <>
      <span className={`${classes.when} num`}>{fullTime(entry.receivedAt)}</span>
      <span className={classes.kind}>{labels(locale).logKind[entry.kind]}</span>
      <span className={classes.main}>
        <LineWords hit={hit} />
      </span>
      <span className={classes.side}>{entry.incidentTitle ?? entry.author?.name ?? t('desk')}</span>
    </>
  );
}

export function ThingWords({ hit }: { readonly hit: ThingHit }): ReactNode {
  return (
    <>
      <span className={classes.words}>
        <Marked snippet={hit.title} />
      </span>
      {hit.found === null ? null : (
        <span className={classes.also}>
          <Marked snippet={hit.found} />
        </span>
      )}
    </>
  );
}

function ThingRow({ hit }: { readonly hit: ThingHit }): ReactNode {
  const t = useText('search');
  return (
    <>
      <span className={`${classes.when} num`}>{hit.at === 0 ? '' : fullTime(hit.at)}</span>
      <span className={classes.kind}>{t(hit.kind)}</span>
      <span className={classes.main}>
        <ThingWords hit={hit} />
      </span>
      <span className={`${classes.side} num`}>{hit.number}</span>
    </>
  );
}

function CalleeRow({ item }: { readonly item: Item & { kind: 'callee' } }): ReactNode {
  const t = useText('search');
  const { person, title } = item.callee;
  return (
    <>
      <span className={classes.when}>{t(person.state === 'answered' ? 'calleeAnswered' : 'calleeOpen')}</span>
      <span className={classes.main}>
        <span className={classes.words}>
          {person.areaName} {person.post} <b>{person.name}</b> · {title}
        </span>
        <span className={classes.also}>
          {item.evacuated === '' ? t('calleeFeedback') : t('calleeMoved', { count: item.evacuated })}
        </span>
      </span>
      <span className={`${classes.side} num`}>{person.number}</span>
    </>
  );
}

function HelpRow({ item }: { readonly item: Item & { kind: 'help' } }): ReactNode {
  const t = useText('help');
  return (
    <>
      <span className={classes.when}>{t('name')}</span>
      <span className={classes.main}>
        <span className={classes.words}>{t(`${item.place}.title`)}</span>
        <span className={classes.also}>{t(`${item.place}.for`)}</span>
      </span>
    </>
  );
}

/** What stands in a row of the palette. */
export function RowBody({ item, text }: { readonly item: Item; readonly text: string }): ReactNode {
  const t = useText('search');
  switch (item.kind) {
    case 'command':
      return (
        <>
          <span className={classes.main}>{t(item.command.word)}</span>
          {item.command.key === undefined ? null : <Kbd>{item.command.key}</Kbd>}
        </>
      );
    case 'callee':
      return <CalleeRow item={item} />;
    case 'help':
      return <HelpRow item={item} />;
    case 'recent':
      return <span className={classes.main}>{item.text}</span>;
    case 'all':
      return <span className={classes.main}>{t('allResults', { text: text.trim() })}</span>;
    case 'thing':
      return <ThingRow hit={item.hit} />;
    case 'line':
      return <LineRow hit={item.hit} />;
  }
}
