import { type ReactNode, useId } from 'react';
import { FieldLabel } from '../../components';

/** A named control with its hint, or with what is wrong with it, below. */
export function LabelledField(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby': string;
  }) => ReactNode;
}): ReactNode {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="labelled">
      <FieldLabel htmlFor={id}>{props.label}</FieldLabel>
      {props.children({ id, 'aria-invalid': props.problem !== undefined, 'aria-describedby': note })}
      <p id={note} className={props.problem === undefined ? 'field-hint' : 'field-problem'}>
        {props.problem ?? props.hint}
      </p>
    </div>
  );
}
