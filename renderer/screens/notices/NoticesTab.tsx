import { type ReactNode, useState } from 'react';
import type { Notice } from '../../../shared/contract/areas/notices';
import { documentLabels } from '../../../shared/wording/documentLabels';
import { useNow } from '../../app/clock';
import { moveInList } from '../../app/listKeys';
import { fullTime, nearTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import documents from '../documents/documents.module.css';
import { Segments } from '../parts/Segments';
import { IssueForm, ReviseForm, WithdrawForm } from './NoticeForm';
import classes from './notices.module.css';
import { UnreadNotices } from './UnreadNotices';

function Readers({ notice }: { readonly notice: Notice }): ReactNode {
  const t = useText('notices');
  const now = useNow(60_000);
  return (
    <table className={documents.receipts} data-testid="notice-readers">
      <thead>
        <tr>
          <th scope="col">{t('reader')}</th>
          <th scope="col">{t('readAt')}</th>
        </tr>
      </thead>
      <tbody>
        {notice.readers.map((reader) => (
          <tr key={reader.accountId} data-current={reader.isCurrent}>
            <th scope="row">{reader.name}</th>
            <td>
              {reader.readAt === null ? (
                <b>{t('notRead')}</b>
              ) : (
                <>
                  <Time at={reader.readAt} />{' '}
                  {reader.isCurrent ? (
                    reader.endsAt === null ? null : (
                      <span className="dim num">{t('ends', { time: nearTime(reader.endsAt, now) })}</span>
                    )
                  ) : (
                    <b>{t('again')}</b>
                  )}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Versions({ notice }: { readonly notice: Notice }): ReactNode {
  const t = useText('notices');
  const versions = useDesk('notice.versions', { noticeId: notice.id }).data ?? [];
  return (
    <ol>
      {versions
        .filter((one) => one.version !== notice.version)
        .map((one) => (
          <li key={one.version} className={classes.version}>
            <p className="dim num">
              {t('version', { version: one.version })}{' '}
              {t('issued', { name: one.issuedBy, time: fullTime(one.issuedAt) })} ·{' '}
              {t('receipts', { count: one.receipts.length })}
            </p>
            <p className={classes.text}>
              <b>{one.title}</b> {one.text}
            </p>
          </li>
        ))}
    </ol>
  );
}

function Body({ notice, mayIssue }: { readonly notice: Notice; readonly mayIssue: boolean }): ReactNode {
  const t = useText('notices');
  const [open, setOpen] = useState<'revise' | 'withdraw' | 'versions' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <div className={classes.body} data-testid="notice-body">
      <p className={classes.text}>{notice.text}</p>
      {notice.reason === '' ? null : <p className="dim">{notice.reason}</p>}
      <Readers notice={notice} />
      {open === 'revise' ? <ReviseForm notice={notice} onClose={close} /> : null}
      {open === 'withdraw' ? <WithdrawForm notice={notice} onClose={close} /> : null}
      {open === 'versions' ? <Versions notice={notice} /> : null}
      {open === null ? (
        <div className={documents.actions}>
          {mayIssue && notice.state !== 'withdrawn' ? (
            <>
              <button
                type="button"
                className="btn btn-small"
                onClick={() => setOpen('revise')}
                data-testid="notice-revise-open"
              >
                {t('revise')}
              </button>
              <button
                type="button"
                className="btn btn-small"
                onClick={() => setOpen('withdraw')}
                data-testid="notice-withdraw-open"
              >
                {t('withdraw')}
              </button>
            </>
          ) : null}
          {notice.version > 1 ? (
            <button type="button" className="btn btn-small btn-plain" onClick={() => setOpen('versions')}>
              {t('showVersions')}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Row(props: {
  readonly notice: Notice;
  readonly isOpen: boolean;
  readonly mayIssue: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  const { notice } = props;
  const t = useText('notices');
  const words = documentLabels(useLocale()).renewal;
  const now = useNow(60_000);
  const missing = notice.readers.filter((reader) => !reader.isCurrent).length;
  return (
    <li className={classes.item} data-testid="notice-row" data-state={notice.state}>
      <button
        type="button"
        className={classes.row}
        data-item=""
        aria-expanded={props.isOpen}
        onClick={props.onOpen}
      >
        <b className={documents.clip}>{notice.title}</b>
        <span className="dim num">
          {t('version', { version: notice.version })} · {words[notice.renew]}
        </span>
        <span className="dim num">
          {t('issued', { name: notice.issuedBy, time: nearTime(notice.issuedAt, now) })}
        </span>
        <span className="dim num">
          {notice.state === 'in_force'
            ? notice.validUntil === null
              ? t('untilFurther')
              : t('until', { time: nearTime(notice.validUntil, now) })
            : t(`state_${notice.state}`)}
        </span>
        <span className={missing > 0 && notice.state === 'in_force' ? classes.missing : 'dim'}>
          {missing > 0 ? t('unread', { count: missing }) : t('allRead')}
        </span>
      </button>
      {props.isOpen ? <Body notice={notice} mayIssue={props.mayIssue} /> : null}
    </li>
  );
}

/** Standing orders with who has read them; what the acting person has not read stands on top, with its text. */
export default function NoticesTab(props: { readonly entryId?: string | undefined }): ReactNode {
  const t = useText('notices');
  const { active } = useSession();
  const mayIssue = active?.roles.includes('supervisor') ?? false;
  const [withOld, setWithOld] = useState(false);
  const [open, setOpen] = useState<string | null>(props.entryId ?? null);
  const [isIssuing, setIssuing] = useState(false);
  const list = useDesk('notice.list', { withOld }, { keep: true });
  return (
    <div className={documents.screen} data-testid="notices">
      <div className={documents.bar}>
        <Segments
          label={t('show')}
          value={withOld ? 'all' : 'current'}
          onValue={(value) => setWithOld(value === 'all')}
          options={[
            { value: 'current', label: t('current') },
            { value: 'all', label: t('all') },
          ]}
        />
        <span className={documents.spacer} />
        {mayIssue ? (
          <button
            type="button"
            className="btn btn-small btn-primary"
            onClick={() => setIssuing(true)}
            data-testid="notice-new"
          >
            {t('new')}
          </button>
        ) : null}
      </div>
      <ErrorNote error={list.error} kept={false} onRetry={() => void list.refetch()} />
      <div className={classes.scroll}>
        {isIssuing ? <IssueForm onClose={() => setIssuing(false)} /> : null}
        <UnreadNotices />
        <div className="panel">
          {list.data?.length === 0 ? <p className="empty">{t('empty')}</p> : null}
          <ol aria-label={t('listName')} onKeyDown={moveInList}>
            {list.data?.map((notice) => (
              <Row
                key={notice.id}
                notice={notice}
                mayIssue={mayIssue}
                isOpen={open === notice.id}
                onOpen={() => setOpen(open === notice.id ? null : notice.id)}
              />
            ))}
          </ol>
        </div>
      </div>
    </div>
  );
}
