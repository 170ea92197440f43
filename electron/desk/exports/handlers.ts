import type { LogScope } from '../../../shared/contract/areas/papers';
import type { Shift } from '../../../shared/contract/models';
import { clockTime, dayOf } from '../../../shared/domain/time';
import { readRoom } from '../accounts/accountRows';
import { actorOf, type Call, type SomeHandlers } from '../call';
import { failureOf } from '../db/open';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { shiftById } from '../shifts/read';

const stampOf = (at: number): string => `${dayOf(at).replaceAll('-', '')}${clockTime(at).replace(':', '')}`;

/** `岚溪县应急值班室-值班日志-202609120830.csv`, without characters that a file system refuses. */
export function shiftFileName(roomName: string, shift: Shift, format: string): string {
  const safe = roomName.replaceAll(/[\\/:*?"<>|\s]+/g, '');
  return `${safe}-值班日志-${stampOf(shift.startsAt)}.${format}`;
}

function shiftOf(call: Call, id: string): Shift {
  return shiftById(call.desk.db, id) ?? refuseWith('not_found', { field: 'shiftId' });
}

function scopeName(scope: LogScope): string {
  if ('entryIds' in scope) return `${scope.entryIds.length} lines`;
  return 'shiftId' in scope ? `shift ${scope.shiftId}` : `${stampOf(scope.from)}-${stampOf(scope.to)}`;
}

export const exportHandlers: SomeHandlers<
  'export.html' | 'export.write' | 'export.fileName' | 'export.printed'
> = {
  'export.html': async (input, call) => {
    const shift = shiftOf(call, input.shiftId);
    const composed = await call.services.workers.run({
      task: 'shiftHtml',
      shiftId: shift.id,
      now: call.desk.now(),
    });
    return { ...composed, fileName: shiftFileName(readRoom(call.desk.db)?.name ?? '', shift, 'pdf') };
  },

  'export.write': async (input, call) => {
    const actor = actorOf(call);
    const { scope, format, path } = input;
    if ('shiftId' in scope) shiftOf(call, scope.shiftId);
    try {
      const written = await call.services.workers.run({ task: 'flat', scope, format, path, locale: 'zh' });
      transact(call.desk, (write) => {
        const body = {
          scope: scopeName(scope),
          format,
          rows: written.rows,
          sha256: written.sha256,
          author: authorOf(actor),
        };
        write(fact('export.written', call.desk.newId(), actor.accountId, body));
      });
      return { rows: written.rows, bytes: written.bytes, path };
    } catch (error) {
      const code = failureOf(error);
      if (code === 'disk_full') refuseWith('disk_full');
      return refuseWith('export_failed', { params: { detail: (error as Error).message } });
    }
  },

  'export.fileName': (input, call) => ({
    fileName: shiftFileName(readRoom(call.desk.db)?.name ?? '', shiftOf(call, input.shiftId), input.format),
  }),

  'export.printed': (input, call) => {
    const actor = actorOf(call);
    transact(call.desk, (write) => {
      const body = {
        scope: `shift ${input.shiftId}`,
        format: 'pdf',
        rows: 0,
        sha256: input.sha256,
        author: authorOf(actor),
      };
      write(fact('export.written', call.desk.newId(), actor.accountId, body));
    });
    return {};
  },
};
