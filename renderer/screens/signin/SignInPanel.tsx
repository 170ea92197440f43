import type { ReactNode } from 'react';
import { useText } from '../../i18n';
import { SignInForm } from './SignInForm';

/** Sign-in beside what may be seen without it. */
export function SignInPanel(): ReactNode {
  const t = useText('signin');
  return (
    <section className="panel signin-panel" data-testid="signin-panel">
      <h2 className="panel-head">{t('title')}</h2>
      <p className="signin-why dim">{t('why')}</p>
      <SignInForm />
    </section>
  );
}
