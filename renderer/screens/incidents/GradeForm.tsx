import { type ReactNode, useState } from 'react';
import type { Incident } from '../../../shared/contract/models';
import { DECISION_WAYS, type DecisionWay, GRADES, type Grade } from '../../../shared/domain/vocabulary';
import { gradeWords } from '../../../shared/wording/gradeWords';
import { labels } from '../../../shared/wording/labels';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { Segments } from '../parts/Segments';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './grade.module.css';

type Typed = { grade: Grade | null; decidedBy: string; way: DecisionWay; words: string };
const EMPTY: Typed = { grade: null, decidedBy: '', way: 'phone', words: '' };

/** The officer confirms the grade: which, whose decision, how it was given. The machine's proposal is chosen beforehand and nothing more. */
export function GradeForm(props: { readonly incident: Incident; readonly onClose: () => void }): ReactNode {
  const { incident, onClose } = props;
  const t = useText('duties');
  const common = useText('common');
  const locale = useLocale();
  const words = labels(locale);
  const draft = useDraft<Typed>(`incident.grade.${incident.id}`, EMPTY);
  const act = useHeldAct('incident.confirmGrade');
  const [hasTried, setTried] = useState(false);
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(onClose);
  const { proposedGrade, reportingGrade } = incident;
  const grade = draft.value.grade ?? incident.grade ?? proposedGrade;
  const isLower =
    grade !== null && reportingGrade !== null && GRADES.indexOf(grade) > GRADES.indexOf(reportingGrade);
  const differs = grade !== null && proposedGrade !== null && grade !== proposedGrade;
  const isWordless = differs && draft.value.words.trim() === '';
  const save = async (): Promise<void> => {
    setTried(true);
    if (grade === null || isWordless) return;
    const { decidedBy, way, words: said } = draft.value;
    if ((await act.run({ incidentId: incident.id, grade, decidedBy, way, words: said })) === null) return;
    draft.drop();
    onClose();
  };
  return (
    <div ref={box} className={classes.form} data-testid="grade-form">
      <Segments
        label={t('confirmGrade')}
        value={grade}
        onValue={(value) => draft.set({ grade: value })}
        options={GRADES.map((value) => ({ value, label: gradeWords(incident.type, value, locale) }))}
        testId="grade-choice"
      />
      {isLower ? <p className="dim">{t('lower')}</p> : null}
      <div className={classes.row}>
        <Field label={t('decidedBy')} optional hint={t('decidedByHint')}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              maxLength={60}
              value={draft.value.decidedBy}
              onChange={(event) => draft.set({ decidedBy: event.target.value })}
              data-testid="grade-by"
            />
          )}
        </Field>
        <Segments
          label={t('way')}
          value={draft.value.way}
          onValue={(value) => draft.set({ way: value })}
          options={DECISION_WAYS.map((value) => ({ value, label: words.decisionWay[value] }))}
        />
      </div>
      <Field
        label={t('words')}
        optional={!differs}
        hint={differs ? t('differs', { grade: gradeWords(incident.type, proposedGrade, locale) }) : undefined}
        problem={hasTried && isWordless ? 'empty' : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            maxLength={500}
            value={draft.value.words}
            onChange={(event) => draft.set({ words: event.target.value })}
            data-testid="grade-words"
          />
        )}
      </Field>
      <p className={classes.act}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy || grade === null}
          onClick={() => void save()}
          data-testid="grade-save"
        >
          {act.isBusy ? common('saving') : t('confirmSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={onClose}>
          {common('cancel')}
        </button>
      </p>
      <ErrorNote error={act.error} />
    </div>
  );
}
