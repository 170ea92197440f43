import type { ReactNode, SelectHTMLAttributes } from 'react';
import { type FieldValues, type Path, type UseFormReturn, useController } from 'react-hook-form';

/** A choice from a list in a form of react-hook-form; shows its value also when the list comes later than the form. */
export function FormSelect<V extends FieldValues>(
  props: Omit<SelectHTMLAttributes<HTMLSelectElement>, 'form' | 'value' | 'onChange'> & {
    readonly form: UseFormReturn<V>;
    readonly path: Path<V>;
    readonly 'data-testid'?: string;
    readonly children: ReactNode;
  },
): ReactNode {
  const { form, path, className, children, ...rest } = props;
  const { field } = useController({ control: form.control, name: path });
  return (
    <select
      {...rest}
      ref={field.ref}
      name={field.name}
      className={`field ${className ?? ''}`}
      value={String(field.value ?? '')}
      onChange={field.onChange}
      onBlur={field.onBlur}
    >
      {children}
    </select>
  );
}
