import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { IncidentFacts, MeasureLine } from '../../../../shared/domain/incidentFacts';
import { isComposingKey } from '../../../app/hotkeys';
import { ErrorNote, Time } from '../../../components';
import { useText } from '../../../i18n';
import { draftId, dropDraftId, useDraft } from '../../parts/draft';
import { useHeldAct } from '../../parts/useHeldAct';
import { readMoment, WhenInput } from '../../parts/WhenInput';
import classes from './figures.module.css';
import { RemoveReason } from './RemoveReason';

const EMPTY = { at: '', who: '', text: '' };

/** One sentence with its time: Enter in any of the three records it. */
function NewMeasure({ incidentId }: { readonly incidentId: string }): ReactNode {
  const t = useText('figures');
  const key = `incident.measure.${incidentId}`;
  const draft = useDraft(key, EMPTY);
  const act = useHeldAct('measure.record');
  const [problem, setProblem] = useState<'required' | 'asOfWrong' | null>(null);
  const { at, who, text } = draft.value;
  const save = async (): Promise<void> => {
    const moment = at.trim() === '' ? null : readMoment(at, 'past');
    const wrong = text.trim() === '' ? 'required' : at.trim() !== '' && moment === null ? 'asOfWrong' : null;
    setProblem(wrong);
    if (wrong !== null) return;
    const said = { incidentId, measureId: draftId(key), at: moment, who, text, source: who };
    if ((await act.run(said)) === null) return;
    draft.drop();
    dropDraftId(key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposingKey(event.nativeEvent)) return;
    event.preventDefault();
    void save();
  };
  return (
    <>
      <fieldset aria-label={t('measures')} className={classes.newMeasure} onKeyDown={onKeyDown}>
        <WhenInput
          direction="past"
          aria-label={t('measureAt')}
          value={at}
          onValue={(typed) => draft.set({ at: typed })}
          data-testid="measure-at"
        />
        <input
          className="field"
          aria-label={t('measureWho')}
          placeholder={t('measureWho')}
          maxLength={80}
          value={who}
          onChange={(event) => draft.set({ who: event.target.value })}
          data-testid="measure-who"
        />
        <input
          className="field"
          aria-label={t('measureText')}
          aria-invalid={problem === 'required'}
          placeholder={t('measureTextHint')}
          maxLength={1_000}
          value={text}
          onChange={(event) => {
            // Another sentence is another measure.
            dropDraftId(key);
            draft.set({ text: event.target.value });
          }}
          data-testid="measure-text"
        />
        <button
          type="button"
          className="btn"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="measure-save"
        >
          {t('measureSave')}
        </button>
      </fieldset>
      {problem === null ? null : <p role="alert">{t(problem)}</p>}
      <ErrorNote error={act.error} />
    </>
  );
}

type RowProps = {
  readonly incidentId: string;
  readonly measure: MeasureLine;
  readonly canWrite: boolean;
};

function Row({ incidentId, measure, canWrite }: RowProps): ReactNode {
  const t = useText('figures');
  const act = useHeldAct('measure.withdraw');
  const [isRemoving, setRemoving] = useState(false);
  return (
    <li data-testid="measure-row">
      <div className={classes.measure}>
        <Time at={measure.at} />
        <span>
          {measure.who === '' ? null : <b>{measure.who} </b>}
          {measure.text}
        </span>
        {canWrite ? (
          <button
            type="button"
            className="btn btn-small btn-plain"
            aria-expanded={isRemoving}
            onClick={() => setRemoving(!isRemoving)}
          >
            {t('remove')}
          </button>
        ) : null}
      </div>
      {isRemoving ? (
        <RemoveReason
          onClose={() => setRemoving(false)}
          onReason={(reason) => act.run({ incidentId, measureId: measure.id, reason })}
        />
      ) : null}
      <ErrorNote error={act.error} />
    </li>
  );
}

/** What was done, the newest first, with a line to write the next. */
export function Measures(props: { readonly facts: IncidentFacts; readonly canWrite: boolean }): ReactNode {
  const { facts, canWrite } = props;
  const t = useText('figures');
  const { incidentId, measures } = facts;
  return (
    <section className={`panel ${classes.part}`} aria-label={t('measures')} data-testid="measures">
      <h2 className="panel-head">{t('measures')}</h2>
      {canWrite ? <NewMeasure incidentId={incidentId} /> : null}
      {measures.length === 0 ? <p className="empty">{t('noMeasures')}</p> : null}
      <ol>
        {measures.toReversed().map((measure) => (
          <Row key={measure.id} incidentId={incidentId} measure={measure} canWrite={canWrite} />
        ))}
      </ol>
    </section>
  );
}
