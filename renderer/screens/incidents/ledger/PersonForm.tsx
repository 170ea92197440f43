import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { PersonRow } from '../../../../shared/domain/incidentFacts';
import { isComposingKey, useEscape } from '../../../app/hotkeys';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Segments } from '../../parts/Segments';
import { useFocusFirst } from '../../parts/useFocusFirst';
import { useHeldAct } from '../../parts/useHeldAct';
import { RemoveReason } from '../facts/RemoveReason';
import classes from './people.module.css';

const SEXES = ['male', 'female', 'unknown'] as const;

const TEXTS = [
  { field: 'name', max: 60 },
  { field: 'age', max: 3 },
  { field: 'household', max: 60 },
  { field: 'note', max: 300 },
] as const;

/** Who a person is, written later than that he is there. An empty name keeps the one that is known. */
export function PersonForm(props: {
  readonly incidentId: string;
  readonly person: PersonRow;
  readonly source: string;
  readonly onClose: () => void;
}): ReactNode {
  const { incidentId, person, source, onClose } = props;
  const t = useText('figures');
  const [initial] = useState(() => ({
    name: '',
    sex: person.sex,
    age: person.age === null ? '' : String(person.age),
    household: person.household,
    note: person.note,
  }));
  const draft = useDraft(`incident.person.${person.id}`, initial);
  const act = useHeldAct('people.setDetails');
  const remove = useHeldAct('people.remove');
  const [isRemoving, setRemoving] = useState(false);
  const box = useFocusFirst<HTMLFieldSetElement>();
  useEscape(onClose);
  const { name, sex, age, household, note } = draft.value;
  const isAge = /^\d{0,3}$/u.test(age.normalize('NFKC').trim());
  const save = async (): Promise<void> => {
    if (!isAge) return;
    const years = age.trim() === '' ? null : Math.min(150, Number(age.normalize('NFKC')));
    const rest = { sex, age: years, household, note, source };
    const named = name.trim() === '' ? null : name;
    if ((await act.run({ incidentId, personId: person.id, name: named, ...rest })) === null) return;
    draft.drop();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposingKey(event.nativeEvent)) return;
    if (!(event.target as HTMLElement).matches('input:not([type=radio])')) return;
    event.preventDefault();
    void save();
  };
  return (
    <>
      <fieldset ref={box} className={classes.person} onKeyDown={onKeyDown} data-testid="person-form">
        <legend className="sr-only">{t('details')}</legend>
        {TEXTS.map(({ field, max }) => (
          <label key={field} className={classes[field]}>
            <span className="field-label">{t(field)}</span>
            <input
              className="field"
              autoComplete="off"
              maxLength={max}
              aria-invalid={field === 'age' && !isAge}
              placeholder={field === 'name' && person.name !== '' ? t('nameKeep', { name: person.name }) : ''}
              value={draft.value[field]}
              onChange={(event) => draft.set({ [field]: event.target.value })}
              data-testid={`person-${field}`}
            />
          </label>
        ))}
        <Segments
          label={t('sex')}
          value={sex}
          onValue={(value) => draft.set({ sex: value })}
          options={SEXES.map((value) => ({ value, label: t(`sex_${value}`) }))}
        />
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="person-save"
        >
          {t('detailsSave')}
        </button>
        <button
          type="button"
          className="btn btn-small btn-plain"
          aria-expanded={isRemoving}
          onClick={() => setRemoving(!isRemoving)}
          data-testid="person-remove"
        >
          {t('removePerson')}
        </button>
      </fieldset>
      {isRemoving ? (
        <RemoveReason
          onClose={() => setRemoving(false)}
          onReason={(reason) => remove.run({ incidentId, personIds: [person.id], reason })}
        />
      ) : null}
      <ErrorNote error={act.error ?? remove.error} />
    </>
  );
}
