import type { ElementSaid } from '../../domain/facts/intake';
import { ELEMENTS, type ElementId } from '../../domain/incidentFacts';
import { stamp } from '../../domain/time';

/** What the intake form says anyway. */
export type IntakeBasics = {
  readonly occurredAt: number | null;
  readonly place: string;
  readonly source: string;
  readonly caller: { readonly unit: string; readonly name: string; readonly post: string };
  readonly summary: string;
  /** the counts in words, empty when all are nought */
  readonly people: string;
};

const filledWith = (element: ElementId, text: string): readonly ElementSaid[] =>
  text.trim() === '' ? [] : [{ element, state: 'filled', text: text.trim(), question: '' }];

/** The elements that a report answers by itself (domain.md 2.4): time, place, source, consequence, course. */
export function prefilled(basics: IntakeBasics): readonly ElementSaid[] {
  const { unit, post, name } = basics.caller;
  const who = [unit, post, name].filter((part) => part !== '').join(' ');
  return [
    ...filledWith('time', basics.occurredAt === null ? '' : stamp(basics.occurredAt)),
    ...filledWith('place', basics.place),
    ...filledWith('source', [basics.source, who].filter((part) => part !== '').join('，')),
    ...filledWith('consequence', basics.people),
    ...filledWith('course', basics.summary),
  ];
}

/** What was said of the elements one by one goes before what follows from the rest of the form; in the order of asking. */
export function elementsSaid(said: readonly ElementSaid[], basics: IntakeBasics): readonly ElementSaid[] {
  const known = new Map(prefilled(basics).map((one) => [one.element, one]));
  for (const one of said) known.set(one.element, tidy(one));
  return ELEMENTS.flatMap((element) => known.get(element) ?? []);
}

/** Only what belongs to the state is kept: no text where it does not apply, no question where nothing is asked. */
export function tidy(said: ElementSaid): ElementSaid {
  const { element, state } = said;
  return {
    element,
    state,
    text: state === 'not_applicable' || state === 'open' ? '' : said.text,
    question: state === 'verifying' ? said.question : '',
  };
}

/** The elements that are being verified. */
export const openQuestions = (elements: readonly ElementSaid[]): readonly ElementSaid[] =>
  elements.filter(({ state }) => state === 'verifying');

/**
 * When the one follow-up of an incident is due: a standing one that has not come stays where it is, else it is `minutes` from now. Null when no question
 * is open. Times are UTC ms.
 */
export function followUpAt(
  elements: readonly ElementSaid[],
  standing: number | null,
  now: number,
  minutes: number,
): number | null {
  if (openQuestions(elements).length === 0) return null;
  return standing !== null && standing > now ? standing : now + minutes * 60_000;
}
