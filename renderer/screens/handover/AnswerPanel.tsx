import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react';
import type { LiveHandover, LiveItem } from '../../../shared/contract/areas/handover';
import { isComposingKey, useHotkey } from '../../app/hotkeys';
import { useNavigation } from '../../app/navigation';
import { clockTime } from '../../app/time';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import classes from './handover.module.css';
import { routeOf } from './model';
import type { ActAs } from './useActAs';

const EMPTY = { readBack: '', words: '', opinion: null as string | null, person: '' };

const isEnter = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.ctrlKey && !event.altKey && !event.shiftKey && !isComposingKey(event);

export type PanelFields = {
  readonly readBack: RefObject<HTMLInputElement | null>;
  readonly person: RefObject<HTMLInputElement | null>;
  readonly words: RefObject<HTMLTextAreaElement | null>;
};

/** What is said about the chosen item: read back, confirmed, taken over with an objection; the off-going officer's opinion and a name for a near report. */
export function AnswerPanel(props: {
  readonly live: LiveHandover;
  readonly item: LiveItem;
  readonly act: ActAs;
  /** the on-coming officer who is signed in, or null: then only opinions can be given */
  readonly oncoming: string | null;
  readonly fields: PanelFields;
  readonly onAnswered: (key: string) => void;
}): ReactNode {
  const { live, item, act, oncoming, fields } = props;
  const t = useText('handover');
  const locale = useLocale();
  const { go } = useNavigation();
  const draft = useDraft(`handover.${live.id}.${item.key}`, EMPTY);
  const opinion = useRef<HTMLTextAreaElement>(null);

  const answer = async (verdict: 'confirmed' | 'objection'): Promise<void> => {
    const { readBack, words } = draft.value;
    const answers = [{ key: item.key, mark: item.mark, readBack: item.needsReadBack ? readBack : '' }];
    const said = verdict === 'objection' ? words : '';
    const input = { handoverId: live.id, answers, verdict, words: said };
    if ((await act.run('handover.answer', input, oncoming)) === null) {
      if (item.needsReadBack) fields.readBack.current?.select();
      return;
    }
    draft.drop();
    props.onAnswered(item.key);
  };
  const name = async (): Promise<void> => {
    const { person } = draft.value;
    if (person.trim() === '') return;
    const input = { handoverId: live.id, key: item.key, person };
    if ((await act.run('handover.nameReport', input)) !== null) draft.set({ person: '' });
  };
  const typed = draft.value.opinion;
  const give = async (): Promise<void> => {
    if (typed === null || typed.trim() === item.opinion) return;
    const input = { handoverId: live.id, key: item.key, text: typed };
    if ((await act.run('handover.opinion', input)) !== null) draft.set({ opinion: null });
  };
  useHotkey('Ctrl+Alt+Y', () => fields.words.current?.focus());
  useHotkey('Ctrl+Alt+J', () => opinion.current?.focus());
  const isNamed = !item.isNearReport || item.named !== null;

  return (
    <div className={classes.answer} data-testid="handover-panel">
      <h3 className={classes.panelTitle}>{item.title[locale]}</h3>
      <p className={classes.panelState}>
        {[item.state[locale], item.next[locale]].filter((one) => one !== '').join('；')}
        {item.place.screen === 'board' || item.isObject ? null : (
          <button type="button" className={classes.link} onClick={() => go(routeOf(item.place))}>
            {t('openPlace')}
          </button>
        )}
      </p>
      {item.isNearReport ? (
        <div className={classes.near}>
          <p>{item.named === null ? t('nearReport') : t('namedTo', { name: item.named })}</p>
          <div className={classes.inline}>
            <input
              ref={fields.person}
              className="field"
              list="handover-people"
              placeholder={t('person')}
              aria-label={t('person')}
              maxLength={40}
              value={draft.value.person}
              onChange={(event) => draft.set({ person: event.target.value })}
              onKeyDown={(event) => {
                if (isEnter(event)) void name();
              }}
              data-testid="handover-person"
            />
            <button type="button" className="btn" onClick={() => void name()} data-testid="handover-name">
              {t('nameIt')}
            </button>
          </div>
          <datalist id="handover-people">
            {live.posts.map((post) => (
              <option key={`${post.post}-${post.name}`} value={post.name} />
            ))}
          </datalist>
        </div>
      ) : null}
      {item.needsReadBack ? (
        <Field label={t('readBack')} hint={t('readBackHint')}>
          {(ids) => (
            <input
              {...ids}
              ref={fields.readBack}
              className={`field num ${classes.readBack}`}
              placeholder="00:00"
              autoComplete="off"
              maxLength={6}
              value={draft.value.readBack}
              onChange={(event) => draft.set({ readBack: event.target.value })}
              onKeyDown={(event) => {
                if (isEnter(event)) void answer('confirmed');
              }}
              data-testid="handover-readback"
            />
          )}
        </Field>
      ) : null}
      <button
        type="button"
        className="btn btn-primary"
        disabled={oncoming === null || act.isBusy || !isNamed}
        onClick={() => void answer('confirmed')}
        data-testid="handover-confirm"
      >
        {item.answer?.verdict === 'confirmed' ? t('confirmAgain') : t('confirm')}
      </button>
      <Field
        label={
          <>
            {t('objection')} <Kbd>Ctrl+Alt+Y</Kbd>
          </>
        }
        optional
      >
        {(ids) => (
          <textarea
            {...ids}
            ref={fields.words}
            className="field"
            rows={2}
            maxLength={400}
            placeholder={t('objectionHint')}
            value={draft.value.words}
            onChange={(event) => draft.set({ words: event.target.value })}
            onKeyDown={(event) => {
              if (!isEnter(event)) return;
              event.preventDefault();
              void answer('objection');
            }}
            data-testid="handover-words"
          />
        )}
      </Field>
      <button
        type="button"
        className="btn"
        disabled={oncoming === null || act.isBusy || draft.value.words.trim() === '' || !isNamed}
        onClick={() => void answer('objection')}
        data-testid="handover-object"
      >
        {t('takeWithObjection')}
      </button>
      <Field
        label={
          <>
            {t('opinion')} <Kbd>Ctrl+Alt+J</Kbd>
          </>
        }
        optional
      >
        {(ids) => (
          <textarea
            {...ids}
            ref={opinion}
            className="field"
            rows={2}
            maxLength={400}
            placeholder={t('opinionHint')}
            value={typed ?? item.opinion}
            onChange={(event) => draft.set({ opinion: event.target.value })}
            onBlur={() => void give()}
            onKeyDown={(event) => {
              if (!isEnter(event)) return;
              event.preventDefault();
              void give();
            }}
            data-testid="handover-opinion"
          />
        )}
      </Field>
      {item.noteId === null ? null : (
        <button
          type="button"
          className="btn btn-small"
          onClick={() => void act.run('handover.noteDone', { noteId: item.noteId ?? '', result: '' })}
          data-testid="handover-note-done"
        >
          {t('noteDone')}
        </button>
      )}
      {item.answer === null ? null : (
        <p className="dim">{t('answeredBy', { name: item.answer.by, time: clockTime(item.answer.at) })}</p>
      )}
      <ErrorNote error={act.error} testId="handover-error" />
    </div>
  );
}
