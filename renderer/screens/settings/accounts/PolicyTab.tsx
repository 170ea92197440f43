import { type FormEvent, type ReactNode, useState } from 'react';
import {
  type AccountPolicy,
  accountPolicySetting,
  TWO_PERSON_ACTS,
  type TwoPersonAct,
} from '../../../../shared/settings/accountPolicy';
import { fullTime } from '../../../app/time';
import { useDesk } from '../../../bridge/hooks';
import { useSession } from '../../../bridge/session';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import { Check, Segments } from '../../parts/Segments';
import { useHeldAct } from '../../parts/useHeldAct';
import './accounts.css';

const NUMBERS = [
  'minLength',
  'classes',
  'history',
  'maxAgeDays',
  'staleDays',
  'idleMinutes',
  'failures',
  'firstLockMinutes',
  'longestLockMinutes',
] as const;
type NumberField = (typeof NUMBERS)[number];
type Values = Partial<
  Record<NumberField, string> & Pick<AccountPolicy, 'administrators'> & { twoPersonActs: TwoPersonAct[] }
>;
const NOTHING: Values = {};
const CHANGERS: readonly string[] = ['supervisor', 'administrator', 'security'];

const numberOf = (typed: string): number => {
  const text = typed.normalize('NFKC').trim();
  return text === '' ? Number.NaN : Number(text);
};

/** The policy of accounts, each number with what asks for it; a change is a fact of the journal and stands in the audit. */
export function PolicyTab(): ReactNode {
  const t = useText('access');
  const forms = useText('forms');
  const { active } = useSession();
  const state = useDesk('settings.get', { key: 'accountPolicy' });
  const draft = useDraft<Values>('settings.accountPolicy', NOTHING);
  const act = useHeldAct('settings.change');
  const [isSaved, setSaved] = useState(false);
  if (state.data === undefined) return <ErrorNote error={state.error} kept={false} />;
  const kept = accountPolicySetting.schema.parse(state.data.value);
  const text = (name: NumberField): string => draft.value[name] ?? String(kept[name]);
  const administrators = draft.value.administrators ?? kept.administrators;
  const twoPersonActs = draft.value.twoPersonActs ?? kept.twoPersonActs;
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, numberOf(text(name))]));
  const wanted = accountPolicySetting.schema.safeParse({ ...numbers, administrators, twoPersonActs });
  const wrong = new Set(wanted.success ? [] : wanted.error.issues.map((issue) => String(issue.path[0])));
  const canChange = active?.roles.some((role) => CHANGERS.includes(role)) ?? false;
  const set = (change: Partial<Values>): void => {
    setSaved(false);
    draft.set(change);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!wanted.success || (await act.run({ key: 'accountPolicy', value: wanted.data })) === null) return;
    draft.drop();
    setSaved(true);
  };
  return (
    <section className="panel access-policy" data-testid="account-policy">
      <h2 className="panel-head">{t('policy')}</h2>
      <form className="settings-body access-stack" onSubmit={(event) => void submit(event)} noValidate>
        <p className="dim">{t('policyHint')}</p>
        <fieldset disabled={!canChange} className="policy-fields">
          {NUMBERS.map((name) => (
            <Field
              key={name}
              label={t(`policy.${name}`)}
              hint={t(`why.${name}`)}
              problem={wrong.has(name) ? 'not_in_range' : undefined}
            >
              {(ids) => (
                <input
                  {...ids}
                  className="field num policy-number"
                  value={text(name)}
                  maxLength={4}
                  inputMode="numeric"
                  autoComplete="off"
                  onChange={(event) => set({ [name]: event.target.value })}
                  data-testid={`policy-${name}`}
                />
              )}
            </Field>
          ))}
        </fieldset>
        <div>
          <p className="field-label">{t('policy.administrators')}</p>
          <Segments
            label={t('policy.administrators')}
            value={administrators}
            onValue={(value) => set({ administrators: value })}
            isDisabled={!canChange}
            testId="policy-administrators"
            options={[
              { value: 'one', label: t('administrators.one') },
              { value: 'three', label: t('administrators.three') },
            ]}
          />
          <p className="field-hint">{t('why.administrators')}</p>
        </div>
        <fieldset className="account-roles" disabled={!canChange}>
          <legend className="field-label">{t('policy.twoPersonActs')}</legend>
          {TWO_PERSON_ACTS.map((one) => (
            <Check
              key={one}
              label={t(`two.${one}`)}
              checked={administrators === 'three' || twoPersonActs.includes(one)}
              isDisabled={!canChange || administrators === 'three'}
              onChecked={(isOn) =>
                set({
                  twoPersonActs: TWO_PERSON_ACTS.filter((other) =>
                    other === one ? isOn : twoPersonActs.includes(other),
                  ),
                })
              }
              testId={`policy-two-${one}`}
            />
          ))}
        </fieldset>
        <ErrorNote error={act.error} testId="policy-error" />
        <p className="access-acts">
          {canChange ? (
            <button
              type="submit"
              className="btn btn-primary"
              disabled={!wanted.success}
              aria-busy={act.isBusy}
              data-testid="policy-save"
            >
              {t('policySave')}
            </button>
          ) : (
            <span className="dim">{t('policyWho')}</span>
          )}
          {isSaved ? (
            <span role="status" data-testid="policy-saved">
              ✓ {t('saved')}
            </span>
          ) : null}
          {wanted.success ? null : <span role="alert">{forms('not_in_range')}</span>}
          <span className="dim">
            {state.data.isDefault || state.data.changedAt === null
              ? t('policyDefault')
              : t('policyChanged', {
                  by: state.data.changedBy ?? '',
                  at: fullTime(state.data.changedAt),
                })}
          </span>
        </p>
      </form>
    </section>
  );
}
