import type { StatisticsScope } from '../../../shared/contract/areas/statistics';
import { stamp } from '../../../shared/domain/time';
import { actorOf, type Call, type SomeHandlers } from '../call';
import { failureOf } from '../db/open';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { notedFile } from '../exports/noted';
import { shiftById } from '../shifts/read';
import { packHandlers } from './packHandlers';

function checkScope(scope: StatisticsScope, call: Call): void {
  if ('shiftId' in scope && !shiftById(call.desk.db, scope.shiftId))
    refuseWith('not_found', { field: 'shiftId' });
}

const scopeName = (scope: StatisticsScope): string =>
  'shiftId' in scope ? `shift ${scope.shiftId}` : `${stamp(scope.from)} – ${stamp(scope.to)}`;

/** Use cases of statistics. */
export const statisticsHandlers: SomeHandlers<'statistics.get' | 'statistics.write'> & typeof packHandlers = {
  ...packHandlers,
  'statistics.get': ({ scope }, call) => {
    checkScope(scope, call);
    return call.services.workers.run({ task: 'statistics', scope, now: call.desk.now() });
  },

  'statistics.write': async (input, call) => {
    const actor = actorOf(call);
    checkScope(input.scope, call);
    try {
      const task = { task: 'statisticsFile', ...input, now: call.desk.now() } as const;
      const written = await notedFile(
        input.path,
        (hidden) => call.services.workers.run({ ...task, path: hidden }),
        ({ rows, sha256 }) =>
          transact(call.desk, (write) => {
            const scope = `statistics ${scopeName(input.scope)}`;
            const body = { scope, format: input.format, rows, sha256, author: authorOf(actor) };
            write(fact('export.written', call.desk.newId(), actor.accountId, body));
          }),
      );
      return { rows: written.rows, bytes: written.bytes, path: input.path };
    } catch (error) {
      if (failureOf(error) === 'disk_full') refuseWith('disk_full');
      return refuseWith('export_failed', { params: { detail: (error as Error).message } });
    }
  },
};
