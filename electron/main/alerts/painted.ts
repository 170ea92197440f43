import type { Result } from '../../../shared/contract/errors';
import type { OutputOf } from '../../../shared/contract/procedures';
import type { Call } from '../gate/decide';

/** The alerts that the page has drawn as they stand, by the call with which it said so and the desk's answer; null when nobody but the page says so. */
export function paintedBy(call: Call, result: Result<unknown>): readonly string[] | null {
  if (!result.ok && result.error.code === 'invalid_input') return null;
  const { alertIds } = call.input as { readonly alertIds?: readonly string[] };
  // Nobody but the desk has looked at it, and the desk may be away.
  if (!Array.isArray(alertIds)) return null;
  // Painted is painted, even while the desk cannot note it down.
  if (!result.ok) return alertIds;
  // Those that the page showed as a number are named by the desk only; of what was raised anew the page drew the raising before.
  const { painted, outdated } = result.value as OutputOf<'alert.painted'>;
  return [...alertIds.filter((id) => !outdated.includes(id)), ...painted];
}
