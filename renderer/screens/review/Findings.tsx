import { type ReactNode, useState } from 'react';
import { REVIEW_QUESTIONS, type ReviewQuestion } from '../../../shared/domain/facts/review';
import { REVIEW_WORDS } from '../../../shared/wording/reviewLines';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import type { Draft } from '../parts/draft';
import { useHeldAct } from '../parts/useHeldAct';
import { WhenInput } from '../parts/WhenInput';
import type { ReviewPage, Typed } from './ReviewScreen';
import classes from './review.module.css';

export type TypedFinding = {
  readonly id: string;
  readonly question: ReviewQuestion;
  readonly text: string;
  readonly owner: string;
  /** as typed */
  readonly due: string;
};
type Review = NonNullable<ReviewPage['review']>;

/** A task that is done is said so with what came of it; that does not wait for the rest of the review. */
function Done(props: { readonly review: Review; readonly id: string }): ReactNode {
  const t = useText('review');
  const act = useHeldAct('review.taskDone');
  const [result, setResult] = useState('');
  const finding = props.review.findings.find((one) => one.id === props.id);
  if (finding === undefined || finding.dueAt === null || finding.owner === '') return null;
  if (finding.doneAt !== null) {
    return (
      <span className="dim">
        ✓ {t('taskDone')} <Time at={finding.doneAt} /> {finding.result}
      </span>
    );
  }
  const { incidentId } = props.review;
  return (
    <span className={classes.done}>
      <input
        className="field"
        aria-label={t('taskResult')}
        placeholder={t('taskResult')}
        autoComplete="off"
        value={result}
        onChange={(event) => setResult(event.target.value)}
        data-testid="review-task-result"
      />
      <button
        type="button"
        className="btn btn-small"
        disabled={act.isBusy || result.trim() === ''}
        onClick={() => void act.run({ incidentId, findingId: finding.id, result })}
        data-testid="review-task-done"
      >
        {t('taskDoneAct')}
      </button>
      <ErrorNote error={act.error} />
    </span>
  );
}

function Row(props: {
  readonly finding: TypedFinding;
  readonly review: Review;
  readonly isBad: boolean;
  readonly onChange: (change: Partial<TypedFinding>) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { finding, review, onChange } = props;
  const t = useText('review');
  const forms = useText('forms');
  const locale = useLocale();
  const isOver = review.completedAt !== null;
  return (
    <li className={classes.finding} data-testid="review-finding">
      <select
        className="field"
        aria-label={t('question')}
        disabled={isOver}
        value={finding.question}
        onChange={(event) => onChange({ question: event.target.value as ReviewQuestion })}
      >
        {REVIEW_QUESTIONS.map((question) => (
          <option key={question} value={question}>
            {REVIEW_WORDS[locale][question][0]}
          </option>
        ))}
      </select>
      <textarea
        className="field"
        rows={2}
        aria-label={t('finding')}
        placeholder={t('finding')}
        disabled={isOver}
        value={finding.text}
        onChange={(event) => onChange({ text: event.target.value })}
        data-testid="review-finding-text"
      />
      <span className={classes.task}>
        <input
          className="field"
          aria-label={t('owner')}
          placeholder={t('owner')}
          autoComplete="off"
          disabled={isOver}
          value={finding.owner}
          onChange={(event) => onChange({ owner: event.target.value })}
          data-testid="review-owner"
        />
        <WhenInput
          aria-label={t('until')}
          direction="future"
          value={finding.due}
          onValue={(due) => onChange({ due })}
        />
        {isOver ? null : (
          <button type="button" className="btn btn-small btn-plain" onClick={props.onRemove}>
            {t('remove')}
          </button>
        )}
      </span>
      {props.isBad ? <p role="alert">{forms('not_a_time')}</p> : null}
      <Done review={review} id={finding.id} />
    </li>
  );
}

/** What was found; with an owner and a date it is a task, which rings and is handed over until it is done. */
export function Findings(props: {
  readonly draft: Draft<Typed>;
  readonly review: Review;
  readonly badDate: string | null;
  readonly onAdd: () => void;
}): ReactNode {
  const { draft, review } = props;
  const t = useText('review');
  const { findings } = draft.value;
  const change = (id: string, part: Partial<TypedFinding>): void =>
    draft.set({ findings: findings.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  return (
    <section className="panel" aria-label={t('findings')}>
      <h2 className="panel-head">{t('findings')}</h2>
      <p className={`dim ${classes.note}`}>{t('findingsNote')}</p>
      <ul>
        {findings.map((finding) => (
          <Row
            key={finding.id}
            finding={finding}
            review={review}
            isBad={props.badDate === finding.id}
            onChange={(part) => change(finding.id, part)}
            onRemove={() => draft.set({ findings: findings.filter((one) => one.id !== finding.id) })}
          />
        ))}
      </ul>
      {review.completedAt === null ? (
        <button
          type="button"
          className={`btn btn-small ${classes.add}`}
          onClick={props.onAdd}
          data-testid="review-add-finding"
        >
          {t('addFinding')}
        </button>
      ) : null}
    </section>
  );
}
