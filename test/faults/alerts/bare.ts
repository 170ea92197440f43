/** What the machine itself allows while alarms fall due: the same waits and writes without a desk. */
import { spawn } from 'node:child_process';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { tempFolder } from '../../helpers/deskRoom';

/** A Node that does nothing but wait: how late its timers are is what the machine allows. */
export async function bareTimers(count: number, spanMs: number): Promise<number[]> {
  const program = `const late=[];const n=${count};for(let i=0;i<n;i++){const at=performance.now()+Math.random()*${spanMs};
    setTimeout(()=>{late.push(performance.now()-at);if(late.length===n)process.stdout.write(JSON.stringify(late));},at-performance.now());}`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  await new Promise((settle) => child.once('close', settle));
  return JSON.parse(text) as number[];
}

/** Every 100 ms a small write that is forced to the disk, until stopped: how long each took in ms, sorted. */
export function bareWrites(): { readonly stop: () => Promise<readonly number[]> } {
  const file = openSync(join(tempFolder('bare'), 'written'), 'w');
  const page = Buffer.alloc(4_096, 1);
  const took: number[] = [];
  let isOver = false;
  const work = (async () => {
    while (!isOver) {
      const before = performance.now();
      writeSync(file, page);
      fsyncSync(file);
      took.push(performance.now() - before);
      await wait(100);
    }
    closeSync(file);
  })();
  return {
    stop: async () => {
      isOver = true;
      await work;
      return took.sort((a, b) => a - b);
    },
  };
}
