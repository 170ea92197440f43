import { type ReactNode, useEffect, useRef } from 'react';
import { type EditNode, idFromTitle, takenIds } from '../../../../../shared/plan/edit';
import { useText } from '../../../../i18n';
import { useEditing, useEditorState } from '../context';
import classes from '../editor.module.css';
import { useWords } from '../words';
import {
  ChoiceForm,
  EndForm,
  ForkForm,
  LoopForm,
  OptionForm,
  OtherPlanForm,
  UnknownForm,
  WaitForm,
} from './BlockForms';
import { type NodeProps, TextIn } from './fields';
import { PlanForm } from './PlanForm';
import { StepForm, Titles } from './StepForm';

function LaneForm({ node }: NodeProps): ReactNode {
  return <Titles node={node} zh="title" en="title_en" />;
}

const FORMS: Readonly<Record<EditNode['kind'], (props: NodeProps) => ReactNode>> = {
  plan: PlanForm,
  step: StepForm,
  choice: ChoiceForm,
  option: OptionForm,
  fork: ForkForm,
  lane: LaneForm,
  loop: LoopForm,
  spawn: OtherPlanForm,
  subplan: OtherPlanForm,
  wait: WaitForm,
  end: EndForm,
  unknown: UnknownForm,
};

/** By its id a block is known in every revision and in every run: it stays when the title changes. */
function IdIn({ node }: NodeProps): ReactNode {
  const { store } = useEditing();
  const t = useText('planEdit');
  const propose = (): void => {
    store.flush();
    const { selected, shown } = store.get();
    const others = new Set(takenIds(shown.root));
    others.delete(selected.id);
    const id = idFromTitle(selected.zh, others);
    if (id !== null) store.set(selected.path, [{ field: ['id'], value: id }]);
  };
  return (
    <div className={classes.part}>
      <TextIn node={node} field={['id']} hint={t('idHint')} />
      <button type="button" className="btn btn-small" onClick={propose} data-testid="id-propose">
        {t('idPropose')}
      </button>
    </div>
  );
}

/** Everything that can be said of the selected block, in plain words. */
/** A wish to have the cursor in the form: in this field, or in the first one. */
export type FormFocus = { readonly count: number; readonly field: string | null };

const CONTROLS = 'input:not([type="radio"]), textarea, select';

export function NodeForm(props: { readonly focus: FormFocus; readonly isReadable: boolean }): ReactNode {
  const { store, problems } = useEditing();
  const { selected } = useEditorState(store);
  const words = useWords();
  const t = useText('planEdit');
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const { count, field } = props.focus;
    if (count === 0) return;
    const boxes = [...(box.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    const names = (element: HTMLElement): string => element.dataset['field'] ?? '';
    const own = boxes
      .filter((element) => field === names(element) || field?.startsWith(`${names(element)}.`) === true)
      .toSorted((a, b) => names(b).length - names(a).length)[0];
    (own ?? box.current)?.querySelector<HTMLElement>(CONTROLS)?.focus();
  }, [props.focus]);
  const key = selected.path.join('/');
  const whole = problems.filter((problem) => problem.path.join('/') === key && problem.field === null);
  const Form = FORMS[selected.kind];
  return (
    <section ref={box} className={`panel ${classes.form}`} aria-label={t('form')} data-testid="edit-form">
      <h2 className="panel-head">
        <span className={classes.kind}>{words.kind(selected)}</span>
        <span className={classes.formTitle}>{words.title(selected)}</span>
      </h2>
      <fieldset key={key} className={classes.formBody} disabled={!props.isReadable}>
        {whole.map((problem) => (
          <p key={`${problem.code}${problem.line}`} className={classes.fieldProblem} role="alert">
            {words.problem(problem)}
          </p>
        ))}
        <Form node={selected} />
        {['plan', 'option', 'unknown'].includes(selected.kind) ? null : <IdIn node={selected} />}
      </fieldset>
    </section>
  );
}
