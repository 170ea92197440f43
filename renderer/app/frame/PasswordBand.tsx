import { type ReactNode, useState } from 'react';
import type { Account } from '../../../shared/contract/models';
import { DAY_MS } from '../../../shared/domain/time';
import { useSession } from '../../bridge/session';
import { useText } from '../../i18n';
import { useNow } from '../clock';
import { useNavigation } from '../navigation';
import { fullTime } from '../time';

const WARN_DAYS = 7;
const SEEN = 'watchdesk.passwordSeen.';

type Due =
  | { readonly words: 'dueReset' | 'dueToday' }
  | { readonly words: 'dueIn'; readonly days: number }
  | { readonly words: 'dueGrace'; readonly until: string };

/** What is to be said about a password, or null. */
function dueOf(account: Account, now: number): Due | null {
  const { passwordDueAt, passwordGraceUntil, mustChangePassword } = account;
  if (passwordDueAt !== null && passwordDueAt <= now)
    return passwordGraceUntil === null
      ? { words: 'dueToday' }
      : { words: 'dueGrace', until: fullTime(passwordGraceUntil) };
  if (mustChangePassword) return { words: 'dueReset' };
  if (passwordDueAt === null || passwordDueAt - now > WARN_DAYS * DAY_MS) return null;
  const days = Math.floor((passwordDueAt - now) / DAY_MS);
  return days === 0 ? { words: 'dueToday' } : { words: 'dueIn', days };
}

/** Says to the one who writes that his password will be or is past its time; put away, it comes back at the next sign-in. */
export function PasswordBand(): ReactNode {
  const t = useText('signin');
  const { active } = useSession();
  const { go } = useNavigation();
  const now = useNow(60_000);
  const [, redraw] = useState(0);
  if (active === null) return null;
  const due = dueOf(active, now);
  const key = `${SEEN}${active.id}`;
  const stamp = `${active.passwordDueAt}/${active.lastSignedInAt}/${active.mustChangePassword}`;
  if (due === null || sessionStorage.getItem(key) === stamp) return null;
  const away = (): void => {
    sessionStorage.setItem(key, stamp);
    redraw((count) => count + 1);
  };
  const { words, ...more } = due;
  return (
    <div className="password-band" role="status" data-testid="password-band">
      <span>{t(words, { name: active.displayName, ...more })}</span>
      <button
        type="button"
        className="btn btn-small"
        onClick={() => {
          away();
          go({ screen: 'settings', tab: 'accounts' });
        }}
        data-testid="password-now"
      >
        {t('dueChange')}
      </button>
      <button type="button" className="btn btn-small btn-plain" onClick={away} data-testid="password-later">
        {t('dueLater')}
      </button>
    </div>
  );
}
