import { fact, transact } from '../../electron/desk/desk';
import { type DeskRoom, makeRoom, NOW, tempFolder } from '../helpers/deskRoom';

const AT_ONCE = 1_000;

/**
 * A room with so many lines, and nothing else: written by the journal itself, a thousand in a transaction, without the use cases. Every row is signed and projected as any other;
 * it is only quicker to have than a room of invented days.
 */
export async function bulkRoom(entries: number): Promise<DeskRoom> {
  const room = await makeRoom({ home: tempFolder('bulk'), now: NOW });
  const author = { accountId: room.officer, name: '陈立' };
  for (let written = 0; written < entries; written += AT_ONCE) {
    room.clock.advance(60_000);
    transact(room.desk, (write, now) => {
      const count = Math.min(AT_ONCE, entries - written);
      const facts = Array.from({ length: count }, (_none, n) =>
        fact('log.recorded', room.newId(), room.officer, {
          kind: 'note',
          text: `第${written + n + 1}条：枫坪镇来电，雨势加大，正在巡查危险房屋，已转移低洼处住户。`,
          receivedAt: now - (count - n) * 50,
          occurredAt: null,
          incidentId: null,
          caller: null,
          handling: '',
          author,
        }),
      );
      write(...facts);
    });
  }
  return room;
}
