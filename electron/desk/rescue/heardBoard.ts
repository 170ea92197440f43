import type { Alert, AlertGroup } from '../../../shared/contract/alertModels';
import type { Board } from '../../../shared/contract/boardModels';
import { heardKey, type KeptHeard } from './heardLater';

/** The last picture that could be read, with what was heard since, for the time in which nothing can be read any more. */
export function boardWith(board: Board, kept: readonly KeptHeard[], now: number): Board {
  const heard = new Map(kept.map((one) => [heardKey(one), one]));
  const shown = (alert: Alert): Alert => {
    const one = heard.get(heardKey({ alertId: alert.id, rung: alert.rung }));
    if (one === undefined || alert.state === 'done') return alert;
    return one.comesBackAt > now
      ? {
          ...alert,
          state: 'acknowledged',
          acknowledgedBy: one.author?.name ?? '',
          acknowledgedAt: one.heardAt,
          comesBackAt: one.comesBackAt,
        }
      : { ...alert, state: 'raised' };
  };
  const alerts = board.alerts.map(shown);
  const alertGroups = board.alertGroups.map((group) => groupWith(group, board.alerts, alerts, shown));
  const less = sum(board.alertGroups, raisedOf) - sum(alertGroups, raisedOf);
  const { alertCounts: counts } = board;
  return {
    ...board,
    alerts,
    alertGroups,
    alertCounts: {
      ...counts,
      raised: Math.max(0, counts.raised - less),
      acknowledged: counts.acknowledged + less,
      raisedGroups: alertGroups.filter(({ raised }) => raised > 0).length,
      topLevel: Math.max(0, ...alertGroups.map(({ topLevel }) => topLevel)),
    },
  };
}

const raisedOf = (group: AlertGroup): number => group.raised;
const sum = (groups: readonly AlertGroup[], of: (group: AlertGroup) => number): number =>
  groups.reduce((all, group) => all + of(group), 0);

function groupWith(
  group: AlertGroup,
  before: readonly Alert[],
  after: readonly Alert[],
  shown: (alert: Alert) => Alert,
): AlertGroup {
  const count = (alerts: readonly Alert[]): number =>
    alerts.filter((alert) => alert.groupId === group.groupId && alert.state === 'raised').length;
  const less = count(before) - count(after);
  const raised = Math.max(0, group.raised - less);
  const waiting = after.filter((alert) => alert.groupId === group.groupId && alert.state === 'raised');
  return {
    ...group,
    raised,
    acknowledged: group.acknowledged + less,
    topLevel: raised === 0 ? 0 : (waiting[0]?.level ?? group.topLevel),
    first: waiting[0] ?? shown(group.first),
  };
}
