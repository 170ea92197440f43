import { type ReactNode, useId } from 'react';
import {
  type EditNode,
  type FieldValue,
  type PlanPath,
  problemAt,
  withEnglish,
} from '../../../../../shared/plan/edit';
import { FieldLabel } from '../../../../components';
import { useText } from '../../../../i18n';
import { useEditing } from '../context';
import classes from '../editor.module.css';
import { useWords } from '../words';
import { useTyped } from './useTyped';

export type NodeProps = { readonly node: EditNode };
type FieldProps = NodeProps & {
  readonly field: PlanPath;
  /** what it is called; the word of its last key when left out */
  readonly label?: string;
  readonly hint?: ReactNode;
  readonly isOptional?: boolean;
  readonly className?: string | undefined;
};

/** What the node holds at a path. */
export function valueAt(node: EditNode, field: PlanPath): unknown {
  return field.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    node.raw,
  );
}
export const textAt = (node: EditNode, field: PlanPath): string => {
  const value = valueAt(node, field);
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
};

/** Name, control, hint and what is wrong with it in words. */
export function FieldBox(
  props: Omit<FieldProps, 'field'> & {
    readonly field: PlanPath;
    readonly children: (ids: {
      readonly id: string;
      readonly 'aria-invalid': boolean;
      readonly 'aria-describedby': string | undefined;
    }) => ReactNode;
  },
): ReactNode {
  const { node, field } = props;
  const { problems } = useEditing();
  const words = useWords();
  const id = useId();
  const own = problems.filter((problem) => problem.path.join('/') === node.path.join('/'));
  const problem = problemAt(own, field);
  const note = `${id}-note`;
  const key = String(field.findLast((part) => typeof part === 'string') ?? '');
  return (
    <div className={`${classes.fieldBox} ${props.className ?? ''}`} data-field={field.join('.')}>
      <FieldLabel htmlFor={id} optional={props.isOptional ?? false}>
        {props.label ?? words.field(key)}
      </FieldLabel>
      {props.children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': problem === undefined && props.hint === undefined ? undefined : note,
      })}
      {problem === undefined && props.hint === undefined ? null : (
        <p id={note} className={problem === undefined ? classes.hint : classes.fieldProblem}>
          {problem === undefined ? props.hint : words.problem(problem)}
        </p>
      )}
    </div>
  );
}

/** Text; an optional one that is emptied is taken out of the plan. A Chinese text takes its English along (withEnglish). */
export function TextIn(
  props: FieldProps & { readonly rows?: number; readonly list?: string; readonly max?: number },
): ReactNode {
  const { node, field } = props;
  const { store } = useEditing();
  const held = textAt(node, field);
  const typed = useTyped(held, (text) => {
    const value = props.isOptional === true && text === '' ? undefined : text.replaceAll(/\s*\n\s*/g, ' ');
    const [key] = field;
    const values: readonly FieldValue[] =
      field.length === 1 && typeof value === 'string' && typeof key === 'string'
        ? withEnglish(node.kind, node.raw, key, value)
        : [{ field, value }];
    store.set(node.path, values, true);
  });
  const length = [...typed.value].length;
  const control = {
    className: 'field',
    value: typed.value,
    onBlur: typed.onBlur,
    'data-testid': `in-${field.join('.')}`,
  };
  return (
    <FieldBox
      {...props}
      hint={
        props.hint ??
        (props.max === undefined || length <= props.max * 0.8 ? undefined : `${length}/${props.max}`)
      }
    >
      {(ids) =>
        props.rows === undefined ? (
          <input
            {...ids}
            {...control}
            list={props.list}
            onChange={(event) => typed.onType(event.target.value)}
          />
        ) : (
          <textarea
            {...ids}
            {...control}
            rows={props.rows}
            onChange={(event) => typed.onType(event.target.value)}
          />
        )
      }
    </FieldBox>
  );
}

/** A whole number; anything else that was typed stays as it is and is told as a problem. */
export function NumberIn(props: FieldProps & { readonly unit?: string }): ReactNode {
  const { node, field } = props;
  const { store } = useEditing();
  const typed = useTyped(textAt(node, field), (text) => {
    const trimmed = text.trim();
    const value = trimmed === '' ? undefined : /^-?\d{1,15}$/.test(trimmed) ? Number(trimmed) : text;
    store.set(node.path, [{ field, value }], true);
  });
  return (
    <FieldBox {...props}>
      {(ids) => (
        <span className={classes.withUnit}>
          <input
            {...ids}
            className="field num"
            inputMode="numeric"
            value={typed.value}
            onChange={(event) => typed.onType(event.target.value)}
            onBlur={typed.onBlur}
            data-testid={`in-${field.join('.')}`}
          />
          {props.unit === undefined ? null : <span className="dim">{props.unit}</span>}
        </span>
      )}
    </FieldBox>
  );
}

export type SelectOption = { readonly value: string; readonly label: string; readonly isDisabled?: boolean };

/** One of a list. A value that is not in the list is shown as it is, so that nothing is changed by looking. */
export function SelectIn(
  props: FieldProps & {
    readonly options: readonly SelectOption[];
    readonly onPick?: (value: string) => readonly FieldValue[];
  },
): ReactNode {
  const { node, field, options } = props;
  const { store } = useEditing();
  const t = useText('planEdit');
  const held = textAt(node, field);
  const isKnown = options.some((option) => option.value === held);
  const pick = (value: string): void => {
    const values = props.onPick?.(value) ?? [{ field, value: value === '' ? undefined : value }];
    store.set(node.path, values);
  };
  return (
    <FieldBox {...props}>
      {(ids) => (
        <select
          {...ids}
          className="field"
          value={held}
          onChange={(event) => pick(event.target.value)}
          data-testid={`in-${field.join('.')}`}
        >
          {isKnown || (held === '' && props.isOptional === true) ? null : (
            <option value={held}>{held === '' ? t('chooseOne') : held}</option>
          )}
          {props.isOptional === true ? <option value="">{t('none')}</option> : null}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isDisabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldBox>
  );
}

/** A yes or no; no is not written into the plan unless the format wants the word. */
export function CheckIn(props: FieldProps & { readonly isWritten?: boolean }): ReactNode {
  const { node, field } = props;
  const { store } = useEditing();
  const words = useWords();
  const key = String(field.at(-1));
  return (
    <label className={classes.check}>
      <input
        type="checkbox"
        checked={valueAt(node, field) === true}
        onChange={(event) => {
          const value = event.target.checked ? true : props.isWritten === true ? false : undefined;
          store.set(node.path, [{ field, value }]);
        }}
        data-testid={`in-${field.join('.')}`}
      />
      <span>
        {props.label ?? words.field(key)}
        {props.hint === undefined ? null : <span className={classes.hint}> {props.hint}</span>}
      </span>
    </label>
  );
}

/** Several of a list by name: what is chosen as chips with a way out each, the rest to choose from. */
export function PickIn(props: FieldProps & { readonly options: readonly SelectOption[] }): ReactNode {
  const { node, field, options } = props;
  const { store } = useEditing();
  const t = useText('planEdit');
  const raw = valueAt(node, field);
  const chosen = Array.isArray(raw) ? raw.map(String) : [];
  const put = (next: readonly string[]): void => {
    const value = next.length === 0 && props.isOptional === true ? undefined : next;
    store.set(node.path, [{ field, value }]);
  };
  const label = (id: string): string => options.find((option) => option.value === id)?.label ?? id;
  return (
    <FieldBox {...props}>
      {(ids) => (
        <span className={classes.picks}>
          {chosen.map((id, index) => (
            <span key={id} className={classes.pick} data-testid={`pick-${id}`}>
              {label(id)}
              <button
                type="button"
                className={classes.pickOff}
                aria-label={t('takeOff', { name: label(id) })}
                onClick={() => put(chosen.filter((_, at) => at !== index))}
              >
                ✕
              </button>
            </span>
          ))}
          <select
            {...ids}
            className="field"
            value=""
            onChange={(event) => put([...chosen, event.target.value])}
            data-testid={`in-${field.join('.')}`}
          >
            <option value="">{t('pickMore')}</option>
            {options
              .filter((option) => !chosen.includes(option.value))
              .map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
          </select>
        </span>
      )}
    </FieldBox>
  );
}

/** Short texts in one line, apart by 、 or a comma. */
export function ListIn(props: FieldProps): ReactNode {
  const { node, field } = props;
  const { store } = useEditing();
  const raw = valueAt(node, field);
  const held = Array.isArray(raw) ? raw.map(String).join('、') : textAt(node, field);
  const typed = useTyped(held, (text) => {
    const parts = text.split(/[、,，;；\n]/).map((part) => part.trim());
    const value = parts.filter((part) => part !== '');
    store.set(
      node.path,
      [{ field, value: value.length === 0 && props.isOptional === true ? undefined : value }],
      true,
    );
  });
  return (
    <FieldBox {...props}>
      {(ids) => (
        <input
          {...ids}
          className="field"
          value={typed.value}
          onChange={(event) => typed.onType(event.target.value)}
          onBlur={typed.onBlur}
          data-testid={`in-${field.join('.')}`}
        />
      )}
    </FieldBox>
  );
}
