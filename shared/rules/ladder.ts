import type { DeadlineSubject } from '../contract/alertModels';
import type { ShiftPost } from '../domain/vocabulary';

/** One rung of a deadline's ladder: when it fires, how loud (1 near, 2 due, 3 overdue for long), by what, and which posts it addresses. */
export type Rung = {
  readonly rung: number;
  readonly level: AlertLevel;
  readonly fireAt: number;
  readonly to: readonly ShiftPost[];
  readonly channel: LadderChannel;
};

export type AlertLevel = 1 | 2 | 3;

export const MINUTE = 60_000;

/** From quiet to loud; each includes the ones before it. The strip with its sound is there for every alert. */
export const LADDER_CHANNELS = ['screen', 'notification', 'alarm_window'] as const;
export type LadderChannel = (typeof LADDER_CHANNELS)[number];

/**
 * A rung as the room sets it. `share`: when so many percent of the time from arming have passed, or at the deadline's own target where it has one;
 * `minutes`: so many minutes after it was due, before it when negative.
 */
export type LadderRung = {
  readonly when: 'share' | 'minutes';
  readonly value: number;
  readonly level: AlertLevel;
  readonly to: readonly ShiftPost[];
  readonly channel: LadderChannel;
};

export type Ladder = {
  readonly rungs: readonly LadderRung[];
  /** an alert that nobody has heard is told again after so many seconds, until somebody has */
  readonly repeatSeconds: number;
  /** an acknowledged alert comes back after so many minutes while the thing itself is not done */
  readonly acknowledgementMinutes: number;
};

/** Posts that do not sit in the room: to address one of them is a call that somebody in the room has to make. */
export const CALLED_POSTS: readonly ShiftPost[] = ['duty_leader', 'standby_officer'];

/** Settings of the ladder, in milliseconds. Room settings with these defaults [D]. */
export const LADDER_DEFAULTS = {
  /** share of the time that has passed when a deadline without a target counts as near (domain.md 2.5: amber at 70 %) */
  nearShare: 0.7,
  /** overdue for this long is the third level */
  longOverdueMs: 10 * MINUTE,
  /** an acknowledged alert comes back after this while the thing itself is not done */
  acknowledgementMs: 10 * MINUTE,
} as const;

const DESK: readonly ShiftPost[] = ['primary_officer', 'secondary_officer'];

function shipped(late: readonly ShiftPost[], loud: LadderChannel, repeatSeconds = 60): Ladder {
  return {
    rungs: [
      {
        when: 'share',
        value: LADDER_DEFAULTS.nearShare * 100,
        level: 1,
        to: ['primary_officer'],
        channel: 'notification',
      },
      { when: 'minutes', value: 0, level: 2, to: DESK, channel: loud },
      {
        when: 'minutes',
        value: LADDER_DEFAULTS.longOverdueMs / MINUTE,
        level: 3,
        to: [...DESK, ...late],
        channel: 'alarm_window',
      },
    ],
    repeatSeconds,
    acknowledgementMinutes: LADDER_DEFAULTS.acknowledgementMs / MINUTE,
  };
}

const USUAL = shipped([], 'alarm_window');
const TO_THE_LEADER = shipped(['duty_leader'], 'alarm_window');
/** Work of the office that no life hangs on. */
const CALM = shipped([], 'notification', 300);
/** Looking back, days after: it is told and comes back every four hours, and never rises above what is due tonight. */
const AFTERWARDS: Ladder = { ...CALM, rungs: CALM.rungs.slice(0, 2), acknowledgementMinutes: 240 };
/** The call that an overdue thing asks for is at the gravest level from the minute at which it is due. */
const CALL_THE_LEADER: Ladder = {
  ...USUAL,
  rungs: [
    { when: 'minutes', value: 0, level: 3, to: DESK, channel: 'alarm_window' },
    { when: 'minutes', value: 5, level: 3, to: [...DESK, 'chief_duty_officer'], channel: 'alarm_window' },
  ],
  acknowledgementMinutes: 5,
};

const SHIPPED: Readonly<Partial<Record<DeadlineSubject, Ladder>>> = {
  obligation: TO_THE_LEADER,
  instruction: TO_THE_LEADER,
  escalation: CALL_THE_LEADER,
  document: CALM,
  receipt: CALM,
  review: AFTERWARDS,
  review_task: AFTERWARDS,
  watch: AFTERWARDS,
  response: CALM,
};

/** The ladder of a kind of deadline until the room sets it otherwise [D]. */
export const shippedLadder = (subject: DeadlineSubject): Ladder => SHIPPED[subject] ?? USUAL;

export type LadderInput = {
  readonly armedAt: number;
  readonly targetAt: number | null;
  readonly dueAt: number;
  /** false for a step whose turn has not come: what rings before it is due would only be noise */
  readonly reached: boolean;
};

/**
 * The rungs of a deadline on its ladder, numbered by their place on it from 1. Those before the due time are left out while the step's turn has not come, and a
 * share is left out where it would fall at the due time or after it. Rungs may lie in the past; they then fire at once. Source: room setting [D].
 */
export function ladderFor(input: LadderInput, ladder: Ladder = USUAL): Rung[] {
  const { dueAt, reached } = input;
  return ladder.rungs.flatMap((rung, place) => {
    const fireAt = fireAtOf(rung, input);
    if (rung.when === 'share' && fireAt >= dueAt) return [];
    if (fireAt < dueAt && !reached) return [];
    return [{ rung: place + 1, level: rung.level, fireAt, to: rung.to, channel: rung.channel }];
  });
}

function fireAtOf(rung: LadderRung, { armedAt, targetAt, dueAt }: LadderInput): number {
  if (rung.when === 'minutes') return dueAt + rung.value * MINUTE;
  return targetAt ?? Math.round(armedAt + ((dueAt - armedAt) * rung.value) / 100);
}

/** Rungs of the return of an acknowledged alert are numbered from here, so that they sort after the ladder's own. */
export const RETURN_RUNG = 1_000;

/**
 * What is wrong with a ladder, or null: its rungs stand in the order of time with a share first, no rung is quieter than the one before it, and at the due
 * time at the latest one rings at level two. A ladder of calls to leaders addresses nobody who has to be called.
 */
export function ladderProblem(
  { rungs }: Pick<Ladder, 'rungs'>,
  subject: string,
): 'rung_order' | 'level_falls' | 'no_rung_at_due' | 'call_upon_call' | null {
  const ordered = rungs.every((rung, at) => {
    const before = rungs[at - 1];
    if (before === undefined) return true;
    return rung.when === 'minutes' && (before.when === 'share' || before.value < rung.value);
  });
  if (!ordered) return 'rung_order';
  if (rungs.some((rung, at) => rung.level < (rungs[at - 1]?.level ?? 1))) return 'level_falls';
  if (!rungs.some((rung) => rung.when === 'minutes' && rung.value <= 0 && rung.level >= 2))
    return 'no_rung_at_due';
  const calls = rungs.some((rung) => rung.to.some((post) => CALLED_POSTS.includes(post)));
  return subject === 'escalation' && calls ? 'call_upon_call' : null;
}
