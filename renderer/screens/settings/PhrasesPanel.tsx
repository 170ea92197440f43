import { type ReactNode, useMemo } from 'react';
import { COMPOSER_KINDS } from '../../../shared/domain/vocabulary';
import type { Phrase } from '../../../shared/settings/phrases';
import { labels } from '../../../shared/wording/labels';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { useHeldAct } from '../parts/useHeldAct';

type Shape = { readonly phrases: readonly Phrase[] };

/** One phrase with the kind of line that it is for. */
function PhraseRow(props: {
  readonly phrase: Phrase;
  readonly canChange: boolean;
  readonly onChange: (phrase: Phrase) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { phrase, canChange } = props;
  const t = useText('settings');
  const words = labels(useLocale()).logKind;
  return (
    <li className="phrase-edit">
      <select
        className="field"
        aria-label={t('phraseKind')}
        value={phrase.kind}
        disabled={!canChange}
        onChange={(event) => props.onChange({ ...phrase, kind: event.target.value as Phrase['kind'] })}
      >
        <option value="any">{t('phraseAny')}</option>
        {COMPOSER_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {words[kind]}
          </option>
        ))}
      </select>
      <input
        className="field"
        aria-label={t('phraseText')}
        value={phrase.text}
        maxLength={500}
        readOnly={!canChange}
        autoComplete="off"
        data-testid="phrase-text"
        onChange={(event) => props.onChange({ ...phrase, text: event.target.value })}
      />
      {canChange ? (
        <button type="button" className="btn btn-small btn-plain" onClick={props.onRemove}>
          {t('phraseRemove')}
        </button>
      ) : null}
    </li>
  );
}

/** The room's phrases, as the composer offers them under Ctrl+Shift+T. */
export function PhrasesPanel(): ReactNode {
  const t = useText('settings');
  const common = useText('common');
  const { active } = useSession();
  const stored = useDesk('settings.get', { key: 'phrases' }).data;
  const initial = useMemo<Shape>(() => (stored?.value as Shape | undefined) ?? { phrases: [] }, [stored]);
  const draft = useDraft<Shape>('settings.phrases', initial);
  const act = useHeldAct('settings.change');
  const canChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const { phrases } = draft.value;
  const set = (next: readonly Phrase[]): void => draft.set({ phrases: next });
  const save = async (): Promise<void> => {
    const filled = phrases.filter((phrase) => phrase.text.trim() !== '');
    if ((await act.run({ key: 'phrases', value: { phrases: filled } })) !== null) draft.drop();
  };
  if (stored === undefined) return null;
  return (
    <section className="panel" data-testid="phrases-panel">
      <h2 className="panel-head">{t('phrases')}</h2>
      <p className="settings-note dim">
        {t('phrasesHint')} {stored.isDefault ? t('phrasesDefault') : null}
      </p>
      <ul className="phrase-edits">
        {phrases.map((phrase, place) => (
          <PhraseRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a phrase is its place; its text changes while it is typed
            key={place}
            phrase={phrase}
            canChange={canChange}
            onChange={(next) => set(phrases.map((one, at) => (at === place ? next : one)))}
            onRemove={() => set(phrases.filter((_one, at) => at !== place))}
          />
        ))}
      </ul>
      <ErrorNote error={act.error} />
      {canChange ? (
        <div className="phrase-foot">
          <button
            type="button"
            className="btn btn-small"
            onClick={() => set([...phrases, { kind: 'any', text: '' }])}
            data-testid="phrase-add"
          >
            {t('phraseAdd')}
          </button>
          <button
            type="button"
            className="btn btn-small btn-primary"
            disabled={!draft.isTouched || act.isBusy}
            onClick={() => void save()}
            data-testid="phrases-save"
          >
            {act.isBusy ? common('saving') : common('save')}
          </button>
          {draft.isTouched ? (
            <button type="button" className="btn btn-small btn-plain" onClick={draft.drop}>
              {t('phrasesUndo')}
            </button>
          ) : null}
        </div>
      ) : (
        <p className="settings-note dim">{t('phrasesWho')}</p>
      )}
    </section>
  );
}
