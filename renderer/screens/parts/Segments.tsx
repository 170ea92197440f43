import { type ReactNode, useId } from 'react';
import classes from './form.module.css';

export type SegmentOption<T extends string> = { readonly value: T; readonly label: ReactNode };

/** A few choices side by side; nothing is chosen until a person chose it (`value` null). Arrow keys move within. */
export function Segments<T extends string>(props: {
  readonly label: string;
  readonly options: readonly SegmentOption<T>[];
  readonly value: T | null;
  readonly onValue: (value: T) => void;
  readonly testId?: string;
  readonly isDisabled?: boolean;
}): ReactNode {
  const name = useId();
  return (
    <fieldset className={classes.segments} data-testid={props.testId} disabled={props.isDisabled ?? false}>
      <legend className="sr-only">{props.label}</legend>
      {props.options.map((option) => (
        <label key={option.value} className={classes.segment}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={props.value === option.value}
            onChange={() => props.onValue(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

/** A yes/no with its words beside it. */
export function Check(props: {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
  readonly testId?: string;
  readonly isDisabled?: boolean;
}): ReactNode {
  return (
    <label className={classes.check}>
      <input
        type="checkbox"
        checked={props.checked}
        disabled={props.isDisabled ?? false}
        data-testid={props.testId}
        onChange={(event) => props.onChecked(event.target.checked)}
      />
      {props.label}
    </label>
  );
}
