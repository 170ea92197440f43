import { type ReactNode, useRef, useState } from 'react';
import type { RunItem } from '../../../../shared/plan/run-types';
import { useEscape } from '../../../app/hotkeys';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import type { Problem } from '../../parts/inputs';
import { useFocusFirst } from '../../parts/useFocusFirst';
import { type Signed, useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';
import { Countersign, useSupervisors } from './Countersign';
import {
  type DecisionDraft,
  DecisionFields,
  decisionInput,
  decisionMoment,
  decisionProblems,
  NO_DECISION,
} from './Decision';

type How = 'skip' | 'not_applicable';
type Draft = DecisionDraft & { reason: string; account: string };
const EMPTY: Draft = { ...NO_DECISION, reason: '', account: '' };

/** What must be said besides the reason: for a mandatory step whose decision it was, and a supervisor beside an officer. */
function usePass(isMandatory: boolean, draft: Draft) {
  const { mayOverride, state } = useRun();
  const supervisors = useSupervisors();
  const password = useRef<HTMLInputElement>(null);
  const needsSign = isMandatory && !mayOverride;
  const account = draft.account === '' ? (supervisors[0]?.id ?? '') : draft.account;
  const problems = (): Readonly<Record<string, Problem>> => ({
    ...(draft.reason.trim() === '' ? { reason: 'empty' as const } : {}),
    ...(isMandatory ? decisionProblems(draft, state.receivedAt) : {}),
    ...(needsSign && (password.current?.value ?? '') === '' ? { password: 'empty' as const } : {}),
  });
  const signed = (): Signed | undefined =>
    needsSign ? { accountId: account, password: password.current?.value ?? '' } : undefined;
  return { needsSign, supervisors, password, account, problems, signed };
}

function ReasonForm(props: {
  readonly item: RunItem;
  readonly how: How;
  readonly isMandatory: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { item, how, isMandatory } = props;
  const t = useText('runs');
  const own = useText('runActs');
  const common = useText('common');
  const run = useRun();
  const draft = useDraft<Draft>(`run.${run.id}.${item.key}.drop`, EMPTY);
  const pass = usePass(isMandatory, draft.value);
  const act = useRunAct();
  const [problems, setProblems] = useState<Readonly<Record<string, Problem>>>({});
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const found = pass.problems();
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const { reason } = draft.value;
    const decision = isMandatory ? decisionInput(draft.value) : null;
    const named =
      decision === null ? {} : { override: true, decision, at: decisionMoment(draft.value, run.state) };
    const isDone = await act.send({ kind: how, key: item.key, reason, ...named }, pass.signed());
    if (pass.password.current) pass.password.current.value = '';
    if (!isDone) return;
    draft.drop();
    props.onClose();
  };
  const isWrong =
    problems['password'] !== undefined || act.error?.error.field?.startsWith('countersign') === true;
  return (
    <div ref={box} className={classes.stepForm} data-testid="drop-form">
      <Field label={t('dropReason')} problem={problems['reason']}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={draft.value.reason}
            onChange={(event) => draft.set({ reason: event.target.value })}
            data-testid="drop-reason"
          />
        )}
      </Field>
      {isMandatory ? (
        <>
          <p className={classes.small}>{own('needsSupervisor')}</p>
          <DecisionFields
            who={own('decision')}
            isOwn
            value={draft.value}
            problems={problems}
            onChange={draft.set}
          />
        </>
      ) : null}
      {pass.needsSign ? (
        <Countersign
          supervisors={pass.supervisors}
          account={pass.account}
          onAccount={(account) => draft.set({ account })}
          password={pass.password}
          isWrong={isWrong}
        />
      ) : null}
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-small"
          disabled={act.isBusy || (pass.needsSign && pass.supervisors.length === 0)}
          onClick={() => void save()}
          data-testid="drop-save"
        >
          {act.isBusy ? common('saving') : t(how === 'skip' ? 'skipSave' : 'notApplicableSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}

/** Skipping a step or saying that it does not apply, always with a reason; a mandatory step by somebody's decision and a supervisor. */
export function DropForm(props: { readonly item: RunItem; readonly isMandatory: boolean }): ReactNode {
  const t = useText('runs');
  const own = useText('runActs');
  const { mayOverride } = useRun();
  const [how, setHow] = useState<How | null>(null);
  if (how !== null) return <ReasonForm {...props} how={how} onClose={() => setHow(null)} />;
  return (
    <div className={classes.actions}>
      <button
        type="button"
        className="btn btn-small btn-plain"
        onClick={() => setHow('skip')}
        data-testid="step-skip"
      >
        {t('skip')}
      </button>
      <button
        type="button"
        className="btn btn-small btn-plain"
        onClick={() => setHow('not_applicable')}
        data-testid="step-not-applicable"
      >
        {t('notApplicable')}
      </button>
      {props.isMandatory && !mayOverride ? (
        <span className={classes.small} data-testid="needs-supervisor">
          {own('needsSupervisor')}
        </span>
      ) : null}
    </div>
  );
}
