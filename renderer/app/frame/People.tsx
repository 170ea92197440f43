import { type ReactNode, useState } from 'react';
import { labels } from '../../../shared/wording/labels';
import { signOut, useSession } from '../../bridge/session';
import { ErrorNote, Kbd } from '../../components';
import { Dialog } from '../../components/Dialog';
import { useLocale, useText } from '../../i18n';
import { SignInForm } from '../../screens/signin/SignInForm';
import { useHotkey } from '../hotkeys';
import { lockSeat } from '../lock/seat';

/** Who is signed in at this seat: choose who writes, sign one more in, sign out. */
export function PeopleDialog(props: {
  readonly onClose: () => void;
  /** opens where one person takes the seat over */
  readonly isTaking?: boolean;
}): ReactNode {
  const { onClose } = props;
  const t = useText('signin');
  const locale = useLocale();
  const { signedIn, active, setActive } = useSession();
  const [error, setError] = useState<unknown>(null);
  const [isTaking, setTaking] = useState(props.isTaking ?? false);
  const leave = (id: string): void => {
    setError(null);
    signOut(id).catch(setError);
  };
  if (isTaking)
    return (
      <Dialog title={t('takeTitle')} onClose={onClose} testId="take-dialog">
        <SignInForm kind="take" onDone={onClose} />
      </Dialog>
    );
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
      {signedIn.length === 0 ? null : (
        <p className="people-acts">
          <button
            type="button"
            className="btn btn-small"
            onClick={() => lockSeat().then(onClose, setError)}
            data-testid="people-lock"
          >
            {t('lock')} <Kbd>Ctrl+Shift+L</Kbd>
          </button>
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setTaking(true)}
            data-testid="people-take"
          >
            {t('takeTitle')} <Kbd>Ctrl+Shift+J</Kbd>
          </button>
        </p>
      )}
      {signedIn.length === 0 ? null : <h3 className="people-more">{t('another')}</h3>}
      <SignInForm onDone={onClose} />
    </Dialog>
  );
}

export function PeopleButton(): ReactNode {
  const t = useText('shell');
  const { signedIn, active } = useSession();
  const [isOpen, setOpen] = useState<'people' | 'take' | null>(null);
  useHotkey('Ctrl+Shift+J', () => setOpen('take'), signedIn.length > 0);
  return (
    <>
      <button
        type="button"
        className="btn btn-small header-people"
        data-testid="people"
        title={signedIn.map((account) => account.displayName).join('、')}
        onClick={() => setOpen('people')}
      >
        {active === null ? t('header.nobody') : t('header.people', { count: signedIn.length })}
      </button>
      {isOpen === null ? null : (
        <PeopleDialog key={isOpen} onClose={() => setOpen(null)} isTaking={isOpen === 'take'} />
      )}
    </>
  );
}
