import type { Deadline } from '../../shared/contract/alertModels';
import type { Board, Status } from '../../shared/contract/boardModels';
import type { LogEntry, RunSummary, Shift } from '../../shared/contract/models';
import { countAlerts } from '../../shared/rules/alertGroups';
import { aDeadline, aLine, anAlert, anIncident, aWarning, NIGHT, OFFICER, person, SECOND } from './fakeRoom';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const NIGHT_SHIFT: Shift = {
  id: 'shift-1',
  startsAt: Date.UTC(2026, 10, 23, 0, 30),
  endsAt: Date.UTC(2026, 10, 24, 0, 30),
  openedAt: NIGHT - 18.4 * HOUR,
  closedAt: null,
  openedBy: '陈立',
  closedBy: null,
  posts: [
    { post: 'duty_leader', accountId: null, name: '林国栋', phone: '138 5550 0001' },
    { post: 'primary_officer', accountId: OFFICER.id, name: '陈立', phone: '' },
    { post: 'secondary_officer', accountId: SECOND.id, name: '黄敏', phone: '' },
  ],
  summary: '',
  numbers: null,
};

function nightDeadlines(): Deadline[] {
  return [
    aDeadline({
      id: 'd-1',
      subject: 'chase',
      titleZh: '乡镇转移受威胁户 未回报',
      titleEn: 'Evacuation by the township not reported back',
      owner: 'second_officer',
      runId: 'run-1',
      blockKey: 'evacuate',
      dueAt: NIGHT - 4 * MINUTE - 13_000,
      state: 'overdue',
    }),
    aDeadline({ id: 'd-2', dueAt: NIGHT + 40 * MINUTE, runId: 'run-1', blockKey: 'first' }),
    aDeadline({
      id: 'd-3',
      subject: 'round',
      titleZh: '续报 县委县政府总值班室',
      titleEn: 'Update to the government duty office',
      incidentId: 'inc-2',
      incidentTitle: '闽霞渔 01238 失联',
      dueAt: NIGHT + 2 * HOUR,
    }),
    aDeadline({
      id: 'd-4',
      subject: 'instruction',
      titleZh: '核清上坑村转移人数',
      titleEn: 'Verify the evacuation figures of Shangkeng',
      owner: '黄敏',
      instructionId: 'ins-1',
      dueAt: NIGHT + 3 * HOUR,
    }),
  ];
}

function nightRuns(deadlines: readonly Deadline[]): RunSummary[] {
  return [
    {
      id: 'run-1',
      planId: 'landslide',
      planRevision: 1,
      title: '地质灾害处置',
      titleEn: 'Landslide response',
      incidentId: 'inc-1',
      incidentTitle: '上坑村滑坡',
      warningId: null,
      receivedAt: NIGHT - 20 * MINUTE,
      startedAt: NIGHT - 18 * MINUTE,
      startedBy: '陈立',
      endedAt: null,
      state: 'running',
      version: 9,
      drill: null,
      nextDeadline: deadlines[0] ?? null,
    },
  ];
}

function nightLog(): LogEntry[] {
  const system = (
    number: number,
    minutes: number,
    fact: string,
    params: Record<string, string | number>,
  ): LogEntry =>
    aLine({
      number,
      humanNumber: null,
      kind: 'system',
      text: '',
      author: null,
      system: { fact, params },
      receivedAt: NIGHT - minutes * MINUTE,
      recordedAt: NIGHT - minutes * MINUTE,
    });
  const said = (number: number, minutes: number, over: Partial<LogEntry>): LogEntry =>
    aLine({ number, receivedAt: NIGHT - minutes * MINUTE, recordedAt: NIGHT - minutes * MINUTE, ...over });
  return [
    system(58, 1, 'alert.raised', { title: '乡镇转移受威胁户 未回报', level: 2 }),
    said(57, 2, {
      kind: 'phone_out',
      text: '报市应急局值班室首报：上坑村滑坡，3 人被困，已调派消防、120、公安。',
      incidentId: 'inc-1',
      incidentTitle: '上坑村滑坡',
    }),
    said(56, 6, {
      text: '枫坪镇：镇干部已到现场，正在清点人数。',
      incidentId: 'inc-1',
      incidentTitle: '上坑村滑坡',
      author: { accountId: SECOND.id, name: SECOND.displayName },
      caller: person('枫坪镇人民政府', '王强', '镇长', '139 5550 0123'),
    }),
    system(55, 11, 'run.step_completed', { title: '调派力量' }),
    system(54, 12, 'run.started', { title: '地质灾害处置' }),
    said(53, 14, {
      kind: 'instruction',
      text: '立即核清转移人数，每小时报一次。',
      instruction: nightInstruction(),
      incidentId: 'inc-1',
      incidentTitle: '上坑村滑坡',
    }),
    said(52, 19, {
      kind: 'incident',
      text: '接报：上坑村屋后山体滑坡，3 人被困。',
      incidentId: 'inc-1',
      incidentTitle: '上坑村滑坡',
    }),
    said(51, 44, { kind: 'media', text: '某晚报记者来电询问降雨情况，答复以县气象台发布为准。' }),
    said(50, 95, {
      kind: 'public',
      text: '大桥镇群众反映村道积水约 30 厘米，已转大桥镇值班室。',
      correctedBy: { id: 'line-59', number: 59 },
    }),
    said(49, 130, { kind: 'platform', text: '12379 平台：县气象台继续发布暴雨橙色预警信号。' }),
  ];
}

function nightInstruction() {
  return {
    id: 'ins-1',
    leader: '林国栋',
    way: 'phone' as const,
    words: '立即核清转移人数，每小时报一次。',
    owner: '黄敏',
    dueAt: NIGHT + 3 * HOUR,
    doneAt: null,
    result: '',
    incidentId: 'inc-1',
    recordedAt: NIGHT - 14 * MINUTE,
  };
}

/** A board in the middle of a bad night. */
export function nightBoard(): Board {
  const deadlines = nightDeadlines();
  const [late, soon, update] = deadlines;
  return {
    now: NIGHT,
    shift: NIGHT_SHIFT,
    incidents: [
      anIncident({ id: 'inc-1', nextDeadline: late ?? null }),
      anIncident({
        id: 'inc-2',
        number: '2026-1123-02',
        title: '闽霞渔 01238 失联',
        type: 'fishing_vessel',
        place: '西洋岛东南 12 海里',
        grade: 'level_4',
        gradePreliminary: false,
        casualties: { dead: 0, missing: 5, trapped: 0, seriousInjury: 0, threatened: 0, evacuated: 0 },
        receivedAt: NIGHT - 6 * HOUR,
        nextDeadline: update ?? null,
      }),
    ],
    warnings: [
      aWarning({ id: 'w-1' }),
      aWarning({
        id: 'w-2',
        kind: '台风',
        color: 'yellow',
        area: '全县',
        receivedAt: NIGHT - 8 * HOUR,
        endsAt: null,
      }),
      aWarning({
        id: 'w-3',
        kind: '台风预警',
        color: null,
        level: 'level_3',
        issuer: '省防指',
        area: '全县',
      }),
    ],
    responses: [],
    runs: nightRuns(deadlines),
    log: nightLog(),
    logCount: 58,
    deadlines,
    alerts: [
      anAlert({ id: 'al-1', deadline: late ?? aDeadline({ id: 'd-1' }), level: 2 }),
      anAlert({ id: 'al-2', deadline: soon ?? aDeadline({ id: 'd-2' }), level: 1 }),
    ],
    alertGroups: [],
    alertCounts: countAlerts([]),
    instructions: [nightInstruction()],
    health: { auditedAt: NIGHT - 4_000, clockJumpMs: 0, channels: [] },
  };
}

/** A room on its first morning: nothing open, nothing logged. */
export function emptyBoard(now = NIGHT): Board {
  return {
    now,
    shift: null,
    incidents: [],
    warnings: [],
    responses: [],
    runs: [],
    log: [],
    logCount: 0,
    deadlines: [],
    alerts: [],
    alertGroups: [],
    alertCounts: countAlerts([]),
    instructions: [],
    health: { auditedAt: now, clockJumpMs: 0, channels: [] },
  };
}

export function aStatus(over: Partial<Status> = {}): Status {
  return {
    phase: 'ready',
    failure: null,
    room: {
      id: 'room-1',
      name: '岚溪县应急值班室',
      divisionCode: '350999',
      profile: 'county',
      demo: false,
      foundedAt: NIGHT - 90 * 24 * HOUR,
    },
    home: '/var/lib/watchdesk',
    version: '0.1.0',
    schema: 10,
    signedIn: [OFFICER],
    ...over,
  };
}
