import type { Obligation } from '../../../shared/contract/models';
import type { SendWay } from '../../../shared/domain/vocabulary';
import { incidentById, obligationsOf } from '../incidents/read';
import { personName } from './county';
import type { Random } from './random';
import type { SeedStage } from './stage';

const SECOND = 1_000;
const MINUTE = 60_000;
/** With a plan running most reports are made by its steps; what is left is done a little before it is due. */
const LAST_MOMENT_MS = 3 * MINUTE;
const LONGEST_PAUSE_MS = 30 * MINUTE;

const EXCUSES = [
  '来电集中，两部电话占线，挂断后即报。',
  '现场通信中断，恢复后即报。',
  '等待核实伤亡数字，核实后即报。',
];

/** When somebody does a duty without a plan: mostly in time, now and then late. */
function turnWithoutRun(random: Random, duty: Obligation): number {
  if (duty.dueAt === null) return duty.openedAt + random.int(50, 300) * SECOND;
  const span = Math.max(0, duty.dueAt - duty.openedAt);
  const share = random.chance(0.06) ? random.decimal(1.04, 1.2, 3) : random.decimal(0.35, 0.8, 3);
  return duty.openedAt + Math.min(span * share, span + 9 * MINUTE);
}

function turnWithRun(random: Random, duty: Obligation): number {
  if (duty.dueAt === null) return duty.openedAt + random.int(60, 400) * SECOND;
  return duty.dueAt - Math.min(LAST_MOMENT_MS, (duty.dueAt - duty.openedAt) * 0.2);
}

function wayOf(random: Random, duty: Obligation): SendWay {
  return duty.wantedWay === 'written' || duty.kind === 'initial_report'
    ? random.pick(['platform', 'fax'])
    : 'phone';
}

function meet(stage: SeedStage, duty: Obligation): void {
  const { random, room } = stage;
  const way = wayOf(random, duty);
  const receiver = duty.recipient === 'duty_leader' ? stage.leader() : personName(random);
  const isLate = duty.dueAt !== null && room.now > duty.dueAt;
  const lateReason = isLate ? random.pick(EXCUSES) : '';
  const record = { obligationId: duty.id, receiver, at: null, way, readBack: way === 'phone', lateReason };
  room.do('obligation.meet', record, stage.writer());
}

/** Does what an incident owes by itself, one thing after the other, until it is closed. */
export function keepDuties(stage: SeedStage, incidentId: string, hasRun: boolean): void {
  const { room, random, agenda } = stage;
  const turns = new Map<string, number>();
  const turnOf = (duty: Obligation): number => {
    const key = `${duty.id} ${duty.dueAt ?? ''}`;
    const known = turns.get(key);
    if (known !== undefined) return known;
    const turn = hasRun ? turnWithRun(random, duty) : turnWithoutRun(random, duty);
    turns.set(key, turn);
    return turn;
  };
  const work = (): void => {
    if (incidentById(room.desk.db, incidentId, room.now)?.state !== 'open') return;
    const owed = obligationsOf(room.desk.db, incidentId)
      .filter((duty) => duty.state === 'open' && duty.rule !== null && !duty.isWindow)
      .map((duty) => ({ duty, turn: turnOf(duty) }))
      .sort((a, b) => a.turn - b.turn);
    const [first, second] = owed;
    if (first === undefined || first.turn > room.now) {
      const next = Math.min(first?.turn ?? Number.POSITIVE_INFINITY, room.now + LONGEST_PAUSE_MS);
      agenda.plan(Math.max(next, room.now + 5 * SECOND), work);
      return;
    }
    meet(stage, first.duty);
    const isNext = second !== undefined && second.turn <= room.now;
    agenda.plan(room.now + (isNext ? random.int(20, 50) : 60) * SECOND, work);
  };
  agenda.plan(room.now + random.int(20, 45) * SECOND, work);
}
