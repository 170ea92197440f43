import { existsSync } from 'node:fs';
import type { SealScope } from '../../../shared/contract/areas/sealed';
import { clockTime, dayOf } from '../../../shared/domain/time';
import { readRoom } from '../accounts/accountRows';
import { actorOf, type Call, type SomeHandlers } from '../call';
import { failureOf } from '../db/open';
import { authorOf, fact, transact } from '../desk';
import { Refusal, refuseWith } from '../deskError';
import { notedFile } from '../exports/noted';
import { shiftById } from '../shifts/read';

const stampOf = (at: number): string => `${dayOf(at).replaceAll('-', '')}${clockTime(at).replace(':', '')}`;

function requireShift(call: Call, scope: SealScope): void {
  if ('shiftId' in scope && !shiftById(call.desk.db, scope.shiftId)) {
    refuseWith('not_found', { field: 'shiftId' });
  }
}

/** Beginning of the scope, for names. */
function startOf(call: Call, scope: SealScope): number {
  return 'from' in scope ? scope.from : (shiftById(call.desk.db, scope.shiftId)?.startsAt ?? 0);
}

function scopeName(scope: SealScope): string {
  return 'shiftId' in scope ? `shift ${scope.shiftId}` : `${stampOf(scope.from)}-${stampOf(scope.to)}`;
}

/** Why no package was written, in the words of the contract. */
function refusalOf(error: unknown): never {
  if (error instanceof Refusal) throw error;
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (code === 'NOTHING_TO_SEAL') refuseWith('nothing_to_seal');
  if (code === 'PACKAGE_TOO_LARGE') refuseWith('package_too_large');
  if (failureOf(error) === 'disk_full') refuseWith('disk_full');
  return refuseWith('export_failed', { params: { detail: (error as Error).message } });
}

export const sealedHandlers: SomeHandlers<'sealed.write' | 'sealed.fileName'> = {
  'sealed.fileName': (input, call) => {
    requireShift(call, input.scope);
    const safe = (readRoom(call.desk.db)?.name ?? '').replaceAll(/[\\/:*?"<>|\s]+/g, '');
    return { fileName: `${safe}-值班日志-${stampOf(startOf(call, input.scope))}-封装包.zip` };
  },

  'sealed.write': async (input, call) => {
    const actor = actorOf(call);
    const { scope, path } = input;
    requireShift(call, scope);
    const page = call.services.verifierPage ?? '';
    if (!existsSync(page)) refuseWith('export_failed', { params: { detail: 'verify.html' } });
    try {
      const { now, newId } = call.desk;
      const { version, workers } = call.services;
      const task = { task: 'sealed', scope, page, by: actor.name, now: now(), version } as const;
      const written = await notedFile(
        path,
        (hidden) => workers.run({ ...task, path: hidden }),
        ({ rows, sha256 }) =>
          transact(call.desk, (write) => {
            const body = {
              scope: scopeName(scope),
              format: 'package',
              rows,
              sha256,
              author: authorOf(actor),
            };
            write(fact('export.written', newId(), actor.accountId, body));
          }),
      );
      return { ...written, path };
    } catch (error) {
      return refusalOf(error);
    }
  },
};
