import { Worker } from 'node:worker_threads';
import { type ResultOf, runTask, type Task } from './tasks';

/** Runs tasks beside the desk's main thread, which is never held for long. */
export type WorkerPool = {
  readonly run: <T extends Task>(task: T) => Promise<ResultOf<T>>;
  readonly close: () => Promise<void>;
};

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly code: string | null };

/** One thread per task: exports are rare, and a thread that ends leaves no memory behind. */
export function threadPool(home: string, script: URL): WorkerPool {
  const running = new Set<Worker>();
  return {
    run: <T extends Task>(task: T) =>
      new Promise<ResultOf<T>>((resolve, reject) => {
        const worker = new Worker(script, { workerData: { home, task } });
        running.add(worker);
        worker.once('message', (answer: Answer) => {
          if (answer.ok) resolve(answer.value as ResultOf<T>);
          else reject(Object.assign(new Error(answer.message), { code: answer.code }));
        });
        worker.once('error', reject);
        worker.once('exit', () => {
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
    run: <T extends Task>(task: T) => Promise.resolve().then(() => runTask(home, task)),
    close: () => Promise.resolve(),
  };
}
