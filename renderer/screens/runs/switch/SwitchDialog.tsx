import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { PlanSummary } from '../../../../shared/contract/models';
import { partyName } from '../../../../shared/plan/names';
import type { RunContext } from '../../../../shared/plan/run-types';
import { mapOf, proposeMatches, type SwitchMap } from '../../../../shared/plan/switch/match';
import { useNavigation } from '../../../app/navigation';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { Dialog } from '../../../components/Dialog';
import { useText } from '../../../i18n';
import { carryDrafts } from '../../parts/draft';
import { Field } from '../../parts/Field';
import { useHeldAct } from '../../parts/useHeldAct';
import { actNow, useRun } from '../runContext';
import { contextOf, readPlan } from '../runModel';
import { SwitchTable } from './SwitchTable';
import classes from './switch.module.css';
import { freshTitles, leftOwed, switchRows } from './switchModel';

/** Names of new steps that are written out before the rest is a number. */
const NAMED = 8;

type Target = { readonly planId: string; readonly revision: number };

/** The plan that is gone over to, as it is worked at this level. */
function useTarget(target: Target): { readonly ctx: RunContext | null; readonly error: unknown } {
  const { ctx: old } = useRun();
  const found = useDesk('plan.get', target);
  const ctx = useMemo(() => {
    if (found.data === undefined) return null;
    const { planText, tablesText, subplanTexts } = found.data;
    const read = readPlan(planText, tablesText, subplanTexts);
    return read.ok ? contextOf(read, old.profile) : null;
  }, [found.data, old.profile]);
  return { ctx, error: found.error };
}

function Consequences(props: { readonly next: RunContext; readonly map: SwitchMap }): ReactNode {
  const { next, map } = props;
  const t = useText('runActs');
  const { ctx, state, locale } = useRun();
  const fresh = freshTitles(next, map, locale);
  const owed = leftOwed(ctx, state, next, map, actNow());
  const join = locale === 'zh' ? '、' : ', ';
  return (
    <>
      {fresh.length === 0 ? null : (
        <p className={classes.note} data-testid="switch-fresh">
          {t('freshSteps', { titles: fresh.slice(0, NAMED).join(join) })}
          {fresh.length > NAMED ? ` ${t('freshMore', { count: fresh.length })}` : ''}
        </p>
      )}
      {owed.length === 0 ? null : (
        <p className={classes.note} data-testid="switch-owed">
          {t('owedStays', {
            who: owed.map((one) => partyName(one, ctx.tables, ctx.profile, locale)).join(join),
          })}
        </p>
      )}
    </>
  );
}

function SwitchForm(props: {
  readonly target: Target;
  readonly next: RunContext;
  readonly onClose: () => void;
}): ReactNode {
  const { target, next } = props;
  const t = useText('runActs');
  const common = useText('common');
  const { id, ctx, state, locale } = useRun();
  const { go } = useNavigation();
  const act = useHeldAct('run.switch');
  const newRunId = useRef(crypto.randomUUID());
  const matches = useMemo(() => proposeMatches(ctx.plan, next.plan), [ctx.plan, next.plan]);
  const [chosen, setChosen] = useState<SwitchMap>({});
  const [reason, setReason] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const map = useMemo(() => ({ ...mapOf(matches), ...chosen }), [matches, chosen]);
  const rows = switchRows({ old: ctx, state, next, matches, map, locale });
  /** A block of the new plan takes over from one: whoever had it before gives it up. */
  const choose = (from: string, to: string | null): void => {
    const before = to === null ? undefined : Object.entries(map).find(([, block]) => block === to)?.[0];
    setChosen((old) => ({ ...old, ...(before === undefined ? {} : { [before]: null }), [from]: to }));
  };
  const save = async (): Promise<void> => {
    setEmpty(reason.trim() === '');
    if (reason.trim() === '') return;
    const input = { runId: id, newRunId: newRunId.current, ...target, mapping: map, reason };
    const made = await act.run(input);
    if (made === null) return;
    carryDrafts(`run.${id}.`, `run.${made.summary.id}.`);
    props.onClose();
    go({ screen: 'run', id: made.summary.id });
  };
  return (
    <>
      <SwitchTable rows={rows} next={next} onMap={choose} />
      <Consequences next={next} map={map} />
      <Field label={t('reason')} problem={isEmpty ? 'empty' : undefined}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            data-testid="switch-reason"
          />
        )}
      </Field>
      <div className={classes.foot}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="switch-confirm"
        >
          {act.isBusy ? common('saving') : t('confirm')}
        </button>
        <button type="button" className="btn" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </>
  );
}

function Loaded(props: { readonly target: Target; readonly onClose: () => void }): ReactNode {
  const t = useText('runActs');
  const { ctx, error } = useTarget(props.target);
  if (ctx === null)
    return error === null ? <p className="empty">{t('reading')}</p> : <ErrorNote error={error} />;
  return <SwitchForm {...props} next={ctx} />;
}

/** Goes over to another plan or revision in mid-incident: what goes on where is proposed, and a person confirms it. */
export function SwitchDialog(props: {
  readonly plans: readonly PlanSummary[];
  readonly planId: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('runActs');
  const { locale } = useRun();
  const [planId, setPlanId] = useState(props.planId);
  const plan = props.plans.find((one) => one.id === planId);
  return (
    <Dialog title={t('confirm')} onClose={props.onClose} testId="switch-dialog" width={880}>
      <div className={classes.dialog}>
        <Field label={t('target')}>
          {(ids) => (
            <select
              {...ids}
              className="field"
              value={planId}
              onChange={(event) => setPlanId(event.target.value)}
              data-testid="switch-plan"
            >
              {props.plans.map((one) => (
                <option key={one.id} value={one.id}>
                  {`${locale === 'zh' ? one.title : one.titleEn} · ${t('revision', { revision: one.revision })}`}
                </option>
              ))}
            </select>
          )}
        </Field>
        {plan === undefined ? null : (
          <Loaded
            key={plan.id}
            target={{ planId: plan.id, revision: plan.revision }}
            onClose={props.onClose}
          />
        )}
      </div>
    </Dialog>
  );
}
