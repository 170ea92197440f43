import { Table } from '@mantine/core';
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
    <Table className="accounts-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('accounts.displayName')}</Table.Th>
          <Table.Th scope="col">{t('accounts.name')}</Table.Th>
          <Table.Th scope="col">{t('accounts.roles')}</Table.Th>
          <Table.Th scope="col">{t('accounts.createdAt')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {(data ?? []).map((account) => (
          <Table.Tr key={account.id} data-testid="account-row">
            <Table.Td>{account.displayName}</Table.Td>
            <Table.Td>{account.name}</Table.Td>
            <Table.Td>{account.roles.map((role) => roleNames[role]).join(' · ')}</Table.Td>
            <Table.Td>
              <Time at={account.createdAt} full />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
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
