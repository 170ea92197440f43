import { MAX_MESSAGE_BYTES } from '../../../shared/contract/limits';
import { isPageProcedure, type PageProcedureName } from '../../../shared/contract/names';
import { type Result, refuse } from '../../../shared/contract/result';

/** Who sends, as far as the gate looks at it. */
export type Sender = {
  /** the page belongs to a window that main made for the console */
  readonly isOurs: boolean;
  readonly isMainFrame: boolean;
  readonly origin: string | null;
};

export type Call = { readonly name: PageProcedureName; readonly input: unknown; readonly as: string | null };

/** Only the main frame of a console window, and only while it shows the console itself. */
export const isTrusted = (sender: Sender, consoleOrigin: string): boolean =>
  sender.isOurs && sender.isMainFrame && sender.origin === consoleOrigin;

const KEYS = ['as', 'input', 'name'];
const MAX_ACCOUNT = 80;

/** True when some object in the value has an own key `__proto__`, which no contract names. */
function hasPrototypeKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!Array.isArray(value) && Object.hasOwn(value, '__proto__')) return true;
  return Object.values(value).some(hasPrototypeKey);
}

/**
 * Reads one call of a page: exactly `name`, `input` and `as`, plain JSON, at most 1 MB, a name that pages may use.
 * What the input must look like is checked after this by the contract, in the process that answers. Refusals: invalid_input, message_too_large,
 * unknown_procedure.
 */
export function readCall(payload: unknown): Result<Call> {
  if (typeof payload !== 'object' || payload === null) return refuse('invalid_input');
  let text: string;
  try {
    text = JSON.stringify(payload);
  } catch {
    return refuse('invalid_input', { params: { reason: 'not_json' } });
  }
  if (text.length > MAX_MESSAGE_BYTES || Buffer.byteLength(text) > MAX_MESSAGE_BYTES) {
    return refuse('message_too_large', { params: { max: MAX_MESSAGE_BYTES } });
  }
  // What travels on is what was measured: a value that only JSON can carry.
  const value = JSON.parse(text) as Record<string, unknown>;
  if (text.includes('__proto__') && hasPrototypeKey(value)) {
    return refuse('invalid_input', { params: { reason: 'unrecognized_keys' } });
  }
  const keys = Object.keys(value).sort();
  const { name, input, as } = value;
  if (typeof name !== 'string' || keys.length !== KEYS.length || keys.some((key, at) => key !== KEYS[at])) {
    return refuse('invalid_input', { params: { reason: 'unrecognized_keys' } });
  }
  if (as !== null && (typeof as !== 'string' || as.length === 0 || as.length > MAX_ACCOUNT)) {
    return refuse('invalid_input', { field: 'as' });
  }
  if (!isPageProcedure(name)) return refuse('unknown_procedure', { params: { name: name.slice(0, 64) } });
  return { ok: true, value: { name, input, as } };
}
