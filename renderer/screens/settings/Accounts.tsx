import type { ReactNode } from 'react';
import { labels } from '../../../shared/wording/labels';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { NewAccountForm } from './NewAccountForm';

function AccountTable(): ReactNode {
  const t = useText('settings');
  const roleNames = labels(useLocale()).role;
  const { data, error, refetch } = useDesk('account.list', {});
  if (error !== null) return <ErrorNote error={error} kept={false} onRetry={() => void refetch()} />;
  return (
    <table className="accounts-table">
      <thead>
        <tr>
          <th scope="col">{t('accounts.displayName')}</th>
          <th scope="col">{t('accounts.name')}</th>
          <th scope="col">{t('accounts.roles')}</th>
          <th scope="col">{t('accounts.createdAt')}</th>
        </tr>
      </thead>
      <tbody>
        {(data ?? []).map((account) => (
          <tr key={account.id} data-testid="account-row">
            <td>{account.displayName}</td>
            <td>{account.name}</td>
            <td>{account.roles.map((role) => roleNames[role]).join(' · ')}</td>
            <td>
              <Time at={account.createdAt} full />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Accounts(): ReactNode {
  const t = useText('settings');
  const { active } = useSession();
  const mayAdd = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  return (
    <section className="panel settings-accounts">
      <h2 className="panel-head">{t('accounts')}</h2>
      {active === null ? (
        <p className="empty">{t('accounts.signIn')}</p>
      ) : (
        <div className="settings-body">
          <AccountTable />
          {mayAdd ? <NewAccountForm /> : <p className="dim">{t('accounts.onlySupervisors')}</p>}
        </div>
      )}
    </section>
  );
}
