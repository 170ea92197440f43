import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../deskError';
import { jobOf } from './job';
import { runTask, type Task } from './tasks';

const { home, task, flag } = workerData as {
  readonly home: string;
  readonly task: Task;
  readonly flag: SharedArrayBuffer | undefined;
};

try {
  const onProgress = (progress: number): void => parentPort?.postMessage({ progress });
  const value = await runTask(home, task, jobOf({ onProgress, ...(flag === undefined ? {} : { flag }) }));
  parentPort?.postMessage({ ok: true, value });
} catch (error) {
  const code = (error as { code?: unknown }).code;
  parentPort?.postMessage({
    ok: false,
    message: (error as Error).message,
    code: code === undefined ? null : String(code),
    refusal: error instanceof Refusal ? error.error : null,
  });
}
