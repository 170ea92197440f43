import type { ReactNode } from 'react';
import { INCIDENT_TYPE_LIST } from '../../../../../shared/domain/vocabulary';
import { isMap } from '../../../../../shared/plan/edit/tree';
import { labels } from '../../../../../shared/wording/labels';
import { useLocale, useText } from '../../../../i18n';
import { useEditing } from '../context';
import classes from '../editor.module.css';
import { Levels } from './Extras';
import { type NodeProps, NumberIn, PickIn, SelectIn, type SelectOption, TextIn, valueAt } from './fields';
import { Titles } from './StepForm';
import { WARNING_CODES } from './warningCodes';

const CATEGORIES = ['natural_disaster', 'accident_disaster', 'public_health', 'social_security'] as const;

/** Hazards by name: the types of incidents, and whatever other plans call a hazard. */
function useHazards(): readonly SelectOption[] {
  const { plans } = useEditing();
  const words = labels(useLocale()).incidentType;
  const known = new Set([...plans.flatMap((plan) => plan.hazards), ...INCIDENT_TYPE_LIST]);
  const name = (hazard: string): string => {
    const type = INCIDENT_TYPE_LIST.find((one) => one === hazard.split('.').at(-1));
    return type === undefined ? hazard : words[type];
  };
  const named = new Map<string, SelectOption>();
  for (const value of known)
    if (!named.has(name(value))) named.set(name(value), { value, label: name(value) });
  return [...named.values()];
}

/** Warnings that suggest the plan. */
function WarningTypes({ node }: NodeProps): ReactNode {
  const { store } = useEditing();
  const t = useText('planEdit');
  const locale = useLocale();
  const read = (from: NodeProps['node']): readonly unknown[] => {
    const value = valueAt(from, ['warning_types']);
    return Array.isArray(value) ? value : [];
  };
  const list = read(node);
  const put = (next: readonly unknown[]): void =>
    store.set(node.path, [{ field: ['warning_types'], value: next }]);
  const codes = WARNING_CODES.map(([value, zh, en]) => ({
    value,
    label: `${locale === 'zh' ? zh : en} ${value}`,
  }));
  return (
    <fieldset className={classes.group}>
      <legend>{t('f_warning_types')}</legend>
      {list.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry has nothing of its own but its place
        <div key={index} className={classes.link}>
          <SelectIn
            node={node}
            field={['warning_types', index, 'code']}
            options={[{ value: '', label: t('noCode') }, ...codes]}
            label={t('f_code')}
            onPick={(value) => [
              { field: ['warning_types', index, 'code'], value: value === '' ? null : value },
            ]}
          />
          <TextIn node={node} field={['warning_types', index, 'note']} />
          <button
            type="button"
            className="btn btn-small btn-plain"
            aria-label={t('delete')}
            onClick={() => {
              store.flush();
              put(read(store.get().selected).filter((_, at) => at !== index));
            }}
          >
            ✕
          </button>
          {isMap(entry) ? null : <span className="dim">?</span>}
        </div>
      ))}
      <button
        type="button"
        className="btn btn-small"
        onClick={() => {
          store.flush();
          put([...read(store.get().selected), { code: null, note: t('warningNote') }]);
        }}
        data-testid="warning-add"
      >
        ＋ {t('warningAdd')}
      </button>
    </fieldset>
  );
}

/** What holds for the plan as a whole. */
export function PlanForm({ node }: NodeProps): ReactNode {
  const t = useText('planEdit');
  const categories = CATEGORIES.map((value) => ({ value, label: t(`category_${value}`) }));
  return (
    <>
      <Titles node={node} zh="title" en="title_en" />
      <TextIn node={node} field={['trigger']} rows={3} max={160} />
      <TextIn node={node} field={['trigger_en']} rows={2} />
      <SelectIn node={node} field={['category']} options={categories} />
      <PickIn node={node} field={['hazards']} options={useHazards()} />
      <WarningTypes node={node} />
      <fieldset className={classes.group}>
        <legend>{t('f_level_notes')}</legend>
        {(['county', 'city', 'province'] as const).map((profile) => (
          <TextIn key={profile} node={node} field={['level_notes', profile]} rows={2} max={90} />
        ))}
      </fieldset>
      <TextIn node={node} field={['purpose']} rows={2} isOptional />
      <TextIn node={node} field={['basis_text']} isOptional />
      <NumberIn node={node} field={['reviewed_every_months']} unit={t('months')} isOptional />
      <Levels node={node} />
    </>
  );
}
