import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { AccountAct } from '../../../../shared/contract/areas/accounts';
import { labels } from '../../../../shared/wording/labels';
import { useDesk } from '../../../bridge/hooks';
import { useSession } from '../../../bridge/session';
import { ErrorNote, Time } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { useHeldAct } from '../../parts/useHeldAct';
import { SecretField, typedIn } from './SecretField';

const SIGNERS: readonly string[] = ['supervisor', 'auditor'];

/** Changes of roles and emergency resets that somebody else has to countersign. */
export function Countersigns(): ReactNode {
  const t = useText('access');
  const { active } = useSession();
  const acts = useDesk('account.acts', { open: true });
  const maySign = active?.roles.some((role) => SIGNERS.includes(role)) ?? false;
  return (
    <section className="panel" data-testid="countersigns">
      <h2 className="panel-head">{t('countersigns')}</h2>
      <ErrorNote error={acts.error} kept={false} onRetry={() => void acts.refetch()} />
      {(acts.data ?? []).length === 0 ? (
        <p className="empty">{t('noCountersigns')}</p>
      ) : (
        <ul className="countersign-list">
          {(acts.data ?? []).map((act) => (
            <Open key={act.id} act={act} maySign={maySign} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Open({ act, maySign }: { readonly act: AccountAct; readonly maySign: boolean }): ReactNode {
  const t = useText('access');
  const locale = useLocale();
  const roleNames = labels(locale).role as Readonly<Record<string, string>>;
  const named = (roles: string): string =>
    roles
      .split(',')
      .map((role) => roleNames[role] ?? role)
      .join(locale === 'zh' ? '、' : ', ');
  return (
    <li data-testid="countersign-row">
      <p>
        <Time at={act.at} full /> <b>{act.by}</b>{' '}
        {act.kind === 'glass'
          ? t('glassAct', { name: act.accountName })
          : t('roleAct', {
              name: act.accountName,
              before: named(act.rolesBefore),
              after: named(act.rolesAfter),
            })}
        {act.reason === '' ? null : <span className="dim"> {act.reason}</span>}
      </p>
      {maySign ? <SignForm act={act} /> : <p className="dim">{t('signersOnly')}</p>}
    </li>
  );
}

function SignForm({ act }: { readonly act: AccountAct }): ReactNode {
  const t = useText('access');
  const password = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const sign = useHeldAct('account.countersign');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (typedIn(password) === '') return password.current?.focus();
    await sign.run({ actId: act.id, password: typedIn(password), words });
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="countersign-form">
      <SecretField label={t('current')} field={password} testId="countersign-password" />
      <label className="countersign-words">
        <span className="field-label">{t('countersignWords')}</span>
        <input
          className="field"
          value={words}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <button type="submit" className="btn" aria-busy={sign.isBusy} data-testid="countersign-submit">
        {t('countersign')}
      </button>
      <ErrorNote error={sign.error} testId="countersign-error" />
    </form>
  );
}
