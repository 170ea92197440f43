import type { KeyboardEvent, ReactNode } from 'react';
import type { ContactView } from '../../../shared/contract/areas/contacts';
import { NUMBER_KIND_WORDS, STALE_WORDS } from '../../../shared/wording/contactWords';
import { moveInList } from '../../app/listKeys';
import { useLocale, useText } from '../../i18n';
import classes from './contacts.module.css';
import { groupByArea } from './model';

/** Entries that are marked to be confirmed together. */
export type Marks = {
  readonly ids: ReadonlySet<string>;
  readonly onMark: (id: string, isMarked: boolean) => void;
};

function MarkedRow(props: {
  readonly contact: ContactView;
  readonly marks: Marks;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  const t = useText('contacts');
  const { contact, marks } = props;
  const isMarked = marks.ids.has(contact.id);
  const onSpace = (event: KeyboardEvent<HTMLButtonElement>): void => {
    if (event.key !== ' ') return;
    event.preventDefault();
    marks.onMark(contact.id, !isMarked);
  };
  return (
    <div className={classes.marked}>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={isMarked}
        aria-label={t('mark', { name: contact.name })}
        onChange={(event) => marks.onMark(contact.id, event.currentTarget.checked)}
        data-testid="contact-mark"
      />
      <Row contact={contact} isOpen={props.isOpen} onOpen={props.onOpen} onKeyDown={onSpace} />
    </div>
  );
}

function Row(props: {
  readonly contact: ContactView;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLButtonElement>) => void;
}): ReactNode {
  const locale = useLocale();
  const { contact } = props;
  const first = contact.numbers.find((one) => !one.isWrong);
  const stale = contact.stale.map((reason) => STALE_WORDS[reason][locale]);
  return (
    <button
      type="button"
      data-item
      className={classes.row}
      aria-expanded={props.isOpen}
      data-removed={contact.removedAt !== null}
      onClick={props.onOpen}
      onKeyDown={props.onKeyDown}
      data-testid="contact-row"
    >
      <b className={classes.clip} lang="zh-CN">
        {contact.name}
      </b>
      <span className={classes.clip} lang="zh-CN">
        {[contact.unit, contact.post].filter((part) => part !== '').join(' ')}
      </span>
      <span className="num">
        {first === undefined ? '' : first.number}
        {first === undefined || first.kind === 'mobile' ? null : (
          <span className="dim"> {NUMBER_KIND_WORDS[first.kind][locale]}</span>
        )}
      </span>
      <span className={classes.flags}>
        {stale.map((word) => (
          <span key={word} className={classes.flag}>
            {word}
          </span>
        ))}
      </span>
    </button>
  );
}

/** Entries under the names of their divisions, or the best fits first while something is typed. */
export function ContactList(props: {
  readonly contacts: readonly ContactView[];
  readonly isSearch: boolean;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  /** null: nothing is marked here */
  readonly marks: Marks | null;
}): ReactNode {
  const t = useText('contacts');
  const { marks } = props;
  const groups = props.isSearch
    ? [{ key: 'found', name: null, contacts: props.contacts }]
    : groupByArea(props.contacts);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the buttons inside
    <div className={classes.list} onKeyDown={moveInList} data-testid="contact-list">
      {groups.map((group) => (
        <section key={group.key} aria-label={group.name ?? t('title')}>
          {group.name === null ? null : group.key === '' ? (
            <h3 className={classes.groupHead}>{t('noArea')}</h3>
          ) : (
            <h3 className={classes.groupHead} lang="zh-CN">
              {group.name}
            </h3>
          )}
          {group.contacts.map((contact) => {
            const row = {
              contact,
              isOpen: contact.id === props.openId,
              onOpen: () => props.onOpen(contact.id),
            };
            return marks === null ? (
              <Row key={contact.id} {...row} />
            ) : (
              <MarkedRow key={contact.id} {...row} marks={marks} />
            );
          })}
        </section>
      ))}
    </div>
  );
}
