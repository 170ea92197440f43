import { type ReactNode, useState } from 'react';
import type { Casualties, Incident } from '../../../shared/contract/models';
import type { InputOf } from '../../../shared/contract/procedures';
import { GRADES, type Grade } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { ProposalWords } from './GradeWords';
import { Counts } from './IncidentForm';
import classes from './incidents.module.css';
import { PEOPLE_COUNTS, type PeopleCount, typedCounts } from './people';

type Values = {
  casualties: Record<PeopleCount, string>;
  grade: Grade | '';
  sensitive: boolean;
  source: string;
  reason: string;
};

/** New figures of an incident, and who says so. Limits and proposals of running plans follow from them. */
export function FactsForm(props: {
  readonly incident: Incident;
  /** figures that somebody else counted, to be read over */
  readonly proposal?: { readonly figures: Partial<Casualties>; readonly source: string };
  readonly onClose: () => void;
}): ReactNode {
  const { incident, proposal, onClose } = props;
  const t = useText('incidents');
  const common = useText('common');
  const words = labels(useLocale());
  // A draft belongs to the figures it was begun from: what somebody reported meanwhile must not be set back by it.
  const counts = { ...incident.casualties, ...proposal?.figures };
  const [draftKey] = useState(
    () =>
      `incident.facts.${incident.id}.${Object.values(incident.casualties).join('-')}${proposal === undefined ? '' : `.${Object.values(counts).join('-')}`}`,
  );
  const desk = useDeskForm<'incident.updateFacts', Values>({
    name: 'incident.updateFacts',
    draftKey,
    defaults: {
      casualties: typedCounts(counts),
      grade: incident.grade ?? '',
      sensitive: incident.sensitive,
      source: proposal?.source ?? '',
      reason: '',
    },
    toInput: (values, _id, reader) => ({
      incidentId: incident.id,
      casualties: Object.fromEntries(
        PEOPLE_COUNTS.map((count) => [count, reader.count(`casualties.${count}`, values.casualties[count])]),
      ) as InputOf<'incident.updateFacts'>['casualties'],
      grade: values.grade === '' ? null : values.grade,
      sensitive: values.sensitive,
      source: values.source,
      reason: values.reason,
    }),
  });
  const box = useFocusFirst<HTMLElement>();
  const { register } = desk.form;
  useEscape(onClose);
  const save = async (): Promise<void> => {
    if ((await desk.submit()) !== null) onClose();
  };
  return (
    <section
      ref={box}
      className={`panel ${classes.inline}`}
      aria-label={t('factsTitle')}
      data-testid="facts-form"
    >
      <Counts
        values={(count) => register(`casualties.${count}`)}
        problem={(count) => desk.problem(`casualties.${count}`)}
      />
      <div className={classes.inlineRow}>
        <Field
          label={t('grade')}
          hint={<ProposalWords incident={incident} />}
          problem={desk.problem('grade')}
        >
          {(ids) => (
            <FormSelect {...ids} form={desk.form} path="grade" data-testid="facts-grade">
              <option value="">{t('gradeLater')}</option>
              {GRADES.map((grade) => (
                <option key={grade} value={grade}>
                  {words.grade[grade]}
                </option>
              ))}
            </FormSelect>
          )}
        </Field>
        <Field label={t('factsSource')} problem={desk.problem('source')} className={classes.grow}>
          {(ids) => (
            <input
              {...ids}
              {...register('source')}
              className="field"
              autoComplete="off"
              data-testid="facts-source"
            />
          )}
        </Field>
        <label className={classes.check}>
          <input type="checkbox" {...register('sensitive')} /> {t('sensitiveShort')}
        </label>
        <button
          type="button"
          className="btn btn-primary"
          disabled={desk.isSaving}
          onClick={() => void save()}
          data-testid="facts-save"
        >
          {desk.isSaving ? common('saving') : t('factsSave')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
      {desk.error?.error.code === 'figure_falls' ? (
        <Field label={t('factsReason')}>
          {(ids) => (
            <input
              {...ids}
              {...register('reason')}
              className="field"
              autoComplete="off"
              data-testid="facts-reason"
            />
          )}
        </Field>
      ) : null}
      <ErrorNote error={desk.error} />
    </section>
  );
}
