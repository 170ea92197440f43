import { type ReactNode, useState } from 'react';
import { labels } from '../../../shared/wording/labels';
import { signOut, useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { Dialog } from '../../components/Dialog';
import { useLocale, useText } from '../../i18n';
import { SignInForm } from '../../screens/signin/SignInForm';

/** Who is signed in at this seat: choose who writes, sign one more in, sign out. */
export function PeopleDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText('signin');
  const locale = useLocale();
  const { signedIn, active, setActive } = useSession();
  const [error, setError] = useState<unknown>(null);
  const leave = (id: string): void => {
    setError(null);
    signOut(id).catch(setError);
  };
  return (
    <Dialog title={signedIn.length === 0 ? t('title') : t('people')} onClose={onClose} testId="people-dialog">
      {signedIn.length === 0 ? null : (
        <ul className="people">
          {signedIn.map((account) => (
            <li key={account.id} className="people-row">
              <label>
                <input
                  type="radio"
                  name="writer"
                  checked={account.id === active?.id}
                  onChange={() => setActive(account.id)}
                />
                <b>{account.displayName}</b>
                <span className="dim">
                  {' '}
                  {account.roles.map((role) => labels(locale).role[role]).join(' · ')}
                </span>
              </label>
              <button type="button" className="btn btn-small" onClick={() => leave(account.id)}>
                {t('signOut')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <ErrorNote error={error} kept={false} />
      {signedIn.length === 0 ? null : <h3 className="people-more">{t('another')}</h3>}
      <SignInForm onDone={onClose} />
    </Dialog>
  );
}

export function PeopleButton(): ReactNode {
  const t = useText('shell');
  const { signedIn, active } = useSession();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="btn btn-small header-people"
        data-testid="people"
        title={signedIn.map((account) => account.displayName).join('、')}
        onClick={() => setOpen(true)}
      >
        {active === null ? t('header.nobody') : t('header.people', { count: signedIn.length })}
      </button>
      {isOpen ? <PeopleDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
