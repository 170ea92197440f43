import type { OutputOf } from '../../../shared/contract/procedures';
import { actorOf, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { planRow } from '../plans/planStore';
import { hintsOf } from './hints';
import { runHistory } from './history';
import { proposalById, proposalsFor, proposalsOf, reviewOf } from './read';

function pageOf(db: Db, incidentId: string, now: number): OutputOf<'review.get'> {
  return {
    review: reviewOf(db, incidentId) ?? null,
    hints: hintsOf(db, incidentId, now),
    proposals: proposalsOf(db, incidentId),
  };
}

const owed = (db: Db, incidentId: string) =>
  reviewOf(db, incidentId) ?? refuseWith('not_found', { field: 'incidentId' });

/** Use cases of replay and review. */
export const reviewHandlers: SomeHandlers<
  | 'run.history'
  | 'review.get'
  | 'review.save'
  | 'review.complete'
  | 'review.taskDone'
  | 'review.propose'
  | 'review.settle'
  | 'review.proposals'
> = {
  'run.history': (input, { desk }) =>
    runHistory(desk.db, input.runId) ?? refuseWith('not_found', { field: 'runId' }),

  'review.get': (input, { desk }) => pageOf(desk.db, input.incidentId, desk.now()),

  'review.save': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const { incidentId, answers, findings, version } = input;
      const review = owed(db, incidentId);
      if (review.completedAt !== null) refuseWith('already_done');
      if (review.version !== version) refuseWith('review_moved', { params: { by: review.savedBy } });
      const body = { version: version + 1, answers, findings, author: authorOf(actor) };
      write(fact('review.saved', incidentId, actor.accountId, body));
      return pageOf(db, incidentId, now);
    });
  },

  'review.complete': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const review = owed(db, input.incidentId);
      if (review.completedAt === null) {
        if (review.savedAt === null) refuseWith('words_missing');
        write(fact('review.completed', review.incidentId, actor.accountId, { author: authorOf(actor) }));
      }
      return pageOf(db, input.incidentId, now);
    });
  },

  'review.taskDone': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const { incidentId, findingId, result } = input;
      const finding =
        owed(db, incidentId).findings.find((one) => one.id === findingId) ??
        refuseWith('not_found', { field: 'findingId' });
      if (finding.doneAt === null) {
        const body = { findingId, result, author: authorOf(actor) };
        write(fact('review.task_done', incidentId, actor.accountId, body));
      }
      return pageOf(db, incidentId, now);
    });
  },

  'review.propose': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const { proposalId, ...rest } = input;
      owed(db, input.incidentId);
      if (!planRow(db, input.planId, null)) refuseWith('not_found', { field: 'planId' });
      if (!proposalById(db, proposalId)) {
        const body = { ...rest, author: authorOf(actor) };
        write(fact('review.proposal_made', proposalId, actor.accountId, body));
      }
      return pageOf(db, input.incidentId, now);
    });
  },

  'review.settle': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const { proposalId, outcome, why } = input;
      const before = proposalById(db, proposalId) ?? refuseWith('not_found', { field: 'proposalId' });
      if (before.state !== 'open') return before;
      if (outcome === 'declined' && why.trim() === '') refuseWith('words_missing', { field: 'why' });
      const revision = outcome === 'taken' ? input.revision : null;
      const body = { outcome, revision, why, author: authorOf(actor) };
      write(fact('review.proposal_settled', proposalId, actor.accountId, body));
      return proposalById(db, proposalId) ?? refuseWith('not_found');
    });
  },

  'review.proposals': (input, { desk }) => proposalsFor(desk.db, input.planId),
};
