import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { CallError } from '../../bridge/client';
import { signIn } from '../../bridge/session';
import { ErrorNote, FieldLabel } from '../../components';
import { useText } from '../../i18n';

type Blank = 'needName' | 'needPassword';

/**
 * Account and password. Not a react-hook-form: it is in the first file and has two fields that are only asked to be
 * filled; whether they are right is the desk's to say.
 */
export function SignInForm(props: { readonly onDone?: () => void }): ReactNode {
  const t = useText('signin');
  const nameId = useId();
  const passwordId = useId();
  const nameField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [blank, setBlank] = useState<Blank | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    const name = nameField.current?.value.trim() ?? '';
    const password = passwordField.current?.value ?? '';
    setBlank(name === '' ? 'needName' : password === '' ? 'needPassword' : null);
    if (name === '') return nameField.current?.focus();
    if (password === '') return passwordField.current?.focus();
    setBusy(true);
    setError(null);
    try {
      await signIn(name, password);
      props.onDone?.();
    } catch (problem) {
      setError(problem);
      if (problem instanceof CallError && problem.error.code === 'wrong_password')
        passwordField.current?.select();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="signin" onSubmit={(event) => void submit(event)} noValidate data-testid="signin-form">
      <div>
        <FieldLabel htmlFor={nameId}>{t('name')}</FieldLabel>
        <input
          id={nameId}
          ref={nameField}
          className="field"
          data-testid="signin-name"
          data-autofocus=""
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={64}
          aria-invalid={blank === 'needName'}
        />
      </div>
      <div>
        <FieldLabel htmlFor={passwordId}>{t('password')}</FieldLabel>
        <input
          id={passwordId}
          ref={passwordField}
          className="field"
          type="password"
          data-testid="signin-password"
          autoComplete="off"
          maxLength={200}
          aria-invalid={blank === 'needPassword'}
        />
      </div>
      {blank === null ? null : (
        <p className="field-problem" role="alert" data-testid="signin-problem">
          {t(blank)}
        </p>
      )}
      <ErrorNote error={error} kept={false} testId="signin-error" />
      <button type="submit" className="btn btn-primary" data-testid="signin-submit" aria-busy={isBusy}>
        {isBusy ? t('submitting') : t('submit')}
      </button>
    </form>
  );
}
