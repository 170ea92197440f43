import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { SessionState } from '../../../shared/contract/areas/accounts';
import type { Board, Status } from '../../../shared/contract/boardModels';
import { labels } from '../../../shared/wording/labels';
import { useNow } from '../../app/clock';
import { clockSeconds, fullDate } from '../../app/time';
import { Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { SignInForm } from '../signin/SignInForm';
import { LockAlerts } from './LockAlerts';
import { LockNumbers } from './LockNumbers';
import classes from './lock.module.css';
import { UnlockForm } from './UnlockForm';

/**
 * Covers the page while the seat is locked: who is signed in, how to go on, and of the room only numbers and the alerts' level, count and age; no name,
 * number or word that somebody wrote.
 */
export default function LockScreen(props: {
  readonly state: SessionState;
  readonly status: Status;
  readonly board: Board | undefined;
}): ReactNode {
  const t = useText('lock');
  const { state, status, board } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [isTaking, setTaking] = useState(false);
  useEffect(() => {
    // The newest modal dialog lies over every other, also over one that was open.
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes.screen}
      aria-label={t('title')}
      onCancel={(event) => event.preventDefault()}
      data-testid="lock-screen"
    >
      <header className={classes.head}>
        <b>{status.room?.name}</b>
        <span className={classes.sign}>{t('title')}</span>
        <Clock />
      </header>
      <LockAlerts board={board} />
      <div className={classes.middle}>
        <LockNumbers board={board} />
        <section className={classes.way}>
          <Who state={state} status={status} />
          {isTaking ? (
            <SignInForm kind="take" />
          ) : (
            <UnlockForm accounts={status.signedIn} pinAllowed={state.pinAllowed} />
          )}
          <button
            type="button"
            className="btn btn-small btn-plain"
            onClick={() => setTaking(!isTaking)}
            data-testid="lock-take"
          >
            {isTaking ? t('backToUnlock') : t('takeOver')}
          </button>
        </section>
      </div>
    </dialog>
  );
}

function Clock(): ReactNode {
  const now = useNow();
  return (
    <span className={`num ${classes.clock}`} data-testid="lock-clock">
      <span className="dim">{fullDate(now)}</span> {clockSeconds(now)}
    </span>
  );
}

/** Who is signed in, large, and since when and why the seat is locked. */
function Who(props: { readonly state: SessionState; readonly status: Status }): ReactNode {
  const t = useText('lock');
  const roleNames = labels(useLocale()).role;
  const { state, status } = props;
  return (
    <div className={classes.who} data-testid="lock-who">
      <span className="dim">{t('signedIn')}</span>
      <ul>
        {status.signedIn.map((account) => (
          <li key={account.id}>
            <b>{account.displayName}</b>{' '}
            <span className="dim">{account.roles.map((role) => roleNames[role]).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {state.lockedAt === null ? null : (
        <span className="dim">
          {t('since')} <Time at={state.lockedAt} /> · {t(`reason.${state.lockReason ?? 'hand'}`)}
        </span>
      )}
    </div>
  );
}
