import { Worker } from 'node:worker_threads';
import type { AppError } from '../../../shared/contract/errors';
import { Refusal } from '../deskError';
import { type JobWatch, jobOf } from './job';
import { type ResultOf, runTask, type Task } from './tasks';

/** Runs tasks beside the desk's main thread, which is never held for long. */
export type WorkerPool = {
  readonly run: <T extends Task>(task: T, watch?: JobWatch) => Promise<ResultOf<T>>;
  readonly close: () => Promise<void>;
};

type Answer =
  | { readonly progress: number }
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly message: string;
      readonly code: string | null;
      /** what a task refused in the words of the contract */
      readonly refusal: AppError | null;
    };

/** One thread per task: exports are rare, and a thread that ends leaves no memory behind. */
export function threadPool(home: string, script: URL): WorkerPool {
  const running = new Set<Worker>();
  return {
    run: <T extends Task>(task: T, watch: JobWatch = {}) =>
      new Promise<ResultOf<T>>((resolve, reject) => {
        const worker = new Worker(script, { workerData: { home, task, flag: watch.flag } });
        running.add(worker);
        const timer =
          watch.limitMs === undefined
            ? undefined
            : setTimeout(() => {
                reject(Object.assign(new Error(`slow ${watch.limitMs} ms`), { code: 'TOO_SLOW' }));
                void worker.terminate();
              }, watch.limitMs);
        worker.on('message', (answer: Answer) => {
          if ('progress' in answer) watch.onProgress?.(answer.progress);
          else if (answer.ok) resolve(answer.value as ResultOf<T>);
          else if (answer.refusal) reject(new Refusal(answer.refusal.code, answer.refusal));
          else reject(Object.assign(new Error(answer.message), { code: answer.code }));
        });
        worker.once('error', reject);
        worker.once('exit', () => {
          clearTimeout(timer);
          running.delete(worker);
          reject(new Error('the worker thread ended without an answer'));
        });
      }),
    close: async () => {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}

/** The same tasks on the calling thread, for the command line and for tests. */
export function inlinePool(home: string): WorkerPool {
  return {
    run: <T extends Task>(task: T, watch: JobWatch = {}) =>
      Promise.resolve().then(() => runTask(home, task, jobOf(watch))),
    close: () => Promise.resolve(),
  };
}
