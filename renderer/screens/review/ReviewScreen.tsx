import { type ReactNode, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/procedures';
import { REVIEW_QUESTIONS, type ReviewQuestion } from '../../../shared/domain/facts/review';
import { REVIEW_WORDS } from '../../../shared/wording/reviewLines';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { Countdown, DrillBand, ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { type Draft, useDraft } from '../parts/draft';
import { PaperButtons } from '../parts/PaperButtons';
import { useForms } from '../parts/useForms';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import { readMoment, writtenMoment } from '../parts/WhenInput';
import { Findings, type TypedFinding } from './Findings';
import { Propose } from './Propose';
import classes from './review.module.css';
import { TimelinePanel } from './TimelinePanel';

export type ReviewPage = OutputOf<'review.get'>;
type Review = NonNullable<ReviewPage['review']>;
export type Typed = { answers: Partial<Record<ReviewQuestion, string>>; findings: readonly TypedFinding[] };

/** What the replay showed stands under its question; a click makes a finding of it. */
function Question(props: {
  readonly incidentId: string;
  readonly question: ReviewQuestion;
  readonly page: ReviewPage;
  readonly draft: Draft<Typed>;
  readonly isOver: boolean;
  readonly onFinding: (question: ReviewQuestion, text: string) => void;
}): ReactNode {
  const { question, page, draft, isOver } = props;
  const t = useText('review');
  const locale = useLocale();
  const { go } = useNavigation();
  const [name, asks] = REVIEW_WORDS[locale][question];
  const hints = page.hints.filter((hint) => hint.question === question);
  return (
    <section className={classes.question} data-testid="review-question">
      <label>
        <b>{name}</b> <span className="dim">{asks}</span>
        <textarea
          className="field"
          rows={2}
          disabled={isOver}
          value={draft.value.answers[question] ?? ''}
          onChange={(event) =>
            draft.set({ answers: { ...draft.value.answers, [question]: event.target.value } })
          }
          data-testid={`review-${question}`}
        />
      </label>
      {hints.length === 0 ? null : (
        <ul className={classes.hints}>
          {hints.map((hint) => (
            <li key={`${hint.runId ?? ''}.${hint.zh}`}>
              <button
                type="button"
                className={classes.hint}
                title={t(hint.runId === null ? 'toClocks' : 'toReplay')}
                onClick={() =>
                  go(
                    hint.runId === null
                      ? { screen: 'incident', id: props.incidentId, tab: 'clocks' }
                      : { screen: 'replay', id: hint.runId },
                  )
                }
              >
                {locale === 'zh' ? hint.zh : hint.en}
              </button>
              {isOver ? null : (
                <button
                  type="button"
                  className="btn btn-small"
                  onClick={() => props.onFinding(question, locale === 'zh' ? hint.zh : hint.en)}
                  data-testid="review-take-hint"
                >
                  {t('makeFinding')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function typedOf(review: Review): Typed {
  return {
    answers: review.answers,
    findings: review.findings.map(({ doneAt: _, result: __, dueAt, ...rest }) => ({
      ...rest,
      due: dueAt === null ? '' : writtenMoment(dueAt),
    })),
  };
}

/** A date that nobody touched stays, also when it has passed since. */
function dateOf(review: Review, finding: TypedFinding): number | null {
  if (finding.due.trim() === '') return null;
  const known = review.findings.find((one) => one.id === finding.id)?.dueAt ?? null;
  if (known !== null && writtenMoment(known) === finding.due) return known;
  return readMoment(finding.due, 'future');
}

function Form(props: {
  readonly incidentId: string;
  readonly page: ReviewPage;
  readonly review: Review;
}): ReactNode {
  const { incidentId, page, review } = props;
  const t = useText('review');
  const common = useText('common');
  const box = useRef<HTMLDivElement>(null);
  const [first] = useState(() => typedOf(review));
  const draft = useDraft<Typed>(`review.${incidentId}`, first);
  const save = useHeldAct('review.save');
  const complete = useHeldAct('review.complete');
  const [badDate, setBadDate] = useState<string | null>(null);
  const isOver = review.completedAt !== null;
  const send = async (): Promise<boolean> => {
    const dates = draft.value.findings.map((one) => dateOf(review, one));
    const bad = draft.value.findings.find((one, place) => one.due.trim() !== '' && dates[place] === null);
    setBadDate(bad?.id ?? null);
    if (bad !== undefined) return false;
    const findings = draft.value.findings
      .map(({ due: _, ...one }, place) => ({ ...one, dueAt: dates[place] ?? null }))
      .filter((one) => one.text.trim() !== '');
    const { answers } = draft.value;
    if ((await save.run({ incidentId, version: review.version, answers, findings })) === null) return false;
    draft.drop();
    return true;
  };
  const finish = async (): Promise<void> => {
    if (!(await send())) return;
    await complete.run({ incidentId });
  };
  useSaveKey(box, () => void send());
  const add = (question: ReviewQuestion, text: string): void =>
    draft.set({
      findings: [...draft.value.findings, { id: crypto.randomUUID(), question, text, owner: '', due: '' }],
    });
  return (
    <div ref={box} className={classes.columns}>
      <div className={classes.column}>
        {REVIEW_QUESTIONS.map((question) => (
          <Question
            key={question}
            incidentId={incidentId}
            question={question}
            page={page}
            draft={draft}
            isOver={isOver}
            onFinding={add}
          />
        ))}
      </div>
      <div className={classes.column}>
        <Findings draft={draft} review={review} badDate={badDate} onAdd={() => add('support', '')} />
        <Propose incidentId={incidentId} page={page} />
        <ErrorNote error={save.error ?? complete.error} />
        {isOver ? null : (
          <div className={classes.actions}>
            <button
              type="button"
              className="btn btn-primary"
              disabled={save.isBusy}
              onClick={() => void send()}
              data-testid="review-save"
            >
              {save.isBusy ? common('saving') : t('save')}
            </button>
            <button
              type="button"
              className="btn"
              disabled={save.isBusy || complete.isBusy}
              onClick={() => void finish()}
              data-testid="review-complete"
            >
              {t('complete')}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

function State({ review }: { readonly review: Review }): ReactNode {
  const t = useText('review');
  if (review.completedAt !== null)
    return (
      <span data-testid="review-state">
        {t('completed', { name: review.completedBy })} <Time at={review.completedAt} />
      </span>
    );
  return (
    <span data-testid="review-state">
      {t('due')} <Countdown dueAt={review.dueAt} />
      {review.savedAt === null ? null : (
        <span className="dim">
          {' '}
          {t('savedBy', { name: review.savedBy })} <Time at={review.savedAt} />
        </span>
      )}
    </span>
  );
}

/** The after-action review of a closed incident: eight questions, findings that become tasks, proposals for plans, and the report. */
export default function ReviewScreen({ id }: { readonly id: string }): ReactNode {
  const t = useText('review');
  const common = useText('common');
  useForms();
  useText('papers');
  const { go, back } = useNavigation();
  const found = useDesk('review.get', { incidentId: id });
  const incident = useDesk('incident.get', { incidentId: id });
  const page = found.data;
  const runs = incident.data?.runs ?? [];
  return (
    <section className={classes.screen} aria-label={t('title')} data-testid="review-screen">
      <DrillBand name={incident.data?.incident.drill ?? null} />
      <header className={classes.head}>
        <h1>{t('titleOf', { title: incident.data?.incident.title ?? '' })}</h1>
        {page?.review ? <State review={page.review} /> : null}
        <span className={classes.spacer} />
        {runs.map((run) => (
          <button
            key={run.id}
            type="button"
            className="btn btn-small"
            onClick={() => go({ screen: 'replay', id: run.id })}
            data-testid="review-replay"
          >
            {t('replay', { plan: run.title })}
          </button>
        ))}
        {page?.review?.savedAt == null ? null : (
          <PaperButtons
            paper={{ kind: 'review', incidentId: id }}
            formats={['pdf', 'docx']}
            testId="review-paper"
          />
        )}
        <button type="button" className="btn btn-small btn-plain" onClick={back}>
          {common('back')}
        </button>
      </header>
      <ErrorNote error={found.error ?? incident.error} kept={false} />
      {page === undefined ? (
        <p className="empty">{common('loading')}</p>
      ) : page.review === null ? (
        <p className="empty">{t('notOwed')}</p>
      ) : (
        <>
          <TimelinePanel incidentId={id} entries={incident.data?.timeline ?? []} />
          <Form key={page.review.version} incidentId={id} page={page} review={page.review} />
        </>
      )}
    </section>
  );
}
