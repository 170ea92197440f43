import type { Alert } from '../../shared/contract/alertModels';
import type { Board, Status } from '../../shared/contract/boardModels';
import type { LogEntry } from '../../shared/contract/models';
import type { InputOf } from '../../shared/contract/procedures';
import { countAlerts, groupAlerts, inhibitorOf } from '../../shared/rules/alertGroups';
import { SETTINGS } from '../../shared/settings';
import { createFakeBridge, type FakeBridge, type Handlers, refusal } from './fakeBridge';
import { aStatus, emptyBoard, nightBoard } from './fakeNight';
import { aLine, anAccount, OFFICER, SECOND } from './fakeRoom';

export * from './fakeNight';
export * from './fakeRoom';

const MINUTE = 60_000;

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
    'account.create': (input) =>
      anAccount({
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
    'alert.sounded': () => ({}),
    'alert.evidence': () => [],
    'alert.painted': (input) => ({ painted: [...input.alertIds], outdated: [], left: 0 }),
    'alert.groups': () => {
      const { alertCounts: counts, alertGroups: groups } = counted(desk.board);
      return { now: desk.board.now, counts, groups };
    },
    'escalation.list': () => [],
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

/** The board with its alerts grouped and counted, where a test has not done so itself. */
export function counted(board: Board): Board {
  if (board.alertGroups.length > 0) return board;
  const alerts = board.alerts.map((one) => ({ ...one, inhibitedBy: inhibitorOf(one, board.alerts) }));
  return { ...board, alerts, alertGroups: groupAlerts(alerts), alertCounts: countAlerts(alerts) };
}

/** A small desk in memory behind a fake bridge: enough of it to drive the shell and the board. */
export function createFakeDesk(start: Partial<Pick<FakeDesk, 'status' | 'board'>> = {}): FakeDesk {
  const bridge = createFakeBridge();
  const desk: FakeDesk = { status: start.status ?? aStatus(), board: start.board ?? nightBoard(), bridge };
  bridge.answer({
    'system.status': () => desk.status,
    'board.get': () => counted(desk.board),
    'console.preferences': () => ({}),
    'console.demo': () => ({ phase: 'none', percent: 0, reason: '' }),
    'console.restartDesk': () => ({}),
    'console.callGoing': () => ({}),
    // What the frame and the board ask besides: there is nothing of it.
    'callout.list': () => [],
    'clock.question': () => null,
    'log.pinned': () => [],
    'pack.list': () => [],
    'todo.list': () => [],
    'settings.get': ({ key }) => ({
      key,
      value: SETTINGS[key].fallback,
      source: '',
      isDefault: true,
      changedAt: null,
      changedBy: null,
    }),
    'session.state': () => ({
      isLocked: false,
      lockedAt: null,
      lockedBy: null,
      lockReason: null,
      idleMinutes: 10,
      pinAllowed: [],
    }),
    'duty.current': () => ({
      spans: [],
      selfCheck: [],
      faults: [],
      reinforced: null,
      suggestedBy: [],
      responses: [],
    }),
    'backup.state': () => ({
      now: desk.board.now,
      everyMinutes: 10,
      secondMinutes: 60,
      places: [],
      unsavedSince: null,
      isLate: false,
      isRunning: false,
      journalFile: { state: 'off', folder: '', problem: '', writtenAt: null },
    }),
    ...sessionHandlers(desk),
    ...actHandlers(desk),
  });
  return desk;
}
