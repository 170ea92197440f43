import type { Board } from '../../shared/contract/boardModels';
import { NAMED_ALERTS } from '../../shared/rules/alertGroups';
import type { SomeHandlers } from './call';
import { alertCounts, alertGroups } from './deadlines/groups';
import { acknowledgedOf, openAlerts, openDeadlines } from './deadlines/read';
import type { Desk } from './desk';
import { incidentsIn } from './incidents/read';
import { countEntries, instructions, newestEntries } from './log/read';
import { responses } from './responses/read';
import { runsIn } from './runs/read';
import type { Services } from './services';
import { currentShift } from './shifts/read';
import { warnings } from './warnings/read';

const SPINE_LIMIT = 120;
const NEWEST_LINES = 50;
const NEWEST_OF_PEOPLE = 20;
const NAMED_GROUPS = 8;

/** The whole picture of the room in one answer, so that a cold start asks once. */
export function readBoard(desk: Desk, services: Services): Board {
  const now = desk.now();
  const { clock } = services;
  const deadlines = openDeadlines(desk.db, now, null, SPINE_LIMIT);
  return {
    now,
    shift: currentShift(desk.db),
    incidents: incidentsIn(desk.db, 'open', now),
    warnings: warnings(desk.db, true, now),
    responses: responses(desk.db, true, now),
    runs: runsIn(desk.db, 'running', now),
    log: newestEntries(desk.db, NEWEST_LINES, NEWEST_OF_PEOPLE),
    logCount: countEntries(desk.db).all,
    deadlines,
    alerts: [
      ...openAlerts(desk.db, now, { state: 'raised', limit: NAMED_ALERTS }),
      ...acknowledgedOf(desk.db, deadlines, now),
    ],
    alertGroups: alertGroups(desk.db, now, NAMED_GROUPS),
    alertCounts: alertCounts(desk.db),
    instructions: instructions(desk.db, true),
    health: {
      auditedAt: clock.auditedAt,
      clockJumpMs: clock.clockJumpMs,
      channels: clock.channels.list(),
    },
  };
}

export const boardHandlers: SomeHandlers<'board.get'> = {
  'board.get': (_input, { desk, services }) => readBoard(desk, services),
};
