import { statement } from '../db/statement';
import { reviewOf } from '../review/read';
import type { SeedStage } from './stage';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const REPORTING = [
  '电话首报在时限内，书面初报后段等待核实数字，下次先报已知、再补续报。',
  '首报、续报均按时，续报间隔按灾情变化掌握得当。',
  '接报要素齐全，现场坐标补问了一次，问询单已提示。',
] as const;
const CALLOUT = [
  '责任人一次接通，复述无误；夜间备用电话有一人未更新，已改。',
  '乡镇值班室响铃三次接听，叫应名单核对后无误。',
] as const;

type Window = { readonly kind: string; readonly due_at: number };

/** What is left of an incident after its closing: the casualties are asked for once more before each watch ends, and the review is held within its two weeks. */
export function planAftercare(stage: SeedStage, incidentId: string): void {
  const { room, agenda, random } = stage;
  const { db } = room.desk;
  const windows = statement<[string], Window>(
    db,
    `SELECT kind, max(due_at) AS due_at FROM obligations
     WHERE incident_id = ? AND is_window = 1 AND state = 'open' AND due_at IS NOT NULL GROUP BY kind ORDER BY kind`,
  ).all(incidentId);
  for (const { kind, due_at } of windows) {
    agenda.plan(Math.max(room.now + HOUR, due_at - random.int(26, 40) * HOUR), () => {
      room.do(
        'clocks.checkWatch',
        { incidentId, kind, result: '已向医院核对，伤亡无变化。' },
        stage.writer(),
      );
    });
  }
  if (reviewOf(db, incidentId) === undefined) return;
  agenda.plan(room.now + random.int(2, 9) * DAY + random.int(60, 300) * MINUTE, () => {
    const page = { incidentId, version: 0, findings: [] };
    const answers = { reporting: random.pick(REPORTING), callout: random.pick(CALLOUT) };
    room.do('review.save', { ...page, answers }, stage.crew.supervisor);
    room.do('review.complete', { incidentId }, stage.crew.supervisor);
  });
}
