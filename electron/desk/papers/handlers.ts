import type { PaperRef } from '../../../shared/contract/areas/papers';
import { archiveHandlers } from '../archive/handlers';
import { actorOf, type Call, type SomeHandlers } from '../call';
import { failureOf } from '../db/open';
import { authorOf, fact, transact } from '../desk';
import { Refusal, refuseWith } from '../deskError';
import { notedFile } from '../exports/noted';
import { paperFileName } from './composers';
import { cancelJob, withJob } from './jobs';
import { stampOf } from './log/words';
import { isLog } from './tables/log';

/** How the fact names what was exported. */
function scopeName(ref: PaperRef): string {
  if (ref.kind === 'shift_log') return `shift ${ref.shiftId}`;
  if (ref.kind === 'report') return `report ${ref.reportId}`;
  if (ref.kind === 'report_draft') return `report draft ${ref.incidentId}`;
  if (!isLog(ref)) return ref.kind;
  if ('shiftId' in ref.scope) return `shift ${ref.scope.shiftId}`;
  if ('from' in ref.scope) return `${stampOf(ref.scope.from)}-${stampOf(ref.scope.to)}`;
  return `${ref.scope.entryIds.length} lines`;
}

/** The shift whose log it is, whichever way it was asked for. */
function shiftIdOf(ref: PaperRef): string | null {
  if (ref.kind === 'shift_log') return ref.shiftId;
  return ref.kind === 'log' && 'shiftId' in ref.scope ? ref.scope.shiftId : null;
}

type Exported = {
  readonly format: string;
  readonly rows: number;
  readonly sha256: string;
  readonly title: string;
  readonly masked: boolean;
  readonly pages: number;
};

/** The export itself stands in the log. */
function noteExport(call: Call, ref: PaperRef, exported: Exported): void {
  const actor = actorOf(call);
  const { masked, pages, title, format, rows, sha256 } = exported;
  transact(call.desk, (write) => {
    write(
      fact('export.written', call.desk.newId(), actor.accountId, {
        scope: scopeName(ref),
        format,
        rows,
        sha256,
        paper: { kind: ref.kind, shiftId: shiftIdOf(ref), title, masked, pages },
        author: authorOf(actor),
      }),
    );
  });
}

/** What a failed export is called on screen: the task's own refusal, a cancellation, a full disk, or the words of the system. */
function asRefusal(error: unknown): never {
  if (error instanceof Refusal) throw error;
  const code = String((error as { code?: unknown }).code ?? '');
  if (code === 'CANCELLED') return refuseWith('cancelled');
  if (failureOf(error) === 'disk_full') return refuseWith('disk_full');
  return refuseWith('export_failed', { params: { detail: (error as Error).message } });
}

function watchOf(call: Call, jobId: string, flag: SharedArrayBuffer) {
  return {
    flag,
    onProgress: (done: number): void => call.services.emit?.({ event: 'progress', jobId, done, total: null }),
  };
}

/** The contacts book leaves the desk only by a supervisor: it holds numbers that are masked for others. */
function requireMay(ref: PaperRef, call: Call): void {
  if (ref.kind === 'contacts' && !actorOf(call).roles.includes('supervisor')) refuseWith('forbidden');
}

const paperHandlers: SomeHandlers<
  'paper.preview' | 'paper.compose' | 'paper.fileName' | 'paper.write' | 'paper.printed' | 'paper.cancel'
> = {
  'paper.preview': async ({ paper, masked }, call) => {
    const { services, desk } = call;
    requireMay(paper, call);
    const page = await services.workers.run({ task: 'paperHtml', ref: paper, masked, now: desk.now() });
    const { html, title, landscape, fileName } = page;
    return { html, title, landscape, fileName };
  },

  'paper.compose': ({ paper, masked, jobId }, call) =>
    withJob(jobId, async (flag) => {
      requireMay(paper, call);
      const now = call.desk.now();
      try {
        const page = await call.services.workers.run(
          { task: 'paperHtml', ref: paper, masked, now },
          watchOf(call, jobId, flag),
        );
        const { html, footerHtml, fileName, rows } = page;
        return { html, footerHtml, fileName, rows };
      } catch (error) {
        return asRefusal(error);
      }
    }),

  'paper.fileName': ({ paper, masked }, { desk }) => ({
    fileName: paperFileName(desk.db, paper, desk.now(), masked),
  }),

  'paper.write': ({ paper, masked, jobId, format, path }, call) =>
    withJob(jobId, async (flag) => {
      requireMay(paper, call);
      const now = call.desk.now();
      try {
        const task = { task: 'paperFile', ref: paper, masked, now, format } as const;
        const { rows, bytes, sha256 } = await notedFile(
          path,
          (hidden) => call.services.workers.run({ ...task, path: hidden }, watchOf(call, jobId, flag)),
          (made) => noteExport(call, paper, { ...made, format, masked, pages: 0 }),
        );
        return { rows, bytes, sha256, path };
      } catch (error) {
        return asRefusal(error);
      }
    }),

  'paper.printed': ({ paper, masked, way, sha256, rows, pages }, call) => {
    const { desk } = call;
    const title = paperFileName(desk.db, paper, desk.now(), masked);
    noteExport(call, paper, { format: way, rows, sha256, title, masked, pages });
    return {};
  },

  'paper.cancel': ({ jobId }) => {
    cancelJob(jobId);
    return {};
  },
};

export const papersHandlers = { ...paperHandlers, ...archiveHandlers };
