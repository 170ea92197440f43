import type { AlarmAct } from '../../../shared/contract/alarm';

const MAX_ID = 200;
const MAX_IDS = 500;

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_ID;

/** Reads what the alarm window's page asks for: exactly one of the acts with exactly its keys; null for anything else. */
export function readAct(payload: unknown): AlarmAct | null {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return null;
  const value = payload as Readonly<Record<string, unknown>>;
  const keys = Object.keys(value).sort().join(' ');
  const { act, id, ids } = value;
  if (keys === 'act' && (act === 'ready' || act === 'open')) return { act };
  if (keys === 'act id' && act === 'acknowledge' && isId(id)) return { act, id };
  if (keys === 'act ids' && act === 'drawn' && Array.isArray(ids)) {
    return ids.length <= MAX_IDS && ids.every(isId) ? { act, ids: [...ids] } : null;
  }
  return null;
}
