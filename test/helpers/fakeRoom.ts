import type { Alert, Deadline } from '../../shared/contract/alertModels';
import type { Account, Incident, LogEntry, Warning } from '../../shared/contract/models';
import { groupIdOf } from '../../shared/rules/alertGroups';

/** 2026-11-24 02:58:13 +08:00: the hour the design's pictures show. */
export const NIGHT = Date.UTC(2026, 10, 23, 18, 58, 13);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** An account with what most of them have: a password that is in order, no PIN, never locked out. */
export const anAccount = (
  over: Partial<Account> & Pick<Account, 'id' | 'name' | 'displayName' | 'roles'>,
): Account => ({
  createdAt: NIGHT - 90 * 24 * HOUR,
  isDisabled: false,
  passwordDueAt: null,
  mustChangePassword: false,
  passwordGraceUntil: null,
  hasPin: false,
  lastSignedInAt: null,
  lockedUntil: null,
  ...over,
});

export const OFFICER: Account = anAccount({
  id: 'acc-chen',
  name: 'chen',
  displayName: '陈立',
  roles: ['officer', 'supervisor', 'administrator'],
  createdAt: NIGHT - 90 * 24 * HOUR,
});
export const SECOND: Account = anAccount({
  id: 'acc-huang',
  name: 'huang',
  displayName: '黄敏',
  roles: ['officer'],
  createdAt: NIGHT - 80 * 24 * HOUR,
});

export function aLine(over: Partial<LogEntry> & { readonly number: number }): LogEntry {
  return {
    humanNumber: over.number,
    id: `line-${over.number}`,
    seq: over.number,
    kind: 'phone_in',
    text: '一条日志',
    system: null,
    occurredAt: null,
    receivedAt: NIGHT,
    recordedAt: NIGHT,
    author: { accountId: OFFICER.id, name: OFFICER.displayName },
    shiftId: 'shift-1',
    incidentId: null,
    incidentTitle: null,
    caller: null,
    handling: '',
    corrects: null,
    correctedBy: null,
    leaderWords: '',
    result: '',
    doneAt: null,
    paperSerial: '',
    attachments: [],
    importId: null,
    withdraws: null,
    withdrawnBy: null,
    pinnedAt: null,
    drill: null,
    call: null,
    instruction: null,
    ...over,
  };
}

export function aDeadline(over: Partial<Deadline> & { readonly id: string }): Deadline {
  return {
    subject: 'obligation',
    titleZh: '书面初报',
    titleEn: 'Written first report',
    owner: 'duty_officer',
    incidentId: 'inc-1',
    incidentTitle: '上坑村滑坡',
    runId: null,
    blockKey: null,
    instructionId: null,
    obligationId: `ob-${over.id}`,
    targetAt: null,
    dueAt: NIGHT + 40 * MINUTE,
    drill: null,
    reached: true,
    state: 'armed',
    ...over,
  };
}

export function anAlert(over: Partial<Alert> & { readonly id: string; readonly deadline: Deadline }): Alert {
  return {
    deadlineId: over.deadline.id,
    level: 2,
    rung: 1,
    raisedAt: over.deadline.dueAt,
    dueAt: over.deadline.dueAt,
    lateMs: 12,
    state: 'raised',
    returns: 0,
    firstRaisedAt: over.deadline.dueAt,
    notified: null,
    groupId: groupIdOf({ ...over.deadline, scopeId: over.deadline.id }),
    inhibitedBy: null,
    channel: 'notification',
    to: [],
    paintedAt: null,
    acknowledgedBy: null,
    acknowledgedAt: null,
    comesBackAt: null,
    ...over,
  };
}

export const person = (unit: string, name: string, post: string, phone: string) => ({
  unit,
  name,
  post,
  phone,
});

export function anIncident(over: Partial<Incident> & { readonly id: string }): Incident {
  return {
    number: '2026-1124-01',
    title: '上坑村滑坡',
    type: 'geological',
    place: '枫坪镇上坑村',
    summary: '上坑村屋后山体滑坡，3 人被困。',
    callback: '139 5550 0123',
    caller: person('枫坪镇人民政府', '王强', '值班员', '139 5550 0123'),
    source: '枫坪镇值班室',
    occurredAt: NIGHT - 25 * MINUTE,
    receivedAt: NIGHT - 20 * MINUTE,
    recordedAt: NIGHT - 19 * MINUTE,
    casualties: { dead: 0, missing: 0, trapped: 3, seriousInjury: 0, threatened: 26, evacuated: 19 },
    grade: 'level_3',
    gradePreliminary: true,
    proposedGrade: null,
    reportingGrade: null,
    nearMiss: false,
    sensitive: false,
    state: 'open',
    closedAt: null,
    result: '',
    retention: null,
    reopenedAt: null,
    parentId: null,
    drill: null,
    flags: [],
    verification: null,
    stableAt: null,
    nextDeadline: null,
    ...over,
  };
}

export function aWarning(over: Partial<Warning> & { readonly id: string }): Warning {
  return {
    issuer: '县气象台',
    kind: '暴雨',
    color: 'orange',
    level: null,
    area: '枫坪镇、大桥镇、凤都镇',
    text: '',
    receivedAt: NIGHT - 3 * HOUR,
    startsAt: null,
    endsAt: NIGHT + 5 * HOUR,
    state: 'in_force',
    liftedAt: null,
    identifier: null,
    headline: '',
    code: null,
    status: 'actual',
    message: 'alert',
    source: 'hand',
    areas: [],
    issuedAt: null,
    instruction: '',
    marks: { severity: null, urgency: null, certainty: null },
    supersededBy: null,
    updates: [],
    disagreesWith: [],
    followedInstead: null,
    ...over,
  };
}
