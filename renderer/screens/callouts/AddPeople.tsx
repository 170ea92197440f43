import { type KeyboardEvent, type ReactNode, useDeferredValue, useState } from 'react';
import type { DraftPerson } from '../../../shared/contract/areas/callouts';
import type { ContactView } from '../../../shared/contract/areas/contacts';
import { useEscape } from '../../app/hotkeys';
import { moveInList } from '../../app/listKeys';
import { CallError, call } from '../../bridge/client';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { type AddProblem, isListed, type Known, NOTHING_TYPED, type Typed, typedPerson } from './addModel';
import classes from './callouts.module.css';

const MOST_FOUND = 8;
const FIELDS = ['name', 'number', 'unit'] as const;

/** What fits in the contacts book to what is typed: the name, its first letters, or the number. */
function Found(props: {
  readonly typed: Typed;
  readonly known: readonly Known[];
  readonly onChoose: (contact: ContactView) => void;
}): ReactNode {
  const t = useText('callouts');
  const text = useDeferredValue(props.typed.name.trim() || props.typed.number.trim());
  const found = useDesk(
    'contact.list',
    { text, includeRemoved: false },
    { keep: true, enabled: text !== '' },
  ).data;
  if (text === '') return <p className={`dim ${classes.c6}`}>{t('addHint')}</p>;
  const people = (found?.contacts ?? []).slice(0, MOST_FOUND);
  if (people.length === 0) return <p className={`dim ${classes.c6}`}>{t('addNotFound')}</p>;
  return (
    <ul
      className={`${classes.c6} ${classes.found}`}
      aria-label={t('addFound')}
      onKeyDown={moveInList}
      data-testid="callout-add-found"
    >
      {people.map((one) => {
        const number = one.numbers.find((own) => !own.isWrong)?.number ?? '';
        const isKnown = isListed(props.known, { contactId: one.id, number, name: one.name });
        return (
          <li key={one.id}>
            <button
              type="button"
              className={classes.foundRow}
              data-item=""
              disabled={isKnown}
              onClick={() => props.onChoose(one)}
              data-testid="callout-add-contact"
            >
              <b>{one.name}</b>
              <span className={classes.clip} lang="zh-CN">
                {[one.unit, one.post].filter((part) => part !== '').join(' ')}
              </span>
              <span className="num">{number === '' ? t('noNumber') : number}</span>
              <span className="dim">{isKnown ? t('addListed') : ''}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** From the fields down into what was found. */
function intoFound(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
  if (!(event.target instanceof HTMLInputElement)) return;
  const first = event.currentTarget.querySelector<HTMLElement>('[data-item]:not(:disabled)');
  if (first === null) return;
  event.preventDefault();
  first.focus();
}

/**
 * Puts people on a list by hand: those of the contacts book are found while the name or the number is typed, anybody else is added as typed. Stays open
 * for the next one.
 */
export function AddPeople(props: {
  /** where what was typed is kept */
  readonly draftKey: string;
  readonly known: readonly Known[];
  readonly isBusy: boolean;
  readonly error: CallError | null;
  /** false: it was not taken */
  readonly onAdd: (person: DraftPerson) => Promise<boolean>;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('callouts');
  const common = useText('common');
  const draft = useDraft<Typed>(props.draftKey, NOTHING_TYPED);
  const [problem, setProblem] = useState<AddProblem | null>(null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const [added, setAdded] = useState<string | null>(null);
  const box = useFocusFirst<HTMLFormElement>();
  useEscape(props.onClose);
  const add = async (person: DraftPerson): Promise<void> => {
    setProblem(null);
    if (!(await props.onAdd(person))) return;
    setAdded(person.name);
    draft.drop();
    box.current?.querySelector('input')?.focus();
  };
  const addTyped = async (): Promise<void> => {
    setAdded(null);
    const made = typedPerson(draft.value, props.known);
    if ('problem' in made) setProblem(made.problem);
    else await add(made.person);
  };
  const choose = async (contact: ContactView): Promise<void> => {
    setAdded(null);
    setRefused(null);
    try {
      await add(await call('callout.person', { contactId: contact.id }));
    } catch (cause) {
      if (!(cause instanceof CallError)) throw cause;
      setRefused(cause);
    }
  };
  const wrong: Readonly<Record<(typeof FIELDS)[number], boolean>> = {
    name: problem === 'no_name',
    number: problem === 'no_number',
    unit: false,
  };
  return (
    <form
      ref={box}
      className={classes.inlineForm}
      aria-label={t('add')}
      data-testid="callout-add-form"
      onKeyDown={intoFound}
      onSubmit={(event) => {
        event.preventDefault();
        void addTyped();
      }}
    >
      {FIELDS.map((field) => (
        <Field
          key={field}
          label={t(`add.${field}`)}
          optional={field === 'unit'}
          problem={wrong[field] ? 'empty' : undefined}
          className={classes.c2}
        >
          {(ids) => (
            <input
              {...ids}
              className={field === 'number' ? 'field num' : 'field'}
              inputMode={field === 'number' ? 'tel' : undefined}
              autoComplete="off"
              maxLength={field === 'unit' ? 80 : field === 'name' ? 60 : 40}
              value={draft.value[field]}
              onChange={(event) => draft.set({ [field]: event.target.value })}
              data-testid={`callout-add-${field}`}
            />
          )}
        </Field>
      ))}
      <Found typed={draft.value} known={props.known} onChoose={(contact) => void choose(contact)} />
      <div className={`${classes.c6} ${classes.actions}`}>
        <button
          type="submit"
          className="btn btn-primary btn-small"
          disabled={props.isBusy}
          data-testid="callout-add-save"
        >
          {props.isBusy ? common('saving') : t('addSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {t('addDone')}
        </button>
        {problem === 'bad_number' || problem === 'listed' ? (
          <span role="alert" className={classes.notYet} data-testid="callout-add-problem">
            {t(problem === 'listed' ? 'addListed' : 'addBadNumber')}
          </span>
        ) : null}
        {added === null ? null : (
          <span role="status" data-testid="callout-added">
            ✓ {t('added', { name: added })}
          </span>
        )}
      </div>
      <div className={classes.c6}>
        <ErrorNote error={refused ?? props.error} />
      </div>
    </form>
  );
}
