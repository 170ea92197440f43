import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { PastHandover } from '../../../shared/contract/areas/handover';
import { useEscape } from '../../app/hotkeys';
import { clockTime, fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { PaperButtons } from '../parts/PaperButtons';
import classes from './handover.module.css';
import { useActAs } from './useActAs';

/** The leader signs afterwards: with the own password, or on the printed record, which whoever saw it writes down. */
function LeaderSign(props: { readonly past: PastHandover; readonly onClose: () => void }): ReactNode {
  const { past } = props;
  const t = useText('handover');
  const accounts = useDesk('account.list', {}).data ?? [];
  const act = useActAs();
  const password = useRef<HTMLInputElement>(null);
  const [account, setAccount] = useState('');
  const [paperName, setPaperName] = useState(past.leader);
  useEscape(props.onClose);
  const isPaper = account === '';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const signer = isPaper ? null : { accountId: account, password: password.current?.value ?? '' };
    if (signer?.password === '') {
      password.current?.focus();
      return;
    }
    const input = { handoverId: past.id, signer, paperName: isPaper ? paperName : '', words: '' };
    if ((await act.run('handover.leaderSign', input)) !== null) props.onClose();
  };
  return (
    <form
      className={classes.inline}
      onSubmit={(event) => void submit(event)}
      noValidate
      data-testid="leader-form"
    >
      <select
        className="field"
        aria-label={t('leader')}
        value={account}
        onChange={(event) => setAccount(event.target.value)}
        data-testid="leader-account"
      >
        <option value="">{t('onPaper')}</option>
        {accounts.map((one) => (
          <option key={one.id} value={one.id}>
            {one.displayName}
          </option>
        ))}
      </select>
      {isPaper ? (
        <input
          className="field"
          aria-label={t('name')}
          maxLength={40}
          value={paperName}
          onChange={(event) => setPaperName(event.target.value)}
          data-testid="leader-name"
        />
      ) : (
        <input
          ref={password}
          className="field"
          type="password"
          autoComplete="off"
          maxLength={200}
          placeholder={t('password')}
          aria-label={t('password')}
          data-testid="leader-password"
        />
      )}
      <button type="submit" className="btn btn-primary" disabled={act.isBusy} data-testid="leader-save">
        {t('signNow')}
      </button>
      <button type="button" className="btn" onClick={props.onClose}>
        {t('notYet')}
      </button>
      <ErrorNote error={act.error} kept={false} />
    </form>
  );
}

function PastRow(props: { readonly past: PastHandover }): ReactNode {
  const { past } = props;
  const t = useText('handover');
  const [isSigning, setSigning] = useState(false);
  const isUnsigned = past.leaderSignedAt === null;
  return (
    <li className={classes.pastRow} data-testid="past-handover" data-unsigned={isUnsigned}>
      <div className={classes.pastHead}>
        <b className="num">{fullTime(past.completedAt)}</b>
        <span>{t('fromTo', { from: past.offgoing, to: past.oncoming })}</span>
        <span className="dim num">{t('counts', { items: past.items, objections: past.objections })}</span>
        <span className={isUnsigned ? classes.later : 'dim'}>
          {past.leaderSignedAt === null
            ? t('leaderLater', { name: past.leader })
            : t(past.leaderWay === 'paper' ? 'leaderPaper' : 'leaderSigned', {
                name: past.leader,
                time: clockTime(past.leaderSignedAt),
              })}
        </span>
        <span className={classes.code} data-testid="handover-code">
          <span className="dim">{t('code')}</span> {past.code}
        </span>
        {isUnsigned && !isSigning ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setSigning(true)}
            data-testid="leader-sign"
          >
            {t('signNow')}
          </button>
        ) : null}
      </div>
      <PaperButtons
        paper={{ kind: 'handover', handoverId: past.id }}
        formats={['pdf', 'docx']}
        testId="handover-paper"
      />
      {isSigning ? <LeaderSign past={past} onClose={() => setSigning(false)} /> : null}
    </li>
  );
}

/** Handovers that are done, newest first, each with its code. */
export function PastHandovers(): ReactNode {
  const t = useText('handover');
  const list = useDesk('handover.list', { limit: 60 });
  const past = list.data ?? [];
  return (
    <section className="panel" aria-label={t('past')}>
      <h2 className="panel-head">{t('past')}</h2>
      <ErrorNote error={list.error} kept={false} />
      {past.length === 0 ? <p className="empty">{t('noPast')}</p> : null}
      <ul>
        {past.map((one) => (
          <PastRow key={one.id} past={one} />
        ))}
      </ul>
    </section>
  );
}
