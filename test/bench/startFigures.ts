import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launch, paintedAfter } from './electronRun';
import { root, withCopy } from './homes';
import { cpuOf, processTree, pssOf } from './processes';
import { median } from './statistics';
import type { Row } from './table';

const SETTLE_MS = 3_000;

type Kind = {
  readonly folder: string;
  readonly args: readonly string[];
  readonly ms: number[];
  readonly pss: number[];
  readonly cpu: number[];
};

const kindOf = (folder: string, args: readonly string[]): Kind => ({
  folder,
  args,
  ms: [],
  pss: [],
  cpu: [],
});

/** Starts one program and notes when it had painted; `isLast`: also what its processes hold once it is quiet. */
async function startOnce(kind: Kind, isCounted: boolean, isLast: boolean): Promise<void> {
  const run = await launch(kind.folder, kind.args);
  try {
    const ms = await paintedAfter(run);
    if (isCounted) {
      kind.ms.push(ms);
      kind.cpu.push(cpuOf(processTree(run.pid)));
    }
    if (!isLast) return;
    await wait(SETTLE_MS);
    kind.pss.push(pssOf(processTree(run.pid)));
  } finally {
    await run.stop();
  }
}

/** A Node that does nothing: the least that a process of its own for the desk costs. */
async function bareNode(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 60_000)'], { stdio: 'ignore' });
  try {
    await wait(SETTLE_MS / 3);
    return pssOf([child.pid ?? 0]);
  } finally {
    child.kill();
  }
}

/**
 * Cold start and memory. All programs are started in turn, so that a machine that drifts drifts for all; the first start of each is not counted. `beside` is
 * another checkout, built, whose figures stand in the column "before".
 */
export async function startRows(
  entries: number,
  starts: number,
  beside: string | null,
): Promise<readonly Row[]> {
  return withCopy(entries, async (home, folder) => {
    const bare = kindOf(join(root, 'test/bench/bare'), ['--user-data-dir', join(folder, 'bare-profile')]);
    const ours = kindOf(root, ['--home', home]);
    const kinds = [bare, ours];
    const other = beside === null ? null : kindOf(beside, ['--home', join(folder, 'other')]);
    if (other !== null) {
      cpSync(home, join(folder, 'other'), { recursive: true });
      kinds.push(other);
    }
    for (let turn = 0; turn <= starts; turn += 1)
      for (const kind of kinds) await startOnce(kind, turn > 0, turn === starts);
    const floor = median(bare.pss) + (await bareNode());
    return [
      {
        what: 'cold start to the painted board, p50',
        entries,
        figure: median(ours.ms),
        limit: median(bare.ms),
        unit: 'ms',
        limitIs: 'a bare Electron window to its first paint',
        aim: 1.35,
        ...(other === null ? {} : { before: median(other.ms) }),
      },
      {
        what: 'processor time of all processes to the painted board, p50',
        entries,
        figure: median(ours.cpu),
        limit: median(bare.cpu),
        unit: 'ms',
        limitIs: 'the bare window',
        aim: null,
        ...(other === null ? {} : { before: median(other.cpu) }),
      },
      {
        what: 'memory (PSS) of all processes',
        entries,
        figure: median(ours.pss),
        limit: floor,
        unit: 'MiB',
        limitIs: 'the bare window and a bare Node',
        aim: 1.8,
        ...(other === null ? {} : { before: median(other.pss) }),
      },
    ];
  });
}
