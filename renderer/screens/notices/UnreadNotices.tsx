import type { ReactNode } from 'react';
import type { Notice } from '../../../shared/contract/areas/notices';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { Check } from '../parts/Segments';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './notices.module.css';

function Unread({ notice }: { readonly notice: Notice }): ReactNode {
  const t = useText('notices');
  const act = useHeldAct('notice.read');
  return (
    <li className={classes.unread} data-testid="notice-unread" data-notice={notice.id}>
      <p>
        <b>{notice.title}</b> <span className="dim">{t('version', { version: notice.version })}</span>
      </p>
      <p className={classes.text}>{notice.text}</p>
      <Check
        label={t('tick')}
        checked={false}
        isDisabled={act.isBusy}
        onChecked={() => void act.run({ noticeId: notice.id, version: notice.version })}
        testId="notice-tick"
      />
      <ErrorNote error={act.error} kept={false} />
    </li>
  );
}

/** The standing orders that the acting person has not read, each with its whole text and a tick; nothing when all are read. */
export function UnreadNotices(): ReactNode {
  const t = useText('notices');
  const { active } = useSession();
  const unread =
    useDesk('notice.unread', { accountId: active?.id ?? '-' }, { enabled: active !== null }).data ?? [];
  if (active === null || unread.length === 0) return null;
  return (
    <section className={`panel ${classes.unreadBox}`} aria-label={t('title')} data-testid="notices-unread">
      <p className="panel-head">
        <span>{t('unreadTitle', { count: unread.length })}</span>
        <span className="dim">{t('unreadNote')}</span>
      </p>
      <ul>
        {unread.map((notice) => (
          <Unread key={`${notice.id}-${notice.version}`} notice={notice} />
        ))}
      </ul>
    </section>
  );
}
