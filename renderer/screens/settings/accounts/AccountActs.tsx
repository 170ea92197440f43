import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { Account } from '../../../../shared/contract/models';
import { ROLES, type Role } from '../../../../shared/domain/vocabulary';
import { labels } from '../../../../shared/wording/labels';
import { useSession } from '../../../bridge/session';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { Field } from '../../parts/Field';
import { useHeldAct } from '../../parts/useHeldAct';
import { SecondPerson, type SecondRef } from './SecondPerson';
import { emptied, SecretField, typedIn } from './SecretField';

const may = (roles: readonly string[], ...wanted: readonly string[]): boolean =>
  roles.some((role) => wanted.includes(role));

/** What may be done with one account by the one who acts. Whether it may, the desk says. */
export function AccountActs({ account }: { readonly account: Account }): ReactNode {
  const t = useText('access');
  const { active } = useSession();
  const roles = active?.roles ?? [];
  const mayChange = may(roles, 'supervisor', 'administrator', 'security');
  const mayManage = may(roles, 'supervisor', 'administrator');
  if (!mayChange && !mayManage) return <p className="account-acts dim">{t('managersOnly')}</p>;
  return (
    <div className="account-acts" data-testid="account-acts">
      {mayChange ? <ChangeForm account={account} /> : null}
      {mayManage && !account.isDisabled && account.id !== active?.id ? <ResetForm account={account} /> : null}
      {mayManage && account.id !== active?.id ? <StateForm account={account} /> : null}
    </div>
  );
}

function ChangeForm({ account }: { readonly account: Account }): ReactNode {
  const t = useText('access');
  const words = useText('accounts');
  const roleNames = labels(useLocale()).role;
  const act = useHeldAct('account.update');
  const [displayName, setName] = useState(account.displayName);
  const [roles, setRoles] = useState<readonly Role[]>(account.roles);
  const [isDone, setDone] = useState(false);
  const second = useRef<SecondRef>(null);
  const needsSecond = act.error?.error.code === 'second_needed' || second.current !== null;
  const toggle = (role: Role, isOn: boolean): void =>
    setRoles(ROLES.filter((one) => (one === role ? isOn : roles.includes(one))));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setDone(false);
    const other = second.current?.value() ?? null;
    const input = { accountId: account.id, displayName, roles: [...roles] };
    const changed = await act.run(other === null ? input : { ...input, second: other });
    if (changed === null) return;
    second.current?.empty();
    setDone(true);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="access-form">
      <Field label={words('displayName')}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            value={displayName}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
            data-testid="change-displayName"
          />
        )}
      </Field>
      <fieldset className="account-roles">
        <legend className="field-label">{words('roles')}</legend>
        {ROLES.map((role) => (
          <label key={role} title={words(`role.${role}`)}>
            <input
              type="checkbox"
              checked={roles.includes(role)}
              onChange={(event) => toggle(role, event.target.checked)}
              data-testid={`change-role-${role}`}
            />
            {roleNames[role]}
          </label>
        ))}
      </fieldset>
      {needsSecond ? <SecondPerson ref={second} /> : null}
      <ErrorNote error={act.error} testId="change-error" />
      <p className="access-acts">
        <button type="submit" className="btn" aria-busy={act.isBusy} data-testid="change-submit">
          {t('saveAccount')}
        </button>
        {isDone ? (
          <span role="status" data-testid="change-done">
            ✓ {t('saved')}
          </span>
        ) : null}
        <span className="dim">{t('roleHint')}</span>
      </p>
    </form>
  );
}

function ResetForm({ account }: { readonly account: Account }): ReactNode {
  const t = useText('access');
  const act = useHeldAct('account.resetPassword');
  const password = useRef<HTMLInputElement>(null);
  const [isDone, setDone] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setDone(false);
    if (typedIn(password) === '') return password.current?.focus();
    if ((await act.run({ accountId: account.id, password: typedIn(password) })) === null) return;
    emptied(password);
    setDone(true);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="access-form">
      <SecretField label={t('resetTo')} field={password} hint={t('resetHint')} testId="reset-password" />
      <ErrorNote error={act.error} kept={false} testId="reset-error" />
      <p className="access-acts">
        <button type="submit" className="btn" aria-busy={act.isBusy} data-testid="reset-submit">
          {t('reset')}
        </button>
        {isDone ? (
          <span role="status" data-testid="reset-done">
            ✓ {t('resetDone', { name: account.displayName })}
          </span>
        ) : null}
      </p>
    </form>
  );
}

function StateForm({ account }: { readonly account: Account }): ReactNode {
  const t = useText('access');
  const disable = useHeldAct('account.disable');
  const enable = useHeldAct('account.enable');
  const [reason, setReason] = useState('');
  const [isBlank, setBlank] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (account.isDisabled) return void (await enable.run({ accountId: account.id }));
    setBlank(reason.trim() === '');
    if (reason.trim() === '') return;
    if ((await disable.run({ accountId: account.id, reason })) !== null) setReason('');
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="access-form">
      {account.isDisabled ? null : (
        <Field label={t('disableReason')} hint={t('disableHint')} problem={isBlank ? 'empty' : undefined}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              value={reason}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => setReason(event.target.value)}
              data-testid="disable-reason"
            />
          )}
        </Field>
      )}
      <ErrorNote error={disable.error ?? enable.error} testId="state-error" />
      <p className="access-acts">
        <button
          type="submit"
          className="btn"
          aria-busy={disable.isBusy || enable.isBusy}
          data-testid={account.isDisabled ? 'enable-submit' : 'disable-submit'}
        >
          {t(account.isDisabled ? 'enable' : 'disable')}
        </button>
      </p>
    </form>
  );
}
