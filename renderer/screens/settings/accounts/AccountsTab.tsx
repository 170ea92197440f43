import { type ReactNode, useState } from 'react';
import type { Account } from '../../../../shared/contract/models';
import { labels } from '../../../../shared/wording/labels';
import { useNow } from '../../../app/clock';
import { moveInList } from '../../../app/listKeys';
import { useNavigation } from '../../../app/navigation';
import { clockTime, fullDate } from '../../../app/time';
import { useDesk } from '../../../bridge/hooks';
import { useSession } from '../../../bridge/session';
import { ErrorNote, Time } from '../../../components';
import { type Text, useLocale, useText } from '../../../i18n';
import { GlassButton } from '../../signin/GlassButton';
import { NewAccountForm } from '../NewAccountForm';
import { AccountActs } from './AccountActs';
import './accounts.css';
import { Countersigns } from './Countersigns';
import { OwnAccess } from './OwnAccess';

const MANAGERS: readonly string[] = ['supervisor', 'administrator', 'security'];
const AUDIENCE: readonly string[] = ['supervisor', 'auditor'];

/** How an account stands, gravest first, in one word or a few. */
function stateOf(account: Account, now: number, t: Text<'access'>): string {
  if (account.isDisabled) return t('state.disabled');
  if (account.lockedUntil !== null && account.lockedUntil > now)
    return t('state.locked', { until: clockTime(account.lockedUntil) });
  if (account.passwordDueAt !== null && account.passwordDueAt <= now) return t('state.expired');
  if (account.mustChangePassword) return t('state.reset');
  return t('state.good');
}

function Row(props: {
  readonly account: Account;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  const t = useText('access');
  const roleNames = labels(useLocale()).role;
  const now = useNow(60_000);
  const { account, isOpen } = props;
  return (
    <li>
      <button
        type="button"
        className="account-line"
        data-item
        data-testid="account-row"
        data-disabled={account.isDisabled}
        aria-expanded={isOpen}
        onClick={props.onOpen}
      >
        <span className="account-person">
          <b>{account.displayName}</b> <span className="dim">{account.name}</span>
        </span>
        <span>{account.roles.map((role) => roleNames[role]).join(' · ')}</span>
        <span data-testid="account-state">{stateOf(account, now, t)}</span>
        <span className="num dim">
          {account.passwordDueAt === null ? t('never') : fullDate(account.passwordDueAt)}
        </span>
        <span className="dim">
          {account.lastSignedInAt === null ? t('neverIn') : <Time at={account.lastSignedInAt} />}
        </span>
      </button>
      {isOpen ? <AccountActs account={account} /> : null}
    </li>
  );
}

function AccountList(): ReactNode {
  const t = useText('access');
  const { data, error, refetch } = useDesk('account.list', {});
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className="panel" data-testid="accounts-list">
      <h2 className="panel-head">{t('accounts')}</h2>
      <ErrorNote error={error} kept={false} onRetry={() => void refetch()} />
      <div className="account-line account-heads dim" aria-hidden="true">
        <span>{t('head.person')}</span>
        <span>{t('head.roles')}</span>
        <span>{t('head.state')}</span>
        <span>{t('head.due')}</span>
        <span>{t('head.last')}</span>
      </div>
      <ul className="account-lines" onKeyDown={moveInList}>
        {(data ?? []).map((account) => (
          <Row
            key={account.id}
            account={account}
            isOpen={open === account.id}
            onOpen={() => setOpen(open === account.id ? null : account.id)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Who may sign in and how each account stands; the own password and PIN; what waits for a countersignature. */
export function AccountsTab(): ReactNode {
  const t = useText('access');
  const settings = useText('settings');
  const { active } = useSession();
  const { go } = useNavigation();
  if (active === null) return <p className="empty">{settings('accounts.signIn')}</p>;
  const mayManage = active.roles.some((role) => MANAGERS.includes(role));
  return (
    <div className="access-tab" data-testid="accounts-tab">
      <div className="access-column">
        <AccountList />
        <Countersigns />
        {active.roles.some((role) => AUDIENCE.includes(role)) ? (
          <p className="access-acts">
            <button
              type="button"
              className="btn"
              onClick={() => go({ screen: 'audit' })}
              data-testid="open-audit"
            >
              {t('openAudit')}
            </button>
            <span className="dim">{t('openAuditHint')}</span>
          </p>
        ) : null}
      </div>
      <div className="access-column">
        <OwnAccess account={active} />
        {mayManage ? (
          <section className="panel">
            <div className="settings-body">
              <NewAccountForm />
            </div>
          </section>
        ) : (
          <>
            <p className="dim">{settings('accounts.onlySupervisors')}</p>
            <p>
              <GlassButton />
            </p>
          </>
        )}
      </div>
    </div>
  );
}
