import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Phrase } from '../../../shared/settings/phrases';
import { labels } from '../../../shared/wording/labels';
import { useDesk } from '../../bridge/hooks';
import { useLocale, useText } from '../../i18n';
import { isComposingKey, useEscape } from '../hotkeys';
import { composer, useComposer } from '.';
import { inputElement, selectSlot } from './slots';

/** Puts a phrase where the caret stood and goes to its first place to fill. */
function insert(text: string): void {
  const { draft } = composer().get();
  const field = inputElement();
  const from = field?.selectionStart ?? draft.text.length;
  const to = field?.selectionEnd ?? from;
  composer().edit({ text: draft.text.slice(0, from) + text + draft.text.slice(to) });
  // React draws the new text first.
  requestAnimationFrame(() => {
    const now = inputElement();
    if (now === null) return;
    now.focus();
    if (!selectSlot(now, from)) now.setSelectionRange(from + text.length, from + text.length);
  });
}

/** Ctrl+Shift+T: the room's phrases for this kind of line; those of the other kinds are found by typing. */
export function Phrases({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText('shell');
  const words = labels(useLocale()).logKind;
  const { kind } = useComposer().draft;
  const setting = useDesk('settings.get', { key: 'phrases' }).data;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEscape(onClose);
  useEffect(() => field.current?.focus(), []);
  const all = (setting?.value as { readonly phrases: readonly Phrase[] } | undefined)?.phrases ?? [];
  const found = all.filter((phrase) =>
    typed.trim() === '' ? phrase.kind === kind || phrase.kind === 'any' : phrase.text.includes(typed.trim()),
  );
  const shown = Math.min(at, Math.max(0, found.length - 1));
  const take = (phrase: Phrase): void => {
    onClose();
    insert(phrase.text);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isComposingKey(event.nativeEvent)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const phrase = event.key === 'Enter' ? found[shown] : undefined;
    if (step === 0 && phrase === undefined) return;
    event.preventDefault();
    if (phrase !== undefined) take(phrase);
    else setAt(Math.max(0, Math.min(found.length - 1, shown + step)));
  };
  return (
    <section className="phrases" aria-label={t('phrases.name')} data-testid="phrases">
      <div className="phrases-head">
        <b>{t('phrases.name')}</b>
        <input
          ref={field}
          className="field"
          aria-label={t('phrases.find')}
          placeholder={t('phrases.find')}
          value={typed}
          data-testid="phrases-find"
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <span className="dim">{t('phrases.keys')}</span>
      </div>
      {found.length === 0 ? <p className="empty">{t('phrases.none')}</p> : null}
      <div role="listbox" aria-label={t('phrases.name')} className="phrases-list">
        {found.map((phrase, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus
          // biome-ignore lint/a11y/useKeyWithClickEvents: arrows and Enter are the field's
          <div
            key={`${phrase.kind}/${phrase.text}`}
            role="option"
            aria-selected={place === shown}
            className="phrase"
            data-testid="phrase"
            ref={place === shown ? (row) => row?.scrollIntoView?.({ block: 'nearest' }) : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(phrase)}
          >
            <span className="dim phrase-kind">{phrase.kind === 'any' ? '' : words[phrase.kind]}</span>
            {phrase.text}
          </div>
        ))}
      </div>
    </section>
  );
}
