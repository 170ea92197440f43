import type { ReactNode } from 'react';
import { moveInList } from '../../app/listKeys';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import { lineWords } from './LogRow';
import classes from './log.module.css';

/** What the room wants in sight, above the lines: three at a time, the others by scrolling. */
export function PinnedLines({ onOpen }: { readonly onOpen: (entryId: string) => void }): ReactNode {
  const t = useText('log');
  const locale = useLocale();
  const { active } = useSession();
  const unpin = useHeldAct('log.unpin');
  const pinned = useDesk('log.pinned', {}).data ?? [];
  if (pinned.length === 0) return null;
  return (
    <section className={classes.pinned} aria-label={t('pinnedName')} data-testid="log-pinned">
      <ErrorNote error={unpin.error} kept={false} />
      <ul onKeyDown={moveInList}>
        {pinned.map((entry) => (
          <li key={entry.id} className={classes.pinnedLine}>
            <button
              type="button"
              className={classes.pinnedOpen}
              data-item=""
              data-testid="log-pinned-line"
              onClick={() => onOpen(entry.id)}
              title={lineWords(entry, locale)}
            >
              <span className={classes.tag}>{t('pinnedTag')}</span>
              <Time at={entry.receivedAt} full />
              <span className={classes.cell}>{lineWords(entry, locale)}</span>
              <span className="dim">{entry.author?.name}</span>
            </button>
            {active === null ? null : (
              <button
                type="button"
                className="btn btn-small btn-plain"
                onClick={() => void unpin.run({ entryId: entry.id })}
                data-testid="log-unpin"
              >
                {t('unpin')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
