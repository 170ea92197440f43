/** What a task is told about its job: how to say how far it is, and whether anybody still wants it. */
export type Job = {
  /** cheap enough to be called for every row; throws `JobCancelled` when nobody wants it any more */
  readonly tick: (done: number) => void;
};

/** What the one who asks for a task may watch and stop. */
export type JobWatch = {
  readonly onProgress?: (done: number) => void;
  /** one integer that threads share: anything but nought means stop */
  readonly flag?: SharedArrayBuffer;
  /** a thread that has not ended by then is stopped, and the task fails with the code TOO_SLOW; on the calling thread nothing stops it */
  readonly limitMs?: number;
};

export class JobCancelled extends Error {
  readonly code = 'CANCELLED';
  constructor() {
    super('the job was cancelled');
  }
}

const EVERY_MS = 100;

/** A job that reports at most ten times a second and looks at its flag whenever it reports or 256 rows have gone by. */
export function jobOf({ onProgress, flag }: JobWatch): Job {
  const stop = flag === undefined ? null : new Int32Array(flag);
  let last = 0;
  let calls = 0;
  return {
    tick: (done) => {
      calls += 1;
      if (calls % 256 !== 0 && calls !== 1) return;
      if (stop !== null && Atomics.load(stop, 0) !== 0) throw new JobCancelled();
      const now = performance.now();
      if (onProgress === undefined || now - last < EVERY_MS) return;
      last = now;
      onProgress(done);
    },
  };
}

export const newFlag = (): SharedArrayBuffer => new SharedArrayBuffer(4);

export function raise(flag: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(flag), 0, 1);
}
