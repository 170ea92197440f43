import { type ReactNode, useState } from 'react';
import { intakeSetting } from '../../../shared/settings/intake';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useHeldAct } from '../parts/useHeldAct';

const NOTHING: { readonly minutes?: string } = {};

/** How long open questions about an incident wait until they are asked again; a change is a fact of the log. */
export function IntakeSettings(): ReactNode {
  const t = useText('intake');
  const { active } = useSession();
  const state = useDesk('settings.get', { key: 'intake' });
  const draft = useDraft<{ readonly minutes?: string }>('settings.intake', NOTHING);
  const act = useHeldAct('settings.change');
  const [isSaved, setSaved] = useState(false);
  if (state.data === undefined) return <ErrorNote error={state.error} kept={false} />;
  const kept = intakeSetting.schema.parse(state.data.value);
  const typed = draft.value.minutes ?? String(kept.followUpMinutes);
  const wanted = intakeSetting.schema.safeParse({ followUpMinutes: Number(typed.trim() || Number.NaN) });
  const canChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const save = async (): Promise<void> => {
    if (!wanted.success || (await act.run({ key: 'intake', value: wanted.data })) === null) return;
    draft.drop();
    setSaved(true);
  };
  return (
    <section className="panel" data-testid="intake-settings">
      <h2 className="panel-head">{t('settingTitle')}</h2>
      <div className="settings-body paper-form">
        <fieldset disabled={!canChange} className="paper-fields">
          <Field
            label={t('settingMinutes')}
            hint={t('settingNote')}
            problem={wanted.success ? undefined : 'not_in_range'}
          >
            {(ids) => (
              <input
                {...ids}
                className="field num"
                value={typed}
                maxLength={3}
                inputMode="numeric"
                autoComplete="off"
                onChange={(event) => {
                  setSaved(false);
                  draft.set({ minutes: event.target.value });
                }}
                data-testid="intake-minutes"
              />
            )}
          </Field>
        </fieldset>
        <ErrorNote error={act.error} />
        <div className="new-account-acts">
          {canChange ? (
            <button
              type="button"
              className="btn"
              disabled={act.isBusy || !wanted.success || !draft.isTouched}
              onClick={() => void save()}
              data-testid="intake-settings-save"
            >
              {t('settingSave')}
            </button>
          ) : (
            <span className="dim">{t('bySupervisor')}</span>
          )}
          {isSaved ? <span role="status">✓ {t('settingSaved')}</span> : null}
        </div>
      </div>
    </section>
  );
}
