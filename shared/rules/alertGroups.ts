import type { Alert, AlertCounts, AlertGroup, Deadline } from '../contract/alertModels';

/** Unanswered alerts that a board names, the gravest first; a board with so many may have left others out. */
export const NAMED_ALERTS = 50;

type Grouped = Pick<Deadline, 'incidentId' | 'runId' | 'subject'> & { readonly scopeId: string };

/**
 * What an alert is shown together with: its incident; else the call-out or the run that it belongs to; else what is of its kind, which is counted together but
 * is no one thing (reliability.md 2.2: one banner per incident).
 */
export function groupIdOf({ incidentId, runId, scopeId, subject }: Grouped): string {
  if (incidentId !== null) return `incident:${incidentId}`;
  if (scopeId.startsWith('callout:')) return scopeId;
  if (runId !== null) return `run:${runId}`;
  return `kind:${subject}`;
}

/** Whether alerts of the group are about one thing, so that a graver one speaks for the others. */
export const isOneThing = (groupId: string): boolean => !groupId.startsWith('kind:');

const graver = (a: Alert, b: Alert): number =>
  b.level - a.level || a.dueAt - b.dueAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * The graver alert of the same thing that speaks for this one while nobody has answered it, or null. What is inhibited is raised, listed and counted like
 * everything else; only the strip does not name it first. A call to a leader is always named.
 */
export function inhibitorOf(alert: Alert, all: readonly Alert[]): string | null {
  const { groupId } = alert;
  if (alert.state !== 'raised' || !isOneThing(groupId) || alert.deadline.subject === 'escalation')
    return null;
  const above = all.filter(
    (one) => one.state === 'raised' && one.groupId === groupId && one.level > alert.level,
  );
  return above.toSorted(graver)[0]?.id ?? null;
}

const isRaised = (alert: Alert): boolean => alert.state === 'raised';

function groupOf(groupId: string, alerts: readonly Alert[]): AlertGroup {
  const raised = alerts.filter(isRaised).toSorted(graver);
  const first = (raised[0] ?? alerts.toSorted(graver)[0]) as Alert;
  return {
    groupId,
    incidentTitle: first.deadline.incidentTitle,
    raised: raised.length,
    acknowledged: alerts.length - raised.length,
    inhibited: alerts.filter((one) => inhibitorOf(one, alerts) !== null).length,
    topLevel: raised[0]?.level ?? 0,
    oldestAt: Math.min(...(raised.length > 0 ? raised : alerts).map((one) => one.firstRaisedAt)),
    first,
  };
}

/** Groups with something unanswered come first, the gravest before the others, then the one that waits longest. */
export const byWeight = (a: AlertGroup, b: AlertGroup): number =>
  b.topLevel - a.topLevel || a.oldestAt - b.oldestAt || (a.groupId < b.groupId ? -1 : 1);

/** Alerts that are not done, by group. */
export function groupAlerts(alerts: readonly Alert[]): AlertGroup[] {
  const groups = Map.groupBy(alerts, (alert) => alert.groupId);
  return [...groups].map(([groupId, list]) => groupOf(groupId, list)).toSorted(byWeight);
}

/** From this level an alert may bring up the alarm window. */
export const ALARM_LEVEL = 2;

/** How many there are of each state, whoever shows how many of them. */
export function countAlerts(alerts: readonly Alert[]): AlertCounts {
  const groups = groupAlerts(alerts);
  const sum = (pick: (group: AlertGroup) => number): number =>
    groups.reduce((total, group) => total + pick(group), 0);
  return {
    raised: sum((group) => group.raised),
    acknowledged: sum((group) => group.acknowledged),
    inhibited: sum((group) => group.inhibited),
    groups: groups.length,
    raisedGroups: groups.filter((group) => group.raised > 0).length,
    topLevel: groups[0]?.topLevel ?? 0,
    forWindow: alerts.filter(
      (one) =>
        isRaised(one) &&
        one.level >= ALARM_LEVEL &&
        one.channel === 'alarm_window' &&
        inhibitorOf(one, alerts) === null,
    ).length,
  };
}
