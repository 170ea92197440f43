import { type Context, type Entry, headOf, typesOf } from './context';
import type { RawCounting, RawGrade, RawHint } from './schema';
import type { CountingRule, GradeRule, GradeStep, GradeStepResult, RuleFigure, RuleHint } from './types';

const STEPS = [
  'level_1',
  'level_2',
  'level_3',
  'level_4',
  'near_miss',
] as const satisfies readonly GradeStepResult[];

/** The steps of one criterion, the highest first. */
function stepsOf(levels: RawGrade['levels']): readonly GradeStep[] {
  return STEPS.flatMap((result) => {
    const step = levels[result];
    if (step === undefined) return [];
    const all = Object.entries(step).map(([figure, atLeast]) => ({
      figure: figure as RuleFigure,
      atLeast: Number(atLeast),
    }));
    return [{ result, all }];
  });
}

/** The first pair of steps that does not fall: a step that is no harder to meet than the one below it could never be told apart. */
export function stepsOutOfOrder(
  steps: readonly GradeStep[],
): { readonly key: string; readonly above: number; readonly below: number } | null {
  for (const [index, upper] of steps.entries()) {
    const lower = steps[index + 1];
    if (lower === undefined) return null;
    const shared = upper.all.flatMap(({ figure, atLeast }) => {
      const other = lower.all.find((one) => one.figure === figure);
      return other === undefined ? [] : [{ key: figure, above: atLeast, below: other.atLeast }];
    });
    const falls = shared.some(({ above, below }) => above > below) || upper.all.length > lower.all.length;
    const wrong = shared.find(({ above, below }) => above < below || (!falls && above === below));
    if (wrong !== undefined) return wrong;
  }
  return null;
}

function checkSteps({ loaded, raw, value }: Entry<RawGrade>, steps: readonly GradeStep[]): void {
  const { findings } = loaded;
  const isNear = value.scope === 'near_miss';
  if (steps.length === 0 || steps.some(({ result }) => (result === 'near_miss') !== isNear))
    findings.add('no_levels', raw, ['levels'], {}, value.id);
  const wrong = stepsOutOfOrder(steps);
  if (wrong !== null) findings.add('levels_order', raw, ['levels'], wrong, value.id);
  const figures = new Set(steps.flatMap(({ all }) => all.map(({ figure }) => figure)));
  if (value.below !== undefined && (figures.size !== 1 || steps.some(({ all }) => all.length !== 1)))
    findings.add('below_needs_one', raw, ['below'], {}, value.id);
  if (steps.some(({ all }) => all.length === 0) && value.flags === undefined)
    findings.add('no_levels', raw, ['levels'], {}, value.id);
}

/** One criterion of a grade; null where its document is not known. */
export function readGrade(context: Context, entry: Entry<RawGrade>): GradeRule | null {
  const { value } = entry;
  const head = headOf(context, entry);
  const types = typesOf(context, entry);
  const steps = stepsOf(value.levels);
  checkSteps(entry, steps);
  if (head === null) return null;
  return {
    ...head,
    types,
    divisions: value.divisions ?? [],
    scope: value.scope ?? 'grade',
    flags: value.flags ?? [],
    unless: value.unless ?? [],
    steps,
    below: value.below ?? null,
  };
}

export function readCounting(context: Context, entry: Entry<RawCounting>): CountingRule | null {
  const head = headOf(context, entry);
  return head === null ? null : { ...head, also: entry.value.also };
}

export function readHint(context: Context, entry: Entry<RawHint>): RuleHint | null {
  const { id, source, zh, en } = entry.value;
  const head = headOf(context, { ...entry, value: { id, source, zh, en, basis: 'practice' } });
  const types = typesOf(context, entry);
  return head === null ? null : { id, types, zh, en, mark: head.mark, document: head.document };
}
