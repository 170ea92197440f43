import { type ReactNode, useState } from 'react';
import { plansSetting } from '../../../shared/settings/plans';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { Segments } from '../parts/Segments';
import { useHeldAct } from '../parts/useHeldAct';

const NUMBERS = ['reviewMonths', 'filingWorkdays', 'noticeDays'] as const;
type Values = { readonly reviewBy: 'recorded' | 'another' } & Readonly<
  Record<(typeof NUMBERS)[number], string>
>;
const NOTHING: Partial<Values> = {};

const numberOf = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed));

/** Who may review a plan, when it is looked through again, and by when it is filed; a change is a fact of the log. */
export function PlanSettings(): ReactNode {
  const t = useText('plans');
  const { active } = useSession();
  const state = useDesk('settings.get', { key: 'plans' });
  const draft = useDraft<Partial<Values>>('settings.plans', NOTHING);
  const act = useHeldAct('settings.change');
  const [isSaved, setSaved] = useState(false);
  if (state.data === undefined) return <ErrorNote error={state.error} kept={false} />;
  const kept = plansSetting.schema.parse(state.data.value);
  const text = (name: (typeof NUMBERS)[number]): string => draft.value[name] ?? String(kept[name]);
  const reviewBy = draft.value.reviewBy ?? kept.reviewBy;
  const wanted = plansSetting.schema.safeParse({
    reviewBy,
    ...Object.fromEntries(NUMBERS.map((name) => [name, numberOf(text(name))])),
  });
  const canChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const set = (change: Partial<Values>): void => {
    setSaved(false);
    draft.set(change);
  };
  const save = async (): Promise<void> => {
    if (!wanted.success || (await act.run({ key: 'plans', value: wanted.data })) === null) return;
    draft.drop();
    setSaved(true);
  };
  return (
    <section className="panel" data-testid="plan-settings">
      <h2 className="panel-head">{t('rules')}</h2>
      <div className="settings-body paper-form">
        <p className="field-label">{t('reviewBy')}</p>
        <Segments
          label={t('reviewBy')}
          value={reviewBy}
          onValue={(value) => set({ reviewBy: value })}
          isDisabled={!canChange}
          testId="plan-reviewBy"
          options={[
            { value: 'recorded', label: t('recorded') },
            { value: 'another', label: t('another') },
          ]}
        />
        <fieldset disabled={!canChange} className="paper-fields">
          {NUMBERS.map((name) => (
            <Field key={name} label={t(name)}>
              {(ids) => (
                <input
                  {...ids}
                  className="field num"
                  value={text(name)}
                  maxLength={3}
                  inputMode="numeric"
                  autoComplete="off"
                  onChange={(event) => set({ [name]: event.target.value })}
                  data-testid={`plan-${name}`}
                />
              )}
            </Field>
          ))}
        </fieldset>
        {wanted.success ? null : <p role="alert">{t('badNumber')}</p>}
        <ErrorNote error={act.error} />
        <div className="new-account-acts">
          {canChange ? (
            <button
              type="button"
              className="btn"
              disabled={act.isBusy || !wanted.success || !draft.isTouched}
              onClick={() => void save()}
              data-testid="plan-settings-save"
            >
              {t('saveRules')}
            </button>
          ) : (
            <span className="dim">{t('rulesBySupervisor')}</span>
          )}
          {isSaved ? <span role="status">✓ {t('rulesSaved')}</span> : null}
        </div>
      </div>
    </section>
  );
}
