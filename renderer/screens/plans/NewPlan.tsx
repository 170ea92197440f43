import { type ReactNode, useState } from 'react';
import { INCIDENT_TYPE_LIST } from '../../../shared/domain/vocabulary';
import { idFromTitle } from '../../../shared/plan/edit';
import { parseTables } from '../../../shared/plan/load';
import { planSkeleton } from '../../../shared/plan/skeleton';
import type { Category } from '../../../shared/plan/types';
import { planToYaml } from '../../../shared/plan/writeYaml';
import { labels } from '../../../shared/wording/labels';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { useLocale, useText } from '../../i18n';
import { ActFrame } from '../documents/ActForm';
import documents from '../documents/documents.module.css';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { Check } from '../parts/Segments';
import { useHeldAct } from '../parts/useHeldAct';
import { CATEGORIES } from './libraryModel';
import classes from './plans.module.css';

type Typed = { title: string; id: string; category: Category; hazards: readonly string[] };
const EMPTY: Typed = { title: '', id: '', category: 'natural_disaster', hazards: [] };
const PLAN_ID = /^[a-z][a-z0-9-]{0,39}$/;

const spelled = (title: string, taken: readonly string[]): string =>
  (idFromTitle(title, new Set(taken)) ?? '').replaceAll('_', '-');

/** A plan that begins with nothing: its name, what it is for, and a skeleton that passes the checks; the editor opens on it. */
export function NewPlan(props: { readonly onClose: () => void }): ReactNode {
  const t = useText('plans');
  const locale = useLocale();
  const { go } = useNavigation();
  const plans = useDesk('plan.list', {}).data ?? [];
  const tablesText = useDesk('plan.tables', {}).data?.tablesText;
  const draft = useDraft<Typed>('plan.new', EMPTY);
  const act = useHeldAct('plan.draftSave');
  const [isTried, setTried] = useState(false);
  const { title, category, hazards } = draft.value;
  const taken = plans.map((plan) => plan.id);
  const id = draft.value.id === '' ? spelled(title, taken) : draft.value.id;
  const idProblem = taken.includes(id) ? t('idTaken') : PLAN_ID.test(id) ? null : t('idForm');
  const isWhole = title.trim() !== '' && hazards.length > 0 && idProblem === null;
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (!isWhole || tablesText === undefined) return false;
    const tables = parseTables(tablesText, 'tables.yaml');
    const post = (tables.ok ? tables.tables.posts[0]?.id : undefined) ?? 'duty_officer';
    const text = planToYaml(planSkeleton({ id, title: title.trim(), category, hazards }, post));
    if ((await act.run({ planId: id, text, baseRevision: null, version: 0 })) === null) return false;
    draft.drop();
    go({ screen: 'plans', planId: id, view: 'edit' });
    return true;
  };
  const toggle = (hazard: string, isOn: boolean): void =>
    draft.set({ hazards: isOn ? [...hazards, hazard] : hazards.filter((one) => one !== hazard) });
  return (
    <div className={classes.newPlan}>
      <h1 className={classes.pageTitle}>{t('newPlan')}</h1>
      <ActFrame
        label={t('newPlan')}
        testId="plan-create"
        saveWord={t('create')}
        isSaving={act.isBusy}
        error={act.error}
        onSave={save}
        onClose={props.onClose}
      >
        <Field
          label={t('planTitle')}
          className={documents.half}
          problem={isTried && title.trim() === '' ? 'empty' : undefined}
        >
          {(ids) => (
            <input
              {...ids}
              className="field"
              value={title}
              maxLength={40}
              onChange={(event) => draft.set({ title: event.target.value })}
              data-testid="plan-create-title"
            />
          )}
        </Field>
        <Field
          label={t('planId')}
          className={documents.half}
          hint={id === '' ? t('idHint') : (idProblem ?? t('idHint'))}
        >
          {(ids) => (
            <input
              {...ids}
              aria-invalid={isTried && idProblem !== null}
              className="field"
              value={id}
              onChange={(event) => draft.set({ id: event.target.value.trim() })}
              data-testid="plan-create-id"
            />
          )}
        </Field>
        <Field label={t('category')} className={documents.third}>
          {(ids) => (
            <select
              {...ids}
              className="field"
              value={category}
              onChange={(event) => draft.set({ category: event.target.value as Category })}
              data-testid="plan-create-category"
            >
              {CATEGORIES.map((one) => (
                <option key={one} value={one}>
                  {t(`category_${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset className={`${documents.full} ${classes.hazards}`} data-testid="plan-create-hazards">
          <legend className="field-label">{t('hazards')}</legend>
          {INCIDENT_TYPE_LIST.map((type) => (
            <Check
              key={type}
              label={labels(locale).incidentType[type]}
              checked={hazards.includes(type)}
              onChecked={(isOn) => toggle(type, isOn)}
              testId={`hazard-${type}`}
            />
          ))}
        </fieldset>
        {isTried && hazards.length === 0 ? (
          <p className={documents.full} role="alert">
            {t('hazardMissing')}
          </p>
        ) : null}
      </ActFrame>
    </div>
  );
}
