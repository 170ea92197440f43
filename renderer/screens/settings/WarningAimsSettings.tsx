import { type ReactNode, useState } from 'react';
import type { SettingValue } from '../../../shared/settings';
import {
  AIM_INDICATORS,
  AIM_STEPS,
  type AimIndicator,
  warningAimsSetting,
} from '../../../shared/settings/warningAims';
import { STATISTICS_WORDS } from '../../../shared/wording/statistics';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { useForms } from '../parts/useForms';
import { useHeldAct } from '../parts/useHeldAct';

type Aims = SettingValue<'warningAims'>;
const NOTHING: Readonly<Record<string, string>> = {};

/** The labels of a setting as one flat list of fields, so that what was typed is kept field by field. */
function withTyped(kept: Aims, typed: Readonly<Record<string, string>>): unknown {
  const said = (key: string, value: string): string => typed[key] ?? value;
  const one = (step: (typeof AIM_STEPS)[number]) => ({
    label: said(`${step}.label`, kept.ahead[step].label),
    hours: Number(said(`${step}.hours`, String(kept.ahead[step].hours)).normalize('NFKC') || 'x'),
    steps: said(`${step}.steps`, kept.ahead[step].steps.join(' '))
      .split(/[\s,，、]+/)
      .filter((id) => id !== ''),
  });
  return {
    ahead: { area: one('area'), forces: one('forces'), moved: one('moved') },
    consultations: said('consultations', kept.consultations.join(' '))
      .split(/[\s,，、]+/)
      .filter((id) => id !== ''),
    threes: kept.threes.map(({ title, aims }, group) => ({
      title: said(`${group}.title`, title),
      aims: aims.map(({ label, indicator }, place) => ({
        label: said(`${group}.${place}.label`, label),
        indicator: said(`${group}.${place}.indicator`, indicator),
      })),
    })),
  };
}

/** Labels of 「1262」 and of the nine aims, and what each is measured by. */
export function WarningAimsSettings(): ReactNode {
  const t = useText('warnings');
  useForms();
  const state = useDesk('settings.get', { key: 'warningAims' });
  if (state.data === undefined) return <ErrorNote error={state.error} kept={false} />;
  return (
    <section className="panel" data-testid="warning-aims-settings">
      <h2 className="panel-head">{t('aims')}</h2>
      <AimsForm
        kept={state.data.value as Aims}
        changed={
          state.data.changedAt === null
            ? t('aimsDefault', { source: state.data.source })
            : t('aimsChanged', { name: state.data.changedBy ?? '', time: fullTime(state.data.changedAt) })
        }
      />
    </section>
  );
}

function AimsForm({ kept, changed }: { readonly kept: Aims; readonly changed: string }): ReactNode {
  const t = useText('warnings');
  const common = useText('common');
  const words = STATISTICS_WORDS[useLocale()];
  const { active } = useSession();
  const draft = useDraft<Record<string, string>>('settings.warningAims', NOTHING);
  const act = useHeldAct('settings.change');
  const [isSaved, setSaved] = useState(false);
  const wanted = warningAimsSetting.schema.safeParse(withTyped(kept, draft.value));
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const set = (key: string, value: string): void => {
    setSaved(false);
    draft.set({ [key]: value });
  };
  const save = async (): Promise<void> => {
    if (!wanted.success || (await act.run({ key: 'warningAims', value: wanted.data })) === null) return;
    draft.drop();
    setSaved(true);
  };
  const input = (key: string, value: string, label: string): ReactNode => (
    <input
      className="field"
      autoComplete="off"
      aria-label={label}
      title={label}
      value={draft.value[key] ?? value}
      onChange={(event) => set(key, event.target.value)}
      data-testid={`aims-${key}`}
    />
  );
  return (
    <form
      className="settings-body paper-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset disabled={!mayChange} className="aims-fields">
        <span className="field-label">{t('aimLabel')}</span>
        <span className="field-label">{t('aimHours')}</span>
        <span className="field-label">{t('aimSteps')}</span>
        {AIM_STEPS.map((step) => (
          <div key={step} className="aims-row">
            {input(`${step}.label`, kept.ahead[step].label, t('aimLabel'))}
            {input(`${step}.hours`, String(kept.ahead[step].hours), t('aimHours'))}
            {input(`${step}.steps`, kept.ahead[step].steps.join(' '), t('aimSteps'))}
          </div>
        ))}
        {kept.threes.map((three, group) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the three groups keep their places
          <div key={group} className="aims-three">
            {input(`${group}.title`, three.title, t('aimTitle'))}
            {three.aims.map((aim, place) => {
              const key = `${group}.${place}.indicator`;
              const chosen = (draft.value[key] ?? aim.indicator) as AimIndicator;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the nine labels keep their places
                <div key={place} className="aims-pair">
                  {input(`${group}.${place}.label`, aim.label, t('aimLabel'))}
                  <select
                    className="field"
                    aria-label={words.aimIndicator}
                    value={chosen}
                    onChange={(event) => set(key, event.target.value)}
                    data-testid={`aims-${key}`}
                  >
                    {AIM_INDICATORS.map((indicator) => (
                      <option key={indicator} value={indicator}>
                        {words[`aim_${indicator}`]}
                      </option>
                    ))}
                  </select>
                </div>
              );
            })}
          </div>
        ))}
        <div className="aims-wide">
          <span className="field-label">{t('aimConsultations')}</span>
          {input('consultations', kept.consultations.join(' '), t('aimConsultations'))}
        </div>
      </fieldset>
      <ErrorNote error={act.error} />
      <div className="new-account-acts">
        {mayChange ? (
          <button
            type="submit"
            className="btn"
            disabled={act.isBusy || !wanted.success}
            data-testid="aims-save"
          >
            {act.isBusy ? common('saving') : t('aimsSave')}
          </button>
        ) : (
          <span className="dim">{t('aimsBySupervisor')}</span>
        )}
        {wanted.success ? null : <span role="alert">{t('aimsWrong')}</span>}
        {isSaved ? (
          <span role="status" data-testid="aims-saved">
            ✓ {t('aimsSaved')}
          </span>
        ) : null}
        <span className="dim num">{changed}</span>
      </div>
    </form>
  );
}
