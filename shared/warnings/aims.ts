/** 「1262」 and the nine aims (domain.md 3.6): what was reached, from records only. What is not recorded is null, never nought. */
import type { AimIndicator, AimStep } from '../settings/warningAims';
import { AIM_STEPS } from '../settings/warningAims';

const HOUR_MS = 3_600_000;

/** One warning with what the room recorded about it. Times UTC ms. */
export type AimedWarning = {
  readonly id: string;
  readonly title: string;
  readonly issuedAt: number;
  readonly impactAt: number | null;
  readonly wasHit: boolean | null;
  readonly doneAt: Readonly<Record<AimStep, number | null>>;
  readonly toMove: number | null;
  readonly moved: number | null;
};

/** Hours between two moments with one decimal; negative: after the impact. */
export const hoursBefore = (at: number | null, impactAt: number | null): number | null =>
  at === null || impactAt === null ? null : Math.round((impactAt - at) / (HOUR_MS / 10)) / 10;

export type AimValue = {
  /** hours, share from 0 to 1, or a number, by the indicator; null: the records say nothing */
  readonly value: number | null;
  /** how many warnings (or steps) it rests on */
  readonly of: number;
};

const NOTHING: AimValue = { value: null, of: 0 };
const share = (list: readonly boolean[]): AimValue =>
  list.length === 0 ? NOTHING : { value: list.filter(Boolean).length / list.length, of: list.length };

/** The part of the warnings with a known impact for which a step was done at least so many hours before it. */
export function reachedAhead(warnings: readonly AimedWarning[], step: AimStep, hours: number): AimValue {
  return share(
    warnings.flatMap(({ doneAt, impactAt }) => {
      const ahead = hoursBefore(doneAt[step], impactAt);
      return ahead === null ? [] : [ahead >= hours];
    }),
  );
}

/** Of the people who had to move, those moved by a step that was done before the impact. */
function movedBefore(warnings: readonly AimedWarning[]): AimValue {
  const known = warnings.flatMap(({ impactAt, doneAt, toMove, moved }) =>
    impactAt === null || doneAt.moved === null || toMove === null || moved === null || toMove === 0
      ? []
      : [{ toMove, moved: doneAt.moved <= impactAt ? Math.min(moved, toMove) : 0 }],
  );
  if (known.length === 0) return NOTHING;
  const sum = (pick: (one: (typeof known)[number]) => number): number =>
    known.reduce((total, one) => total + pick(one), 0);
  return { value: sum((one) => one.moved) / sum((one) => one.toMove), of: known.length };
}

/** The mean of the hours from the issue to the impact. */
function leadTime(warnings: readonly AimedWarning[]): AimValue {
  const leads = warnings.flatMap(({ issuedAt, impactAt }) => hoursBefore(issuedAt, impactAt) ?? []);
  if (leads.length === 0) return NOTHING;
  return {
    value: Math.round((leads.reduce((sum, one) => sum + one, 0) / leads.length) * 10) / 10,
    of: leads.length,
  };
}

/** What the room's call-outs say of the working together: counts of their records in the span, drills left out. */
export type Exchange = {
  /** calls with city and county duty rooms: tried, and those in which somebody spoke */
  readonly neighbours: { readonly tried: number; readonly spoken: number };
  /** people of townships and villages who were called for warnings, and those who fed back what they did */
  readonly grassroots: { readonly called: number; readonly fedBack: number };
};

/** What one indicator came to. `hours`: the limits of the three steps; `consultations`: how many are recorded, null where no plan has any. */
export function aimValue(
  indicator: AimIndicator,
  warnings: readonly AimedWarning[],
  given: {
    readonly hours: Readonly<Record<AimStep, number>>;
    readonly consultations: number | null;
    readonly exchange: Exchange;
  },
): AimValue {
  const step = AIM_STEPS.find((one) => one === indicator);
  if (step !== undefined) return reachedAhead(warnings, step, given.hours[step]);
  switch (indicator) {
    case 'lead':
      return leadTime(warnings);
    case 'forces_before':
      return reachedAhead(warnings, 'forces', 0);
    case 'moved_before':
      return movedBefore(warnings);
    case 'hits':
      return share(warnings.flatMap(({ wasHit }) => (wasHit === null ? [] : [wasHit])));
    case 'consultations':
      return given.consultations === null ? NOTHING : { value: given.consultations, of: given.consultations };
    case 'neighbours': {
      const { tried, spoken } = given.exchange.neighbours;
      return tried === 0 ? NOTHING : { value: spoken, of: tried };
    }
    case 'feedback': {
      const { called, fedBack } = given.exchange.grassroots;
      return called === 0 ? NOTHING : { value: fedBack / called, of: called };
    }
    default:
      return NOTHING;
  }
}
