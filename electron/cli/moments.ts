import { DAY_MS, startOfDay } from '../../shared/domain/time';

const LOCAL = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/;
const ZONED = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The instant that a text names, UTC ms: `2026-09-12`, `2026-09-12 08:30` or with seconds in the room's zone, or ISO 8601 with a zone of its own. Null
 * when it names none.
 */
export function momentOf(text: string): number | null {
  const zoned = ZONED.exec(text);
  if (zoned) {
    const at = Date.parse(text);
    return Number.isNaN(at) || startOfDay(zoned[1] ?? '') === null ? null : at;
  }
  const local = LOCAL.exec(text);
  if (!local) return startOfDay(text);
  const day = startOfDay(local[1] ?? '');
  const [hours, minutes, seconds] = [Number(local[2]), Number(local[3]), Number(local[4] ?? 0)];
  if (day === null || hours > 23 || minutes > 59 || seconds > 59) return null;
  return day + ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

/** A day of the room from midnight to midnight; null when the text is no day. */
export function dayFrom(text: string): { readonly from: number; readonly to: number } | null {
  const from = startOfDay(text);
  return from === null ? null : { from, to: from + DAY_MS };
}
