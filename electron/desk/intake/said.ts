import type { ParsedInputOf } from '../../../shared/contract/procedures';
import type { IntakeSaid } from '../../../shared/domain/facts/intake';
import { elementsSaid, followUpAt } from '../../../shared/rules/intake/elements';
import { peopleText } from '../../../shared/wording/intakeLines';
import type { Db } from '../db/statement';
import { readSetting } from '../settings/read';

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
