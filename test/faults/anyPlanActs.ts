import { REVISION_REASONS } from '../../shared/domain/facts/plans';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown, who: number) => Promise<void>;

const SUPERVISOR = 2;

/** Somebody moves a revision of a plan on: submits, reviews, puts in force, files or retires it, or edits a draft; in any order. */
export async function planSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const plans = await room.call('plan.list', {});
  const plan = plans[a % Math.max(1, plans.length)];
  if (plan === undefined || plan.revision === 0) return;
  const planId = plan.id;
  const revision = plan.pending?.revision ?? plan.revision;
  const { planText, tablesText } = await room.call('plan.get', { planId });
  const text = planText.replace(/^title: .*$/m, `title: 方案${b % 50}`);
  switch (c % 8) {
    case 0:
    case 1:
      return send('plan.submit', { planId, text, why: `第${b}次`, reason: REVISION_REASONS[b % 6] }, a);
    case 2:
    case 3:
      return send('plan.review', { planId, revision, note: b % 2 === 0 ? '' : '同意' }, SUPERVISOR);
    case 4:
      return send('plan.putInForce', { planId, revision }, SUPERVISOR);
    case 5:
      return send('plan.file', { planId, revision, filedAt: room.clock.wall(), number: `${b}号` }, a);
    case 6:
      if (b % 3 > 0)
        return send('plan.draftSave', { planId, text, baseRevision: revision, version: b % 2 }, a);
      return send('plan.retire', { planId, why: `并入${b}` }, SUPERVISOR);
    default:
      return send('plan.reviseTables', { text: `${tablesText}# ${b}\n`, why: '加注' }, SUPERVISOR);
  }
}
