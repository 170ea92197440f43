import { createHash } from 'node:crypto';
import { CALL_OUTCOMES } from '../../shared/domain/vocabulary';
import { aLine, type DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

const MINUTE = 60_000;
type Send = (procedure: string, input: unknown) => Promise<void>;

/** Any line, people's lines first. */
function anyLine(room: DeskRoom, n: number): string | undefined {
  const rows = room.db
    .prepare<[], { id: string }>('SELECT id FROM log_entries ORDER BY human_number IS NULL, number DESC')
    .all();
  return rows[n % Math.max(1, rows.length)]?.id;
}

/** A small file, sent in one piece. */
async function smallFile(room: DeskRoom, { a }: Choice, send: Send) {
  const bytes = Buffer.from(`传真第${a % 7}页`);
  const file = { name: `传真${a % 7}.txt`, mime: 'text/plain', size: bytes.length };
  await send('attachment.put', {
    uploadId: room.newId(),
    ...file,
    offset: 0,
    data: bytes.toString('base64'),
  });
  return { ...file, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A call with everything that a line can carry. */
export async function callLine(room: DeskRoom, choice: Choice, send: Send): Promise<void> {
  const { a, b, c } = choice;
  const startedAt = room.clock.wall() - (c % 20) * MINUTE;
  await send('log.append', {
    ...aLine(`来电${a}：雨势${b % 2 === 0 ? '加大' : '减小'}`),
    entryId: room.newId(),
    kind: b % 3 === 0 ? 'media' : 'phone_in',
    receivedAt: startedAt,
    caller: { unit: '枫坪镇', name: `王${a % 5}`, post: '', phone: `139 0000 000${c % 10}` },
    leaderWords: a % 2 === 0 ? '立即核实' : '',
    result: b % 4 === 0 ? '已核实' : '',
    doneAt: b % 4 === 0 ? room.clock.wall() : null,
    paperSerial: c % 5 === 0 ? `00${c % 100}` : '',
    attachments: a % 3 === 0 ? [await smallFile(room, choice, send)] : [],
    call: { startedAt, endedAt: null, outcome: CALL_OUTCOMES[c % CALL_OUTCOMES.length] },
  });
}

/** Something is done to a line that stands there; what may not be done is refused. */
export async function changeLine(room: DeskRoom, choice: Choice, send: Send): Promise<void> {
  const { a, b, c } = choice;
  const entryId = anyLine(room, a);
  if (entryId === undefined) return;
  switch (b % 6) {
    case 0:
      return send('log.finish', { entryId, result: `办结${c}`, doneAt: null });
    case 1: {
      const leaderWords = c % 2 === 0 ? '' : '抓紧办理';
      return send('log.handle', { noteId: room.newId(), entryId, handling: `又通知${c}`, leaderWords });
    }
    case 2:
      return send('log.withdraw', { entryId: room.newId(), withdraws: entryId, reason: `记错${c}` });
    case 3:
      return send('log.attach', { entryId, attachments: [await smallFile(room, choice, send)] });
    case 4:
      return send('log.pin', { entryId });
    default:
      return send('log.unpin', { entryId });
  }
}

export function checkClock(room: DeskRoom, { a }: Choice, send: Send): Promise<void> {
  return send('clock.check', { trueAt: a % 2 === 0 ? null : room.clock.wall() + ((a % 9) - 4) * MINUTE });
}
