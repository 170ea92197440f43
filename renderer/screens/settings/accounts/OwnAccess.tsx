import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { Account } from '../../../../shared/contract/models';
import { fullDate } from '../../../app/time';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useHeldAct } from '../../parts/useHeldAct';
import { emptied, SecretField, typedIn } from './SecretField';

/** The own password and the own PIN of the one who writes. */
export function OwnAccess({ account }: { readonly account: Account }): ReactNode {
  const t = useText('access');
  return (
    <section className="panel" data-testid="own-access">
      <h2 className="panel-head">{t('own', { name: account.displayName })}</h2>
      <div className="settings-body access-stack">
        <OwnPassword key={`password-${account.id}`} account={account} />
        <OwnPin key={`pin-${account.id}`} account={account} />
      </div>
    </section>
  );
}

function OwnPassword({ account }: { readonly account: Account }): ReactNode {
  const t = useText('access');
  const [current, next, repeat] = [
    useRef<HTMLInputElement>(null),
    useRef<HTMLInputElement>(null),
    useRef<HTMLInputElement>(null),
  ];
  const act = useHeldAct('account.changePassword');
  const [differs, setDiffers] = useState(false);
  const [isDone, setDone] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setDone(false);
    const isSame = typedIn(next) === typedIn(repeat);
    setDiffers(!isSame);
    if (!isSame) return repeat.current?.select();
    if (typedIn(current) === '' || typedIn(next) === '')
      return (typedIn(current) === '' ? current : next).current?.focus();
    const input = { accountId: account.id, current: typedIn(current), next: typedIn(next) };
    if ((await act.run(input)) === null) return;
    emptied(current, next, repeat);
    setDone(true);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="access-form">
      <h3>{t('changePassword')}</h3>
      {account.passwordDueAt === null ? null : (
        <p className="dim">{t('dueAt', { day: fullDate(account.passwordDueAt) })}</p>
      )}
      <div className="access-three">
        <SecretField label={t('current')} field={current} testId="own-current" />
        <SecretField label={t('next')} field={next} testId="own-next" />
        <SecretField label={t('repeat')} field={repeat} isWrong={differs} testId="own-repeat" />
      </div>
      {differs ? (
        <p className="field-problem" role="alert">
          {t('differs')}
        </p>
      ) : null}
      <ErrorNote error={act.error} kept={false} testId="own-error" />
      <p className="access-acts">
        <button type="submit" className="btn" aria-busy={act.isBusy} data-testid="own-submit">
          {t('changePassword')}
        </button>
        {isDone ? (
          <span role="status" data-testid="own-done">
            ✓ {t('changed')}
          </span>
        ) : null}
      </p>
    </form>
  );
}

function OwnPin({ account }: { readonly account: Account }): ReactNode {
  const t = useText('access');
  const [password, pin, repeat] = [
    useRef<HTMLInputElement>(null),
    useRef<HTMLInputElement>(null),
    useRef<HTMLInputElement>(null),
  ];
  const act = useHeldAct('account.setPin');
  const [problem, setProblem] = useState<'differs' | 'notSix' | null>(null);
  const [isDone, setDone] = useState(false);
  const set = async (value: string | null): Promise<void> => {
    setDone(false);
    if (typedIn(password) === '') return password.current?.focus();
    if ((await act.run({ password: typedIn(password), pin: value })) === null) return;
    emptied(password, pin, repeat);
    setDone(true);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const typed = typedIn(pin);
    const wrong = !/^\d{6}$/.test(typed) ? 'notSix' : typed !== typedIn(repeat) ? 'differs' : null;
    setProblem(wrong);
    if (wrong === null) await set(typed);
    else (wrong === 'notSix' ? pin : repeat).current?.select();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="access-form">
      <h3>
        {t('pin')} <span className="dim">{t(account.hasPin ? 'pinIsSet' : 'pinIsNot')}</span>
      </h3>
      <p className="dim">{t('pinHint')}</p>
      <div className="access-three">
        <SecretField label={t('current')} field={password} testId="pin-password" />
        <SecretField label={t('pinNext')} field={pin} isWrong={problem === 'notSix'} testId="pin-next" />
        <SecretField label={t('repeat')} field={repeat} isWrong={problem === 'differs'} testId="pin-repeat" />
      </div>
      {problem === null ? null : (
        <p className="field-problem" role="alert">
          {t(problem)}
        </p>
      )}
      <ErrorNote error={act.error} kept={false} testId="pin-error" />
      <p className="access-acts">
        <button type="submit" className="btn" aria-busy={act.isBusy} data-testid="pin-submit">
          {t('pinSet')}
        </button>
        {account.hasPin ? (
          <button type="button" className="btn" onClick={() => void set(null)} data-testid="pin-remove">
            {t('pinRemove')}
          </button>
        ) : null}
        {isDone ? (
          <span role="status" data-testid="pin-done">
            ✓ {t('saved')}
          </span>
        ) : null}
      </p>
    </form>
  );
}
