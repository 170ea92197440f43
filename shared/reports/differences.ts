import { FIGURE_IDS, type FigureId } from '../domain/figures';
import type { ElementFact, FigureValue, IncidentFacts } from '../domain/incidentFacts';
import { clausesOf } from './spoken';
import { amount, FIGURE_WORDS, forcePersons } from './told';

/** What is other now than in the report before. */

/** Figures in the order in which changes are told; each with the word that it has there. */
const TOLD: readonly FigureId[] = [
  'dead',
  'missing',
  'rescued',
  'trapped',
  'hospitalised',
  'seriousInjury',
  'minorInjury',
  'atRisk',
  'threatened',
  'evacuated',
  'relocated',
  'affected',
  'strandedPersons',
  'housesCollapsed',
  'housesDamaged',
  'cropHectares',
  'burntHectares',
  'lossYuan',
  'magnitude',
];

/** Nobody has told a figure of people: that is none so far, not an unknown figure. */
const ZERO_WHEN_ABSENT: ReadonlySet<FigureId> = new Set([
  'dead',
  'missing',
  'rescued',
  'trapped',
  'hospitalised',
  'seriousInjury',
  'minorInjury',
  'evacuated',
  'relocated',
]);

export type FigureChange = {
  readonly figure: FigureId;
  readonly from: number | null;
  readonly to: number;
  /** the value that stands now, when its history is known */
  readonly value: FigureValue | null;
};

function standing(facts: IncidentFacts, figure: FigureId): FigureValue | null {
  const own = facts.figureValues.filter((one) => one.figure === figure);
  return own.toSorted((a, b) => a.asOf - b.asOf || a.recordedAt - b.recordedAt).at(-1) ?? null;
}

/** Every figure that is other now; `to` of a figure that nobody tells any more is not among them. */
export function figureChanges(before: IncidentFacts, facts: IncidentFacts): readonly FigureChange[] {
  return FIGURE_IDS.flatMap((figure): FigureChange[] => {
    const to = facts.figures[figure];
    if (to === undefined) return [];
    const from = before.figures[figure] ?? (ZERO_WHEN_ABSENT.has(figure) ? 0 : null);
    if (from === to) return [];
    return [{ figure, from, to, value: standing(facts, figure) }];
  });
}

/**
 * True for a figure that was wrong in the report before, as against one that has moved since: what stands now describes a moment not after that report.
 * A ledger figure has no value of its own and moves.
 */
export function isCorrection(change: FigureChange, before: IncidentFacts): boolean {
  const { value, from, to } = change;
  return from !== null && value !== null && value.value === to && value.asOf <= before.asOf;
}

/** 获救0→1, 仍被困3→2, 转移19→26, 现场救援力量22→86: only who is there counts, not who is on the way. */
export function changeWords(before: IncidentFacts, facts: IncidentFacts): readonly string[] {
  const moved = new Map(
    figureChanges(before, facts)
      .filter((change) => !isCorrection(change, before))
      .map((change) => [change.figure, change]),
  );
  const figures = TOLD.flatMap((figure) => {
    // Who was rescued and taken to hospital is told once.
    if (figure === 'hospitalised' && moved.has('rescued')) return [];
    const change = moved.get(figure);
    if (change === undefined) return [];
    const [label, unit] = FIGURE_WORDS[figure];
    const still = figure === 'trapped' && change.to > 0 && change.to < (change.from ?? 0) ? '仍' : '';
    if (change.from === null) return [`${label}${amount(figure, change.to)}（新报）`];
    const isMoney = unit === '元';
    const [from, to] = isMoney
      ? [amount(figure, change.from), amount(figure, change.to)]
      : [String(change.from), String(change.to)];
    return [`${still}${label}${from}→${to}`];
  });
  const [was, is] = [forcePersons(before, 'present'), forcePersons(facts, 'present')];
  return was === is ? figures : [...figures, `现场救援力量${was}→${is}`];
}

export const elementOf = (facts: IncidentFacts, id: ElementFact['element']): ElementFact | undefined =>
  facts.elements.find((one) => one.element === id);

/** The text of an element that is filled. */
export function filledText(facts: IncidentFacts, id: ElementFact['element']): string {
  const one = elementOf(facts, id);
  return one?.state === 'filled' ? one.text.trim() : '';
}

/** What an element says now and did not say before, clause by clause; empty when it is as it was. */
export function newClauses(
  before: IncidentFacts,
  facts: IncidentFacts,
  id: ElementFact['element'],
): readonly string[] {
  const was = filledText(before, id);
  const is = filledText(facts, id);
  if (is === was) return [];
  const known = new Set(clausesOf(was));
  return clausesOf(is).filter((clause) => !known.has(clause));
}

const QUANTITY =
  /(?<about>约|近|超过)?(?<value>\d+(?:\.\d+)?)(?<unit>万立方米|立方米|平方米|平方公里|公里|毫米|米|万元|亿元|公顷|亩|万吨|吨|栋|间|辆|艘|架|台|处|人|户|名)/gu;
const SETTLED = /核定|核实|核准|更正|实为|应为|复核/u;

type Quantity = { readonly text: string; readonly value: string; readonly unit: string };

function quantities(clause: string): readonly Quantity[] {
  return [...clause.matchAll(QUANTITY)].map((found) => ({
    text: found[0],
    value: found.groups?.['value'] ?? '',
    unit: found.groups?.['unit'] ?? '',
  }));
}

/** What the quantity is of: 初步估计体积约600立方米 → 体积. */
function subjectOf(clause: string, quantity: string): string {
  return (clause.split(quantity)[0] ?? '').replaceAll(/初步|估计|测算|目测|据|约/gu, '').trim();
}

/**
 * 初报体积“约600立方米”，经县自然资源局现场核定约850立方米: a quantity that was told before and that an element now gives otherwise, where the new
 * words say that it was settled. A quantity that merely went on (rain, persons) is news and no correction.
 */
export function elementCorrections(
  before: IncidentFacts,
  facts: IncidentFacts,
  beforeName: string,
): readonly { readonly words: string; readonly clause: string }[] {
  return facts.elements.flatMap(({ element }) => {
    const was = clausesOf(filledText(before, element)).flatMap((clause) =>
      quantities(clause).map((quantity) => ({ clause, quantity })),
    );
    return newClauses(before, facts, element)
      .filter((clause) => SETTLED.test(clause))
      .flatMap((clause) => {
        const now = quantities(clause);
        const old = was.find(({ quantity }) =>
          now.some((one) => one.unit === quantity.unit && one.value !== quantity.value),
        );
        if (old === undefined) return [];
        const subject = subjectOf(old.clause, old.quantity.text);
        return [{ words: `${beforeName}${subject}“${old.quantity.text}”，${clause}`, clause }];
      });
  });
}

/** Elements that were being verified when the report before was made, and are answered now. */
export function answeredElements(before: IncidentFacts, facts: IncidentFacts): readonly ElementFact[] {
  return facts.elements.filter(
    (one) => one.state === 'filled' && elementOf(before, one.element)?.state === 'verifying',
  );
}
