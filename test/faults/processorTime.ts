import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds that the threads of a process ran, and that they stood ready and waited for a processor. */
export type ProcessorTime = { readonly ran: number; readonly waited: number };

/** From the kernel's own book of its threads; null where there is none. */
export function processorTime(pid: number): ProcessorTime | null {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`).map((task) =>
      readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ').map(Number),
    );
    const sum = (at: number): number => tasks.reduce((all, numbers) => all + (numbers[at] ?? 0), 0) / 1e6;
    // The first thread is the one that opens the data; the others' waits go on beside it.
    return { ran: sum(0), waited: (tasks[0]?.[1] ?? 0) / 1e6 };
  } catch {
    return null;
  }
}
