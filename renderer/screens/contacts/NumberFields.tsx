import type { ReactNode } from 'react';
import { type Path, type UseFormReturn, useController } from 'react-hook-form';
import { NUMBER_KINDS, type NumberKind } from '../../../shared/domain/contacts';
import { NUMBER_KIND_WORDS } from '../../../shared/wording/contactWords';
import { useLocale, useText } from '../../i18n';
import forms from '../parts/form.module.css';
import type { Problem } from '../parts/inputs';
import classes from './contacts.module.css';
import { type ContactValues, EMPTY_NUMBER, type NumberValue } from './model';

const MOST = 12;

/** The numbers of an entry, each with its kind, in the order in which they are tried. */
export function NumberFields(props: {
  readonly form: UseFormReturn<ContactValues>;
  readonly problem: (path: Path<ContactValues>) => Problem | undefined;
  readonly className?: string | undefined;
}): ReactNode {
  const t = useText('contacts');
  const f = useText('forms');
  const words = NUMBER_KIND_WORDS;
  const locale = useLocale();
  const { field } = useController({ control: props.form.control, name: 'numbers' });
  const numbers = field.value;
  const set = (at: number, change: Partial<NumberValue>): void =>
    field.onChange(numbers.map((one, place) => (place === at ? { ...one, ...change } : one)));
  const moveUp = (at: number): void => {
    const one = numbers[at];
    const before = numbers[at - 1];
    if (one === undefined || before === undefined) return;
    field.onChange([...numbers.slice(0, at - 1), one, before, ...numbers.slice(at + 1)]);
  };
  return (
    <fieldset className={`${classes.numberFields} ${props.className ?? ''}`}>
      <legend className="field-label">{t('numbers')}</legend>
      {numbers.map((one, at) => {
        const problem = props.problem(`numbers.${at}.number`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is what the list is
          <div key={at} className={classes.numberField}>
            <select
              className="field"
              aria-label={`${t('numberKind')} ${at + 1}`}
              value={one.kind}
              onChange={(event) => set(at, { kind: event.currentTarget.value as NumberKind })}
              data-testid={`contact-number-kind-${at}`}
            >
              {NUMBER_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {words[kind][locale]}
                </option>
              ))}
            </select>
            <input
              className="field num"
              aria-label={`${t('number')} ${at + 1}`}
              aria-invalid={problem !== undefined}
              inputMode="tel"
              autoComplete="off"
              maxLength={40}
              value={one.number}
              onChange={(event) => set(at, { number: event.currentTarget.value })}
              data-testid={`contact-number-${at}`}
            />
            <input
              className="field"
              aria-label={`${t('numberNote')} ${at + 1}`}
              placeholder={t('numberNote')}
              autoComplete="off"
              maxLength={60}
              value={one.note}
              onChange={(event) => set(at, { note: event.currentTarget.value })}
            />
            <label className={classes.wrongMark}>
              <input
                type="checkbox"
                checked={one.isWrong}
                onChange={(event) => set(at, { isWrong: event.currentTarget.checked })}
              />
              {t('isWrong')}
            </label>
            <button
              type="button"
              className="btn btn-small btn-plain"
              disabled={at === 0}
              onClick={() => moveUp(at)}
            >
              {t('moveUp')}
            </button>
            <button
              type="button"
              className="btn btn-small btn-plain"
              onClick={() => field.onChange(numbers.filter((_one, place) => place !== at))}
            >
              {t('drop')}
            </button>
            {problem === undefined ? null : <span className={forms.problem}>{f(problem)}</span>}
          </div>
        );
      })}
      {numbers.length < MOST ? (
        <button
          type="button"
          className="btn btn-small"
          onClick={() => field.onChange([...numbers, EMPTY_NUMBER])}
          data-testid="contact-add-number"
        >
          {t('addNumber')}
        </button>
      ) : null}
    </fieldset>
  );
}
