import type { ParsedInputOf } from '../../../shared/contract/procedures';
import type { IntakeSaid } from '../../../shared/domain/facts/intake';
import type { Figures } from '../../../shared/domain/figures';
import { elementsSaid, followUpAt } from '../../../shared/rules/intake/elements';
import { peopleText } from '../../../shared/wording/intakeLines';
import type { Db } from '../db/statement';
import { changedCounts } from '../figures/figureRows';
import { readSetting } from '../settings/read';

/** The figures of the form with its counts beside them; a figure goes before its count. Undefined where only counts were told. */
export function figuresOf(
  input: Pick<ParsedInputOf<'incident.record'>, 'casualties' | 'figures'>,
): Figures | undefined {
  const { figures, casualties } = input;
  if (figures === undefined || Object.keys(figures).length === 0) return undefined;
  return { ...changedCounts(casualties, {}), ...figures };
}

/** What the form said of elements, flags and further facts, and when its open questions are asked again. */
export function intakeOf(
  db: Db,
  input: Omit<ParsedInputOf<'incident.record'>, 'occurredAt'>,
  occurredAt: number | null,
  now: number,
): IntakeSaid {
  const { place, source, caller, summary, flags } = input;
  const elements = elementsSaid(input.elements, {
    occurredAt,
    place,
    source,
    caller,
    summary,
    people: peopleText(input.casualties),
  });
  const extras = Object.fromEntries(Object.entries(input.extras).filter(([, value]) => value !== ''));
  const minutes = readSetting(db, 'intake').followUpMinutes;
  return { elements, flags, extras, followUpAt: followUpAt(elements, null, now, minutes) };
}
