import { type ReactNode, useState } from 'react';
import { cellKey, changedCells, namesOf, type RosterCell } from '../../../../shared/domain/roster';
import { labels } from '../../../../shared/wording/labels';
import { fullTime } from '../../../app/time';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import classes from './roster.module.css';

/** What changed between two rosters, cell by cell. */
export function Differences(props: {
  readonly before: readonly RosterCell[];
  readonly after: readonly RosterCell[];
}): ReactNode {
  const t = useText('roster');
  const posts = labels(useLocale()).shiftPost;
  const was = new Map(props.before.map((cell) => [cellKey(cell), cell]));
  const changed = changedCells(props.before, props.after, false);
  if (changed.length === 0) return <p className="dim">{t('noDifference')}</p>;
  return (
    <ul className={classes.differences} data-testid="roster-differences">
      {changed.map((cell) => (
        <li key={cellKey(cell)}>
          <span className="num">{cell.day.slice(5)}</span> <span className="dim">{posts[cell.post]}</span>{' '}
          <del>{namesOf(was.get(cellKey(cell))?.people ?? []) || t('empty')}</del> →{' '}
          <ins>{namesOf(cell.people) || t('empty')}</ins>
        </li>
      ))}
    </ul>
  );
}

function Compared(props: { readonly month: string; readonly version: number }): ReactNode {
  const { month, version } = props;
  const after = useDesk('roster.version', { month, version });
  const before = useDesk('roster.version', { month, version: Math.max(1, version - 1) });
  if (after.data === undefined || before.data === undefined)
    return <ErrorNote error={after.error ?? before.error} kept={false} />;
  return <Differences before={version === 1 ? [] : before.data.cells} after={after.data.cells} />;
}

/** Every version of the month: who published it when and why, and what it changed. */
export function Versions(props: { readonly month: string }): ReactNode {
  const t = useText('roster');
  const versions = useDesk('roster.versions', { month: props.month });
  const [open, setOpen] = useState<number | null>(null);
  if (versions.data?.length === 0) return <p className="empty">{t('noVersion')}</p>;
  return (
    <ul className={classes.list} data-testid="roster-versions">
      <ErrorNote error={versions.error} kept={false} />
      {versions.data?.map((one) => (
        <li key={one.version}>
          <button
            type="button"
            className={classes.listHead}
            aria-expanded={open === one.version}
            onClick={() => setOpen(open === one.version ? null : one.version)}
            data-testid={`roster-version-${one.version}`}
          >
            <b>{t('version', { version: one.version })}</b>
            <span className={classes.tag}>{t(`how.${one.how}`)}</span>
            <span className="dim num">{fullTime(one.publishedAt)}</span>
          </button>
          <p>
            {one.publishedBy}
            {one.reason === '' ? null : `：${one.reason}`}
            {one.fileName === null ? null : <span className="dim"> {one.fileName}</span>}
          </p>
          {open === one.version ? <Compared month={props.month} version={one.version} /> : null}
        </li>
      ))}
    </ul>
  );
}
