import { accountById } from '../../electron/desk/accounts/accountRows';
import { authorOf, fact, transact } from '../../electron/desk/desk';
import { BACKUP_CAUSES, BACKUP_PLACES, BACKUP_PROBLEMS } from '../../shared/domain/recovery';
import type { DeskRoom } from '../helpers/deskRoom';
import { type Choice, pick } from './anyActs';

/** How backups went, as the desk writes it; the backups themselves have tests of their own. */
export const recoveryActs = {
  backedUp: async (room: DeskRoom, { a, b, c }: Choice): Promise<void> => {
    const account = accountById(room.db, room.supervisor);
    const author =
      c % 2 === 0 || account === undefined
        ? null
        : authorOf({ accountId: account.id, name: account.displayName, roles: [] });
    const about = {
      cause: pick(BACKUP_CAUSES, a) ?? 'timer',
      place: pick(BACKUP_PLACES, b) ?? 'home',
      author,
    };
    transact(room.desk, (write) => {
      if (a % 3 === 0) {
        write(
          fact('backup.failed', about.place, 'system', {
            ...about,
            problem: pick(BACKUP_PROBLEMS, c) ?? 'io',
          }),
        );
        return;
      }
      const name = `watchdesk-20261124-${String(a % 240_000).padStart(6, '0')}.wdbak`;
      write(fact('backup.made', name, 'system', { ...about, name, entries: b, head: 'ab' }));
    });
  },
};
