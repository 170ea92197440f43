import { type ReactNode, useState } from 'react';
import type { ContactDetail } from '../../../shared/contract/areas/contacts';
import { NUMBER_KIND_WORDS } from '../../../shared/wording/contactWords';
import { copyText } from '../../app/copyText';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './contacts.module.css';

type Number = ContactDetail['numbers'][number];

/** Puts a wrong number right where it stands, or marks it while nobody knows the right one. */
function CorrectForm(props: {
  readonly contactId: string;
  readonly wrong: string;
  readonly canMark: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('contacts');
  const act = useHeldAct('contact.correctNumber');
  const [right, setRight] = useState('');
  useEscape(props.onClose);
  const { contactId, wrong } = props;
  const send = async (value: string | null): Promise<void> => {
    if ((await act.run({ contactId, wrong, right: value })) !== null) props.onClose();
  };
  return (
    <form
      className={classes.correct}
      onSubmit={(event) => {
        event.preventDefault();
        if (right.trim() !== '') void send(right.trim());
      }}
    >
      <input
        className="field num"
        // biome-ignore lint/a11y/noAutofocus: the field opens by the press that wanted it
        autoFocus
        value={right}
        maxLength={40}
        inputMode="tel"
        autoComplete="off"
        placeholder={t('right')}
        aria-label={t('right')}
        onChange={(event) => setRight(event.currentTarget.value)}
        data-testid="contact-right"
      />
      <button
        type="submit"
        className="btn btn-primary btn-small"
        disabled={right.trim() === '' || act.isBusy}
        data-testid="contact-right-save"
      >
        {t('correctSave')} <Kbd>Enter</Kbd>
      </button>
      {props.canMark ? (
        <button
          type="button"
          className="btn btn-small"
          disabled={act.isBusy}
          onClick={() => void send(null)}
          data-testid="contact-mark-wrong"
        >
          {t('markWrong')}
        </button>
      ) : null}
      <button type="button" className="btn btn-small btn-plain" onClick={props.onClose}>
        {t('close')}
      </button>
      <ErrorNote error={act.error} />
    </form>
  );
}

/** One number, large enough to be dialled from, with what can be done with it. */
export function NumberRow(props: {
  readonly contactId: string;
  readonly number: Number;
  readonly canWrite: boolean;
}): ReactNode {
  const t = useText('contacts');
  const locale = useLocale();
  const { number } = props;
  const [isOpen, setOpen] = useState(false);
  const [isCopied, setCopied] = useState(false);
  return (
    <li className={classes.numberRow} data-wrong={number.isWrong} data-testid="contact-number">
      <span className={classes.numberKind}>
        {NUMBER_KIND_WORDS[number.kind][locale]}
        {number.note === '' ? null : (
          <span className="dim" lang="zh-CN">
            {number.note}
          </span>
        )}
      </span>
      <b className={`num ${classes.bigNumber}`}>{number.number}</b>
      <span className={classes.actions}>
        {number.isWrong ? <span className={classes.flag}>{t('isWrong')}</span> : null}
        {number.number.includes('×') ? null : (
          <button
            type="button"
            className="btn btn-small btn-plain"
            onClick={() => setCopied(copyText(number.number))}
          >
            {t(isCopied ? 'copied' : 'copy')}
          </button>
        )}
        {props.canWrite ? (
          <button
            type="button"
            className="btn btn-small"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            data-testid="contact-correct"
          >
            {t('correct')}
          </button>
        ) : null}
      </span>
      {isOpen ? (
        <CorrectForm
          contactId={props.contactId}
          wrong={number.number}
          canMark={!number.isWrong}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </li>
  );
}
