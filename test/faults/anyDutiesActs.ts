import { DECISION_WAYS, GRADES } from '../../shared/domain/vocabulary';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;
const RULES = [
  'gov_30_60_phone',
  'gov_30_60_written',
  'update_cycle',
  'geo_quick_large',
  'ws_level_up_county',
];

/** Somebody confirms a grade, explains a late report, or a supervisor sets a rule otherwise and back. */
export async function dutiesSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  if (b % 3 === 0) {
    const ids = room.db.prepare('SELECT id FROM incidents ORDER BY id').pluck().all() as string[];
    const incidentId = ids[a % Math.max(1, ids.length)];
    if (incidentId === undefined) return;
    const grade = GRADES[c % GRADES.length];
    const way = DECISION_WAYS[a % DECISION_WAYS.length];
    await send('incident.confirmGrade', { incidentId, grade, decidedBy: '', way, words: `说明${c}` });
    return;
  }
  if (b % 3 === 1) {
    const met = room.db
      .prepare("SELECT id FROM obligations WHERE state = 'met' ORDER BY id")
      .pluck()
      .all() as string[];
    const obligationId = met[a % Math.max(1, met.length)];
    if (obligationId !== undefined)
      await send('obligation.explainLate', { obligationId, reason: `原因${c}` });
    return;
  }
  const ruleId = RULES[a % RULES.length];
  if (c % 3 === 0) await send('rules.restore', { ruleId });
  else
    await send('rules.override', {
      ruleId,
      values: { limitMinutes: 10 + (c % 50) },
      isOn: c % 7 !== 0,
      why: `本地规定${c}`,
    });
}
