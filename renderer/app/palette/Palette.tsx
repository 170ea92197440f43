import { useMantineColorScheme } from '@mantine/core';
import {
  type CompositionEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { THING_KINDS } from '../../../shared/search/kinds';
import { ErrorNote, Kbd } from '../../components';
import { changeLocale, useLocale, useText } from '../../i18n';
import { openHelp } from '../help/state';
import { isComposingKey, pressCombo, useEscape } from '../hotkeys';
import { useNavigation } from '../navigation';
import type { Deed } from './commands';
import classes from './palette.module.css';
import { routeOf } from './places';
import { CountText, RowBody } from './Row';
import { closePalette, keepText, recentSearches, rememberSearch, usePalette } from './state';
import { type Group, type Item, type Scope, useGroups, usePaletteAnswer } from './usePaletteItems';

const SCOPES: readonly Scope[] = ['all', 'line', ...THING_KINDS];

/**
 * A modal sheet of its own: the field is its head. The focus goes back to where it was, or to the screen when something was opened there, so that the
 * keyboard goes on in it.
 */
function useSheet() {
  const hasOpened = useRef(false);
  const sheet = useRef<HTMLDialogElement>(null);
  // Before anybody can type into it: a later selection would take the first letter away.
  useLayoutEffect(() => {
    const before = document.activeElement;
    sheet.current?.showModal();
    const field = sheet.current?.querySelector('input');
    field?.focus();
    field?.select();
    return () => {
      const screen = hasOpened.current ? document.querySelector<HTMLElement>('main.screen') : null;
      if (screen !== null) screen.focus();
      else if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return { sheet, hasOpened };
}

/** Opens what was chosen; `isScreen` tells whether that is a place of the page. */
function useOpen(text: string, resultsOf: Scope, onOpen: (isScreen: boolean) => void): (item: Item) => void {
  const { go } = useNavigation();
  const { setColorScheme } = useMantineColorScheme();
  const locale = useLocale();
  const act = (deed: Deed): void => {
    if ('go' in deed) go(deed.go);
    // After the sheet has given the focus back.
    else if ('press' in deed) setTimeout(() => pressCombo(deed.press), 0);
    else if ('scheme' in deed) setColorScheme(deed.scheme);
    else void changeLocale(locale === 'zh' ? 'en' : 'zh');
  };
  return (item) => {
    if (item.kind !== 'command' && item.kind !== 'callee' && item.kind !== 'help') rememberSearch(text);
    onOpen(item.kind !== 'help' && (item.kind !== 'command' || 'go' in item.command.deed));
    if (item.kind === 'command') act(item.command.deed);
    else if (item.kind === 'help') setTimeout(() => openHelp(item.place), 0);
    else if (item.kind === 'all') go({ screen: 'search', text: text.trim(), of: resultsOf });
    else if (item.kind === 'callee') {
      const { callOutId, person } = item.callee;
      go({ screen: 'callouts', id: callOutId, personId: person.id, evacuated: item.evacuated });
    } else if (item.kind === 'thing') go(routeOf(item.hit));
    else if (item.kind === 'line') go({ screen: 'log', entryId: item.hit.entry.id });
  };
}

/** Which row is chosen: the first one again whenever the list is another. */
function useChoice(items: readonly Item[]) {
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === chosen),
  );
  const move = (to: number): void => {
    const next = items[(to + items.length) % Math.max(1, items.length)];
    if (next !== undefined) setChosen(next.id);
  };
  return { at, item: items[at], move, choose: setChosen };
}

function Scopes(props: { readonly scope: Scope; readonly onScope: (scope: Scope) => void }): ReactNode {
  const t = useText('search');
  return (
    <div className={classes.scopes} role="radiogroup" aria-label={t('scope')}>
      {SCOPES.map((scope) => (
        // biome-ignore lint/a11y/useSemanticElements: the focus stays in the field, Tab goes round among them
        <button
          key={scope}
          type="button"
          role="radio"
          tabIndex={-1}
          aria-checked={scope === props.scope}
          className={classes.scope}
          data-testid={`palette-scope-${scope}`}
          onClick={() => props.onScope(scope)}
        >
          {t(scope)}
        </button>
      ))}
    </div>
  );
}

function GroupRows(props: {
  readonly group: Group;
  readonly chosen: Item | undefined;
  readonly text: string;
  readonly onOpen: (item: Item) => void;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const t = useText('search');
  const { group, chosen } = props;
  const title = group.scope === 'command' ? t('commands') : group.scope === 'more' ? null : t(group.scope);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a listbox
    <div role="group" aria-label={title ?? t('all')} data-testid={`palette-group-${group.scope}`}>
      {title === null ? null : (
        <div className={classes.group} aria-hidden="true">
          {title} <CountText count={group.count} />
        </div>
      )}
      {group.items.map((item) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the chosen row
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
        <div
          key={item.id}
          id={`palette-${item.id}`}
          role="option"
          aria-selected={item.id === chosen?.id}
          className={classes.row}
          data-testid="palette-row"
          data-kind={item.kind}
          onMouseMove={() => props.onChoose(item.id)}
          onClick={() => props.onOpen(item)}
        >
          <RowBody item={item} text={props.text} />
        </div>
      ))}
    </div>
  );
}

function Foot(): ReactNode {
  const t = useText('search');
  return (
    <footer className={classes.foot}>
      <span>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('keysMove')}
      </span>
      <span>
        <Kbd>Enter</Kbd> {t('keysOpen')}
      </span>
      <span>
        <Kbd>Tab</Kbd> {t('keysScope')}
      </span>
      <span>
        <Kbd>Esc</Kbd> {t('keysClose')}
      </span>
    </footer>
  );
}

/** Search and commands in one field. Nothing is asked while an input method composes; what it commits is. */
export default function Palette(): ReactNode {
  const t = useText('search');
  const { text: kept } = usePalette();
  const [text, setText] = useState(kept);
  const [searched, setSearched] = useState(kept);
  const [scope, setScope] = useState<Scope>('all');
  const [isEager, setEager] = useState(false);
  const { sheet, hasOpened } = useSheet();
  const list = useRef<HTMLDivElement>(null);
  useEscape(closePalette);
  const recent = useMemo(() => recentSearches(), []);
  const { answer, error, isSignedIn, isWaiting } = usePaletteAnswer(searched, scope);
  const groups = useGroups(searched, scope, answer, recent);
  const items = groups.flatMap((group) => group.items);
  const choice = useChoice(items);
  const type = (value: string, isComposing: boolean): void => {
    setText(value);
    setEager(false);
    keepText(value);
    if (!isComposing) setSearched(value);
  };
  const firstKind = answer?.lines.length === 0 ? answer.groups[0]?.kind : undefined;
  const openItem = useOpen(searched, scope === 'all' ? (firstKind ?? 'line') : scope, (isScreen) => {
    hasOpened.current = isScreen;
    closePalette();
  });
  const open = (item: Item): void => (item.kind === 'recent' ? type(item.text, false) : openItem(item));
  // Enter before the answer is there opens the first result when it comes.
  useEffect(() => {
    if (!isEager || isWaiting) return;
    setEager(false);
    if (choice.item !== undefined) open(choice.item);
  });
  const chosenId = choice.item?.id;
  useEffect(() => {
    if (chosenId !== undefined)
      document.getElementById(`palette-${chosenId}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposingKey(event.nativeEvent) || event.ctrlKey || event.altKey) return;
    const page = 8;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: choice.at + 1,
      ArrowUp: choice.at - 1,
      PageDown: Math.min(items.length - 1, choice.at + page),
      PageUp: Math.max(0, choice.at - page),
    };
    const to = moves[event.key];
    if (to !== undefined) choice.move(to);
    else if (event.key === 'Tab') {
      const next = SCOPES.indexOf(scope) + (event.shiftKey ? -1 : 1);
      setScope(SCOPES[(next + SCOPES.length) % SCOPES.length] ?? 'all');
    } else if (event.key === 'Enter') {
      if (choice.item?.kind === 'command' || !isWaiting) {
        if (choice.item !== undefined) open(choice.item);
      } else setEager(true);
    } else return;
    event.preventDefault();
  };
  const isEmpty = searched.trim() !== '' && !isWaiting && items.length === 0;
  const filling = answer?.filling ?? null;
  return (
    <dialog
      ref={sheet}
      className={`dialog ${classes.sheet}`}
      aria-label={t('palette')}
      data-testid="palette"
      onCancel={(event) => event.preventDefault()}
      onClose={closePalette}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) closePalette();
      }}
    >
      <input
        className={classes.input}
        type="text"
        role="combobox"
        aria-label={t('palette')}
        aria-expanded={items.length > 0}
        aria-controls="palette-list"
        aria-activedescendant={chosenId === undefined ? undefined : `palette-${chosenId}`}
        placeholder={t('typeHere')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        data-testid="palette-input"
        onChange={(event) => type(event.target.value, (event.nativeEvent as InputEvent).isComposing === true)}
        onCompositionEnd={(event: CompositionEvent<HTMLInputElement>) =>
          type(event.currentTarget.value, false)
        }
        onKeyDown={onKeyDown}
      />
      <Scopes scope={scope} onScope={setScope} />
      <div
        ref={list}
        id="palette-list"
        role="listbox"
        tabIndex={-1}
        aria-label={t('results')}
        className={classes.list}
        aria-busy={isWaiting}
      >
        {error === null ? null : <ErrorNote error={error} kept={false} />}
        {isSignedIn ? null : <p className={classes.note}>{t('signInFirst')}</p>}
        {groups.map((group) => (
          <GroupRows
            key={group.scope}
            group={group}
            chosen={choice.item}
            text={searched}
            onOpen={open}
            onChoose={choice.choose}
          />
        ))}
        {isEmpty && isSignedIn ? (
          <p className={classes.note} data-testid="palette-nothing">
            {t('nothing', { text: searched.trim() })}
            <br />
            <span className="dim">{t('nothingHint')}</span>
          </p>
        ) : null}
      </div>
      {filling === null ? null : (
        <p className={classes.filling}>
          {t('filling', { percent: Math.floor((filling.done / Math.max(1, filling.total)) * 100) })}
        </p>
      )}
      <Foot />
    </dialog>
  );
}
