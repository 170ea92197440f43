import { type ReactNode, useState } from 'react';
import type { Proposal } from '../../../shared/contract/areas/review';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote, Time } from '../../components';
import { useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './review.module.css';

/** Taken up by the newest revision, or declined with a reason. */
function Settle(props: { readonly proposal: Proposal; readonly revision: number | null }): ReactNode {
  const { proposal } = props;
  const t = useText('review');
  const act = useHeldAct('review.settle');
  const [why, setWhy] = useState('');
  const settle = (outcome: 'taken' | 'declined'): void =>
    void act.run({ proposalId: proposal.id, outcome, revision: props.revision, why });
  return (
    <span className={classes.done}>
      <input
        className="field"
        aria-label={t('why')}
        placeholder={t('why')}
        autoComplete="off"
        value={why}
        onChange={(event) => setWhy(event.target.value)}
        data-testid="proposal-why"
      />
      <button
        type="button"
        className="btn btn-small"
        disabled={act.isBusy}
        onClick={() => settle('taken')}
        data-testid="proposal-take"
      >
        {t('take')}
      </button>
      <button
        type="button"
        className="btn btn-small"
        disabled={act.isBusy || why.trim() === ''}
        onClick={() => settle('declined')}
        data-testid="proposal-decline"
      >
        {t('decline')}
      </button>
      <ErrorNote error={act.error} />
    </span>
  );
}

export function ProposalRow(props: {
  readonly proposal: Proposal;
  readonly isOfPlan: boolean;
  readonly revision?: number | null;
}): ReactNode {
  const { proposal, isOfPlan } = props;
  const t = useText('review');
  const { go } = useNavigation();
  const { active } = useSession();
  const mayWrite = active?.roles.some((role) => role === 'officer' || role === 'supervisor') === true;
  const place = isOfPlan
    ? ({ screen: 'review', id: proposal.incidentId } as const)
    : ({ screen: 'plans', planId: proposal.planId } as const);
  return (
    <li className={classes.proposal} data-state={proposal.state} data-testid="proposal">
      <span>
        <b className={classes.state}>{t(`state.${proposal.state}`)}</b> {proposal.what}
      </span>
      <span className="dim">
        {proposal.madeBy} <Time at={proposal.madeAt} /> ·{' '}
        <button type="button" className={classes.hint} onClick={() => go(place)}>
          {isOfPlan ? proposal.incidentTitle : proposal.planId}
        </button>
        {proposal.revision === null ? '' : ` · ${t('revision', { revision: proposal.revision })}`}
        {proposal.why === '' ? '' : ` · ${proposal.why}`}
      </span>
      {isOfPlan && mayWrite && proposal.state === 'open' ? (
        <Settle proposal={proposal} revision={props.revision ?? null} />
      ) : null}
    </li>
  );
}

/** What reviews propose for a plan, on the plan's own page; nothing when nobody proposed anything. */
export function PlanProposals(props: { readonly planId: string; readonly revision: number }): ReactNode {
  const t = useText('review');
  const list = useDesk('review.proposals', { planId: props.planId }).data ?? [];
  if (list.length === 0) return null;
  return (
    <section className="panel" aria-label={t('proposals')} data-testid="plan-proposals">
      <h2 className="panel-head">{t('proposals')}</h2>
      <ul>
        {list.map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} isOfPlan revision={props.revision} />
        ))}
      </ul>
    </section>
  );
}
