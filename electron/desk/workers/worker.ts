import { parentPort, workerData } from 'node:worker_threads';
import { runTask, type Task } from './tasks';

const { home, task } = workerData as { readonly home: string; readonly task: Task };

try {
  parentPort?.postMessage({ ok: true, value: runTask(home, task) });
} catch (error) {
  const code = (error as { code?: unknown }).code;
  parentPort?.postMessage({
    ok: false,
    message: (error as Error).message,
    code: code === undefined ? null : String(code),
  });
}
