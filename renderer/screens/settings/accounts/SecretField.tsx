import { type ReactNode, type RefObject, useId } from 'react';
import { FieldLabel } from '../../../components';

/** A password or a PIN while it is typed; it lives in the field alone and is never kept. */
export function SecretField(props: {
  readonly label: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly hint?: string;
  readonly isWrong?: boolean;
  readonly testId: string;
}): ReactNode {
  const id = useId();
  return (
    <div>
      <FieldLabel htmlFor={id}>{props.label}</FieldLabel>
      <input
        id={id}
        ref={props.field}
        className="field"
        type="password"
        autoComplete="off"
        maxLength={200}
        aria-invalid={props.isWrong ?? false}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        data-testid={props.testId}
      />
      {props.hint === undefined ? null : (
        <p id={`${id}-hint`} className="field-hint">
          {props.hint}
        </p>
      )}
    </div>
  );
}

/** What stands in fields of secrets, and empties them after the act. */
export const typedIn = (field: RefObject<HTMLInputElement | null>): string => field.current?.value ?? '';

export function emptied(...fields: readonly RefObject<HTMLInputElement | null>[]): void {
  for (const { current } of fields) if (current !== null) current.value = '';
}
