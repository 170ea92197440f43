import { type ReactNode, useState } from 'react';
import { contactsSetting } from '../../../shared/settings/contacts';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useForms } from '../parts/useForms';
import { useHeldAct } from '../parts/useHeldAct';

const FIELDS = ['confirmMonths', 'renewBy', 'remindDays'] as const;
type Typed = Readonly<Record<string, string>>;
const NOTHING: Typed = {};

function wantedOf(text: (field: string) => string) {
  const whole = (field: string): number => {
    const typed = text(field).normalize('NFKC').trim();
    return /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
  };
  return contactsSetting.schema.safeParse({
    confirmMonths: whole('confirmMonths'),
    renewBy: text('renewBy').normalize('NFKC').trim(),
    remindDays: whole('remindDays'),
  });
}

/** After how many months an entry of the contacts book is stale, and by which day of the year the list is renewed. */
export function ContactSettings(): ReactNode {
  const t = useText('contacts');
  const b = useText('briefing');
  const common = useText('common');
  useForms();
  const { active } = useSession();
  const state = useDesk('settings.get', { key: 'contacts' });
  const draft = useDraft<Typed>('settings.contacts', NOTHING);
  const act = useHeldAct('settings.change');
  const [isSaved, setSaved] = useState(false);
  if (state.data === undefined) return <ErrorNote error={state.error} kept={false} />;
  const kept = state.data.value as Readonly<Record<string, string | number>>;
  const text = (field: string): string => draft.value[field] ?? String(kept[field] ?? '');
  const wanted = wantedOf(text);
  const wrong = new Set(wanted.success ? [] : wanted.error.issues.map((issue) => String(issue.path[0])));
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const save = async (): Promise<void> => {
    if (!wanted.success || (await act.run({ key: 'contacts', value: wanted.data })) === null) return;
    draft.drop();
    setSaved(true);
  };
  return (
    <section className="panel" data-testid="contacts-settings">
      <h2 className="panel-head">{t('settings')}</h2>
      <form
        className="settings-body paper-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <fieldset disabled={!mayChange} className="paper-fields">
          {FIELDS.map((field) => (
            <Field key={field} label={t(field)} problem={wrong.has(field) ? 'not_in_range' : undefined}>
              {(ids) => (
                <input
                  {...ids}
                  className="field num"
                  autoComplete="off"
                  value={text(field)}
                  onChange={(event) => {
                    setSaved(false);
                    draft.set({ [field]: event.target.value });
                  }}
                  data-testid={`contacts-${field}`}
                />
              )}
            </Field>
          ))}
        </fieldset>
        <ErrorNote error={act.error} />
        <div className="new-account-acts">
          {mayChange ? (
            <button
              type="submit"
              className="btn"
              disabled={act.isBusy || !wanted.success}
              data-testid="contacts-settings-save"
            >
              {act.isBusy ? common('saving') : t('saveSettings')}
            </button>
          ) : (
            <span className="dim">{t('bySupervisor')}</span>
          )}
          {isSaved ? <span role="status">✓ {t('saved')}</span> : null}
          <span className="dim num">
            {state.data.changedAt === null
              ? b('isDefault', { source: state.data.source })
              : b('changedBy', { name: state.data.changedBy ?? '', time: fullTime(state.data.changedAt) })}
          </span>
        </div>
      </form>
    </section>
  );
}
