import { type InputHTMLAttributes, type ReactNode, type Ref, useState } from 'react';
import { type FieldValues, type Path, type UseFormReturn, useController } from 'react-hook-form';
import { deskNow, useNow } from '../../app/clock';
import { clockTime, monthDay, parseFutureTime, parsePastTime } from '../../app/time';
import { useText } from '../../i18n';
import classes from './form.module.css';
import { nearestTime } from './inputs';

export type Direction = 'past' | 'future' | 'near';

/** `12-03 02:47`: how a moment stands in a field after it was read. */
export function writtenMoment(at: number): string {
  return `${monthDay(at)} ${clockTime(at)}`;
}

export function readMoment(typed: string, direction: Direction, now = deskNow()): number | null {
  const read = { past: parsePastTime, future: parseFutureTime, near: nearestTime }[direction];
  return read(typed, now);
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'form'> & {
  readonly ref?: Ref<HTMLInputElement>;
  readonly 'data-testid'?: string;
};

/** A moment typed as people say it; when the field is left it is written out with its day, so that nobody guesses. */
export function WhenInput(
  props: InputProps & {
    readonly value: string;
    readonly direction: Direction;
    /** what stands in the empty field when it is not `now` */
    readonly empty?: string;
    readonly onValue: (typed: string) => void;
  },
): ReactNode {
  const { value, direction, empty, onValue, className, onBlur, ...rest } = props;
  const t = useText('forms');
  const now = useNow(60_000);
  const [isUnreadable, setUnreadable] = useState(false);
  return (
    <input
      {...rest}
      type="text"
      autoComplete="off"
      className={`field num ${classes.when} ${className ?? ''}`}
      value={value}
      placeholder={empty ?? (direction === 'past' ? t('now', { time: clockTime(now) }) : t('notSet'))}
      aria-invalid={rest['aria-invalid'] === true || isUnreadable}
      title={isUnreadable ? t(direction === 'future' ? 'not_a_due_time' : 'not_a_time') : rest.title}
      onChange={(event) => {
        setUnreadable(false);
        onValue(event.target.value);
      }}
      onBlur={(event) => {
        const at = value.trim() === '' ? null : readMoment(value, direction);
        setUnreadable(value.trim() !== '' && at === null);
        if (at !== null) onValue(writtenMoment(at));
        onBlur?.(event);
      }}
    />
  );
}

/** The same in a form of react-hook-form. */
export function FormWhen<V extends FieldValues>(
  props: InputProps & {
    readonly form: UseFormReturn<V>;
    readonly path: Path<V>;
    readonly direction: Direction;
    readonly empty?: string;
  },
): ReactNode {
  const { form, path, ...rest } = props;
  const { field } = useController({ control: form.control, name: path });
  return (
    <WhenInput
      {...rest}
      ref={field.ref}
      name={field.name}
      value={String(field.value ?? '')}
      onValue={field.onChange}
      onBlur={field.onBlur}
    />
  );
}
