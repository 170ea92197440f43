import type { AlarmItem } from '../../../shared/contract/alarm';
import type { Alert } from '../../../shared/contract/alertModels';
import { NAMED_ALERTS } from '../../../shared/rules/alertGroups';
import type { AlertEvent } from '../alerts/notification';

/** An alert as it is told. */
export const itemOfEvent = (event: AlertEvent): AlarmItem => ({
  id: event.alertId,
  level: event.level,
  titleZh: event.titleZh,
  titleEn: event.titleEn,
  incidentTitle: event.incidentTitle,
  dueAt: event.dueAt,
  again: event.again,
  drill: null,
});

/** An alert as the desk lists it. */
export const itemOfRow = ({ id, level, returns, deadline }: Alert): AlarmItem => ({
  id,
  level,
  titleZh: deadline.titleZh,
  titleEn: deadline.titleEn,
  incidentTitle: deadline.incidentTitle,
  dueAt: deadline.dueAt,
  again: returns > 0,
  drill: deadline.drill,
});

/** A lower alert of the same matter stays listed on the console; the window is for what speaks for it. */
export const isInhibited = (row: Alert): boolean => row.inhibitedBy !== null;

/** A full list, the gravest first, says nothing about what is no graver than its last row: only above this level is everything on it. */
export function floorOf(rows: readonly Alert[]): number {
  const raised = rows.filter((row) => row.state === 'raised');
  return raised.length < NAMED_ALERTS ? 0 : Math.min(...raised.map((row) => row.level));
}

/** The gravest first, then what is due longest. */
export const inOrder = (items: readonly AlarmItem[]): readonly AlarmItem[] =>
  items.toSorted((a, b) => b.level - a.level || a.dueAt - b.dueAt || a.id.localeCompare(b.id));
