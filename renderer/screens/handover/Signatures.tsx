import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { LiveHandover } from '../../../shared/contract/areas/handover';
import type { Account, Shift } from '../../../shared/contract/models';
import { maySignAsLeader, maySignAsOfficer } from '../../../shared/rules/signers';
import { useEscape } from '../../app/hotkeys';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Kbd } from '../../components';
import { useText } from '../../i18n';
import { UnreadNotices } from '../notices/UnreadNotices';
import { useDraft } from '../parts/draft';
import { TakeoverWarning } from '../shift/duty/TakeoverWarning';
import classes from './handover.module.css';
import { useActAs } from './useActAs';

type Role = 'offgoing' | 'oncoming' | 'leader';
const LATER = 'later';
const EMPTY = { offgoing: '', oncoming: '', leader: '', summary: '' };

function Signer(props: {
  readonly role: Role;
  readonly accounts: readonly Account[];
  readonly account: string;
  readonly onAccount: (id: string) => void;
  readonly isWrong: boolean;
}): ReactNode {
  const { role, accounts, account } = props;
  const t = useText('handover');
  const isLater = account === LATER;
  return (
    <fieldset className={classes.signer}>
      <legend>{t(role)}</legend>
      <select
        className="field"
        aria-label={t(role)}
        value={account}
        onChange={(event) => props.onAccount(event.target.value)}
        data-testid={`sign-${role}`}
      >
        {accounts.map((one) => (
          <option key={one.id} value={one.id}>
            {one.displayName}
          </option>
        ))}
        {role === 'leader' ? <option value={LATER}>{t('signLater')}</option> : null}
      </select>
      <input
        name={role}
        className="field"
        type="password"
        autoComplete="off"
        maxLength={200}
        disabled={isLater}
        placeholder={isLater ? '' : t('password')}
        aria-label={`${t(role)} ${t('password')}`}
        aria-invalid={props.isWrong}
        data-testid={`sign-${role}-password`}
      />
    </fieldset>
  );
}

/** Both officers and the leader sign, each with the own password. Passwords are never kept; what else was chosen is. */
export function Signatures(props: {
  readonly live: LiveHandover;
  readonly shift: Shift;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onUnanswered: () => void;
}): ReactNode {
  const { live, shift } = props;
  const t = useText('handover');
  const accounts = useDesk('account.list', {}).data ?? [];
  const draft = useDraft(`handover.${live.id}.signatures`, EMPTY);
  const act = useActAs();
  const form = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState<Role | null>(null);
  const { isOpen } = props;
  useEffect(() => {
    if (isOpen) form.current?.querySelector('select')?.focus();
  }, [isOpen]);
  useEscape(props.onClose, isOpen);
  const may: Readonly<Record<Role, readonly Account[]>> = {
    offgoing: accounts.filter((one) => maySignAsOfficer(shift.posts, one)),
    oncoming: accounts.filter((one) => maySignAsOfficer(live.posts, one)),
    leader: accounts.filter((one) => maySignAsLeader(shift.posts, live.posts, one)),
  };
  const chosen = (role: Role): string => {
    const wanted = draft.value[role];
    if (role === 'leader' && wanted === LATER) return LATER;
    return may[role].some((one) => one.id === wanted)
      ? wanted
      : (may[role][0]?.id ?? (role === 'leader' ? LATER : ''));
  };
  const field = (role: Role): HTMLInputElement | null =>
    form.current?.querySelector(`input[name="${role}"]`) ?? null;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const signed = (role: Role) => ({ accountId: chosen(role), password: field(role)?.value ?? '' });
    const isLater = chosen('leader') === LATER;
    const roles: readonly Role[] = isLater ? ['offgoing', 'oncoming'] : ['offgoing', 'oncoming', 'leader'];
    const blank = roles.find((role) => signed(role).password === '') ?? null;
    setMissing(blank);
    if (blank !== null) {
      field(blank)?.focus();
      return;
    }
    const done = await act.run('handover.complete', {
      handoverId: live.id,
      offgoing: signed('offgoing'),
      oncoming: signed('oncoming'),
      leader: isLater ? null : signed('leader'),
      summary: draft.value.summary,
    });
    if (done !== null) draft.drop();
  };
  const wrong = act.error?.error.field?.split('.')[0];
  if (!isOpen) {
    return (
      <footer className={classes.foot}>
        <button
          type="button"
          className={live.unanswered === 0 ? 'btn btn-primary' : 'btn'}
          onClick={props.onOpen}
          data-testid="handover-sign"
        >
          {t('sign')} <Kbd>Ctrl+Alt+S</Kbd>
        </button>
        {live.unanswered === 0 ? null : (
          <span className="dim">{t('signNote', { count: live.unanswered })}</span>
        )}
      </footer>
    );
  }
  return (
    <form
      ref={form}
      className={classes.foot}
      onSubmit={(event) => void submit(event)}
      noValidate
      data-testid="handover-signatures"
    >
      <UnreadNotices accountId={chosen('oncoming')} />
      <TakeoverWarning />
      {(['offgoing', 'oncoming', 'leader'] as const).map((role) => (
        <Signer
          key={role}
          role={role}
          accounts={may[role]}
          account={chosen(role)}
          onAccount={(id) => draft.set({ [role]: id })}
          isWrong={missing === role || wrong === role}
        />
      ))}
      <label className={classes.summary}>
        <span className="field-label">{t('summary')}</span>
        <input
          className="field"
          maxLength={4_000}
          value={draft.value.summary}
          placeholder={t('summaryHint')}
          onChange={(event) => draft.set({ summary: event.target.value })}
          data-testid="sign-summary"
        />
      </label>
      <button type="submit" className="btn btn-primary" disabled={act.isBusy} data-testid="handover-complete">
        {act.isBusy ? t('completing') : t('complete')}
      </button>
      <button type="button" className="btn" onClick={props.onClose}>
        {t('notYet')}
      </button>
      {missing === null ? null : (
        <p className="field-problem" role="alert">
          {t('needPassword', { who: t(missing) })}
        </p>
      )}
      <ErrorNote error={act.error} kept={false} testId="sign-error" />
    </form>
  );
}
