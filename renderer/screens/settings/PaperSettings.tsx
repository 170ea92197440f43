import { type ReactNode, useState } from 'react';
import type { SettingState } from '../../../shared/contract/areas/settings';
import { RETENTIONS } from '../../../shared/domain/vocabulary';
import type { SettingValue } from '../../../shared/settings';
import { labels } from '../../../shared/wording/labels';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { useDeskForm } from '../parts/useDeskForm';
import { useForms } from '../parts/useForms';

type Paper = SettingValue<'paper'>;
type Values = { value: Omit<Paper, 'copies'> & { copies: string } };

const TEXTS = [
  ['organ', 'organ', 'organHint'],
  ['organCode', 'organCode', 'organCodeHint'],
  ['reportTo', 'reportTo', null],
  ['sendTo', 'sendTo', null],
  ['issueTo', 'issueTo', null],
  ['archiveClass', 'setArchiveClass', null],
] as const;

/** Heads, numbering, recipients and archive class of the room's papers, with who changed them last. */
export function PaperSettings(): ReactNode {
  const t = useText('papers');
  useForms();
  const state = useDesk('settings.get', { key: 'paper' }).data;
  const { active } = useSession();
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  return (
    <section className="panel" data-testid="paper-settings">
      <h2 className="panel-head">{t('settings')}</h2>
      {state === undefined ? null : (
        <PaperForm key={state.changedAt ?? 0} state={state} mayChange={mayChange} />
      )}
    </section>
  );
}

function PaperForm(props: { readonly state: SettingState; readonly mayChange: boolean }): ReactNode {
  const { state, mayChange } = props;
  const t = useText('papers');
  const common = useText('common');
  const names = labels(useLocale()).retention;
  const [isSaved, setSaved] = useState(false);
  const value = state.value as Paper;
  const { form, submit, error, isSaving, problem } = useDeskForm<'settings.change', Values>({
    name: 'settings.change',
    draftKey: 'settings.paper',
    defaults: { value: { ...value, copies: String(value.copies) } },
    toInput: ({ value: typed }) => ({ key: 'paper', value: { ...typed, copies: Number(typed.copies) } }),
  });
  const save = async (): Promise<void> => {
    setSaved(false);
    setSaved((await submit()) !== null);
  };
  return (
    <form
      className="settings-body paper-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      noValidate
    >
      <fieldset disabled={!mayChange} className="paper-fields">
        {TEXTS.map(([name, word, hint]) => (
          <Field
            key={name}
            label={t(word)}
            problem={problem(`value.${name}`)}
            {...(hint === null ? {} : { hint: t(hint) })}
          >
            {(ids) => (
              <input
                {...ids}
                {...form.register(`value.${name}`)}
                className="field"
                data-testid={`paper-${name}`}
              />
            )}
          </Field>
        ))}
        <Field label={t('setRetention')} problem={problem('value.retention')}>
          {(ids) => (
            <FormSelect {...ids} form={form} path="value.retention" data-testid="paper-retention">
              {RETENTIONS.map((one) => (
                <option key={one} value={one}>
                  {names[one]}
                </option>
              ))}
            </FormSelect>
          )}
        </Field>
        <Field label={t('copies')} problem={problem('value.copies')}>
          {(ids) => (
            <input
              {...ids}
              {...form.register('value.copies')}
              className="field num"
              inputMode="numeric"
              data-testid="paper-copies"
            />
          )}
        </Field>
      </fieldset>
      <ErrorNote error={error} />
      <div className="new-account-acts">
        {mayChange ? (
          <button type="submit" className="btn" disabled={isSaving} data-testid="paper-save">
            {isSaving ? common('saving') : t('save')}
          </button>
        ) : (
          <span className="dim">{t('readOnly')}</span>
        )}
        {isSaved ? (
          <span role="status" data-testid="paper-saved">
            ✓ {t('settingsSaved')}
          </span>
        ) : null}
        <span className="dim num" data-testid="paper-changed">
          {state.changedAt === null
            ? t('isDefault', { source: state.source })
            : t('changedBy', { name: state.changedBy ?? '', time: fullTime(state.changedAt) })}
        </span>
      </div>
      <p className="field-hint">{t('settingsHint')}</p>
    </form>
  );
}
