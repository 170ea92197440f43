import type { ReactNode } from 'react';
import { DEMO_OFFICER, DEMO_PASSWORD } from '../../../shared/domain/demo';
import { useDesk } from '../../bridge/hooks';
import { useText } from '../../i18n';
import { GlassButton } from './GlassButton';
import { SignInForm } from './SignInForm';

/** Sign-in beside what may be seen without it. */
export function SignInPanel(): ReactNode {
  const t = useText('signin');
  const isDemo = useDesk('system.status', {}).data?.room?.demo ?? false;
  return (
    <section className="panel signin-panel" data-testid="signin-panel">
      <h2 className="panel-head">{t('title')}</h2>
      <p className="signin-why dim">{t('why')}</p>
      {isDemo ? (
        <p className="signin-why" data-testid="signin-demo">
          {t('demo', { name: DEMO_OFFICER, password: DEMO_PASSWORD })}
        </p>
      ) : null}
      <SignInForm />
      <p className="signin-glass">
        <GlassButton />
      </p>
    </section>
  );
}
