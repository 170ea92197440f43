import { type FormEvent, type ReactNode, useId } from 'react';
import { ErrorNote, FieldLabel } from '../../components';
import { useText } from '../../i18n';
import { ExpiredForm } from './ExpiredForm';
import { useSignIn } from './useSignIn';

/**
 * Account and password. Not a react-hook-form: it is in the first file and has two fields that are only asked to be
 * filled; whether they are right is the desk's to say.
 */
export function SignInForm(props: { readonly onDone?: () => void }): ReactNode {
  const t = useText('signin');
  const nameId = useId();
  const passwordId = useId();
  const { name, password, error, blank, isBusy, expired, forget, submit } = useSignIn(props.onDone);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  if (expired !== null) return <ExpiredForm expired={expired} onDone={props.onDone} onBack={forget} />;
  return (
    <form className="signin" onSubmit={onSubmit} noValidate data-testid="signin-form">
      <div>
        <FieldLabel htmlFor={nameId}>{t('name')}</FieldLabel>
        <input
          id={nameId}
          ref={name}
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
          ref={password}
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
