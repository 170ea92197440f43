import { type ReactNode, useState } from 'react';
import type { ResponseChange, ResponseDetail } from '../../../shared/contract/areas/responses';
import { responseName } from '../../../shared/rules/responses/hazards';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { draftId, dropDraftId } from '../parts/draft';
import { useStartPlan } from '../parts/StartPlan';
import { useHeldAct } from '../parts/useHeldAct';
import { plansFor } from '../warnings/suggest';
import classes from './responses.module.css';

const REINFORCE = 'response.reinforce';

/** Level Ⅰ or Ⅱ and duty is as usual: one key reinforces it, with the response as the reason. */
function Reinforce({ detail }: { readonly detail: ResponseDetail }): ReactNode {
  const t = useText('responses');
  const act = useHeldAct('duty.reinforce');
  const { response, reinforced } = detail;
  if (reinforced !== false) return null;
  const send = async (): Promise<void> => {
    const reason = responseName(response.matter, response.level, 'zh');
    const reinforcementId = draftId(REINFORCE);
    const warningIds = response.warningId === null ? [] : [response.warningId];
    if ((await act.run({ reinforcementId, on: true, reason, people: [], warningIds })) !== null)
      dropDraftId(REINFORCE);
  };
  return (
    <>
      <button
        type="button"
        className="btn btn-small"
        disabled={act.isBusy}
        onClick={() => void send()}
        data-testid="response-reinforce"
      >
        {t('reinforce')}
      </button>
      <ErrorNote error={act.error} kept={false} />
    </>
  );
}

/** The plan that fits best, started with one key and linked; the others behind a second one. */
function Plans({ detail }: { readonly detail: ResponseDetail }): ReactNode {
  const t = useText('responses');
  const own = useText('runActs');
  const locale = useLocale();
  const { response } = detail;
  const plans = useDesk('plan.list', {}).data ?? [];
  const link = useHeldAct('response.linkRun');
  const [isAll, setAll] = useState(false);
  const linkedTo = response.incidentId === null && response.warningId === null;
  const start = useStartPlan(
    response.incidentId,
    response.incidentId === null ? response.warningId : null,
    async (runId) => {
      if (linkedTo) await link.run({ responseId: response.id, runId });
    },
  );
  const words = { kind: response.matter.replace(/^[防抗]/u, ''), text: response.basis };
  // A plan that is called after the matter comes before one that only names its warnings.
  const isNamed = ({ planId }: { readonly planId: string }): number =>
    plans.some((plan) => plan.id === planId && plan.title.includes(words.kind)) ? 0 : 1;
  const fitting = plansFor(words, plans).toSorted((a, b) => isNamed(a) - isNamed(b));
  const inForce = plans.filter((plan) => plan.state === 'in_force');
  const shown = isAll ? inForce : inForce.filter((plan) => plan.id === fitting[0]?.planId);
  return (
    <>
      {shown.map((plan) => (
        <button
          key={plan.id}
          type="button"
          className={`btn btn-small${plan.id === fitting[0]?.planId ? ' btn-primary' : ''}`}
          disabled={start.isBusy}
          onClick={() => void start.start(plan.id)}
          data-testid={`response-plan-${plan.id}`}
        >
          {start.exists === plan.id ? own('again') : null}{' '}
          {t('startPlan', { plan: locale === 'zh' ? plan.title : plan.titleEn })}
        </button>
      ))}
      {isAll || inForce.length === 0 ? null : (
        <button
          type="button"
          className="btn btn-small btn-plain"
          onClick={() => setAll(true)}
          data-testid="response-other-plans"
        >
          {t('otherPlans')}
        </button>
      )}
      <ErrorNote error={start.error ?? link.error} kept={false} />
    </>
  );
}

/** What follows from the decision: the notice, the plan, more officers. Runs that go with it stand beside. */
export function NextSteps(props: {
  readonly detail: ResponseDetail;
  readonly onNotice: (change: ResponseChange) => void;
}): ReactNode {
  const { detail } = props;
  const t = useText('responses');
  const locale = useLocale();
  const { go } = useNavigation();
  const { response, changes, runs } = detail;
  if (response.state === 'withdrawn') return null;
  const unsent = changes.filter((change) => change.notice === null);
  const wantsPlan = response.state === 'active' && !runs.some((run) => run.endedAt === null);
  const isDone = unsent.length === 0 && !wantsPlan && detail.reinforced !== false;
  return (
    <section className={classes.next} aria-label={t('nextSteps')} data-testid="response-next">
      <h3>{t('nextSteps')}</h3>
      <div className={classes.actions}>
        {unsent.map((change) => (
          <button
            key={change.id}
            type="button"
            className="btn btn-small btn-primary"
            onClick={() => props.onNotice(change)}
            data-testid="response-notice-open"
          >
            {t(`sendNotice_${change.kind}`)}
          </button>
        ))}
        {wantsPlan ? <Plans detail={detail} /> : null}
        <Reinforce detail={detail} />
        {isDone ? <span className="dim">{t('allDone')}</span> : null}
        {detail.reinforced === true ? <span className="dim">{t('reinforced')}</span> : null}
      </div>
      {runs.length === 0 ? null : (
        <p>
          {t('runs')}：
          {runs.map((run) => (
            <button
              key={run.id}
              type="button"
              className={classes.link}
              onClick={() => go({ screen: 'run', id: run.id })}
              data-testid="response-run"
            >
              {locale === 'zh' ? run.title : run.titleEn}
              {run.endedAt === null ? '' : `（${t('runEnded')}）`}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}
