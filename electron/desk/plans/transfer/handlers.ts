import type { Call, SomeHandlers } from '../../call';
import { failureOf } from '../../db/open';
import { refuseWith } from '../../deskError';
import { asExportRefusal, notedFile, noteExportMade } from '../../exports/noted';

/** A document of some pages is read in less than a second; what takes this long never ends. */
const READ_LIMIT_MS = 20_000;

/** Why a document was not read, in the words of the contract; a worker thread hands on only message and code. */
function refusalOf(error: unknown): never {
  const { code, message } = error as { readonly code?: unknown; readonly message: string };
  if (code === 'UNREADABLE_TABLE')
    refuseWith('import_unreadable', { params: { why: message.split(' ')[0] ?? '' } });
  if (code === 'TOO_SLOW') refuseWith('import_unreadable', { params: { why: 'slow' } });
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    refuseWith('import_unreadable', { params: { why: 'missing' } });
  if (failureOf(error) === 'disk_full') refuseWith('disk_full');
  throw error;
}

export const planTransferHandlers: SomeHandlers<
  'planTransfer.read' | 'planTransfer.compose' | 'planTransfer.write'
> = {
  'planTransfer.read': async ({ path }, { services }: Call) => {
    try {
      const source = await services.workers.run({ task: 'planDocument', path }, { limitMs: READ_LIMIT_MS });
      const parts = source.parts.map((part) =>
        part.part === 'table'
          ? { ...part, rows: part.rows.map((row) => [...row]) }
          : { ...part, lines: [...part.lines] },
      );
      return { ...source, parts };
    } catch (error) {
      return refusalOf(error);
    }
  },

  'planTransfer.compose': (input, { services }) => services.workers.run({ task: 'planCompose', ...input }),

  'planTransfer.write': async (input, call) => {
    const { services, desk } = call;
    const { planId, format, path } = input;
    try {
      const { bytes } = await notedFile(
        path,
        (hidden) => services.workers.run({ task: 'planWrite', ...input, path: hidden }),
        ({ sha256, title, revision }) =>
          noteExportMade(call, desk.newId(), {
            what: 'plan',
            title,
            range: `${planId} @${revision}`,
            format,
            masked: false,
            sha256,
            rows: 0,
          }),
      );
      return { bytes, path };
    } catch (error) {
      return asExportRefusal(error);
    }
  },
};
