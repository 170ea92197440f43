import { type HTMLAttributes, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { KnownCaller } from '../../../shared/contract/areas/logMore';
import { callerSearch } from '../../../shared/rules/callers';
import { useDesk } from '../../bridge/hooks';
import { useText } from '../../i18n';
import { deskNow } from '../clock';
import { isComposingKey } from '../hotkeys';
import { nearTime } from '../time';

function KnownLine({ caller }: { readonly caller: KnownCaller }): ReactNode {
  const t = useText('shell');
  return (
    <>
      <b className="num">{caller.phone === '' ? '—' : caller.phone}</b>
      <span>{caller.name}</span>
      <span className="dim">{caller.post}</span>
      <span className="known-unit">{caller.unit}</span>
      <span className="dim num">
        {caller.calls === 0
          ? t('callers.roster')
          : `${t('callers.times', { count: caller.calls })} · ${nearTime(caller.lastAt, deskNow())}`}
      </span>
    </>
  );
}

type Suggestions = {
  readonly found: readonly KnownCaller[];
  readonly at: number;
  onKey(event: KeyboardEvent): boolean;
  take(caller: KnownCaller): void;
  reopen(): void;
};

/**
 * Whom the room knows by what is typed. A number or initials can mean nothing else, so the likeliest is marked at once and Enter takes it; a name may be
 * that of somebody new, so there ↓ marks the first.
 */
function useSuggestions(value: string, isHere: boolean, onTake: (caller: KnownCaller) => void): Suggestions {
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const [moved, setMoved] = useState<{ readonly value: string; readonly at: number } | null>(null);
  const search = callerSearch(value);
  const isOpen = isHere && search !== null && closedFor !== value;
  const answer = useDesk('caller.find', { text: value.slice(0, 60) }, { enabled: isOpen });
  const found = isOpen ? (answer.data ?? []) : [];
  const at = moved?.value === value ? moved.at : search?.kind === 'words' ? -1 : 0;
  const take = (caller: KnownCaller): void => {
    onTake(caller);
    // The field now holds one of these; it must not offer them again by itself.
    for (const one of [caller.phone, caller.name, caller.unit]) if (one !== '') setClosedFor(one);
    setClosedFor(caller.phone === '' ? caller.name : caller.phone);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (found.length === 0 || isComposingKey(event.nativeEvent)) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      setMoved({ value, at: Math.max(0, Math.min(found.length - 1, at + step)) });
      return true;
    }
    if (event.key === 'Escape') {
      setClosedFor(value);
      return true;
    }
    const caller = event.key === 'Enter' ? found[at] : undefined;
    if (caller === undefined) return false;
    take(caller);
    return true;
  };
  return { found, at, onKey, take, reopen: () => setClosedFor(null) };
}

type InputProps = {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly onTake: (caller: KnownCaller) => void;
  /** Enter when no suggestion is marked */
  readonly onEnter: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly testId: string;
  readonly label: string;
  readonly maxLength: number;
  readonly className?: string;
  readonly boxClass?: string;
  readonly placeholder?: string;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly id?: string;
  readonly isFirst?: boolean;
};

/** A field in which a caller is recognised while the number, the name or initials are typed. */
export function CallerInput(props: InputProps): ReactNode {
  const t = useText('shell');
  const listId = useId();
  const [isHere, setHere] = useState(false);
  const known = useSuggestions(props.value, isHere, props.onTake);
  const isOpen = known.found.length > 0;
  return (
    <span className={`caller-box ${props.boxClass ?? ''}`}>
      <input
        id={props.id}
        className={`field ${props.className ?? ''}`}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && known.at >= 0 ? `${listId}-${known.at}` : undefined}
        aria-label={props.id === undefined ? props.label : undefined}
        autoComplete="off"
        data-autofocus={props.isFirst === true ? '' : undefined}
        data-testid={props.testId}
        placeholder={props.placeholder}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        value={props.value}
        onFocus={() => setHere(true)}
        onBlur={() => setHere(false)}
        onChange={(event) => {
          known.reopen();
          props.onValue(event.target.value);
        }}
        onKeyDown={(event) => {
          if (known.onKey(event)) {
            event.preventDefault();
            event.stopPropagation();
          } else if (event.key === 'Enter') props.onEnter(event);
        }}
      />
      {isOpen ? (
        <div
          className="known"
          id={listId}
          role="listbox"
          aria-label={t('callers.name')}
          data-testid="known-callers"
        >
          {known.found.map((caller, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the marked one
            // biome-ignore lint/a11y/useKeyWithClickEvents: arrows and Enter are the field's
            <div
              key={`${caller.phone}/${caller.name}/${caller.unit}`}
              id={`${listId}-${place}`}
              role="option"
              aria-selected={place === known.at}
              className="known-row"
              data-testid="known-caller"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => known.take(caller)}
            >
              <KnownLine caller={caller} />
            </div>
          ))}
          <div className="known-foot dim" aria-hidden="true">
            {t(known.at >= 0 ? 'callers.enter' : 'callers.down')}
          </div>
        </div>
      ) : null}
    </span>
  );
}
