import { type ReactNode, useId } from 'react';
import { FieldLabel } from '../../components';
import { useText } from '../../i18n';
import classes from './form.module.css';
import type { Problem } from './inputs';

export type FieldIds = {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
};

/** A named field: label above, the control, and what is wrong with it in words below. */
export function Field(props: {
  readonly label: ReactNode;
  readonly optional?: boolean;
  readonly problem?: Problem | undefined;
  readonly hint?: ReactNode;
  readonly className?: string | undefined;
  readonly children: (ids: FieldIds) => ReactNode;
}): ReactNode {
  const t = useText('forms');
  const id = useId();
  const note = `${id}-note`;
  const hasNote = props.problem !== undefined || props.hint !== undefined;
  return (
    <div className={`${classes.field} ${props.className ?? ''}`}>
      <FieldLabel htmlFor={id} optional={props.optional ?? false}>
        {props.label}
      </FieldLabel>
      {props.children({
        id,
        'aria-invalid': props.problem !== undefined,
        'aria-describedby': hasNote ? note : undefined,
      })}
      {hasNote ? (
        <p id={note} className={props.problem === undefined ? classes.hint : classes.problem}>
          {props.problem === undefined ? props.hint : t(props.problem)}
        </p>
      ) : null}
    </div>
  );
}
