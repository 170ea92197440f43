import { type ReactNode, useMemo, useState } from 'react';
import { FIELD_SOURCES, type FieldLayout, type FieldSource } from '../../../shared/reports/fieldSources';
import { groupOf, type SourceGroup, sourceName } from '../../../shared/wording/reportFieldLabels';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { useHeldAct } from '../parts/useHeldAct';
import './reportFields.css';

type Shape = { readonly layouts: readonly FieldLayout[] };
type Field = FieldLayout['fields'][number];

const GROUPS = [
  ['document', 'groupDocument'],
  ['facts', 'groupFacts'],
  ['element', 'groupElement'],
  ['figure', 'groupFigure'],
] as const satisfies readonly (readonly [SourceGroup, string])[];

/** Layouts of the receiving systems: name, fields in their order, and where each text comes from. */
export function ReportFieldsPanel(): ReactNode {
  const t = useText('reportPapers');
  const common = useText('common');
  const { active } = useSession();
  const stored = useDesk('settings.get', { key: 'reportFields' }).data;
  const initial = useMemo<Shape>(() => (stored?.value as Shape | undefined) ?? { layouts: [] }, [stored]);
  const draft = useDraft<Shape>('settings.reportFields', initial);
  const act = useHeldAct('settings.change');
  const [place, setPlace] = useState(0);
  const canChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const { layouts } = draft.value;
  const at = Math.min(place, Math.max(0, layouts.length - 1));
  const layout = layouts[at];
  const set = (next: readonly FieldLayout[]): void => draft.set({ layouts: next });
  const change = (next: FieldLayout): void => set(layouts.map((one, index) => (index === at ? next : one)));
  const save = async (): Promise<void> => {
    const value = {
      layouts: layouts.map((one) => ({
        ...one,
        fields: one.fields.filter(({ label }) => label.trim() !== ''),
      })),
    };
    if ((await act.run({ key: 'reportFields', value })) !== null) draft.drop();
  };
  const add = (): void => {
    set([...layouts, { name: t('newLayout'), fields: [{ label: '标题', from: 'document.title' }] }]);
    setPlace(layouts.length);
  };
  if (stored === undefined) return null;
  return (
    <section className="panel" data-testid="report-fields-panel">
      <h2 className="panel-head">{t('settings')}</h2>
      <p className="settings-note dim">
        {t('settingsHint')} {stored.isDefault ? t('settingsDefault') : null}
      </p>
      <div className="report-fields-bar">
        <select
          className="field"
          aria-label={t('layout')}
          value={at}
          onChange={(event) => setPlace(Number(event.currentTarget.value))}
          data-testid="report-fields-layout"
        >
          {layouts.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a layout is its place; its name changes while it is typed
            <option key={index} value={index} lang="zh-CN">
              {one.name}
            </option>
          ))}
        </select>
        {canChange ? (
          <button type="button" className="btn btn-small" onClick={add}>
            {t('addLayout')}
          </button>
        ) : null}
        {canChange && layouts.length > 1 ? (
          <button
            type="button"
            className="btn btn-small btn-plain"
            onClick={() => set(layouts.filter((_one, index) => index !== at))}
          >
            {t('removeLayout')}
          </button>
        ) : null}
      </div>
      {layout === undefined ? null : <LayoutEdit layout={layout} canChange={canChange} onChange={change} />}
      <ErrorNote error={act.error} />
      {canChange ? (
        <div className="phrase-foot">
          <button
            type="button"
            className="btn btn-small btn-primary"
            disabled={!draft.isTouched || act.isBusy}
            onClick={() => void save()}
            data-testid="report-fields-save"
          >
            {act.isBusy ? common('saving') : common('save')}
          </button>
          {draft.isTouched ? (
            <button type="button" className="btn btn-small btn-plain" onClick={draft.drop}>
              {t('undo')}
            </button>
          ) : null}
        </div>
      ) : (
        <p className="settings-note dim">{t('settingsWho')}</p>
      )}
    </section>
  );
}

type LayoutEditProps = {
  readonly layout: FieldLayout;
  readonly canChange: boolean;
  readonly onChange: (layout: FieldLayout) => void;
};

function LayoutEdit({ layout, canChange, onChange }: LayoutEditProps): ReactNode {
  const t = useText('reportPapers');
  const { fields } = layout;
  const set = (next: readonly Field[]): void => onChange({ ...layout, fields: next });
  const swap = (one: number, other: number): void => {
    const [a, b] = [fields[one], fields[other]];
    if (a === undefined || b === undefined) return;
    set(fields.map((field, at) => (at === one ? b : at === other ? a : field)));
  };
  return (
    <>
      <label className="report-fields-name">
        {t('layoutName')}
        <input
          className="field"
          value={layout.name}
          maxLength={40}
          readOnly={!canChange}
          onChange={(event) => onChange({ ...layout, name: event.currentTarget.value })}
          data-testid="report-fields-name"
        />
      </label>
      <ol className="phrase-edits report-fields">
        {fields.map((field, place) => (
          <FieldEdit
            // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place; its label changes while it is typed
            key={place}
            field={field}
            canChange={canChange}
            onChange={(next) => set(fields.map((one, at) => (at === place ? next : one)))}
            onUp={place === 0 ? null : () => swap(place, place - 1)}
            onDown={place === fields.length - 1 ? null : () => swap(place, place + 1)}
            onRemove={fields.length === 1 ? null : () => set(fields.filter((_one, at) => at !== place))}
          />
        ))}
      </ol>
      {canChange ? (
        <div className="report-fields-bar">
          <button
            type="button"
            className="btn btn-small"
            onClick={() => set([...fields, { label: '', from: 'document.title' }])}
            data-testid="report-fields-add"
          >
            {t('addField')}
          </button>
        </div>
      ) : null}
    </>
  );
}

type FieldEditProps = {
  readonly field: Field;
  readonly canChange: boolean;
  readonly onChange: (field: Field) => void;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  readonly onRemove: (() => void) | null;
};

function FieldEdit(props: FieldEditProps): ReactNode {
  const { field, canChange, onChange } = props;
  const t = useText('reportPapers');
  const locale = useLocale();
  const acts = [
    ['up', '↑', props.onUp],
    ['down', '↓', props.onDown],
    ['remove', '×', props.onRemove],
  ] as const;
  return (
    <li className="phrase-edit">
      <input
        className="field"
        aria-label={t('fieldLabel')}
        value={field.label}
        maxLength={40}
        readOnly={!canChange}
        autoComplete="off"
        onChange={(event) => onChange({ ...field, label: event.currentTarget.value })}
        data-testid="report-fields-label"
      />
      <select
        className="field"
        aria-label={t('fieldFrom')}
        value={field.from}
        disabled={!canChange}
        onChange={(event) => onChange({ ...field, from: event.currentTarget.value as FieldSource })}
      >
        {GROUPS.map(([group, label]) => (
          <optgroup key={group} label={t(label)}>
            {FIELD_SOURCES.filter((from) => groupOf(from) === group).map((from) => (
              <option key={from} value={from}>
                {sourceName(from, locale)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {canChange
        ? acts.map(([label, sign, act]) => (
            <button
              key={label}
              type="button"
              className="btn btn-small btn-plain"
              disabled={act === null}
              onClick={act ?? undefined}
              aria-label={`${t(label)} ${field.label}`}
            >
              {sign}
            </button>
          ))
        : null}
    </li>
  );
}
