import type { WarningColor } from '../../../shared/domain/vocabulary';
import { alertById } from '../deadlines/read';
import { shiftNumbers } from '../shifts/read';
import { Agenda } from './agenda';
import type { Calendar, Slot } from './calendar';
import { seedContacts } from './contacts';
import { keepDuties } from './duties';
import type { Founded } from './found';
import { planClosing, planFigures, recordIncident } from './incidents';
import { writeInstruction } from './instructions';
import { writeCorrection, writeLine } from './lines';
import { Random } from './random';
import { SeedRun } from './runs';
import { pickScenario } from './scenarios';
import { Scene } from './scene';
import { SeedStage } from './stage';
import { planLastWarning, planWarnings } from './warnings';
import type { Weather } from './weather';

const HOUR = 3_600_000;
const MINUTE = 60_000;

const CORRECTIONS = 0.006;
const INSTRUCTIONS = 0.012;
const LASTING = 3;
const LASTING_MS = 8 * HOUR;
const MOST_RUNS = 24;
const MOST_WARNING_RUNS = 2;
/** A run that is to be over by the end starts this long before it, at the latest. */
const RUN_SPAN_MS = 44 * HOUR;
const WARNING_RUN_SPAN_MS = 72 * HOUR;
/** The county's list of contacts came in this long before the end. */
const CONTACTS_MS = 40 * 24 * HOUR;

/** What happens in the room from its founding to the end, moment by moment. */
export class SeedScript {
  runs = 0;
  readonly #calendar: Calendar;
  readonly #founded: Founded;
  readonly #seed: number;
  readonly #random: Random;
  readonly #agenda = new Agenda();
  readonly #stage: SeedStage;
  /** the settled incidents for which a plan is run */
  readonly #withRun: ReadonlySet<Slot>;
  #warningRuns = 0;
  #lasting = 0;

  constructor(calendar: Calendar, founded: Founded, seed: number) {
    this.#calendar = calendar;
    this.#founded = founded;
    this.#seed = seed;
    this.#random = new Random(seed, 'script');
    this.#stage = new SeedStage(
      founded.room,
      founded.crew,
      this.#agenda,
      new Random(seed, 'stage'),
      calendar.end,
    );
    this.#withRun = slotsWithRun(calendar);
  }

  /** Writes everything; `onProgress` hears of each transaction with the share that is done, and may stop the work by throwing. */
  async play(onProgress: (share: number) => Promise<void> | void): Promise<void> {
    const { room } = this.#founded;
    const { slots, end } = this.#calendar;
    this.#planDays();
    let written = 0;
    for (;;) {
      const slot = slots[written];
      const slotAt = slot?.at ?? Number.POSITIVE_INFINITY;
      const taskAt = this.#agenda.nextAt();
      if (Math.min(slotAt, taskAt) > end) break;
      this.#advanceTo(Math.min(slotAt, taskAt));
      if (taskAt <= slotAt) this.#agenda.take()?.run();
      else if (slot) {
        this.#write(slot);
        written += 1;
      }
      if (room.isFull()) {
        room.commit();
        await onProgress(written / slots.length);
      }
    }
    this.#advanceTo(end);
    room.commit();
  }

  #advanceTo(at: number): void {
    const { room } = this.#founded;
    room.advanceTo(at);
    for (const alert of room.raised.splice(0)) this.#heed(alert.alertId, alert.level);
  }

  /** The screen paints an alert at once; somebody hears it within a minute, but what is only near for an instruction is left to stand. */
  #heed(alertId: string, level: number): void {
    const { room } = this.#founded;
    room.do('alert.painted', { alertIds: [alertId] }, this.#stage.primary());
    if (level === 1 && alertId.startsWith('ins.')) return;
    this.#agenda.plan(room.now + this.#random.int(12, 55) * 1_000, () => {
      if (alertById(room.desk.db, alertId, room.now)?.state !== 'raised') return;
      room.do('alert.acknowledge', { alertId }, this.#stage.primary());
    });
  }

  #planDays(): void {
    const { days, end } = this.#calendar;
    this.#agenda.plan(Math.max(this.#founded.room.now, end - CONTACTS_MS), () =>
      seedContacts(this.#founded, new Random(this.#seed, 'contacts')),
    );
    days.forEach((day, index) => {
      this.#agenda.plan(day.opensAt, () => {
        const shiftId = this.#stage.openShift(day, index);
        const { closesAt } = day;
        if (closesAt !== null) this.#agenda.plan(closesAt, () => this.#closeShift(shiftId));
        planWarnings(this.#stage, day, (id, color) => this.#runForWarning(id, color));
      });
    });
    const last = days.findLast((day) => day.opensAt < end - 2 * HOUR);
    if (last) planLastWarning(this.#stage, last);
  }

  #closeShift(shiftId: string): void {
    const { room } = this.#founded;
    room.flush();
    const { lines, calls, media, instructions, incidents, open } = shiftNumbers(
      room.desk.db,
      shiftId,
      room.desk.now(),
    );
    const happened = incidents === 0 ? '无突发事件' : `接报突发事件${incidents}起`;
    const summary = `本班${happened}，记录${lines}条，接听来电${calls}个（媒体${media}个），领导指示${instructions}条；未办结${open}项已当面交清。`;
    room.do('shift.close', { shiftId, summary }, this.#stage.primary());
  }

  #write(slot: Slot): void {
    const weather = this.#weather(slot);
    if (slot.fate !== null) {
      this.#incident(slot, weather);
      return;
    }
    if (this.#isStillOpen(slot)) {
      this.#lasting += 1;
      writeInstruction(this.#stage, weather, true);
      return;
    }
    const share = this.#random.share();
    if (share < CORRECTIONS && writeCorrection(this.#stage)) return;
    if (share < CORRECTIONS + INSTRUCTIONS && share >= CORRECTIONS) writeInstruction(this.#stage, weather);
    else writeLine(this.#stage, weather);
  }

  /** A few instructions of the last hours are not done yet when the room is opened. */
  #isStillOpen(slot: Slot): boolean {
    const left = this.#calendar.end - slot.at;
    return this.#lasting < LASTING && left < LASTING_MS && left < LASTING_MS * (1 - this.#lasting / LASTING);
  }

  #weather(slot: Slot): Weather {
    return this.#calendar.days[slot.day]?.weather ?? 'calm';
  }

  #incident(slot: Slot, weather: Weather): void {
    const stage = this.#stage;
    const { room } = this.#founded;
    const hasRun = slot.fate === 'running' || this.#withRun.has(slot);
    const scenario = pickScenario(this.#random, weather, hasRun);
    const told = scenario.tell(new Scene(this.#random, weather, room.now));
    const incidentId = recordIncident(stage, scenario.type, told);
    stage.cases.push({ id: incidentId, title: told.title });
    const lifeMs = this.#lifeOf(slot);
    planFigures(stage, incidentId, told, lifeMs);
    if (hasRun && scenario.plan !== undefined) {
      const isFalseAlarm = slot.fate === 'settled' && this.#random.chance(0.1);
      const result = isFalseAlarm ? '经现场核查为误报，已撤销通知。' : told.result;
      const close = (): void => {
        planClosing(stage, incidentId, result, room.now + this.#random.int(20, 90) * MINUTE);
      };
      this.#startRun(scenario.plan, { incidentId, warningId: null }, isFalseAlarm, close);
      keepDuties(stage, incidentId, true);
      return;
    }
    keepDuties(stage, incidentId, false);
    if (slot.fate === 'settled') planClosing(stage, incidentId, told.result, room.now + lifeMs);
  }

  /** Two to twenty hours, but over before the end when it is to be settled. */
  #lifeOf(slot: Slot): number {
    const life = this.#random.int(2 * 60, 20 * 60) * MINUTE;
    return slot.fate === 'settled' ? Math.min(life, Math.round((this.#calendar.end - slot.at) * 0.7)) : life;
  }

  #startRun(
    planId: string,
    scope: { readonly incidentId: string | null; readonly warningId: string | null },
    isFalseAlarm: boolean,
    onEnded: () => void,
  ): void {
    const { room } = this.#founded;
    this.runs += 1;
    const random = new Random(this.#seed, `run ${this.runs}`);
    const runId = random.uuid();
    this.#agenda.plan(room.now + random.int(8, 20) * 1_000, () => {
      room.do('run.start', { runId, planId, ...scope }, this.#stage.primary());
      new SeedRun(this.#stage, random, runId, isFalseAlarm, onEnded).goOn(room.now + 4_000);
    });
  }

  #runForWarning(warningId: string, color: WarningColor): void {
    const { end } = this.#calendar;
    const isHigh = color === 'orange' || color === 'red';
    const isOverInTime = this.#founded.room.now < end - WARNING_RUN_SPAN_MS;
    if (!isHigh || !isOverInTime || this.#warningRuns >= MOST_WARNING_RUNS) return;
    this.#warningRuns += 1;
    this.#startRun('typhoon-flood', { incidentId: null, warningId }, false, () => undefined);
  }
}

/** One settled incident in eight, spread over the time, at least three where there are as many. */
function slotsWithRun({ slots, end }: Calendar): ReadonlySet<Slot> {
  const settled = slots.filter((slot) => slot.fate === 'settled' && slot.at < end - RUN_SPAN_MS);
  const wanted = Math.min(MOST_RUNS, settled.length, Math.max(3, Math.round(settled.length / 8)));
  return new Set(
    Array.from(
      { length: wanted },
      (_none, index) => settled[Math.floor((index * settled.length) / wanted)],
    ).filter((slot) => slot !== undefined),
  );
}

/** How many incidents a room of this size has when none are asked for. */
export function usualIncidents(entries: number): number {
  return Math.min(Math.floor(entries / 4), Math.max(3, Math.round(entries / 300)));
}
