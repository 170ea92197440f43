import type { ReactNode } from 'react';
import type { Notice } from '../../../shared/contract/areas/notices';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useActAs } from '../handover/useActAs';
import { Check } from '../parts/Segments';
import classes from './notices.module.css';

function Unread({ notice, as }: { readonly notice: Notice; readonly as: string }): ReactNode {
  const t = useText('notices');
  const act = useActAs();
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
        onChecked={() => void act.run('notice.read', { noticeId: notice.id, version: notice.version }, as)}
        testId="notice-tick"
      />
      <ErrorNote error={act.error} kept={false} />
    </li>
  );
}

/**
 * The standing orders that a person has not read, each with its whole text and a tick; nothing when all are read. The person who writes, or the one
 * named: somebody who takes over, who must be signed in at this desk.
 */
export function UnreadNotices(props: { readonly accountId?: string }): ReactNode {
  const t = useText('notices');
  const { active } = useSession();
  const as = props.accountId ?? active?.id ?? '';
  const unread =
    useDesk('notice.unread', { accountId: as === '' ? '-' : as }, { enabled: as !== '' }).data ?? [];
  if (as === '' || unread.length === 0) return null;
  return (
    <section className={`panel ${classes.unreadBox}`} aria-label={t('title')} data-testid="notices-unread">
      <p className="panel-head">
        <span>{t('unreadTitle', { count: unread.length })}</span>
        <span className="dim">{t('unreadNote')}</span>
      </p>
      <ul>
        {unread.map((notice) => (
          <Unread key={`${notice.id}-${notice.version}`} notice={notice} as={as} />
        ))}
      </ul>
    </section>
  );
}
