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

type Duty = SettingValue<'duty'>;

const NUMBERS = [
  'minOfficers',
  'minLeaders',
  'reinforcedOfficers',
  'restAfterHours',
  'signOnBeforeMinutes',
  'absentAfterMinutes',
] as const satisfies readonly (keyof Duty)[];

type Values = { value: Record<(typeof NUMBERS)[number] | 'startsAt' | 'selfCheck', string> };

const two = (value: number): string => String(value).padStart(2, '0');
const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** `08:30、20:30` as minutes after midnight in order; null when one of them is no time of day or none is there. */
export function shiftStarts(typed: string): readonly number[] | null {
  const parts = typed
    .normalize('NFKC')
    .split(/[\s、,;]+/)
    .filter((part) => part !== '');
  const minutes = parts.map((part) => {
    const found = /^(\d{1,2}):?(\d{2})$/.exec(part);
    const [hour, minute] = [Number(found?.[1] ?? 99), Number(found?.[2] ?? 99)];
    return hour > 23 || minute > 59 ? null : hour * 60 + minute;
  });
  if (minutes.length === 0 || minutes.includes(null)) return null;
  return [...new Set(minutes as number[])].sort((a, b) => a - b);
}

const linesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** How shifts are laid and manned, when sign-on opens and absence alarms, and what is checked at sign-on. */
export function DutySettings(): ReactNode {
  const t = useText('duty');
  useForms();
  const state = useDesk('settings.get', { key: 'duty' }).data;
  const { active } = useSession();
  // Kept here: the form is made anew from what was saved.
  const [isSaved, setSaved] = useState(false);
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  return (
    <section className="panel" data-testid="duty-settings">
      <h2 className="panel-head">{t('rules')}</h2>
      {state === undefined ? null : (
        <DutyForm
          key={state.changedAt ?? 0}
          state={state}
          mayChange={mayChange}
          isSaved={isSaved}
          onSaved={setSaved}
        />
      )}
    </section>
  );
}

function DutyForm(props: {
  readonly state: SettingState;
  readonly mayChange: boolean;
  readonly isSaved: boolean;
  readonly onSaved: (isSaved: boolean) => void;
}): ReactNode {
  const { state, mayChange } = props;
  const t = useText('duty');
  const common = useText('common');
  const kept = state.value as Duty;
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, String(kept[name])])) as Values['value'];
  const { form, submit, error, isSaving, problem } = useDeskForm<'settings.change', Values>({
    name: 'settings.change',
    draftKey: 'settings.duty',
    defaults: {
      value: {
        ...numbers,
        startsAt: kept.startsAt.map(clockOf).join('、'),
        selfCheck: kept.selfCheck.join('\n'),
      },
    },
    toInput: ({ value: typed }, _id, reader) => {
      const startsAt = shiftStarts(typed.startsAt);
      if (startsAt === null) reader.problems['value.startsAt'] = 'not_a_time';
      const counts = Object.fromEntries(
        NUMBERS.map((name) => [name, reader.count(`value.${name}`, typed[name])]),
      );
      return { key: 'duty', value: { ...counts, startsAt, selfCheck: linesOf(typed.selfCheck) } };
    },
  });
  const save = async (): Promise<void> => {
    props.onSaved(false);
    props.onSaved((await submit()) !== null);
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
        <Field label={t('startsAt')} hint={t('startsAtHint')} problem={problem('value.startsAt')}>
          {(ids) => (
            <input
              {...ids}
              {...form.register('value.startsAt')}
              className="field num"
              autoComplete="off"
              data-testid="duty-startsAt"
            />
          )}
        </Field>
        {NUMBERS.map((name) => (
          <Field key={name} label={t(name)} problem={problem(`value.${name}`)}>
            {(ids) => (
              <input
                {...ids}
                {...form.register(`value.${name}`)}
                className="field num"
                inputMode="numeric"
                autoComplete="off"
                data-testid={`duty-${name}`}
              />
            )}
          </Field>
        ))}
        <Field label={t('selfCheck')} hint={t('selfCheckHint')} problem={problem('value.selfCheck')}>
          {(ids) => (
            <textarea
              {...ids}
              {...form.register('value.selfCheck')}
              className="field"
              rows={5}
              data-testid="duty-selfCheck"
            />
          )}
        </Field>
      </fieldset>
      <ErrorNote error={error} />
      <div className="new-account-acts">
        {mayChange ? (
          <button type="submit" className="btn" disabled={isSaving} data-testid="duty-save">
            {isSaving ? common('saving') : t('saveRules')}
          </button>
        ) : (
          <span className="dim">{t('rulesBySupervisor')}</span>
        )}
        {props.isSaved ? (
          <span role="status" data-testid="duty-saved">
            ✓ {t('rulesSaved')}
          </span>
        ) : null}
        <span className="dim num">
          {state.changedAt === null
            ? t('rulesDefault', { source: state.source })
            : t('rulesChanged', { name: state.changedBy ?? '', time: fullTime(state.changedAt) })}
        </span>
      </div>
    </form>
  );
}
