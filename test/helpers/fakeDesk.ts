import type {
  Account,
  Alert,
  Board,
  Deadline,
  Incident,
  LogEntry,
  RunSummary,
  Shift,
  Status,
  Warning,
} from '../../shared/contract/models';
import type { InputOf } from '../../shared/contract/procedures';
import { createFakeBridge, type FakeBridge, type Handlers, refusal } from './fakeBridge';

/** 2026-11-24 02:58:13 +08:00: the hour the design's pictures show. */
export const NIGHT = Date.UTC(2026, 10, 23, 18, 58, 13);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const OFFICER: Account = {
  id: 'acc-chen',
  name: 'chen',
  displayName: '陈立',
  roles: ['officer', 'supervisor', 'administrator'],
  createdAt: NIGHT - 90 * 24 * HOUR,
};
export const SECOND: Account = {
  id: 'acc-huang',
  name: 'huang',
  displayName: '黄敏',
  roles: ['officer'],
  createdAt: NIGHT - 80 * 24 * HOUR,
};

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
    paintedAt: null,
    acknowledgedBy: null,
    acknowledgedAt: null,
    comesBackAt: null,
    ...over,
  };
}

const person = (unit: string, name: string, post: string, phone: string) => ({ unit, name, post, phone });

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
    sensitive: false,
    state: 'open',
    closedAt: null,
    result: '',
    parentId: null,
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
    ...over,
  };
}

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
    runs: nightRuns(deadlines),
    log: nightLog(),
    logCount: 58,
    deadlines,
    alerts: [
      anAlert({ id: 'al-1', deadline: late ?? aDeadline({ id: 'd-1' }), level: 2 }),
      anAlert({ id: 'al-2', deadline: soon ?? aDeadline({ id: 'd-2' }), level: 1 }),
    ],
    instructions: [nightInstruction()],
    health: { auditedAt: NIGHT - 4_000, notifications: 'ok', clockJumpMs: 0 },
  };
}

/** A room on its first morning: nothing open, nothing logged. */
export function emptyBoard(now = NIGHT): Board {
  return {
    now,
    shift: null,
    incidents: [],
    warnings: [],
    runs: [],
    log: [],
    logCount: 0,
    deadlines: [],
    alerts: [],
    instructions: [],
    health: { auditedAt: now, notifications: 'unknown', clockJumpMs: 0 },
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

export type FakeDesk = { status: Status; board: Board; readonly bridge: FakeBridge };

function sessionHandlers(desk: FakeDesk): Handlers {
  const password = 'Watchdesk-demo-1';
  return {
    'session.signIn': (input) => {
      const account = [OFFICER, SECOND].find((one) => one.name === input.name);
      if (account === undefined || input.password !== password) return refusal({ code: 'wrong_password' });
      const others = desk.status.signedIn.filter((one) => one.id !== account.id);
      desk.status = { ...desk.status, signedIn: [...others, account] };
      return account;
    },
    'session.signOut': (input) => {
      const signedIn = desk.status.signedIn.filter((one) => one.id !== input.accountId);
      desk.status = { ...desk.status, signedIn };
      desk.bridge.changed('session');
      return {};
    },
    'system.found': (input) => {
      const room = aStatus().room;
      if (room === null) return refusal({ code: 'internal' });
      desk.status = aStatus({
        room: { ...room, name: input.roomName, divisionCode: input.divisionCode, profile: input.profile },
      });
      desk.board = emptyBoard(desk.board.now);
      desk.bridge.changed('room', 'session');
      return OFFICER;
    },
    'account.list': () => [OFFICER, SECOND],
    'account.create': (input) => ({
      id: `acc-${input.name}`,
      name: input.name,
      displayName: input.displayName,
      roles: input.roles,
      createdAt: desk.board.now,
    }),
  };
}

function appendLine(desk: FakeDesk, input: InputOf<'log.append'>, as: string | null): LogEntry {
  const known = desk.board.log.find((line) => line.id === input.entryId);
  if (known !== undefined) return known;
  const incident = desk.board.incidents.find((one) => one.id === input.incidentId);
  const account = [OFFICER, SECOND].find((one) => one.id === as) ?? OFFICER;
  const line = aLine({
    number: desk.board.logCount + 1,
    id: input.entryId,
    kind: input.kind,
    text: input.text,
    incidentId: input.incidentId,
    incidentTitle: incident?.title ?? null,
    receivedAt: input.receivedAt ?? Date.now(),
    recordedAt: Date.now(),
    author: { accountId: account.id, name: account.displayName },
  });
  desk.board = { ...desk.board, log: [line, ...desk.board.log], logCount: line.number };
  desk.bridge.changed('log');
  return line;
}

function actHandlers(desk: FakeDesk): Handlers {
  return {
    'log.append': (input, as) => appendLine(desk, input, as),
    'instruction.list': () => desk.board.instructions,
    'instruction.done': (input) => {
      const found = desk.board.instructions.find((one) => one.id === input.instructionId);
      if (found === undefined) return refusal({ code: 'not_found' });
      const instructions = desk.board.instructions.filter((one) => one !== found);
      desk.board = { ...desk.board, instructions };
      desk.bridge.changed('instructions');
      return { ...found, doneAt: desk.board.now, result: input.result };
    },
    'deadline.list': () => desk.board.deadlines,
    'alert.list': () => desk.board.alerts,
    'alert.painted': () => ({}),
    'alert.acknowledge': (input, as) => {
      const found = desk.board.alerts.find((one) => one.id === input.alertId);
      if (found === undefined) return refusal({ code: 'alert_over' });
      const acknowledged: Alert = {
        ...found,
        state: 'acknowledged',
        acknowledgedBy: [OFFICER, SECOND].find((one) => one.id === as)?.displayName ?? null,
        acknowledgedAt: desk.board.now,
        comesBackAt: desk.board.now + 5 * MINUTE,
      };
      const alerts = desk.board.alerts.map((one) => (one === found ? acknowledged : one));
      desk.board = { ...desk.board, alerts };
      desk.bridge.changed('alerts');
      return acknowledged;
    },
  };
}

/** A small desk in memory behind a fake bridge: enough of it to drive the shell and the board. */
export function createFakeDesk(start: Partial<Pick<FakeDesk, 'status' | 'board'>> = {}): FakeDesk {
  const bridge = createFakeBridge();
  const desk: FakeDesk = { status: start.status ?? aStatus(), board: start.board ?? nightBoard(), bridge };
  bridge.answer({
    'system.status': () => desk.status,
    'board.get': () => desk.board,
    'console.preferences': () => ({}),
    'console.restartDesk': () => ({}),
    ...sessionHandlers(desk),
    ...actHandlers(desk),
  });
  return desk;
}
