import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { CallError, callAs } from '../../bridge/client';
import { ErrorNote, FieldLabel } from '../../components';
import { useText } from '../../i18n';

/** A sign-in that was refused because the password is past its time, or another person's. */
export type Expired = {
  readonly accountId: string;
  readonly name: string;
  readonly current: string;
  readonly isReset: boolean;
};

/** What name and password are for: to sign in, or to take the seat over. Rejects with a CallError. */
export type Enter = (name: string, password: string) => Promise<unknown>;

/** The change that a refused sign-in asks for, if it does. */
export function expiredIn(problem: unknown, name: string, current: string): Expired | null {
  if (!(problem instanceof CallError) || problem.error.code !== 'password_expired') return null;
  const { accountId, reason } = problem.error.params ?? {};
  return { accountId: String(accountId), name, current, isReset: reason === 'reset' };
}

/** A new password by the old one, and the sign-in that was meant. Neither is kept. */
export function ExpiredForm(props: {
  readonly expired: Expired;
  readonly enter: Enter;
  readonly onDone: (() => void) | undefined;
  readonly onBack: () => void;
}): ReactNode {
  const t = useText('signin');
  const { expired } = props;
  const [nextId, repeatId] = [useId(), useId()];
  const next = useRef<HTMLInputElement>(null);
  const repeat = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [differs, setDiffers] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const typed = next.current?.value ?? '';
    if (typed === '' || isBusy) return next.current?.focus();
    setDiffers(typed !== repeat.current?.value);
    if (typed !== repeat.current?.value) return repeat.current?.select();
    setBusy(true);
    setError(null);
    try {
      const { accountId, current, name } = expired;
      await callAs('account.changePassword', { accountId, current, next: typed }, null);
      await props.enter(name, typed);
      props.onDone?.();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="signin" onSubmit={(event) => void submit(event)} noValidate data-testid="expired-form">
      <p>{t(expired.isReset ? 'expiredReset' : 'expired')}</p>
      <div>
        <FieldLabel htmlFor={nextId}>{t('newPassword')}</FieldLabel>
        <input
          id={nextId}
          ref={next}
          className="field"
          type="password"
          autoComplete="off"
          maxLength={200}
          data-testid="expired-next"
        />
      </div>
      <div>
        <FieldLabel htmlFor={repeatId}>{t('repeatPassword')}</FieldLabel>
        <input
          id={repeatId}
          ref={repeat}
          className="field"
          type="password"
          autoComplete="off"
          maxLength={200}
          aria-invalid={differs}
          data-testid="expired-repeat"
        />
      </div>
      {differs ? (
        <p className="field-problem" role="alert">
          {t('differs')}
        </p>
      ) : null}
      <ErrorNote error={error} kept={false} testId="expired-error" />
      <button type="submit" className="btn btn-primary" aria-busy={isBusy} data-testid="expired-submit">
        {isBusy ? t('submitting') : t('changeAndSignIn')}
      </button>
      <button type="button" className="btn btn-small btn-plain" onClick={props.onBack}>
        {t('backToSignIn')}
      </button>
    </form>
  );
}
