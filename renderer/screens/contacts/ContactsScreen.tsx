import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { ContactDetail, ContactList as Found } from '../../../shared/contract/areas/contacts';
import { CALL_ROLES, type CallRole } from '../../../shared/domain/contacts';
import { dayOf } from '../../../shared/domain/time';
import { CALL_ROLE_WORDS } from '../../../shared/wording/contactWords';
import { useNow } from '../../app/clock';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { PaperButtons } from '../parts/PaperButtons';
import { Check } from '../parts/Segments';
import { useForms } from '../parts/useForms';
import { ContactForm } from './ContactForm';
import { ContactList } from './ContactList';
import classes from './contacts.module.css';
import { Detail, type May } from './Detail';
import { ImportPanel } from './ImportPanel';
import { useMarks } from './useMarks';

type Pane = 'new' | 'import' | { readonly edit: ContactDetail } | null;

function Renewal({ list }: { readonly list: Found | undefined }): ReactNode {
  const t = useText('contacts');
  const now = useNow(60_000);
  const renewal = list?.renewal ?? null;
  if (renewal === null) return null;
  const { year, left, total, dueAt } = renewal;
  const day = dayOf(dueAt).slice(5);
  return (
    <p className={classes.notice} role="status" data-testid="contacts-renewal">
      {t(now > dueAt ? 'renewalLate' : 'renewal', { year, left, total, day })}
    </p>
  );
}

type Filter = {
  readonly text: string;
  readonly role: CallRole | '';
  readonly staleOnly: boolean;
  readonly removed: boolean;
};
const NO_FILTER: Filter = { text: '', role: '', staleOnly: false, removed: false };

function Filters(props: {
  readonly filter: Filter;
  readonly stale: number;
  readonly onFilter: (change: Partial<Filter>) => void;
}): ReactNode {
  const t = useText('contacts');
  const locale = useLocale();
  const box = useRef<HTMLInputElement>(null);
  const { filter, onFilter } = props;
  useEffect(() => box.current?.focus(), []);
  const intoList = (event: KeyboardEvent<HTMLInputElement>): void => {
    const isDown = event.key === 'ArrowDown';
    if ((!isDown && event.key !== 'Enter') || event.nativeEvent.isComposing) return;
    const first = document.querySelector<HTMLElement>('[data-testid="contact-row"]');
    event.preventDefault();
    if (isDown) first?.focus();
    else first?.click();
  };
  return (
    <>
      <input
        ref={box}
        type="search"
        className={`field ${classes.find}`}
        placeholder={t('find')}
        aria-label={t('find')}
        maxLength={80}
        value={filter.text}
        onChange={(event) => onFilter({ text: event.target.value })}
        onKeyDown={intoList}
        data-testid="contacts-find"
      />
      <select
        className={`field ${classes.role}`}
        aria-label={t('calledAs')}
        value={filter.role}
        onChange={(event) =>
          onFilter({ role: CALL_ROLES.find((role) => role === event.currentTarget.value) ?? '' })
        }
        data-testid="contacts-role"
      >
        <option value="">{t('anyRole')}</option>
        {CALL_ROLES.map((role) => (
          <option key={role} value={role}>
            {CALL_ROLE_WORDS[role][locale]}
          </option>
        ))}
      </select>
      <Check
        label={t('staleOnly', { count: props.stale })}
        checked={filter.staleOnly}
        onChecked={(staleOnly) => onFilter({ staleOnly })}
        testId="contacts-stale"
      />
      <Check
        label={t('removed')}
        checked={filter.removed}
        onChecked={(removed) => onFilter({ removed })}
        testId="contacts-removed"
      />
    </>
  );
}

function Listed(props: {
  readonly list: Found | undefined;
  readonly isFiltered: boolean;
  readonly isSearch: boolean;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  /** the stale ones are listed, and this person may confirm them */
  readonly canMark: boolean;
}): ReactNode {
  const t = useText('contacts');
  const common = useText('common');
  const { list } = props;
  const marking = useMarks(list?.contacts ?? []);
  if (list === undefined) return <p className="empty">{common('loading')}</p>;
  const told =
    marking.confirmed === null ? null : (
      <span role="status" data-testid="contacts-confirmed">
        {t('confirmedMany', { count: marking.confirmed })}
      </span>
    );
  if (list.contacts.length === 0)
    return (
      <p className="empty">
        {told} {t(props.isFiltered ? 'none' : 'empty')}
      </p>
    );
  const count = list.contacts.length;
  return (
    <div className={classes.listed}>
      {props.canMark ? (
        <div className={classes.actions}>
          <button
            type="button"
            className="btn btn-small"
            onClick={() => (marking.count === 0 ? marking.all(list.contacts) : marking.none())}
            data-testid="contacts-mark-all"
          >
            {t(marking.count === 0 ? 'markAll' : 'markNone')}
          </button>
          <button
            type="button"
            className="btn btn-small btn-primary"
            disabled={marking.count === 0 || marking.isBusy}
            onClick={() => void marking.confirm()}
            data-testid="contacts-confirm-marked"
          >
            {t('confirmMarked', { count: marking.count })}
          </button>
          {told ?? <span className="dim">{t('markHint')}</span>}
          <ErrorNote error={marking.error} kept={false} />
        </div>
      ) : null}
      <ContactList
        marks={props.canMark ? marking.marks : null}
        contacts={list.contacts}
        isSearch={props.isSearch}
        openId={props.openId}
        onOpen={props.onOpen}
      />
      <p className="dim" data-testid="contacts-total">
        {list.total > count ? t('more', { total: list.total, count }) : t('total', { count: list.total })}
      </p>
    </div>
  );
}

/** 通讯录: found while typing, by division otherwise; one entry beside the list with its numbers large. */
export default function ContactsScreen(props: { readonly contactId?: string | undefined }): ReactNode {
  const t = useText('contacts');
  useForms();
  useText('papers');
  const { go } = useNavigation();
  const { active } = useSession();
  const roles = active?.roles ?? [];
  const may: May = {
    write: roles.some((role) => role === 'officer' || role === 'operator' || role === 'supervisor'),
    lead: roles.some((role) => role === 'officer' || role === 'supervisor'),
  };
  const isSupervisor = roles.includes('supervisor');
  const [filter, setFilter] = useState(NO_FILTER);
  const [pane, setPane] = useState<Pane>(null);
  const text = useDeferredValue(filter.text.trim());
  const { role, staleOnly, removed } = filter;
  const list = useDesk(
    'contact.list',
    { text, staleOnly, includeRemoved: removed, ...(role === '' ? {} : { role }) },
    { keep: true },
  );
  const openId = props.contactId ?? null;
  const open = (id: string | null): void => {
    setPane(null);
    go(id === null ? { screen: 'contacts' } : { screen: 'contacts', contactId: id });
  };
  const isForm = pane === 'new' || (pane !== null && pane !== 'import');
  return (
    <section className={classes.screen} aria-label={t('title')} data-testid="contacts">
      <div className={classes.bar}>
        <Filters
          filter={filter}
          stale={list.data?.stale ?? 0}
          onFilter={(change) => setFilter((before) => ({ ...before, ...change }))}
        />
        <span className={classes.spacer} />
        {isSupervisor ? (
          <PaperButtons
            paper={{ kind: 'contacts' }}
            formats={['xlsx', 'csv']}
            canMask
            testId="contacts-export"
          />
        ) : null}
        {isSupervisor ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setPane('import')}
            data-testid="contacts-import"
          >
            {t('import')}
          </button>
        ) : null}
        {may.write ? (
          <button
            type="button"
            className="btn btn-small btn-primary"
            onClick={() => setPane('new')}
            data-testid="contacts-new"
          >
            {t('new')}
          </button>
        ) : null}
      </div>
      <Renewal list={list.data} />
      <ErrorNote error={list.error} kept={false} />
      {pane === 'import' ? (
        <ImportPanel onClose={() => setPane(null)} />
      ) : isForm ? (
        <ContactForm
          key={pane === 'new' ? 'new' : pane.edit.id}
          contact={pane === 'new' ? null : pane.edit}
          onSaved={(saved) => open(saved.id)}
          onClose={() => setPane(null)}
        />
      ) : (
        <div className={classes.split}>
          <Listed
            list={list.data}
            isFiltered={text !== '' || role !== '' || staleOnly}
            isSearch={text !== ''}
            openId={openId}
            onOpen={open}
            canMark={staleOnly && may.write}
          />
          {openId === null ? (
            <p className={`panel ${classes.hint}`}>{t('choose')}</p>
          ) : (
            <Detail
              key={openId}
              id={openId}
              may={may}
              onEdit={(edit) => setPane({ edit })}
              onClose={() => open(null)}
            />
          )}
        </div>
      )}
    </section>
  );
}
