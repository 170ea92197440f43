import type { Casualties } from '../../../shared/contract/models';
import type { IncidentType } from '../../../shared/domain/vocabulary';
import type { Actor } from '../desk';
import { closeGateOf } from '../incidents/closeGate';
import { incidentById } from '../incidents/read';
import { planAftercare } from './aftercare';
import type { Told } from './scenarios';
import type { SeedStage } from './stage';

const MINUTE = 60_000;
const NOBODY: Casualties = {
  dead: 0,
  missing: 0,
  trapped: 0,
  seriousInjury: 0,
  threatened: 0,
  evacuated: 0,
};

/** Records an incident that was told a minute or two ago. */
export function recordIncident(stage: SeedStage, type: IncidentType, told: Told): string {
  const incidentId = stage.random.uuid();
  stage.room.do('incident.record', bodyOf(stage, incidentId, type, told), stage.primary());
  return incidentId;
}

function bodyOf(stage: SeedStage, incidentId: string, type: IncidentType, told: Told) {
  const { random, room } = stage;
  const receivedAt = room.now - random.int(55, 130) * 1_000;
  const { title, place, summary, source, caller, casualties, grade } = told;
  return {
    incidentId,
    callback: caller.phone,
    caller,
    source,
    type,
    place,
    title,
    summary,
    occurredAt: receivedAt - random.int(6, 25) * MINUTE,
    receivedAt,
    casualties: { ...NOBODY, ...casualties },
    grade,
    sensitive: random.chance(0.03),
    parentId: null,
  };
}

/** Plans one or two updates of the figures: people are found and moved. */
export function planFigures(stage: SeedStage, incidentId: string, told: Told, lifeMs: number): void {
  const { agenda, random, room } = stage;
  const known = { ...NOBODY, ...told.casualties };
  const steps = random.int(1, 2);
  for (let step = 1; step <= steps; step += 1) {
    const at = room.now + (lifeMs * step * random.decimal(0.25, 0.4, 3)) / steps;
    agenda.plan(at, () => {
      if (incidentById(room.desk.db, incidentId, room.now)?.state !== 'open') return;
      const trapped = step === steps ? 0 : Math.floor(known.trapped / 2);
      const casualties = {
        ...known,
        trapped,
        evacuated: known.evacuated + random.int(0, Math.max(1, known.threatened - known.evacuated)),
      };
      const source = random.pick(['现场指挥部', '属地乡镇', '县120急救', '县公安局指挥中心']);
      const grade = told.grade ?? 'level_4';
      room.do(
        'incident.updateFacts',
        { incidentId, casualties, grade, sensitive: false, source, reason: '被困人员已救出' },
        stage.writer(),
      );
    });
  }
}

const TRIES_BEFORE_OVERRIDE = 6;

/** Plans the closing; while something is open it is put off for half an hour, in the end a supervisor overrides with a reason. */
export function planClosing(
  stage: SeedStage,
  incidentId: string,
  result: string,
  at: number,
  tried = 0,
): void {
  stage.agenda.plan(at, () => {
    const { db } = stage.room.desk;
    const isOpen = closeGateOf(db, incidentId, stage.room.now).blockers.length > 0;
    if (isOpen && tried < TRIES_BEFORE_OVERRIDE) {
      planClosing(stage, incidentId, result, at + 30 * MINUTE, tried + 1);
      return;
    }
    const actor: Actor = isOpen ? stage.crew.supervisor : stage.primary();
    const overrideReason = isOpen ? '其余事项转业务股室跟踪，本室不再办理。' : '';
    stage.room.do('incident.close', { incidentId, result, overrideReason }, actor);
    stage.forget(incidentId);
    planAftercare(stage, incidentId);
  });
}
