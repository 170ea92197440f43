import type { ParsedInputOf } from '../../../shared/contract/procedures';
import type { FactBodies } from '../../../shared/domain/facts';
import { type Actor, authorOf, type Desk } from '../desk';
import { Refusal } from '../deskError';
import { lineBody } from '../log/handlers';

/** What the fact of a line will say, checked as far as the data can be read; what cannot be looked up must not keep a line from being kept. */
export function bodyToKeep(
  input: ParsedInputOf<'log.append'>,
  actor: Actor,
  desk: Desk,
  now: number,
): FactBodies['log.recorded'] {
  try {
    return lineBody(input, actor, desk, now);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { kind, text, incidentId, caller, handling } = input;
    return {
      kind,
      text,
      receivedAt: Math.min(input.receivedAt ?? now, now),
      occurredAt: input.occurredAt,
      incidentId,
      caller,
      handling,
      author: authorOf(actor),
    };
  }
}
