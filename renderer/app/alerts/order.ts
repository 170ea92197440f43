import type { Alert, Deadline } from '../../../shared/contract/alertModels';
import type { Board } from '../../../shared/contract/boardModels';
import type { Route } from '../navigation';
import { callOutOf } from './spineItems';

/** Alerts that nobody has answered yet, the gravest first, then the one due longest. */
export function waitingAlerts(alerts: readonly Alert[]): readonly Alert[] {
  return alerts
    .filter((alert) => alert.state === 'raised')
    .toSorted((a, b) => b.level - a.level || a.dueAt - b.dueAt || a.id.localeCompare(b.id));
}

/** Deadlines that still have to be met, by time. */
export function openDeadlines(board: Board | undefined): readonly Deadline[] {
  return (board?.deadlines ?? [])
    .filter((deadline) => deadline.state === 'armed' || deadline.state === 'overdue')
    .toSorted((a, b) => a.dueAt - b.dueAt || a.id.localeCompare(b.id));
}

/** The registers beside the log; the second part of such a deadline's id names the entry. */
const TABS: Readonly<Partial<Record<Deadline['subject'], string>>> = {
  document: 'documents',
  receipt: 'documents',
  reminder: 'reminders',
  check: 'checks',
};

/** The response, or what it belongs to, when the deadline is about one: its expected end, or a notice that no run asks for. */
function responseOf({ id, subject, runId, obligationId }: Deadline): string | null {
  if (subject === 'response') return id.split('.')[1] ?? '';
  const [scope, kind] = obligationId?.split('.') ?? [];
  return runId === null && scope !== undefined && kind?.startsWith('response_') === true ? scope : null;
}

const LOSS_KINDS = new Set(['zero_report', 'verified_report', 'dead_missing_ledger']);

/** The loss process that a report is owed of, when neither an incident nor a run asks for it. */
function lossOf({ runId, incidentId, obligationId }: Deadline): string | null {
  const [scope, kind = ''] = obligationId?.split('.') ?? [];
  return runId === null && incidentId === null && scope !== undefined && LOSS_KINDS.has(kind) ? scope : null;
}

/** Where the thing that a deadline is about is done: the run, else the instruction's line, else the incident. */
export function placeOf(deadline: Deadline): Route {
  if (deadline.subject === 'escalation') return { screen: 'alerts', alertId: deadline.id };
  if (deadline.subject === 'sign_on') return { screen: 'shift', tab: 'signOn' };
  if (deadline.subject === 'tally') {
    return { screen: 'warnings', tab: 'tally', tallyId: deadline.id.split('.')[1] ?? '' };
  }
  const callOut = callOutOf(deadline);
  if (callOut !== null) return { screen: 'callouts', id: callOut };
  const response = responseOf(deadline);
  if (response !== null) return { screen: 'warnings', tab: 'responses', responseId: response };
  const loss = lossOf(deadline);
  if (loss !== null) return { screen: 'warnings', tab: 'losses', lossId: loss };
  if (deadline.runId !== null) {
    const step = deadline.blockKey === null ? {} : { key: deadline.blockKey };
    return { screen: 'run', id: deadline.runId, ...step };
  }
  if (deadline.subject === 'watch' && deadline.incidentId !== null) {
    return { screen: 'incident', id: deadline.incidentId, tab: 'clocks' };
  }
  if (deadline.subject === 'media' && deadline.incidentId !== null) {
    return { screen: 'incident', id: deadline.incidentId, tab: 'oral' };
  }
  const tab = TABS[deadline.subject];
  if (tab !== undefined) return { screen: 'log', tab, entryId: deadline.id.split('.')[1] ?? '' };
  if (deadline.instructionId !== null) return { screen: 'log', entryId: deadline.instructionId };
  if (deadline.subject === 'elements' && deadline.incidentId !== null)
    return { screen: 'incident', id: deadline.incidentId, tab: 'elements' };
  if (deadline.incidentId !== null) return { screen: 'incident', id: deadline.incidentId };
  return { screen: 'board' };
}
