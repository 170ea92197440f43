import { type ReactNode, useRef, useState } from 'react';
import type { ContactDetail } from '../../../shared/contract/areas/contacts';
import { dayOf } from '../../../shared/domain/time';
import { CALL_ROLE_WORDS, STALE_WORDS } from '../../../shared/wording/contactWords';
import { useNow } from '../../app/clock';
import { useNavigation } from '../../app/navigation';
import { fullTime, nearTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './contacts.module.css';
import { NumberRow } from './NumberRow';
import { ReasonForm } from './ReasonForm';

export type May = { readonly write: boolean; readonly lead: boolean };

type Named = ContactDetail['deputies'];

/** People beside the entry, each of whom opens. */
function Links(props: { readonly label: string; readonly people: Named }): ReactNode {
  const { go } = useNavigation();
  if (props.people.length === 0) return null;
  return (
    <div>
      <dt>{props.label}</dt>
      <dd className={classes.links}>
        {props.people.map((one) => (
          <button
            key={one.id}
            type="button"
            className={classes.link}
            lang="zh-CN"
            onClick={() => go({ screen: 'contacts', contactId: one.id })}
          >
            {one.name}
            <span className="dim"> {one.post === '' ? one.unit : one.post}</span>
          </button>
        ))}
      </dd>
    </div>
  );
}

function Facts({ contact }: { readonly contact: ContactDetail }): ReactNode {
  const t = useText('contacts');
  const locale = useLocale();
  const now = useNow(60_000);
  const checked =
    contact.checkedAt === null ? t('neverChecked') : t('checked', { time: nearTime(contact.checkedAt, now) });
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('calledAs')}</dt>
        <dd>{CALL_ROLE_WORDS[contact.role][locale]}</dd>
      </div>
      {contact.areaName === '' && contact.areaCode === null ? null : (
        <div>
          <dt>{t('area')}</dt>
          <dd lang="zh-CN">
            {contact.areaName} <span className="num dim">{contact.areaCode}</span>
          </dd>
        </div>
      )}
      <Links label={t('superior')} people={contact.superior === null ? [] : [contact.superior]} />
      <Links label={t('deputies')} people={contact.deputies} />
      <Links label={t('under')} people={contact.under.slice(0, 12)} />
      <Links label={t('standsInFor')} people={contact.standsInFor} />
      {contact.validUntil === null ? null : (
        <div>
          <dt>{t('validUntil')}</dt>
          <dd className="num">{dayOf(contact.validUntil)}</dd>
        </div>
      )}
      {contact.note === '' ? null : (
        <div>
          <dt>{t('note')}</dt>
          <dd lang="zh-CN">{contact.note}</dd>
        </div>
      )}
      <p className="dim num">
        {checked}
        {locale === 'zh' ? '，' : ', '}
        {t('savedBy', { name: contact.savedBy, time: fullTime(contact.savedAt) })}
      </p>
    </dl>
  );
}

/** Private numbers are shown to who says why; that stands in the log. */
function Reveal(props: {
  readonly contact: ContactDetail;
  readonly onShown: (contact: ContactDetail) => void;
}): ReactNode {
  const t = useText('contacts');
  const act = useHeldAct('contact.reveal');
  const id = useRef(crypto.randomUUID());
  const [isOpen, setOpen] = useState(false);
  const send = async (reason: string): Promise<void> => {
    const input = { revealId: id.current, contactId: props.contact.id, reason };
    const shown = await act.run(input);
    if (shown === null) return;
    id.current = crypto.randomUUID();
    setOpen(false);
    props.onShown(shown);
  };
  return (
    <div className={classes.masked}>
      <span>{t('masked')}</span>
      {isOpen ? (
        <ReasonForm
          label={t('revealReason')}
          saveWord={t('revealSave')}
          isBusy={act.isBusy}
          error={act.error}
          onSave={(reason) => void send(reason)}
          onClose={() => setOpen(false)}
          testId="contact-reveal-reason"
        />
      ) : (
        <button
          type="button"
          className="btn btn-small"
          onClick={() => setOpen(true)}
          data-testid="contact-reveal"
        >
          {t('reveal')}
        </button>
      )}
    </div>
  );
}

function Acts(props: {
  readonly contact: ContactDetail;
  readonly may: May;
  readonly onEdit: () => void;
}): ReactNode {
  const t = useText('contacts');
  const { contact, may } = props;
  const confirm = useHeldAct('contact.confirm');
  const remove = useHeldAct('contact.remove');
  const [isRemoving, setRemoving] = useState(false);
  const [isConfirmed, setConfirmed] = useState(false);
  if (!may.write) return null;
  return (
    <div className={classes.actions}>
      <button
        type="button"
        className="btn btn-small btn-primary"
        disabled={confirm.isBusy}
        onClick={() =>
          void confirm.run({ contactIds: [contact.id] }).then((done) => setConfirmed(done !== null))
        }
        data-testid="contact-confirm"
      >
        {t('confirm')}
      </button>
      <button type="button" className="btn btn-small" onClick={props.onEdit} data-testid="contact-edit">
        {t('edit')}
      </button>
      {may.lead && !isRemoving ? (
        <button
          type="button"
          className="btn btn-small btn-plain"
          onClick={() => setRemoving(true)}
          data-testid="contact-remove"
        >
          {t('remove')}
        </button>
      ) : null}
      {isConfirmed ? <span role="status">{t('confirmed')}</span> : null}
      {isRemoving ? (
        <ReasonForm
          label={t('removeReason')}
          saveWord={t('removeSave')}
          isBusy={remove.isBusy}
          error={remove.error}
          onSave={(reason) =>
            void remove.run({ contactId: contact.id, reason }).then((done) => setRemoving(done === null))
          }
          onClose={() => setRemoving(false)}
          testId="contact-remove-reason"
        />
      ) : null}
      <ErrorNote error={confirm.error} kept={false} />
    </div>
  );
}

function Reveals({ contact }: { readonly contact: ContactDetail }): ReactNode {
  const t = useText('contacts');
  if (contact.reveals.length === 0) return null;
  return (
    <section>
      <h3 className={classes.subhead}>{t('revealsTitle')}</h3>
      <ul className={classes.reveals}>
        {contact.reveals.map((one) => (
          <li key={one.at}>
            <span className="num">{fullTime(one.at)}</span> {one.by} {one.reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry(props: {
  readonly contact: ContactDetail;
  readonly may: May;
  readonly onEdit: () => void;
}): ReactNode {
  const t = useText('contacts');
  const locale = useLocale();
  const [shown, setShown] = useState<ContactDetail | null>(null);
  const contact = props.contact;
  const isGone = contact.removedAt !== null;
  const numbers = shown !== null && shown.savedAt === contact.savedAt ? shown.numbers : contact.numbers;
  const isHidden = contact.isMasked && numbers === contact.numbers;
  return (
    <>
      <header className={classes.head}>
        <h2 lang="zh-CN">{contact.name}</h2>
        <span lang="zh-CN">{[contact.unit, contact.post].filter((part) => part !== '').join(' ')}</span>
        {contact.visibility === 'leaders' ? <span className={classes.tag}>{t('leadersOnly')}</span> : null}
        {contact.stale.map((reason) => (
          <span key={reason} className={classes.flag} data-testid="contact-stale">
            {STALE_WORDS[reason][locale]}
          </span>
        ))}
      </header>
      {contact.removedAt === null ? null : (
        <p role="status">
          {t('removedAt', { time: fullTime(contact.removedAt), reason: contact.removedReason })}
        </p>
      )}
      <ul className={classes.numbers}>
        {numbers.length === 0 ? <li className="dim">{t('noNumbers')}</li> : null}
        {numbers.map((one, at) => (
          <NumberRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two masked numbers may look the same
            key={`${at}${one.number}`}
            contactId={contact.id}
            number={one}
            canWrite={props.may.write && !isGone}
          />
        ))}
      </ul>
      {isHidden && props.may.lead && !isGone ? <Reveal contact={contact} onShown={setShown} /> : null}
      {isGone ? null : <Acts contact={contact} may={props.may} onEdit={props.onEdit} />}
      <Facts contact={contact} />
      <Reveals contact={contact} />
    </>
  );
}

/** One entry: its numbers first and large, then who stands around it. */
export function Detail(props: {
  readonly id: string;
  readonly may: May;
  readonly onEdit: (contact: ContactDetail) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('contacts');
  const common = useText('common');
  const found = useDesk('contact.get', { contactId: props.id }, { keep: true });
  const contact = found.data?.id === props.id ? found.data : undefined;
  return (
    <aside
      className={`panel ${classes.detail}`}
      aria-label={contact?.name ?? t('title')}
      data-testid="contact-detail"
    >
      <button
        type="button"
        className={`btn btn-small btn-plain ${classes.closeDetail}`}
        onClick={props.onClose}
      >
        {t('close')}
      </button>
      <ErrorNote error={found.error} kept={false} />
      {contact === undefined ? (
        found.error === null ? (
          <p className="empty">{common('loading')}</p>
        ) : null
      ) : (
        <Entry key={contact.id} contact={contact} may={props.may} onEdit={() => props.onEdit(contact)} />
      )}
    </aside>
  );
}
