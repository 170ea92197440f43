import type { ReactNode } from 'react';
import { type FieldValues, type Path, useController } from 'react-hook-form';
import type { ProcedureName } from '../../../shared/contract/procedures';
import { SEND_WAYS } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { useDesk } from '../../bridge/hooks';
import { useLocale, useText } from '../../i18n';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { type SegmentOption, Segments } from '../parts/Segments';
import type { DeskForm } from '../parts/useDeskForm';
import { type Direction, FormWhen } from '../parts/WhenInput';

type Base<V extends FieldValues> = {
  readonly desk: Pick<DeskForm<ProcedureName, V>, 'form' | 'problem'>;
  readonly path: Path<V>;
  readonly label: string;
  readonly testId: string;
  readonly optional?: boolean;
  readonly hint?: ReactNode;
  readonly className?: string | undefined;
};

/** One line of text, with a list of words typed before. */
export function FormLine<V extends FieldValues>(
  props: Base<V> & { readonly list?: string; readonly placeholder?: string; readonly isNumber?: boolean },
): ReactNode {
  const { desk, path } = props;
  return (
    <Field
      label={props.label}
      optional={props.optional ?? false}
      problem={desk.problem(path)}
      hint={props.hint}
      className={props.className}
    >
      {(ids) => (
        <input
          {...ids}
          {...desk.form.register(path)}
          className={`field${props.isNumber === true ? ' num' : ''}`}
          autoComplete="off"
          list={props.list}
          placeholder={props.placeholder}
          inputMode={props.isNumber === true ? 'numeric' : undefined}
          data-testid={props.testId}
        />
      )}
    </Field>
  );
}

/** Several lines of text. */
export function FormText<V extends FieldValues>(
  props: Base<V> & { readonly rows?: number; readonly placeholder?: string },
): ReactNode {
  const { desk, path } = props;
  return (
    <Field
      label={props.label}
      optional={props.optional ?? false}
      problem={desk.problem(path)}
      hint={props.hint}
      className={props.className}
    >
      {(ids) => (
        <textarea
          {...ids}
          {...desk.form.register(path)}
          className="field"
          rows={props.rows ?? 2}
          placeholder={props.placeholder}
          data-testid={props.testId}
        />
      )}
    </Field>
  );
}

/** A moment as people say it. */
export function FormAt<V extends FieldValues>(
  props: Base<V> & { readonly direction: Direction; readonly empty?: string },
): ReactNode {
  const { desk, path } = props;
  return (
    <Field
      label={props.label}
      optional={props.optional ?? false}
      problem={desk.problem(path)}
      hint={props.hint}
      className={props.className}
    >
      {(ids) => (
        <FormWhen
          {...ids}
          form={desk.form}
          path={path}
          direction={props.direction}
          {...(props.empty === undefined ? {} : { empty: props.empty })}
          data-testid={props.testId}
        />
      )}
    </Field>
  );
}

/** A few choices side by side, in a form. */
export function FormSegments<V extends FieldValues, T extends string>(
  props: Base<V> & { readonly options: readonly SegmentOption<T>[] },
): ReactNode {
  const { desk, path } = props;
  const { field } = useController({ control: desk.form.control, name: path });
  return (
    <div className={props.className}>
      <p className="field-label">{props.label}</p>
      <Segments
        label={props.label}
        testId={props.testId}
        value={(field.value as T) === ('' as T) ? null : (field.value as T)}
        onValue={field.onChange}
        options={props.options}
      />
    </div>
  );
}

/** By telephone, fax, system, courier or face to face. */
export function FormWay<V extends FieldValues>(props: Base<V>): ReactNode {
  const words = labels(useLocale()).sendWay;
  return (
    <Field label={props.label} problem={props.desk.problem(props.path)} className={props.className}>
      {(ids) => (
        <FormSelect {...ids} form={props.desk.form} path={props.path} data-testid={props.testId}>
          {SEND_WAYS.map((way) => (
            <option key={way} value={way}>
              {words[way]}
            </option>
          ))}
        </FormSelect>
      )}
    </Field>
  );
}

/** The open incidents to link to, and the one that is linked already. */
export function FormIncident<V extends FieldValues>(props: Base<V>): ReactNode {
  const t = useText('documents');
  const incidents = useDesk('board.get', {}).data?.incidents ?? [];
  const value = String(props.desk.form.watch(props.path) ?? '');
  return (
    <Field label={props.label} problem={props.desk.problem(props.path)} className={props.className}>
      {(ids) => (
        <FormSelect {...ids} form={props.desk.form} path={props.path} data-testid={props.testId}>
          <option value="">{t('noIncident')}</option>
          {value !== '' && !incidents.some((one) => one.id === value) ? (
            <option value={value}>…</option>
          ) : null}
          {incidents.map((incident) => (
            <option key={incident.id} value={incident.id}>
              {incident.title}
            </option>
          ))}
        </FormSelect>
      )}
    </Field>
  );
}

export const UNITS = 'document-units';
export const PLACES = 'document-places';
export const OWNERS = 'document-owners';

/** The lists behind the fields: units, places and owners that were typed before, the people of the shift among the owners. */
export function DocumentHints(): ReactNode {
  const hints = useDesk('document.hints', {}).data;
  const posts = useDesk('board.get', {}).data?.shift?.posts ?? [];
  const owners = [...new Set([...posts.map((post) => post.name), ...(hints?.owners ?? [])])];
  const list = (id: string, words: readonly string[]): ReactNode => (
    <datalist id={id}>
      {words.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  );
  return (
    <>
      {list(UNITS, hints?.units ?? [])}
      {list(PLACES, hints?.places ?? [])}
      {list(OWNERS, owners)}
    </>
  );
}
