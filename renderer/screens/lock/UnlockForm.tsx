import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { PIN_PATTERN } from '../../../shared/accounts/pins';
import type { Account } from '../../../shared/contract/models';
import { unlockSeat } from '../../app/lock/seat';
import { activeAccountId } from '../../bridge/active';
import { ErrorNote, FieldLabel } from '../../components';
import { useText } from '../../i18n';
import classes from './lock.module.css';

/** One field for password or PIN: six digits are a PIN where the account may use one now, and no password can be six digits. */
export function UnlockForm(props: {
  readonly accounts: readonly Account[];
  readonly pinAllowed: readonly string[];
}): ReactNode {
  const t = useText('lock');
  const { accounts, pinAllowed } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState(() => activeAccountId() ?? accounts[0]?.id ?? '');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const account = accounts.find((one) => one.id === chosen) ?? accounts[0];
  const hasPin = account !== undefined && pinAllowed.includes(account.id);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const typed = field.current?.value ?? '';
    if (account === undefined || isBusy) return;
    if (typed === '') return field.current?.focus();
    setBusy(true);
    setError(null);
    try {
      await unlockSeat(account.id, hasPin && PIN_PATTERN.test(typed) ? { pin: typed } : { password: typed });
    } catch (problem) {
      setError(problem);
      field.current?.select();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={classes.unlock} onSubmit={(event) => void submit(event)} noValidate>
      {accounts.length < 2 ? null : (
        <fieldset className={classes.people}>
          <legend className="sr-only">{t('who')}</legend>
          {accounts.map((one) => (
            <label key={one.id}>
              <input
                type="radio"
                name="unlock-who"
                checked={one.id === account?.id}
                onChange={() => {
                  setChosen(one.id);
                  field.current?.focus();
                }}
              />
              {one.displayName}
            </label>
          ))}
        </fieldset>
      )}
      <FieldLabel htmlFor={id}>{hasPin ? t('secret') : t('password')}</FieldLabel>
      <input
        id={id}
        ref={field}
        className={`field ${classes.secret}`}
        type="password"
        autoComplete="off"
        maxLength={200}
        data-autofocus=""
        data-testid="unlock-secret"
      />
      <ErrorNote error={error} kept={false} testId="unlock-error" />
      <button
        type="submit"
        className={`btn btn-primary ${classes.go}`}
        aria-busy={isBusy}
        data-testid="unlock-submit"
      >
        {isBusy ? t('checking') : t('unlock')}
      </button>
    </form>
  );
}
