import { type ReactNode, useState } from 'react';
import type { HeldMessage } from '../../../shared/contract/areas/warnings';
import { messageOf, titleOf } from '../../../shared/warnings/place';
import { HELD_WORDS } from '../../../shared/wording/warningLines';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Time, WarningMark } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import { StatusBand } from './StatusBand';
import { useWarningName } from './useWarningName';
import classes from './warnings.module.css';

/** 待关联: messages whose warning is not here. They are no warnings: an officer says what they are about. */
export function HeldList(): ReactNode {
  const t = useText('warnings');
  const held = useDesk('warning.held', {}).data ?? [];
  if (held.length === 0) return null;
  return (
    <section className={`panel ${classes.apart}`} aria-label={t('held')} data-testid="warning-held">
      <h2 className="panel-head">
        {t('held')} <span className="num">{held.length}</span>
        <span className="dim"> {t('heldHint')}</span>
      </h2>
      <ul>
        {held.map((message) => (
          <HeldRow key={message.id} message={message} />
        ))}
      </ul>
    </section>
  );
}

function HeldRow({ message }: { readonly message: HeldMessage }): ReactNode {
  const t = useText('warnings');
  const locale = useLocale();
  const nameOf = useWarningName();
  const [chosen, setChosen] = useState('');
  const [isLeaving, setLeaving] = useState(false);
  const [reason, setReason] = useState('');
  const link = useHeldAct('warning.link');
  const take = useHeldAct('warning.takeAsNew');
  const dismiss = useHeldAct('warning.dismiss');
  const { warning } = message;
  const isCancel = messageOf(warning) === 'cancel';
  const target =
    chosen === '' ? (message.candidates.length === 1 ? (message.candidates[0]?.id ?? '') : '') : chosen;
  const isBusy = link.isBusy || take.isBusy || dismiss.isBusy;
  return (
    <li className={classes.row} data-testid="held-row">
      <StatusBand status={warning.status} />
      <div className={classes.head}>
        <span className={classes.tag}>{t(isCancel ? 'word_cancel' : 'word_update')}</span>
        {warning.color === null ? null : <WarningMark color={warning.color} />}
        <b>{titleOf(warning)}</b>
        <span className="dim">
          {HELD_WORDS[locale][message.reason]} · {t('receivedAt')} <Time at={message.receivedAt} />
        </span>
      </div>
      {warning.text === '' ? null : <p className={classes.text}>{warning.text}</p>}
      <div className={classes.actions}>
        <select
          className="field"
          aria-label={t(isCancel ? 'liftsWhich' : 'changesWhich')}
          value={target}
          onChange={(event) => setChosen(event.target.value)}
          data-testid="held-target"
        >
          <option value="">{message.candidates.length === 0 ? t('noCandidate') : t('chooseWarning')}</option>
          {message.candidates.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="btn btn-small btn-primary"
          disabled={isBusy || target === ''}
          onClick={() => void link.run({ messageId: message.id, warningId: target })}
          data-testid="held-link"
        >
          {t(isCancel ? 'linkCancel' : 'linkUpdate')}
        </button>
        {isCancel ? null : (
          <button
            type="button"
            className="btn btn-small"
            disabled={isBusy}
            onClick={() => void take.run({ messageId: message.id })}
            data-testid="held-new"
          >
            {t('takeAsNew')}
          </button>
        )}
        <button
          type="button"
          className="btn btn-small"
          aria-expanded={isLeaving}
          onClick={() => setLeaving(!isLeaving)}
          data-testid="held-dismiss"
        >
          {t('dismiss')}
        </button>
        {isLeaving ? (
          <>
            <input
              className="field"
              aria-label={t('dismissReason')}
              placeholder={t('dismissReason')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              data-testid="held-reason"
            />
            <button
              type="button"
              className="btn btn-small"
              disabled={isBusy || reason.trim() === ''}
              onClick={() => void dismiss.run({ messageId: message.id, reason })}
              data-testid="held-dismiss-save"
            >
              {t('dismissSave')}
            </button>
          </>
        ) : null}
      </div>
      <ErrorNote error={link.error ?? take.error ?? dismiss.error} />
    </li>
  );
}
