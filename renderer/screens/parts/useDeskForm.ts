import { useEffect, useState } from 'react';
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import {
  type InputOf,
  type OutputOf,
  type ProcedureName,
  procedures,
} from '../../../shared/contract/procedures';
import { deskNow } from '../../app/clock';
import { CallError, call } from '../../bridge/client';
import { draftId, dropDraft, dropDraftId, readDraft, writeDraft } from './draft';
import { type Problem, problemsOf, Reader } from './inputs';

export type DeskForm<N extends ProcedureName, V extends FieldValues> = {
  readonly form: UseFormReturn<V>;
  /** made once for what is being typed */
  readonly id: string;
  /** checks, sends; gives the answer, or null when it was refused (then everything typed is still there) */
  submit(): Promise<OutputOf<N> | null>;
  readonly error: CallError | null;
  readonly isSaving: boolean;
  /** the person throws the draft away; gives it back, so that this can be undone */
  discard(): V;
  problem(path: Path<V>): Problem | undefined;
};

type Options<N extends ProcedureName, V extends FieldValues> = {
  readonly name: N;
  readonly draftKey: string;
  readonly defaults: V;
  readonly toInput: (values: V, id: string, reader: Reader) => InputOf<N>;
};

/**
 * A form for one procedure of the desk. Its fields have the paths of the procedure's input, so that what the contract's
 * schema or the desk refuses is shown at the field it names. What is typed is kept until the desk acknowledged it. Where the desk holds other words under
 * the draft's id (stored before a crash, then typed over), the draft gets a new id: the next press stores it beside them.
 */
export function useDeskForm<N extends ProcedureName, V extends FieldValues>(
  options: Options<N, V>,
): DeskForm<N, V> {
  const { name, draftKey, defaults, toInput } = options;
  const [id, setId] = useState(() => draftId(draftKey));
  const [error, setError] = useState<CallError | null>(null);
  const [isSaving, setSaving] = useState(false);
  const form = useForm<V>({
    defaultValues: { ...defaults, ...readDraft<V>(draftKey) } as DefaultValues<V>,
    shouldUnregister: false,
  });
  useEffect(
    () =>
      form.subscribe({ formState: { values: true }, callback: ({ values }) => writeDraft(draftKey, values) }),
    [form, draftKey],
  );

  const refuse = (problems: Readonly<Record<string, Problem>>): boolean => {
    const paths = Object.keys(problems) as Path<V>[];
    paths.forEach((path, place) => {
      form.setError(path, { type: problems[path] as string }, { shouldFocus: place === 0 });
    });
    return paths.length > 0;
  };
  const takeNewId = (): void => {
    dropDraftId(draftKey);
    setId(draftId(draftKey));
  };
  const renew = (): void => {
    dropDraft(draftKey);
    takeNewId();
    form.reset(defaults as DefaultValues<V>);
    dropDraft(draftKey);
    setError(null);
  };
  const submit = async (): Promise<OutputOf<N> | null> => {
    if (isSaving) return null;
    form.clearErrors();
    setError(null);
    const reader = new Reader(deskNow());
    const input = toInput(form.getValues(), id, reader);
    if (refuse(reader.problems)) return null;
    const checked = procedures[name].input.safeParse(input);
    if (!checked.success && refuse(problemsOf(checked.error.issues))) return null;
    setSaving(true);
    try {
      const answer = await call(name, input);
      renew();
      return answer;
    } catch (cause) {
      const refusal =
        cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) });
      setError(refusal);
      if (refusal.error.code === 'id_used') takeNewId();
      if (refusal.error.field !== undefined && refusal.error.code === 'invalid_input') {
        refuse({ [refusal.error.field]: 'not_taken' });
      }
      return null;
    } finally {
      setSaving(false);
    }
  };
  const problem = (path: Path<V>): Problem | undefined =>
    form.getFieldState(path, form.formState).error?.type as Problem | undefined;
  const discard = (): V => {
    const values = structuredClone(form.getValues());
    renew();
    return values;
  };
  return { form, id, submit, error, isSaving, discard, problem };
}
