import { type ReactNode, useMemo, useState } from 'react';
import type { RuleRow } from '../../../shared/contract/areas/rules';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { Check } from '../parts/Segments';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './rules.module.css';

type Typed = { values: Readonly<Record<string, string>>; isOn: boolean; why: string };

const numberOf = (typed: string): number | null => {
  const plain = typed.normalize('NFKC').replaceAll(',', '').trim();
  const value = Number(plain);
  return plain !== '' && Number.isFinite(value) && value >= 0 ? value : null;
};

/** The room sets a rule otherwise, and says why; or lets it be as it was shipped. */
export function RuleForm(props: { readonly row: RuleRow; readonly onClose: () => void }): ReactNode {
  const { row, onClose } = props;
  const t = useText('rules');
  const common = useText('common');
  const locale = useLocale();
  const initial = useMemo<Typed>(() => {
    const values = row.values.map(({ key, value }) => [key, value === null ? '' : String(value)] as const);
    return { values: Object.fromEntries(values), isOn: row.isOn, why: row.why ?? '' };
  }, [row]);
  const draft = useDraft<Typed>(`settings.rule.${row.id}`, initial);
  const override = useHeldAct('rules.override');
  const restore = useHeldAct('rules.restore');
  const [hasTried, setTried] = useState(false);
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(onClose);
  const typed = { ...initial.values, ...draft.value.values };
  const isBad = (key: string): boolean => {
    const text = typed[key] ?? '';
    return text === '' ? key !== 'targetMinutes' : numberOf(text) === null;
  };
  const isWordless = draft.value.why.trim() === '';
  const done = (answer: unknown): void => {
    if (answer === null) return;
    draft.drop();
    onClose();
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (isWordless || row.values.some(({ key }) => isBad(key))) return;
    const values = row.values.flatMap(({ key }) => {
      const value = numberOf(typed[key] ?? '');
      return value === null ? [] : [[key, value] as const];
    });
    const { isOn, why } = draft.value;
    done(await override.run({ ruleId: row.id, values: Object.fromEntries(values), isOn, why }));
  };
  return (
    <div ref={box} className={classes.form} data-testid="rule-form">
      {row.basis === 'law' ? <p className={classes.small}>{t('lawOnly')}</p> : null}
      <div className={classes.fields}>
        {row.values.map(({ key, label, shipped }) => (
          <Field
            key={key}
            label={label[locale]}
            hint={shipped === null ? undefined : t('shipped', { value: shipped })}
            problem={hasTried && isBad(key) ? 'not_a_number' : undefined}
          >
            {(ids) => (
              <input
                {...ids}
                className="field num"
                inputMode="decimal"
                autoComplete="off"
                maxLength={16}
                value={typed[key] ?? ''}
                onChange={(event) => draft.set({ values: { ...typed, [key]: event.target.value } })}
                data-testid={`rule-value-${key}`}
              />
            )}
          </Field>
        ))}
      </div>
      {row.basis === 'law' ? null : (
        <Check
          label={t('isOn')}
          checked={draft.value.isOn}
          onChecked={(isOn) => draft.set({ isOn })}
          testId="rule-on"
        />
      )}
      <Field label={t('why')} problem={hasTried && isWordless ? 'empty' : undefined}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            maxLength={300}
            value={draft.value.why}
            onChange={(event) => draft.set({ why: event.target.value })}
            data-testid="rule-why"
          />
        )}
      </Field>
      <div className={classes.acts}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={override.isBusy}
          onClick={() => void save()}
          data-testid="rule-save"
        >
          {override.isBusy ? common('saving') : t('save')}
        </button>
        {row.why === null ? null : (
          <button
            type="button"
            className="btn btn-small"
            disabled={restore.isBusy}
            onClick={() => void restore.run({ ruleId: row.id }).then(done)}
            data-testid="rule-restore"
          >
            {t('restore')}
          </button>
        )}
        <button type="button" className="btn btn-small" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={override.error ?? restore.error} />
    </div>
  );
}
