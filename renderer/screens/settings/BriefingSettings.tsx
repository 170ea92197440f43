import { type ReactNode, useState } from 'react';
import { briefingSetting } from '../../../shared/settings/briefing';
import { reviewSetting } from '../../../shared/settings/review';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useForms } from '../parts/useForms';
import { useHeldAct } from '../parts/useHeldAct';

const SCHEMAS = { briefing: briefingSetting.schema, review: reviewSetting.schema } as const;
type Key = keyof typeof SCHEMAS;
const NUMBERS = {
  briefing: [
    ['oralSeconds', 'oralSeconds'],
    ['charactersPerSecond', 'charactersPerSecond'],
  ],
  review: [['days', 'reviewDays']],
} as const;
const NOTHING: Readonly<Record<string, string>> = {};

const numberOf = (typed: string): number =>
  typed.trim() === '' ? Number.NaN : Number(typed.normalize('NFKC'));

/** The numbers of one setting with who changed them last; what was typed is kept until it is saved. */
function Numbers({ name }: { readonly name: Key }): ReactNode {
  const t = useText('briefing');
  const common = useText('common');
  useForms();
  const { active } = useSession();
  const state = useDesk('settings.get', { key: name });
  const draft = useDraft<Record<string, string>>(`settings.${name}`, NOTHING);
  const act = useHeldAct('settings.change');
  const [isSaved, setSaved] = useState(false);
  if (state.data === undefined) return <ErrorNote error={state.error} kept={false} />;
  const kept = state.data.value as Readonly<Record<string, number>>;
  const text = (field: string): string => draft.value[field] ?? String(kept[field] ?? '');
  const typed = Object.fromEntries(NUMBERS[name].map(([field]) => [field, numberOf(text(field))]));
  const wanted = SCHEMAS[name].safeParse(typed);
  const wrong = new Set(wanted.success ? [] : wanted.error.issues.map((issue) => String(issue.path[0])));
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const save = async (): Promise<void> => {
    if (!wanted.success || (await act.run({ key: name, value: wanted.data })) === null) return;
    draft.drop();
    setSaved(true);
  };
  return (
    <form
      className="settings-body paper-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset disabled={!mayChange} className="paper-fields">
        {NUMBERS[name].map(([field, word]) => (
          <Field key={field} label={t(word)} problem={wrong.has(field) ? 'not_in_range' : undefined}>
            {(ids) => (
              <input
                {...ids}
                className="field num"
                inputMode="decimal"
                autoComplete="off"
                value={text(field)}
                onChange={(event) => {
                  setSaved(false);
                  draft.set({ [field]: event.target.value });
                }}
                data-testid={`${name}-${field}`}
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
            data-testid={`${name}-save`}
          >
            {act.isBusy ? common('saving') : t('saveSettings')}
          </button>
        ) : (
          <span className="dim">{t('bySupervisor')}</span>
        )}
        {isSaved ? (
          <span role="status" data-testid={`${name}-saved`}>
            ✓ {t('saved')}
          </span>
        ) : null}
        <span className="dim num">
          {state.data.changedAt === null
            ? t('isDefault', { source: state.data.source })
            : t('changedBy', { name: state.data.changedBy ?? '', time: fullTime(state.data.changedAt) })}
        </span>
      </div>
    </form>
  );
}

/** How long the oral card may take, and how long after closing an incident its review is due. */
export function BriefingSettings(): ReactNode {
  const t = useText('briefing');
  return (
    <section className="panel" data-testid="briefing-settings">
      <h2 className="panel-head">{t('settings')}</h2>
      <Numbers name="briefing" />
      <Numbers name="review" />
    </section>
  );
}
