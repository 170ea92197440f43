import { newFlag, raise } from '../workers/job';

/** The exports that are on their way, by the id that whoever asked gave them. */
const flags = new Map<string, SharedArrayBuffer>();

/** Runs a job that may be cancelled by its id until it ends. */
export async function withJob<T>(jobId: string, run: (flag: SharedArrayBuffer) => Promise<T>): Promise<T> {
  const flag = newFlag();
  flags.set(jobId, flag);
  try {
    return await run(flag);
  } finally {
    if (flags.get(jobId) === flag) flags.delete(jobId);
  }
}

/** Asks a job to stop; nothing happens when it has ended already. */
export function cancelJob(jobId: string): void {
  const flag = flags.get(jobId);
  if (flag) raise(flag);
}
