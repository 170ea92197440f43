import { type ReactNode, useState } from 'react';
import type { SettingState } from '../../../shared/contract/areas/settings';
import type { SettingValue } from '../../../shared/settings';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';
import { useDeskForm } from '../parts/useDeskForm';
import { useForms } from '../parts/useForms';

type Reports = SettingValue<'reports'>;
type Values = {
  value: Omit<Reports, 'updateMinutes' | 'numberedBefore'> & {
    updateMinutes: string;
    year: string;
    issue: string;
  };
};

const TEXTS = [
  ['addressees', 'setAddressees', 'setAddresseesHint'],
  ['contact', 'setContact', null],
  ['copies', 'setCopies', null],
  ['leader', 'setLeader', null],
  ['updateMinutes', 'setUpdateMinutes', null],
  ['year', 'setYear', null],
  ['issue', 'setIssue', null],
] as const;

/** Whom reports on incidents go to, who signs them, how they are numbered, and how often updates follow. */
export function ReportSettings(): ReactNode {
  const t = useText('reports');
  useForms();
  const state = useDesk('settings.get', { key: 'reports' }).data;
  const { active } = useSession();
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  return (
    <section className="panel" data-testid="report-settings">
      <h2 className="panel-head">{t('settings')}</h2>
      {state === undefined ? null : <Form key={state.changedAt ?? 0} state={state} mayChange={mayChange} />}
    </section>
  );
}

function Form(props: { readonly state: SettingState; readonly mayChange: boolean }): ReactNode {
  const { state, mayChange } = props;
  const t = useText('reports');
  const papers = useText('papers');
  const common = useText('common');
  const [isSaved, setSaved] = useState(false);
  const { numberedBefore, ...value } = state.value as Reports;
  const { form, submit, error, isSaving, problem } = useDeskForm<'settings.change', Values>({
    name: 'settings.change',
    draftKey: 'settings.reports',
    defaults: {
      value: {
        ...value,
        updateMinutes: String(value.updateMinutes),
        year: String(numberedBefore.year),
        issue: String(numberedBefore.issue),
      },
    },
    toInput: ({ value: { updateMinutes, year, issue, ...typed } }) => ({
      key: 'reports',
      value: {
        ...typed,
        updateMinutes: Number(updateMinutes),
        numberedBefore: { year: Number(year), issue: Number(issue) },
      },
    }),
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
                data-testid={`reports-${name}`}
              />
            )}
          </Field>
        ))}
      </fieldset>
      <ErrorNote error={error} />
      <div className="new-account-acts">
        {mayChange ? (
          <button type="submit" className="btn" disabled={isSaving} data-testid="reports-save">
            {isSaving ? common('saving') : papers('save')}
          </button>
        ) : (
          <span className="dim">{papers('readOnly')}</span>
        )}
        {isSaved ? (
          <span role="status" data-testid="reports-saved">
            ✓ {papers('settingsSaved')}
          </span>
        ) : null}
        <span className="dim num">
          {state.changedAt === null
            ? papers('isDefault', { source: state.source })
            : papers('changedBy', { name: state.changedBy ?? '', time: fullTime(state.changedAt) })}
        </span>
      </div>
      <p className="field-hint">{t('settingsHint')}</p>
    </form>
  );
}
