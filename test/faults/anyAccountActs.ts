import { ROLES } from '../../shared/domain/vocabulary';
import { type DeskRoom, PASSWORD } from '../helpers/deskRoom';
import { type Choice, pick } from './anyActs';

type Send = (room: DeskRoom, procedure: string, input: unknown, who: number) => Promise<void>;

/** Accounts beyond the three of the room, on whom acts may do anything: the three go on acting. */
const others = (room: DeskRoom): { id: string; name: string }[] =>
  room.db
    .prepare<[], { id: string; name: string }>('SELECT id, name FROM accounts ORDER BY created_at, id')
    .all()
    .filter(({ id }) => ![room.supervisor, room.officer, room.operator].includes(id));

const backAtTheSeat = (room: DeskRoom): void => {
  for (const id of [room.supervisor, room.officer, room.operator]) room.seat.signIn(id, room.clock.wall());
};

/** What is done to accounts, and with the seat. Whatever happens, the three of the room are signed in and the seat is open afterwards. */
export const accountActs = (send: Send) => ({
  accountChange: async (room: DeskRoom, { a, b, c }: Choice): Promise<void> => {
    const other = pick(others(room), a);
    if (other === undefined) {
      const account = { name: `other-${c % 3}`, displayName: '外来', password: PASSWORD };
      return send(room, 'account.create', { ...account, roles: [pick(ROLES, b)] }, 2);
    }
    const accountId = other.id;
    const roles = [...new Set([pick(ROLES, b), pick(ROLES, c)])];
    const act = pick(
      [
        ['account.update', { accountId, displayName: `改名${c % 4}`, roles }],
        ['account.disable', { accountId, reason: '离岗' }],
        ['account.enable', { accountId }],
        ['account.resetPassword', { accountId, password: `Reset-word-${c}` }],
      ] as const,
      b,
    );
    if (act !== undefined) await send(room, act[0], act[1], 2);
  },
  seatLocked: async (room: DeskRoom, { a, b }: Choice): Promise<void> => {
    await send(room, 'session.lock', { reason: pick(['hand', 'idle', 'system'], a) }, b);
    await send(room, 'log.append', {}, b).catch(() => undefined);
    const accountId = pick([room.officer, room.supervisor], b);
    const how = a % 2 === 0 ? { accountId, password: PASSWORD } : { accountId, pin: '294817' };
    await send(room, 'session.unlock', how, 0);
    const isLocked = (await room.call('session.state', {}, null)).isLocked;
    if (isLocked) await send(room, 'session.take', { name: 'officer', password: PASSWORD }, 0);
    backAtTheSeat(room);
  },
  signedInAndOut: async (room: DeskRoom, { a, b }: Choice): Promise<void> => {
    const name = pick(['operator', ...others(room).map((one) => one.name)], a);
    await send(room, 'session.signIn', { name, password: b % 3 === 0 ? 'wrong' : PASSWORD }, 0);
    await send(room, 'session.signOut', { accountId: room.operator }, 0);
    backAtTheSeat(room);
  },
  countersigned: async (room: DeskRoom, { a }: Choice): Promise<void> => {
    const actId = pick(await room.call('account.acts', { open: true }), a)?.id;
    if (actId !== undefined)
      await send(room, 'account.countersign', { actId, password: PASSWORD, words: '' }, 2);
  },
});
