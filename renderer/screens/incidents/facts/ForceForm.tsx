import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { FORCE_STATES, type ForceLine, type ForceState } from '../../../../shared/domain/incidentFacts';
import { FORCE_KINDS, type ForceKind } from '../../../../shared/rules/figures/forces';
import { FORCE_KIND_NAMES, FORCE_STATE_NAMES } from '../../../../shared/wording/figures';
import { deskNow } from '../../../app/clock';
import { isComposingKey, useEscape } from '../../../app/hotkeys';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { type Draft, draftId, dropDraftId, useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import { type Problem, Reader } from '../../parts/inputs';
import { Segments } from '../../parts/Segments';
import { useFocusFirst } from '../../parts/useFocusFirst';
import { useHeldAct } from '../../parts/useHeldAct';
import { WhenInput, writtenMoment } from '../../parts/WhenInput';
import classes from './figures.module.css';

type Values = {
  readonly unit: string;
  readonly kind: ForceKind;
  readonly persons: string;
  readonly vehicles: string;
  readonly equipment: string;
  readonly state: ForceState;
  readonly at: string;
};
const EMPTY: Values = {
  unit: '',
  kind: 'fire',
  persons: '',
  vehicles: '',
  equipment: '',
  state: 'en_route',
  at: '',
};
const valuesOf = (force: ForceLine): Values => ({
  ...force,
  persons: String(force.persons),
  vehicles: String(force.vehicles),
  at: writtenMoment(force.at),
});

type Problems = Readonly<Partial<Record<'unit' | 'persons' | 'vehicles' | 'at', Problem>>>;

/** Reads the form into a unit of forces; what cannot be read is told per field. */
function read(values: Values, id: string) {
  const reader = new Reader(deskNow());
  const isComing = values.state === 'en_route';
  const at = isComing ? reader.near('at', values.at) : reader.past('at', values.at);
  const force = {
    id,
    unit: values.unit.trim(),
    kind: values.kind,
    persons: reader.count('persons', values.persons),
    vehicles: reader.count('vehicles', values.vehicles),
    equipment: values.equipment,
    state: values.state,
    at,
    source: '',
  };
  const unit = force.unit === '' ? { unit: 'empty' as const } : {};
  return { force, problems: { ...reader.problems, ...unit } as Problems };
}

function Numbers(props: { readonly draft: Draft<Values>; readonly problems: Problems }): ReactNode {
  const { draft, problems } = props;
  const t = useText('figures');
  return (
    <>
      {(['persons', 'vehicles'] as const).map((field) => (
        <Field key={field} label={t(field)} problem={problems[field]}>
          {(ids) => (
            <input
              {...ids}
              className="field num"
              inputMode="numeric"
              autoComplete="off"
              value={draft.value[field]}
              onChange={(event) => draft.set({ [field]: event.target.value })}
              data-testid={`force-${field}`}
            />
          )}
        </Field>
      ))}
      <Field label={t('equipment')} optional className={classes.wide}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            placeholder={t('equipmentHint')}
            maxLength={300}
            value={draft.value.equipment}
            onChange={(event) => draft.set({ equipment: event.target.value })}
            data-testid="force-equipment"
          />
        )}
      </Field>
    </>
  );
}

function Unit(props: { readonly draft: Draft<Values>; readonly problems: Problems }): ReactNode {
  const { draft, problems } = props;
  const t = useText('figures');
  const locale = useLocale();
  return (
    <>
      <Field label={t('forceUnit')} problem={problems.unit} className={classes.wide}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            maxLength={80}
            value={draft.value.unit}
            onChange={(event) => draft.set({ unit: event.target.value })}
            data-testid="force-unit"
          />
        )}
      </Field>
      <Field label={t('forceKind')}>
        {(ids) => (
          <select
            {...ids}
            className="field"
            value={draft.value.kind}
            onChange={(event) => draft.set({ kind: event.target.value as ForceKind })}
            data-testid="force-kind"
          >
            {FORCE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {FORCE_KIND_NAMES[locale][kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

/** A unit of forces, new or changed. Enter records it. */
export function ForceForm(props: {
  readonly incidentId: string;
  readonly force: ForceLine | null;
  readonly onClose: () => void;
}): ReactNode {
  const { incidentId, force, onClose } = props;
  const t = useText('figures');
  const locale = useLocale();
  const key = `incident.force.${incidentId}.${force?.id ?? 'new'}`;
  const [initial] = useState(() => (force === null ? EMPTY : valuesOf(force)));
  const draft = useDraft<Values>(key, initial);
  const act = useHeldAct('force.set');
  const [problems, setProblems] = useState<Problems>({});
  const box = useFocusFirst<HTMLFieldSetElement>();
  useEscape(onClose);
  const { state, at } = draft.value;
  const save = async (): Promise<void> => {
    const typed = read(draft.value, force?.id ?? draftId(key));
    setProblems(typed.problems);
    if (Object.keys(typed.problems).length > 0) return;
    if ((await act.run({ incidentId, force: typed.force })) === null) return;
    draft.drop();
    dropDraftId(key);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || isComposingKey(event.nativeEvent)) return;
    if (!(event.target as HTMLElement).matches('input:not([type=radio])')) return;
    event.preventDefault();
    void save();
  };
  return (
    <fieldset
      ref={box}
      aria-label={t('forces')}
      className={classes.form}
      onKeyDown={onKeyDown}
      data-testid="force-form"
    >
      <Unit draft={draft} problems={problems} />
      <Numbers draft={draft} problems={problems} />
      <div className={classes.wide}>
        <Segments
          label={t('forceState')}
          value={state}
          onValue={(to) => draft.set({ state: to })}
          options={FORCE_STATES.map((value) => ({ value, label: FORCE_STATE_NAMES[locale][value] }))}
          testId="force-state"
        />
      </div>
      <Field label={t(state === 'en_route' ? 'expected' : 'since')} problem={problems.at}>
        {(ids) => (
          <WhenInput
            {...ids}
            direction={state === 'en_route' ? 'near' : 'past'}
            value={at}
            onValue={(typed) => draft.set({ at: typed })}
            data-testid="force-at"
          />
        )}
      </Field>
      <button
        type="button"
        className="btn btn-primary"
        disabled={act.isBusy}
        onClick={() => void save()}
        data-testid="force-save"
      >
        {t('forceSave')}
      </button>
      <ErrorNote error={act.error} />
    </fieldset>
  );
}
