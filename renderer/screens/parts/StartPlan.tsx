import { type ReactNode, useRef } from 'react';
import type { PlanSummary } from '../../../shared/contract/models';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import form from './form.module.css';
import { useHeldAct } from './useHeldAct';

/** Starts a plan and opens its run. One id for each plan until the desk has answered: a second press starts nothing twice. */
export function useStartPlan(
  incidentId: string | null,
  warningId: string | null,
  /** done before its screen opens: links the run to what it was started for */
  onStarted?: (runId: string) => Promise<void>,
) {
  const { go } = useNavigation();
  const act = useHeldAct('run.start');
  const ids = useRef(new Map<string, string>());
  const tried = useRef<string | null>(null);
  // The desk asks before the same plan runs twice here; the press after that is meant.
  const exists = act.error?.error.code === 'run_exists' ? tried.current : null;
  const start = async (planId: string, drill: string | null = null): Promise<void> => {
    const runId = ids.current.get(planId) ?? crypto.randomUUID();
    ids.current.set(planId, runId);
    tried.current = planId;
    const again = exists === planId ? { again: true } : {};
    const own = drill === null ? {} : { drill };
    const run = await act.run({ runId, planId, incidentId, warningId, ...own, ...again });
    if (run === null) return;
    ids.current.delete(planId);
    await onStarted?.(run.id);
    go({ screen: 'run', id: run.id });
  };
  return { start, exists, error: act.error, isBusy: act.isBusy };
}

/** Plans in force, the suggested ones first, then the others; the trigger of each stands beside it. */
export function StartPlan(props: {
  readonly incidentId: string | null;
  readonly warningId: string | null;
  readonly suggested: readonly string[];
  /** why a plan is suggested, in its own words, by its id */
  readonly reasons?: Readonly<Record<string, string>>;
}): ReactNode {
  const t = useText('forms');
  const locale = useLocale();
  const plans = useDesk('plan.list', {});
  const own = useText('runActs');
  const { start, exists, error, isBusy } = useStartPlan(props.incidentId, props.warningId);
  const isSuggested = (plan: PlanSummary): boolean => props.suggested.includes(plan.id);
  const place = (plan: PlanSummary): number =>
    isSuggested(plan) ? props.suggested.indexOf(plan.id) : props.suggested.length;
  const ordered = (plans.data ?? [])
    .filter((plan) => plan.state === 'in_force')
    .toSorted((a, b) => place(a) - place(b));
  return (
    <div data-testid="start-plan">
      <ErrorNote error={error ?? plans.error} kept={false} />
      <ul>
        {ordered.map((plan) => (
          <li key={plan.id} className={form.plan}>
            <button
              type="button"
              className={`btn btn-small ${isSuggested(plan) ? 'btn-primary' : ''}`}
              disabled={isBusy}
              onClick={() => void start(plan.id)}
              data-testid={`start-plan-${plan.id}`}
            >
              {exists === plan.id ? own('again') : t('start')}
            </button>
            <span>
              <b>{locale === 'zh' ? plan.title : plan.titleEn}</b>
              {isSuggested(plan) ? <span className={form.tag}>{t('suggested')}</span> : null}
              {props.reasons?.[plan.id] === undefined ? null : (
                <span className={form.hint}>{t('suggestedBy', { note: props.reasons[plan.id] ?? '' })}</span>
              )}
              <span className={form.trigger}>{locale === 'zh' ? plan.trigger : plan.triggerEn}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
