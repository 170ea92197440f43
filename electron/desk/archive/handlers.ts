import { actorOf, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { archiveItem, archiveOf, archiveYears } from './read';

export const archiveHandlers: SomeHandlers<'archive.list' | 'archive.years' | 'archive.amend'> = {
  'archive.list': ({ year }, { desk }) => archiveOf(desk.db, year),
  'archive.years': (_input, { desk }) => archiveYears(desk.db),

  'archive.amend': ({ shiftId, archiveClass, retention, note }, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const before = archiveItem(db, shiftId) ?? refuseWith('not_found', { field: 'shiftId' });
      const isSame =
        before.archiveClass === archiveClass && before.retention === retention && before.note === note;
      if (isSame) return before;
      const body = { archiveClass, retention, note, author: authorOf(actor) };
      write(fact('archive.amended', shiftId, actor.accountId, body));
      return archiveItem(db, shiftId) ?? refuseWith('not_found', { field: 'shiftId' });
    });
  },
};
