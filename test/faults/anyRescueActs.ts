import { takeHeard } from '../../electron/desk/rescue/heardLater';
import { takeIn } from '../../electron/desk/rescue/takeIn';
import { EMERGENCY_CODES } from '../../shared/domain/facts/rescue';
import type { DeskRoom } from '../helpers/deskRoom';
import { type Choice, pick } from './anyActs';

/** An emergency that is over: some lines, or none, were kept elsewhere; one of them may be in the log already. */
export function emergencySome(room: DeskRoom, { a, b, c }: Choice): Promise<void> {
  const keptAt = room.clock.wall() - (c % 30) * 1_000;
  const known = room.db
    .prepare<[], { id: string }>("SELECT id FROM log_entries WHERE kind = 'note' LIMIT 1")
    .get();
  const lines = Array.from({ length: a % 4 }, (_none, n) => ({
    entryId: n === 0 && b % 2 === 0 && known !== undefined ? known.id : room.newId(),
    actorId: room.officer,
    keptAt,
    input: null,
    body: {
      kind: 'note' as const,
      text: `暂存${b}之${n}`,
      receivedAt: keptAt,
      occurredAt: null,
      incidentId: null,
      caller: null,
      handling: '',
      author: { accountId: room.officer, name: '王海' },
    },
  }));
  const code = pick(EMERGENCY_CODES, b) ?? 'disk_full';
  takeIn(room.desk, { beganAt: keptAt - 1_000, code, folder: '/media/usb', lines }, c % 2 === 0);
  hearLater(room, keptAt);
  return Promise.resolve();
}

/** An alert that was heard in it, entered afterwards. */
function hearLater(room: DeskRoom, heardAt: number): void {
  const raised = room.db
    .prepare<[], { id: string; rung: number }>(
      "SELECT deadline_id AS id, rung FROM alerts WHERE state = 'raised' ORDER BY deadline_id LIMIT 1",
    )
    .get();
  if (raised === undefined) return;
  const said = { heardAt, comesBackAt: heardAt + 600_000, actorId: 'seat', author: null };
  takeHeard(room.desk, [{ alertId: raised.id, rung: raised.rung, ...said }]);
}
