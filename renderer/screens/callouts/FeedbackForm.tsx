import { type ReactNode, useState } from 'react';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote, Kbd, Time } from '../../components';
import { useText } from '../../i18n';
import { draftId, dropDraftId, useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { Check, Segments } from '../parts/Segments';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import classes from './callouts.module.css';
import type { Person } from './model';

type OnPost = 'yes' | 'no' | 'unknown';
type Values = {
  readonly onPost: OnPost;
  readonly evacuated: string;
  readonly forces: string;
  readonly difficulties: string;
  /** the person telephoned the room by itself: that is the answer as well */
  readonly isInbound: boolean;
};
const EMPTY: Values = { onPost: 'unknown', evacuated: '', forces: '', difficulties: '', isInbound: false };
const ON_POST = { yes: true, no: false, unknown: null } as const;

/** Whole number of people, null where nothing was typed, NaN where it is no number. */
const people = (typed: string): number | null => {
  const text = typed.normalize('NFKC').replace(/人$/u, '').trim();
  if (text === '') return null;
  return /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
};

/** What was done there: on post, how many were moved, what stands ready, what is difficult. */
export function FeedbackForm(props: {
  readonly callOutId: string;
  readonly person: Person;
  /** typed already where the form was opened from the search */
  readonly evacuated?: string | undefined;
  readonly isInbound?: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('callouts');
  const common = useText('common');
  const { callOutId, person } = props;
  const key = `callout.feedback.${person.id}`;
  const [initial] = useState<Values>({
    ...EMPTY,
    evacuated: props.evacuated ?? '',
    isInbound: props.isInbound === true,
  });
  const draft = useDraft(key, initial);
  const spoken = useHeldAct('callout.feedback', key);
  const inbound = useHeldAct('callout.inbound', key);
  const [problem, setProblem] = useState<'not_a_number' | 'empty' | null>(null);
  const box = useFocusFirst<HTMLFormElement>();
  const { value } = draft;
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const evacuated = people(value.evacuated);
    const isEmpty =
      evacuated === null &&
      value.onPost === 'unknown' &&
      value.forces.trim() === '' &&
      value.difficulties.trim() === '';
    const wrong = Number.isNaN(evacuated) ? 'not_a_number' : isEmpty ? 'empty' : null;
    setProblem(wrong);
    if (wrong !== null) return;
    const said = {
      callOutId,
      personId: person.id,
      feedbackId: draftId(key),
      isOnPost: ON_POST[value.onPost],
      evacuated,
      forces: value.forces,
      difficulties: value.difficulties,
    };
    const kept = value.isInbound ? await inbound.run(said) : await spoken.run({ ...said, way: 'mobile' });
    if (kept === null) return;
    draft.drop();
    dropDraftId(key);
    props.onClose();
  };
  useSaveKey(box, () => void save());
  const isBusy = spoken.isBusy || inbound.isBusy;
  return (
    <form
      ref={box}
      className={classes.inlineForm}
      aria-label={t('feedbackOf', { name: person.name })}
      data-testid="feedback-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={t('evacuated')}
        optional
        className={classes.c2}
        problem={problem === 'not_a_number' ? 'not_a_number' : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            className="field num"
            inputMode="numeric"
            autoComplete="off"
            maxLength={9}
            value={value.evacuated}
            onChange={(event) => draft.set({ evacuated: event.target.value })}
            data-testid="feedback-evacuated"
          />
        )}
      </Field>
      <div className={classes.c4}>
        <span className="field-label">{t('onPost')}</span>
        <Segments
          label={t('onPost')}
          testId="feedback-onPost"
          value={value.onPost}
          onValue={(onPost) => draft.set({ onPost })}
          options={[
            { value: 'yes', label: t('onPost') },
            { value: 'no', label: t('notOnPost') },
            { value: 'unknown', label: t('onPostUnknown') },
          ]}
        />
      </div>
      {(['forces', 'difficulties'] as const).map((name) => (
        <Field key={name} label={t(name)} optional className={classes.c3}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              maxLength={400}
              value={value[name]}
              onChange={(event) => draft.set({ [name]: event.target.value })}
              data-testid={`feedback-${name}`}
            />
          )}
        </Field>
      ))}
      <div className={`${classes.c6} ${classes.actions}`}>
        <button
          type="submit"
          className="btn btn-primary btn-small"
          disabled={isBusy}
          data-testid="feedback-save"
        >
          {isBusy ? common('saving') : t('feedbackSave')} <Kbd>Enter</Kbd>
        </button>
        <Check
          label={<span title={t('inboundHint')}>{t('inbound')}</span>}
          checked={value.isInbound}
          onChecked={(isInbound) => draft.set({ isInbound })}
          testId="feedback-inbound"
        />
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
        {problem === 'empty' ? <b role="alert">{t('feedbackEmpty')}</b> : null}
        <ErrorNote error={spoken.error ?? inbound.error} />
      </div>
    </form>
  );
}

/** What came back from a person, the newest first. */
export function FeedbackLines({ person }: { readonly person: Person }): ReactNode {
  const t = useText('callouts');
  return (
    <ul className={classes.attempts} data-testid="feedback-lines">
      {person.feedback.toReversed().map((one) => (
        <li key={one.id}>
          <Time at={one.at} />
          {one.isOnPost === null ? null : <span>{t(one.isOnPost ? 'onPost' : 'notOnPost')}</span>}
          {one.evacuated === null ? null : <b className="num">{t('moved', { count: one.evacuated })}</b>}
          {[one.forces, one.difficulties].filter((text) => text !== '').join(' · ')}
          <span className="dim">{t(`way.${one.way}`)}</span>
        </li>
      ))}
    </ul>
  );
}
