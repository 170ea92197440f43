import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ErrorNote, FieldLabel } from '../../components';
import { useText } from '../../i18n';
import { type Expired, ExpiredForm, expiredIn } from '../../screens/signin/ExpiredForm';
import { takeSeat } from './seat';

/** 换人: name and password of who takes the seat over, and it is his. The password is never kept. */
export function TakeForm(props: { readonly onDone?: () => void }): ReactNode {
  const t = useText('signin');
  const [nameId, passwordId] = [useId(), useId()];
  const name = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [expired, setExpired] = useState<Expired | null>(null);
  useEffect(() => name.current?.focus(), []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const [who, secret] = [name.current?.value.trim() ?? '', password.current?.value ?? ''];
    if (isBusy) return;
    if (who === '') return name.current?.focus();
    if (secret === '') return password.current?.focus();
    setBusy(true);
    setError(null);
    try {
      await takeSeat(who, secret);
      props.onDone?.();
    } catch (problem) {
      const old = expiredIn(problem, who, secret);
      if (old !== null) return setExpired(old);
      setError(problem);
      password.current?.select();
    } finally {
      setBusy(false);
    }
  };
  if (expired !== null)
    return (
      <ExpiredForm expired={expired} enter={takeSeat} onDone={props.onDone} onBack={() => setExpired(null)} />
    );
  return (
    <form className="signin" onSubmit={(event) => void submit(event)} noValidate data-testid="take-form">
      <p className="dim">{t('takeWhy')}</p>
      <div>
        <FieldLabel htmlFor={nameId}>{t('name')}</FieldLabel>
        <input
          id={nameId}
          ref={name}
          className="field"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={64}
          data-autofocus=""
          data-testid="take-name"
        />
      </div>
      <div>
        <FieldLabel htmlFor={passwordId}>{t('password')}</FieldLabel>
        <input
          id={passwordId}
          ref={password}
          className="field"
          type="password"
          autoComplete="off"
          maxLength={200}
          data-testid="take-password"
        />
      </div>
      <ErrorNote error={error} kept={false} testId="take-error" />
      <button type="submit" className="btn btn-primary" aria-busy={isBusy} data-testid="take-submit">
        {isBusy ? t('submitting') : t('take')}
      </button>
    </form>
  );
}
