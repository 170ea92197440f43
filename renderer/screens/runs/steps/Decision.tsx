import type { ReactNode } from 'react';
import { DECISION_WAYS, type DecisionWay } from '../../../../shared/domain/vocabulary';
import { partyName, postName } from '../../../../shared/plan/names';
import { labels } from '../../../../shared/wording/labels';
import { useText } from '../../../i18n';
import { Field } from '../../parts/Field';
import type { Problem } from '../../parts/inputs';
import { PEOPLE } from '../../parts/People';
import { Segments } from '../../parts/Segments';
import { useRun } from '../runContext';
import classes from '../runs.module.css';

export type DecisionDraft = { decidedBy: string; way: DecisionWay | ''; words: string };
export const NO_DECISION: DecisionDraft = { decidedBy: '', way: '', words: '' };

/** Who decided, by which way, in which words: who decides and who types are two people. */
export function DecisionFields(props: {
  readonly by: string;
  readonly decidedByParty: string | undefined;
  readonly value: DecisionDraft;
  readonly problems: Readonly<Record<string, Problem>>;
  readonly onChange: (change: Partial<DecisionDraft>) => void;
}): ReactNode {
  const { by, decidedByParty, value, problems, onChange } = props;
  const t = useText('runs');
  const forms = useText('forms');
  const { ctx, locale, ownName } = useRun();
  const words = labels(locale);
  const who =
    decidedByParty === undefined
      ? t('decideBy', { post: postName(by, ctx.tables, ctx.profile, locale) })
      : t('decidedByParty', { party: partyName(decidedByParty, ctx.tables, ctx.profile, locale) });
  return (
    <>
      <div className={classes.formRow}>
        <Field label={t('decidedByWho', { who })} problem={problems.decidedBy} className={classes.grow}>
          {(ids) => (
            <span className={classes.withButton}>
              <input
                {...ids}
                className="field"
                autoComplete="off"
                list={PEOPLE}
                value={value.decidedBy}
                onChange={(event) => onChange({ decidedBy: event.target.value })}
                data-testid="decided-by"
              />
              {decidedByParty !== undefined || ownName === '' ? null : (
                <button
                  type="button"
                  className="btn"
                  title={ownName}
                  onClick={() => onChange({ decidedBy: ownName })}
                  data-testid="decided-by-me"
                >
                  {t('me')}
                </button>
              )}
            </span>
          )}
        </Field>
        <div>
          <p className="field-label">{t('way')}</p>
          <Segments
            label={t('way')}
            testId="decision-way"
            value={value.way === '' ? null : value.way}
            onValue={(way) => onChange({ way })}
            options={DECISION_WAYS.map((way) => ({ value: way, label: words.decisionWay[way] }))}
          />
          {problems.way === undefined ? null : <p className={classes.problem}>{forms('empty')}</p>}
        </div>
      </div>
      <Field label={t('words')} optional problem={problems.words}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={value.words}
            onChange={(event) => onChange({ words: event.target.value })}
            data-testid="decision-words"
          />
        )}
      </Field>
    </>
  );
}

/** What is missing in a decision. */
export function decisionProblems(value: DecisionDraft): Readonly<Record<string, Problem>> {
  return {
    ...(value.decidedBy.trim() === '' ? { decidedBy: 'empty' as const } : {}),
    ...(value.way === '' ? { way: 'empty' as const } : {}),
  };
}
