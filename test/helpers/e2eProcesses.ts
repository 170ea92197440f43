import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

type Row = { readonly pid: number; readonly parent: number; readonly state: string };

/** Every process of this machine; one that ended while it was read is left out. */
function processes(): readonly Row[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The name in brackets may hold anything; what follows the last bracket is fixed.
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [{ pid: Number(name), parent: Number(parent), state: state ?? '?' }];
      } catch {
        return [];
      }
    });
}

/** The process and everything below it, the process itself first. */
export function treeOf(pid: number): readonly number[] {
  const all = processes();
  const tree = [pid];
  for (let at = 0; at < tree.length; at += 1) {
    tree.push(...all.filter((row) => row.parent === tree[at]).map((row) => row.pid));
  }
  return tree;
}

/** Of these processes, those that still run; one that only waits for its parent to notice its end does not. */
export function running(pids: readonly number[]): readonly number[] {
  return pids.filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return !'ZX'.includes(stat.slice(stat.lastIndexOf(')') + 2)[0] ?? 'X');
    } catch {
      return false;
    }
  });
}

/** Sends a signal to processes, by their ids; one that is gone already is passed over. */
export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended by itself.
    }
  }
}

/** True when all of these processes have ended within the time. */
export async function haveEnded(pids: readonly number[], withinMs: number): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until; await wait(20)) {
    if (running(pids).length === 0) return true;
  }
  return running(pids).length === 0;
}

/** The command line of a process, empty when it is gone. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
