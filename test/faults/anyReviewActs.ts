import { REVIEW_QUESTIONS } from '../../shared/domain/facts/review';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

/** Somebody writes on a review that is owed, completes it, does one of its tasks, or proposes something for a plan and has it settled. */
export async function reviewSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const owed = room.db
    .prepare('SELECT incident_id FROM reviews ORDER BY incident_id')
    .pluck()
    .all() as string[];
  const incidentId = owed[a % Math.max(1, owed.length)];
  if (incidentId === undefined) return;
  if (b % 11 === 0) {
    await send('incident.reopen', { incidentId, reason: `新情况${c}` });
    return;
  }
  if (b % 11 === 5) {
    await send('incident.setRetention', { incidentId, retention: 'years_10', reason: `归档${c}` });
    return;
  }
  const page = await room.call('review.get', { incidentId });
  const { review, proposals } = page;
  const question = REVIEW_QUESTIONS[b % REVIEW_QUESTIONS.length];
  const finding = review?.findings[c % Math.max(1, review.findings.length)];
  if (b % 4 === 3) {
    await send('review.complete', { incidentId });
    return;
  }
  if (b % 4 === 2 && finding !== undefined) {
    await send('review.taskDone', { incidentId, findingId: finding.id, result: `已办${c}` });
    return;
  }
  const open = proposals.find((one) => one.state === 'open');
  if (b % 4 === 1 && open !== undefined) {
    const outcome = c % 2 === 0 ? 'taken' : 'declined';
    await send('review.settle', {
      proposalId: open.id,
      outcome,
      revision: c % 3 === 0 ? null : 2,
      why: c % 5 === 0 ? '' : '已有办法',
    });
    return;
  }
  if (c % 3 === 0) {
    const planId = 'flash-flood-geohazard';
    await send('review.propose', {
      proposalId: room.newId(),
      incidentId,
      planId,
      blockId: null,
      what: `改进${c}`,
    });
    return;
  }
  const dueAt = c % 2 === 0 ? null : room.clock.wall() + (c % 40) * 3_600_000;
  const kept = (review?.findings ?? []).slice(c % 2).map(({ doneAt: _, result: __, ...one }) => one);
  await send('review.save', {
    incidentId,
    version: review?.version ?? 0,
    answers: { [question ?? 'warning']: `情况${c}` },
    findings: [
      ...kept,
      { id: room.newId(), question, text: `问题${c}`, owner: c % 4 === 0 ? '' : '陈立', dueAt },
    ],
  });
}
