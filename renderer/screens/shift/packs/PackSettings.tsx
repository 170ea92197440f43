import { type ReactNode, useState } from 'react';
import { packsSetting } from '../../../../shared/settings/packs';
import { useDesk } from '../../../bridge/hooks';
import { useSession } from '../../../bridge/session';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import { Check } from '../../parts/Segments';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './packs.module.css';

type Values = { autoPrint: boolean; printer: string; blankForms: string; keep: string };
const NOTHING: Partial<Values> = {};

/** How the downtime pack is made; a change is a fact of the log. */
export function PackSettings(): ReactNode {
  const t = useText('packs');
  const { active } = useSession();
  const state = useDesk('settings.get', { key: 'packs' });
  const draft = useDraft<Partial<Values>>('settings.packs', NOTHING);
  const act = useHeldAct('settings.change');
  const [isSaved, setSaved] = useState(false);
  if (state.data === undefined) return <ErrorNote error={state.error} kept={false} />;
  const kept = packsSetting.schema.parse(state.data.value);
  const values: Values = {
    autoPrint: draft.value.autoPrint ?? kept.autoPrint,
    printer: draft.value.printer ?? kept.printer,
    blankForms: draft.value.blankForms ?? String(kept.blankForms),
    keep: draft.value.keep ?? String(kept.keep),
  };
  const wanted = packsSetting.schema.safeParse({
    ...values,
    blankForms: values.blankForms.trim() === '' ? Number.NaN : Number(values.blankForms),
    keep: values.keep.trim() === '' ? Number.NaN : Number(values.keep),
  });
  const canChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const save = async (): Promise<void> => {
    if (!wanted.success) return;
    if ((await act.run({ key: 'packs', value: wanted.data })) === null) return;
    draft.drop();
    setSaved(true);
  };
  const set = (change: Partial<Values>): void => {
    setSaved(false);
    draft.set(change);
  };
  return (
    <fieldset className={classes.settings} disabled={!canChange} data-testid="pack-settings">
      <Check
        label={t('autoPrint')}
        checked={values.autoPrint}
        onChecked={(autoPrint) => set({ autoPrint })}
        isDisabled={!canChange}
        testId="pack-autoPrint"
      />
      <div className={classes.numbers}>
        {(['printer', 'blankForms', 'keep'] as const).map((name) => (
          <Field key={name} label={t(name)}>
            {(ids) => (
              <input
                {...ids}
                className={name === 'printer' ? 'field' : 'field num'}
                value={values[name]}
                maxLength={name === 'printer' ? 120 : 3}
                inputMode={name === 'printer' ? 'text' : 'numeric'}
                autoComplete="off"
                onChange={(event) => set({ [name]: event.target.value })}
                data-testid={`pack-${name}`}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="dim">
        {canChange
          ? state.data.isDefault
            ? t('source', { source: state.data.source })
            : null
          : t('cannotChange')}
      </p>
      {wanted.success ? null : <p role="alert">{t('badNumber')}</p>}
      <ErrorNote error={act.error} />
      {draft.isTouched || isSaved ? (
        <div className={classes.actions}>
          <button
            type="button"
            className="btn"
            disabled={act.isBusy || !wanted.success || !draft.isTouched}
            onClick={() => void save()}
            data-testid="pack-save"
          >
            {t('save')}
          </button>
          {isSaved ? <span role="status">{t('saved')}</span> : null}
        </div>
      ) : null}
    </fieldset>
  );
}
