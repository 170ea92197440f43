import { type ReactNode, useState } from 'react';
import type { SettingValue } from '../../../../shared/settings';
import { fullTime } from '../../../app/time';
import { useDesk } from '../../../bridge/hooks';
import { useSession } from '../../../bridge/session';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import { useForms } from '../../parts/useForms';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './callOutRules.module.css';
import { LADDER_NUMBERS, ROOM_NUMBERS, readTyped, type TypedSetting, typedSetting } from './model';
import { RuleRow } from './RuleRow';

type Typed = { readonly typed: TypedSetting | null };
const NOTHING: Typed = { typed: null };

/** Who has to answer by when, the ladder of who does not, and how the room calls. What was typed is kept until it is saved. */
export function CallOutRules(): ReactNode {
  const t = useText('calloutRules');
  const common = useText('common');
  useForms();
  const { active } = useSession();
  const state = useDesk('settings.get', { key: 'callouts' });
  const rules = useDesk('callout.rules', {});
  const draft = useDraft<Typed>('settings.callouts', NOTHING);
  const act = useHeldAct('settings.change');
  const [isSaved, setSaved] = useState(false);
  if (state.data === undefined || rules.data === undefined)
    return <ErrorNote error={state.error ?? rules.error} kept={false} />;
  const kept = state.data.value as SettingValue<'callouts'>;
  const typed = draft.value.typed ?? typedSetting(kept, rules.data.rules);
  const { value, wrong } = readTyped(typed, kept);
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const set = (change: Partial<TypedSetting>): void => {
    setSaved(false);
    draft.set({ typed: { ...typed, ...change } });
  };
  const save = async (wanted: SettingValue<'callouts'>): Promise<void> => {
    if ((await act.run({ key: 'callouts', value: wanted })) === null) return;
    draft.drop();
    setSaved(true);
  };
  const number = (group: 'ladder' | 'room', name: string, text: string, label: string): ReactNode => (
    <Field
      key={name}
      label={label}
      problem={wrong.has(group === 'ladder' ? `ladder.${name}` : name) ? 'not_in_range' : undefined}
    >
      {(ids) => (
        <input
          {...ids}
          className="field num"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => set({ [group]: { ...typed[group], [name]: event.target.value } })}
          data-testid={`callouts-${name}`}
        />
      )}
    </Field>
  );
  return (
    <section className={`panel ${classes.panel}`} data-testid="callout-rules">
      <h2 className="panel-head">{t('title')}</h2>
      <form
        className="settings-body paper-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (value !== null) void save(value);
        }}
      >
        <p className="dim">{t('intro')}</p>
        <fieldset disabled={!mayChange} className={classes.rules}>
          <div className={`${classes.row} ${classes.heads}`} aria-hidden="true">
            <span>{t('color')}</span>
            <span>{t('firstRingMinutes')}</span>
            <span>{t('answeredMinutes')}</span>
            <span>{t('feedbackMinutes')}</span>
            <span>{t('feedbackEveryMinutes')}</span>
            <span>{t('receiptOnly')}</span>
            <span>{t('roles')}</span>
          </div>
          {typed.rules.map((rule, place) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              wrong={(name) => wrong.has(`rules.${place}.${name}`)}
              onRule={(next) => set({ rules: typed.rules.map((one, at) => (at === place ? next : one)) })}
            />
          ))}
        </fieldset>
        <h3 className={classes.part}>{t('ladder')}</h3>
        <fieldset disabled={!mayChange} className={classes.numbers}>
          {LADDER_NUMBERS.map((name) => number('ladder', name, typed.ladder[name], t(name)))}
        </fieldset>
        <h3 className={classes.part}>{t('room')}</h3>
        <fieldset disabled={!mayChange} className={classes.numbers}>
          {ROOM_NUMBERS.map((name) => number('room', name, typed.room[name], t(name)))}
          <Field
            label={t('shortFuseWords')}
            problem={[...wrong].some((path) => path.startsWith('shortFuseWords')) ? 'too_long' : undefined}
          >
            {(ids) => (
              <input
                {...ids}
                className="field"
                autoComplete="off"
                value={typed.words}
                onChange={(event) => set({ words: event.target.value })}
                data-testid="callouts-words"
              />
            )}
          </Field>
          <label className={classes.check}>
            <input
              type="checkbox"
              checked={typed.relay}
              onChange={(event) => set({ relay: event.target.checked })}
              data-testid="callouts-relay"
            />
            {t('relay')}
          </label>
        </fieldset>
        <ErrorNote error={act.error} />
        <div className="new-account-acts">
          {mayChange ? (
            <>
              <button
                type="submit"
                className="btn"
                disabled={act.isBusy || value === null}
                data-testid="callouts-save"
              >
                {act.isBusy ? common('saving') : t('save')}
              </button>
              {rules.data.isOwn ? (
                <button
                  type="button"
                  className="btn"
                  disabled={act.isBusy}
                  onClick={() => void save({ ...kept, rules: [] })}
                  data-testid="callouts-defaults"
                >
                  {t('defaults')}
                </button>
              ) : null}
            </>
          ) : (
            <span className="dim">{t('bySupervisor')}</span>
          )}
          {isSaved ? (
            <span role="status" data-testid="callouts-saved">
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
    </section>
  );
}
