import { type FormEvent, type ReactNode, useEffect, useId } from 'react';
import { takeSeat } from '../../app/lock/seat';
import { signIn } from '../../bridge/session';
import { ErrorNote, FieldLabel } from '../../components';
import { useText } from '../../i18n';
import { ExpiredForm } from './ExpiredForm';
import { useSignIn } from './useSignIn';

/**
 * Account and password, to sign in or, with `kind="take"`, for 换人: who gives them takes the seat over. The password is never kept. Not a react-hook-form: it is in the first file and has two fields that are only asked to be
 * filled; whether they are right is the desk's to say.
 */
export function SignInForm(props: {
  readonly kind?: 'signin' | 'take';
  readonly onDone?: () => void;
}): ReactNode {
  const t = useText('signin');
  const { kind = 'signin' } = props;
  const enter = kind === 'take' ? takeSeat : signIn;
  const nameId = useId();
  const passwordId = useId();
  const { name, password, error, blank, isBusy, expired, forget, submit } = useSignIn(enter, props.onDone);
  // Asked for where another form stood: the hand goes on typing.
  useEffect(() => {
    if (kind === 'take') name.current?.focus();
  }, [kind, name]);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  if (expired !== null)
    return <ExpiredForm expired={expired} enter={enter} onDone={props.onDone} onBack={forget} />;
  return (
    <form className="signin" onSubmit={onSubmit} noValidate data-testid={`${kind}-form`}>
      {kind === 'take' ? <p className="dim">{t('takeWhy')}</p> : null}
      <div>
        <FieldLabel htmlFor={nameId}>{t('name')}</FieldLabel>
        <input
          id={nameId}
          ref={name}
          className="field"
          data-testid={`${kind}-name`}
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
          data-testid={`${kind}-password`}
          autoComplete="off"
          maxLength={200}
          aria-invalid={blank === 'needPassword'}
        />
      </div>
      {blank === null ? null : (
        <p className="field-problem" role="alert" data-testid={`${kind}-problem`}>
          {t(blank)}
        </p>
      )}
      <ErrorNote error={error} kept={false} testId={`${kind}-error`} />
      <button type="submit" className="btn btn-primary" data-testid={`${kind}-submit`} aria-busy={isBusy}>
        {isBusy ? t('submitting') : t(kind === 'take' ? 'take' : 'submit')}
      </button>
    </form>
  );
}
