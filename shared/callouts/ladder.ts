import type { AttemptTarget, AttemptWay, CallLadder, LadderStep } from '../domain/callouts';
import { MINUTE_MS } from '../domain/time';

/** The ladder of domain.md 3.5 [D], minutes after the first call. */
export const CALL_LADDER: CallLadder = {
  redialMinutes: 2,
  superiorMinutes: 5,
  otherWaysMinutes: 10,
  lostMinutes: 15,
  repeatMinutes: 10,
};

export type LadderRung = { readonly step: LadderStep; readonly at: number };

/** The fixed rungs of a person whose first call was at `firstAt`; the repeats follow from `nextRepeat`. */
export function rungsOf(ladder: CallLadder, firstAt: number): LadderRung[] {
  const after = (minutes: number): number => firstAt + minutes * MINUTE_MS;
  return [
    { step: 'redial', at: after(ladder.redialMinutes) },
    { step: 'superior_and_deputy', at: after(ladder.superiorMinutes) },
    { step: 'other_ways', at: after(ladder.otherWaysMinutes) },
    { step: 'door_to_door', at: after(ladder.lostMinutes) },
    { step: 'tell_leader', at: after(ladder.lostMinutes) },
  ];
}

/** When the next repeat comes after `after`: every ten minutes from the moment at which the person counts as out of contact. */
export function nextRepeat(ladder: CallLadder, firstAt: number, after: number): number {
  const every = ladder.repeatMinutes * MINUTE_MS;
  const lostAt = firstAt + ladder.lostMinutes * MINUTE_MS;
  return lostAt + Math.max(1, Math.floor((after - lostAt) / every) + 1) * every;
}

/** Out of contact 失联 from this moment on, unless somebody answered. */
export const lostAt = (ladder: CallLadder, firstAt: number): number =>
  firstAt + ladder.lostMinutes * MINUTE_MS;

export type Tried = { readonly way: AttemptWay; readonly to: AttemptTarget; readonly at: number };

const OTHER_WAYS: ReadonlySet<AttemptWay> = new Set(['satellite', 'radio', 'relay', 'loudspeaker']);

/** Whether an attempt does what a rung asks for. `firstAt` is the first call, which is no redial of itself. */
export function meetsStep(step: LadderStep, tried: Tried, firstAt: number): boolean {
  switch (step) {
    case 'redial':
    case 'repeat':
      return tried.to === 'person' && tried.way !== 'sms' && tried.at > firstAt;
    case 'superior_and_deputy':
      return tried.to === 'superior' || tried.to === 'deputy';
    case 'other_ways':
      return OTHER_WAYS.has(tried.way) || tried.to === 'neighbour';
    case 'door_to_door':
      return tried.way === 'in_person';
    case 'tell_leader':
      return tried.to === 'duty_leader';
  }
}

export type OpenPrompt = {
  readonly id: string;
  readonly step: LadderStep;
  readonly at: number;
  readonly doneAt: number | null;
};

/**
 * The prompts that an attempt is done with. Redial and repeat: the newest one whose time has come, else the redial made ahead of its time; the others
 * also when they were done before they were due. The superior and the deputy are two calls: with both registered the prompt waits for both.
 */
export function promptsMetBy(
  prompts: readonly OpenPrompt[],
  tried: Tried,
  context: {
    readonly firstAt: number;
    /** who else was tried before */
    readonly triedBefore: ReadonlySet<AttemptTarget>;
    readonly hasSuperior: boolean;
    readonly hasDeputy: boolean;
  },
): string[] {
  const { firstAt, triedBefore, hasSuperior, hasDeputy } = context;
  const open = prompts.filter((one) => one.doneAt === null && meetsStep(one.step, tried, firstAt));
  const reached = new Set<AttemptTarget>([...triedBefore, tried.to]);
  return open
    .filter((one) => {
      if (one.step === 'repeat') return one.at <= tried.at;
      if (one.step !== 'superior_and_deputy' || !hasSuperior || !hasDeputy) return true;
      return reached.has('superior') && reached.has('deputy');
    })
    .map((one) => one.id);
}
