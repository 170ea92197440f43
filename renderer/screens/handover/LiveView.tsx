import { type ReactNode, useRef, useState } from 'react';
import type { LiveHandover, LiveItem } from '../../../shared/contract/areas/handover';
import type { Shift } from '../../../shared/contract/models';
import { labels } from '../../../shared/wording/labels';
import { useHotkey } from '../../app/hotkeys';
import { moveInList } from '../../app/listKeys';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { SignInForm } from '../signin/SignInForm';
import { AnswerPanel } from './AnswerPanel';
import classes from './handover.module.css';
import { ItemRow } from './Item';
import { oncomingAccounts, type Section, sectionsOf } from './model';
import { NoteForm } from './NoteForm';
import { Signatures } from './Signatures';
import { useActAs } from './useActAs';

/** Who answers for the next shift: whoever of them writes now, else whoever of them is signed in. */
function useOncoming(live: LiveHandover) {
  const { signedIn, active } = useSession();
  const accounts = useDesk('account.list', {}).data ?? [];
  const may = oncomingAccounts(live, accounts);
  const isHere = (id: string | undefined): boolean => may.some((one) => one.id === id);
  const here = isHere(active?.id) ? active : signedIn.find((one) => isHere(one.id));
  return { oncoming: here ?? null, may };
}

function SectionHead(props: { readonly section: Section }): ReactNode {
  const t = useText('handover');
  const { section } = props;
  const words = labels(useLocale()).openItemGroup;
  const open = section.items.filter((item) => item.needs !== null).length;
  return (
    <h3 className={classes.sectionHead}>
      <span>{section.group === null ? section.incidentTitle : words[section.group]}</span>
      <span className="dim num">
        {open === 0
          ? t('sectionDone', { count: section.items.length })
          : t('sectionOpen', { open, count: section.items.length })}
      </span>
    </h3>
  );
}

/** A handover that goes on: what is open on the left, what is said about the chosen item on the right, the signatures below. */
export function LiveView(props: {
  readonly live: LiveHandover;
  readonly shift: Shift;
  readonly onEdit: () => void;
}): ReactNode {
  const { live, shift } = props;
  const t = useText('handover');
  const words = labels(useLocale());
  const list = useRef<HTMLOListElement>(null);
  const fields = {
    readBack: useRef<HTMLInputElement>(null),
    person: useRef<HTMLInputElement>(null),
    words: useRef<HTMLTextAreaElement>(null),
  };
  const act = useActAs();
  const canceller = useActAs();
  const { oncoming, may } = useOncoming(live);
  const sections = sectionsOf(live.items);
  const ordered = sections.flatMap((section) => section.items);
  const [wanted, setWanted] = useState<string | null>(null);
  const [isNoting, setNoting] = useState(false);
  const [isSigning, setSigning] = useState(false);
  const chosen =
    ordered.find((item) => item.key === wanted) ?? ordered.find((item) => item.needs !== null) ?? ordered[0];

  const focusRow = (key: string): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
    rows.find((row) => row.dataset.key === key)?.focus();
  };
  const toNext = (after: string): void => {
    const at = ordered.findIndex((item) => item.key === after);
    const turned = [...ordered.slice(at + 1), ...ordered.slice(0, Math.max(0, at))];
    const next = turned.find((item) => item.needs !== null);
    setWanted(next?.key ?? after);
    focusRow(next?.key ?? after);
  };
  const confirm = async (items: readonly LiveItem[]): Promise<void> => {
    const answers = items.map((item) => ({ key: item.key, mark: item.mark, readBack: '' }));
    const last = items.at(-1);
    if (last === undefined || oncoming === null) return;
    const input = { handoverId: live.id, answers, verdict: 'confirmed' as const, words: '' };
    if ((await act.run('handover.answer', input, oncoming.id)) !== null) toNext(last.key);
  };
  const onEnter = (item: LiveItem): void => {
    setWanted(item.key);
    if (item.isNearReport && item.named === null) fields.person.current?.focus();
    else if (item.needsReadBack && item.needs !== null) fields.readBack.current?.focus();
    else if (item.needs !== null) void confirm([item]);
    else toNext(item.key);
  };
  /** The rest of the chosen item's group; what must be read back or named stays for itself. */
  const confirmGroup = (): void => {
    const section = sections.find((one) => one.items.some((item) => item.key === chosen?.key));
    const rest = (section?.items ?? []).filter(
      (item) => item.needs !== null && item.needs !== 'report' && !item.needsReadBack,
    );
    if (rest.length > 0) void confirm(rest);
  };
  useHotkey('Ctrl+Alt+G', confirmGroup);
  useHotkey('Ctrl+Alt+L', () => focusRow(chosen?.key ?? ''));
  useHotkey('Ctrl+Alt+N', () => setNoting(true));
  useHotkey('Ctrl+Alt+S', () => setSigning(true));

  return (
    <div className={classes.live} data-testid="handover-live">
      <header className={classes.head}>
        <h2>{t('openCount', { count: ordered.filter((item) => !item.isObject).length })}</h2>
        <span
          className={classes.progress}
          data-done={live.unanswered === 0}
          data-testid="handover-progress"
          role="status"
        >
          {live.unanswered === 0 ? t('allAnswered') : t('unanswered', { count: live.unanswered })}
        </span>
        <span className={classes.whoCome}>
          {t('nextShift')} <span className="num">{fullTime(live.startsAt)}</span>{' '}
          {live.posts.map((post) => `${words.shiftPost[post.post]} ${post.name}`).join('　')}
        </span>
        <button type="button" className="btn btn-small" onClick={props.onEdit}>
          {t('editNext')}
        </button>
        <button
          type="button"
          className="btn btn-small"
          onClick={() => void canceller.run('handover.cancel', { handoverId: live.id, reason: '' })}
          data-testid="handover-cancel"
        >
          {t('cancel')}
        </button>
      </header>
      <div className={classes.columns}>
        <ol
          ref={list}
          className={classes.list}
          onKeyDown={moveInList}
          aria-label={t('items')}
          data-testid="handover-list"
        >
          {sections.map((section) => (
            <li key={section.key}>
              <SectionHead section={section} />
              <ul>
                {section.items.map((item) => (
                  <ItemRow
                    key={item.key}
                    item={item}
                    isChosen={item.key === chosen?.key}
                    onChoose={setWanted}
                    onEnter={onEnter}
                  />
                ))}
              </ul>
            </li>
          ))}
        </ol>
        <aside className={classes.side} aria-label={t('answers')}>
          <p className={classes.keys}>
            <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('keyMove')} <Kbd>Enter</Kbd> {t('keyConfirm')} <Kbd>Ctrl+Alt+G</Kbd>{' '}
            {t('keyGroup')} <Kbd>Ctrl+Alt+N</Kbd> {t('keyNote')} <Kbd>Ctrl+Alt+S</Kbd> {t('keySign')}
          </p>
          {oncoming === null ? (
            <div className={classes.signin} data-testid="handover-signin">
              <p>{t('signInFirst', { names: may.map((one) => one.displayName).join('、') })}</p>
              <SignInForm onDone={() => focusRow(chosen?.key ?? '')} />
            </div>
          ) : (
            <p className="dim">{t('answersAs', { name: oncoming.displayName })}</p>
          )}
          {isNoting ? (
            <NoteForm onClose={() => setNoting(false)} />
          ) : (
            <button
              type="button"
              className="btn btn-small"
              onClick={() => setNoting(true)}
              data-testid="handover-note-open"
            >
              {t('addNote')}
            </button>
          )}
          {chosen === undefined ? null : (
            <AnswerPanel
              key={chosen.key}
              live={live}
              item={chosen}
              act={act}
              oncoming={oncoming?.id ?? null}
              fields={fields}
              onAnswered={toNext}
            />
          )}
        </aside>
      </div>
      <Signatures
        live={live}
        shift={shift}
        isOpen={isSigning}
        onOpen={() => setSigning(true)}
        onClose={() => setSigning(false)}
        onUnanswered={() => toNext('')}
      />
    </div>
  );
}
