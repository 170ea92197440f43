import { FIGURES, type Figures } from '../../domain/figures';
import { dayOf } from '../../domain/time';
import { GRADES, type Grade } from '../../domain/vocabulary';
import {
  type Because,
  type CountingRule,
  type GradeInput,
  type GradeResult,
  type GradeRule,
  type GradeStep,
  type Met,
  type RuleBook,
  type RuleFigure,
  type RuleHead,
  SUMS,
} from './types';
import { becauseText } from './words';

/** Gives a figure, or undefined where nobody has reported it. */
export type FigureReader = (figure: RuleFigure) => number | undefined;

/** Reads figures and their sums as they were confirmed. */
export function confirmed(figures: Figures): FigureReader {
  return (figure) =>
    figure in SUMS ? sumOf(figures, SUMS[figure as keyof typeof SUMS]) : figures[figure as keyof Figures];
}

function sumOf(figures: Figures, parts: readonly (keyof Figures)[]): number | undefined {
  const known = parts.flatMap((part) => figures[part] ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}

/** How figures are read, and what the reason calls them. */
type Reading = { readonly read: FigureReader; readonly name: (figure: RuleFigure) => RuleFigure };
const asTold = (figures: Figures): Reading => ({ read: confirmed(figures), name: (figure) => figure });

/** The same figures for reporting: who is missing or trapped counts as dead (从高), once. */
function fromHigh(figures: Figures, counting: CountingRule | undefined): Reading {
  if (counting === undefined) return asTold(figures);
  const plain = confirmed(figures);
  const dead = sumOf(figures, ['dead', ...counting.also]);
  const deadOrMissing = sumOf(figures, ['dead', ...new Set([...counting.also, 'missing' as const])]);
  const isCounted = (figure: RuleFigure): boolean => figure === 'dead' || figure === 'deadOrMissing';
  return {
    read: (figure) => {
      if (figure === 'dead') return dead;
      return figure === 'deadOrMissing' ? deadOrMissing : plain(figure);
    },
    name: (figure) => (isCounted(figure) ? 'countedDeaths' : figure),
  };
}

/** Whether a rule is switched on and in force on the day of `at` in the room's zone. */
export function holds(rule: Pick<RuleHead, 'isOn' | 'from' | 'until'>, at: number): boolean {
  const day = dayOf(at);
  return rule.isOn && (rule.from === null || rule.from <= day) && (rule.until === null || day <= rule.until);
}

/** Whether a rule of some divisions holds at a place; without a code only what holds everywhere does. */
export function holdsIn(divisions: readonly string[], division: string | undefined): boolean {
  return divisions.length === 0 || divisions.some((prefix) => division?.startsWith(prefix) === true);
}

const rank = (grade: Grade | null): number => (grade === null ? GRADES.length : GRADES.indexOf(grade));

/** The higher of grades; level_1 特别重大 is the highest. Null counts as none. */
export function highest(grades: readonly (Grade | null)[]): Grade | null {
  return grades.reduce<Grade | null>((best, grade) => (rank(grade) < rank(best) ? grade : best), null);
}

type Verdict = {
  readonly rule: GradeRule;
  readonly result: Because['result'];
  readonly met: readonly Met[];
};

const SUM_UNIT = 'person';
const unitOf = (figure: RuleFigure): Met['unit'] =>
  figure in SUMS ? SUM_UNIT : FIGURES[figure as keyof typeof FIGURES].unit;

function metBy(step: GradeStep, { read, name }: Reading): readonly Met[] | null {
  const met: Met[] = [];
  for (const { figure, atLeast } of step.all) {
    const value = read(figure);
    // 以上 includes the number itself
    if (value === undefined || value < atLeast) return null;
    met.push({
      figure: name(figure),
      value,
      comparison: 'at_least',
      threshold: atLeast,
      unit: unitOf(figure),
    });
  }
  return met;
}

/** The highest step that one criterion reaches, or what lies below its lowest one. */
function verdictOf(rule: GradeRule, reading: Reading): Verdict | null {
  for (const step of rule.steps) {
    const met = metBy(step, reading);
    if (met !== null) return { rule, result: step.result, met };
  }
  const lowest = rule.steps.at(-1)?.all[0];
  const value = lowest === undefined ? undefined : reading.read(lowest.figure);
  if (rule.below === null || lowest === undefined || value === undefined) return null;
  const { figure: read, atLeast: threshold } = lowest;
  const figure = reading.name(read);
  return {
    rule,
    result: rule.below,
    met: [{ figure, value, comparison: 'below', threshold, unit: unitOf(read) }],
  };
}

function becauseOf(
  verdict: Verdict,
  of: Because['of'],
  isDecisive: boolean,
  flags: GradeInput['flags'],
): Because {
  const { rule, result, met } = verdict;
  const [first] = met;
  const because = {
    ruleId: rule.id,
    of,
    result,
    isDecisive,
    figure: first?.figure ?? null,
    value: first?.value ?? null,
    comparison: first?.comparison ?? null,
    threshold: first?.threshold ?? null,
    unit: first?.unit ?? null,
    met,
    flags: rule.flags.filter((flag) => flags.includes(flag)),
    basis: rule.basis,
    mark: rule.mark,
    document: rule.document,
    article: rule.article,
    isOverridden: rule.override !== null,
    name: { zh: rule.zh, en: rule.en },
  };
  return { ...because, text: becauseText(because, rule) };
}

const gradeIn = ({ result }: Verdict): Grade | null => (result === 'near_miss' ? null : result);

/**
 * How high an incident is graded, and why. 以上 includes the number, 以下 does not (生产安全事故报告和调查处理条例 art. 3, 45); one criterion is enough and the
 * highest wins. Three results: by confirmed figures, for reporting (who is missing or trapped counts as dead), and 较大涉险, which only accidents have.
 * A figure that is absent is unknown and meets nothing. Never throws.
 */
export function gradeOf(book: RuleBook, input: GradeInput): GradeResult {
  const { type, figures, flags, at, division } = input;
  const inForce = book.grades.filter(
    (rule) =>
      holds(rule, at) &&
      rule.types.includes(type) &&
      holdsIn(rule.divisions, division) &&
      (rule.flags.length === 0 || rule.flags.some((flag) => flags.includes(flag))) &&
      !rule.unless.some((flag) => flags.includes(flag)),
  );
  const verdicts = (scopes: readonly GradeRule['scope'][], reading: Reading): readonly Verdict[] =>
    inForce.filter((rule) => scopes.includes(rule.scope)).flatMap((rule) => verdictOf(rule, reading) ?? []);
  const plain = asTold(figures);
  const byFigures = verdicts(['grade'], plain);
  const counting = book.counting.find((rule) => holds(rule, at));
  const forReporting = verdicts(['grade', 'reporting_grade'], fromHigh(figures, counting));
  const near = verdicts(['near_miss'], plain);
  const grade = highest(byFigures.map(gradeIn));
  const reportingGrade = highest([grade, ...forReporting.map(gradeIn)]);
  const confirmedBy = new Map(byFigures.map((verdict) => [verdict.rule.id, verdict.result]));
  const because = [
    ...byFigures.map((one) => becauseOf(one, 'grade', one.result === grade, flags)),
    ...forReporting
      .filter((one) => confirmedBy.get(one.rule.id) !== one.result)
      .map((one) => becauseOf(one, 'reporting_grade', one.result === reportingGrade, flags)),
    ...near.map((one) => becauseOf(one, 'near_miss', true, flags)),
  ];
  return { grade, reportingGrade, nearMiss: near.length > 0, because: because.toSorted(byHeight) };
}

const height = ({ result }: Because): number =>
  result === 'near_miss' ? GRADES.length : GRADES.indexOf(result);
const byHeight = (a: Because, b: Because): number => height(a) - height(b);
