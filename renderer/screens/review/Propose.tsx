import { type ReactNode, useState } from 'react';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { draftId, dropDraftId, useDraft } from '../parts/draft';
import { useHeldAct } from '../parts/useHeldAct';
import { ProposalRow } from './Proposals';
import type { ReviewPage } from './ReviewScreen';
import classes from './review.module.css';

const EMPTY = { planId: '', what: '' };

/** A change of a plan that the review proposes; the legal reason is always the fifth: a drill or real rescue showed a major problem. */
export function Propose(props: { readonly incidentId: string; readonly page: ReviewPage }): ReactNode {
  const { incidentId, page } = props;
  const t = useText('review');
  const locale = useLocale();
  const key = `review.propose.${incidentId}`;
  const draft = useDraft(key, EMPTY);
  const plans = useDesk('plan.list', {}).data ?? [];
  const act = useHeldAct('review.propose');
  const [isMissing, setMissing] = useState(false);
  const { planId, what } = draft.value;
  const send = async (): Promise<void> => {
    const missing = planId === '' || what.trim() === '';
    setMissing(missing);
    if (missing) return;
    const proposalId = draftId(key);
    if ((await act.run({ proposalId, incidentId, planId, blockId: null, what })) === null) return;
    dropDraftId(key);
    draft.drop();
  };
  return (
    <section className="panel" aria-label={t('proposals')}>
      <h2 className="panel-head">{t('proposals')}</h2>
      <ul>
        {page.proposals.map((one) => (
          <ProposalRow key={one.id} proposal={one} isOfPlan={false} />
        ))}
      </ul>
      <div className={classes.propose}>
        <select
          className="field"
          aria-label={t('plan')}
          value={planId}
          onChange={(event) => draft.set({ planId: event.target.value })}
          data-testid="review-propose-plan"
        >
          <option value="">{t('choosePlan')}</option>
          {plans.map((plan) => (
            <option key={plan.id} value={plan.id}>
              {locale === 'zh' ? plan.title : plan.titleEn}
            </option>
          ))}
        </select>
        <textarea
          className="field"
          rows={2}
          aria-label={t('proposal')}
          placeholder={t('proposal')}
          value={what}
          onChange={(event) => draft.set({ what: event.target.value })}
          data-testid="review-propose-what"
        />
        <button
          type="button"
          className="btn btn-small"
          disabled={act.isBusy}
          onClick={() => void send()}
          data-testid="review-propose"
        >
          {t('propose')}
        </button>
      </div>
      <p className={`dim ${classes.note}`}>{t('legalReason')}</p>
      {isMissing ? (
        <p role="alert" className={classes.note}>
          {t('proposalMissing')}
        </p>
      ) : null}
      <ErrorNote error={act.error} />
    </section>
  );
}
