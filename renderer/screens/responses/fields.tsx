import type { ReactNode } from 'react';
import { type FieldValues, type Path, useController } from 'react-hook-form';
import type { ProcedureName } from '../../../shared/contract/procedures';
import { DECISION_WAYS, GRADES } from '../../../shared/domain/vocabulary';
import { levelName } from '../../../shared/rules/responses/hazards';
import { labels } from '../../../shared/wording/labels';
import { useLocale, useText } from '../../i18n';
import { FormAt, FormLine, FormSegments, FormText } from '../documents/fields';
import { PEOPLE } from '../parts/People';
import { Segments } from '../parts/Segments';
import type { DeskForm } from '../parts/useDeskForm';
import classes from './responses.module.css';

type Desk<V extends FieldValues> = Pick<DeskForm<ProcedureName, V>, 'form' | 'problem'>;

/** Who decided, how, when and in which words; the one who types is kept by the journal. */
export function DecisionFields<V extends FieldValues & { decision: object }>(props: {
  readonly desk: Desk<V>;
}): ReactNode {
  const { desk } = props;
  const t = useText('responses');
  const ways = labels(useLocale()).decisionWay;
  return (
    <>
      <FormLine
        desk={desk}
        path={'decision.by' as Path<V>}
        label={t('decisionBy')}
        testId="response-decided-by"
        list={PEOPLE}
        placeholder={t('decisionByHint')}
        className={classes.c4}
      />
      <FormSegments
        desk={desk}
        path={'decision.way' as Path<V>}
        label={t('decisionWay')}
        testId="response-decided-way"
        className={classes.c4}
        options={DECISION_WAYS.map((value) => ({ value, label: ways[value] }))}
      />
      <FormAt
        desk={desk}
        path={'decision.at' as Path<V>}
        label={t('decisionAt')}
        testId="response-decided-at"
        direction="past"
        className={classes.c4}
      />
      <FormLine
        desk={desk}
        path={'decision.words' as Path<V>}
        label={t('decisionWords')}
        testId="response-decided-words"
        optional
        className={classes.c12}
      />
    </>
  );
}

/** Level, from when, expected period and measures: the contents that the law asks for. */
export function TermsFields<V extends FieldValues & { level: string; period: string }>(props: {
  readonly desk: Desk<V>;
  readonly measuresHint?: ReactNode;
}): ReactNode {
  const { desk } = props;
  const t = useText('responses');
  const locale = useLocale();
  const { field } = useController({ control: desk.form.control, name: 'level' as Path<V> });
  const problem = desk.problem('level' as Path<V>);
  const forms = useText('forms');
  return (
    <>
      <div className={classes.c6}>
        <p className="field-label">{t('level')}</p>
        <Segments
          label={t('level')}
          testId="response-level"
          value={field.value === '' ? null : String(field.value)}
          onValue={field.onChange}
          options={GRADES.map((value) => ({ value: value as string, label: levelName(value, locale) }))}
        />
        {problem === undefined ? null : <p className={classes.problem}>{forms(problem)}</p>}
      </div>
      <FormAt
        desk={desk}
        path={'at' as Path<V>}
        label={t('at')}
        testId="response-at"
        direction="near"
        empty={t('atEmpty')}
        optional
        className={classes.c3}
      />
      <FormAt
        desk={desk}
        path={'endsAt' as Path<V>}
        label={t('endsAt')}
        testId="response-ends"
        direction="future"
        empty=""
        optional
        className={classes.c3}
      />
      <FormLine
        desk={desk}
        path={'period' as Path<V>}
        label={t('period')}
        testId="response-period"
        placeholder={t('periodHint')}
        className={classes.c12}
      />
      <FormText
        desk={desk}
        path={'measures' as Path<V>}
        label={t('measures')}
        testId="response-measures"
        rows={4}
        placeholder={t('measuresHint')}
        hint={props.measuresHint}
        className={classes.c12}
      />
    </>
  );
}
