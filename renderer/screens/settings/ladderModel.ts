import type { DeadlineSubject } from '../../../shared/contract/alertModels';
import type { ShiftPost } from '../../../shared/domain/vocabulary';
import {
  type AlertLevel,
  type Ladder,
  type LadderChannel,
  ladderProblem,
} from '../../../shared/rules/ladder';
import type { SettingValue } from '../../../shared/settings';

export type Ladders = SettingValue<'alertLadders'>;
export type OwnLadder = NonNullable<Ladders['kinds'][DeadlineSubject]>;
export type When = 'share' | 'before' | 'due' | 'after';

export type TypedRung = {
  readonly key: string;
  readonly when: When;
  readonly value: string;
  readonly level: AlertLevel;
  readonly to: readonly ShiftPost[];
  readonly channel: LadderChannel;
};
export type TypedLadder = {
  readonly rungs: readonly TypedRung[];
  readonly repeat: string;
  readonly back: string;
  readonly why: string;
};
export type LadderTrouble = NonNullable<ReturnType<typeof ladderProblem>> | 'range';

/** When a rung fires, as it is said: before, at or after the due time, by its size without a sign. */
export function whenOf(rung: Ladder['rungs'][number]): { readonly when: When; readonly value: number } {
  if (rung.when === 'share') return { when: 'share', value: rung.value };
  if (rung.value === 0) return { when: 'due', value: 0 };
  return { when: rung.value < 0 ? 'before' : 'after', value: Math.abs(rung.value) };
}

/** A ladder as its form shows it. */
export const typedLadder = (ladder: Ladder, why: string): TypedLadder => ({
  rungs: ladder.rungs.map((rung, place) => {
    const { when, value } = whenOf(rung);
    return { ...rung, key: `r${place}`, when, value: when === 'due' ? '' : String(value) };
  }),
  repeat: String(ladder.repeatSeconds),
  back: String(ladder.acknowledgementMinutes),
  why,
});

function whole(typed: string, least: number, most: number): number | null {
  const plain = typed.normalize('NFKC').trim();
  const value = Number(plain);
  return /^\d+$/.test(plain) && value >= least && value <= most ? value : null;
}

const WEEK_MINUTES = 10_080;
const rangeOf = (when: When): readonly [number, number] => (when === 'share' ? [1, 99] : [1, WEEK_MINUTES]);

/** What was typed as a ladder, or what is wrong with it. */
export function readLadder(typed: TypedLadder, subject: DeadlineSubject): OwnLadder | LadderTrouble {
  const repeatSeconds = whole(typed.repeat, 10, 1_800);
  const acknowledgementMinutes = whole(typed.back, 1, 240);
  if (repeatSeconds === null || acknowledgementMinutes === null) return 'range';
  const rungs: OwnLadder['rungs'] = [];
  for (const { when, value, level, to, channel } of typed.rungs) {
    const size = when === 'due' ? 0 : whole(value, ...rangeOf(when));
    if (size === null) return 'range';
    const signed = when === 'before' ? -size : size;
    rungs.push({ when: when === 'share' ? 'share' : 'minutes', value: signed, level, to: [...to], channel });
  }
  const ladder = { rungs, repeatSeconds, acknowledgementMinutes, why: typed.why };
  return ladderProblem(ladder, subject) ?? ladder;
}
