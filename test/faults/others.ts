import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { DeskProcess } from './deskProcess';
import type { FaultFigures } from './figures';
import { figuresOf, Post } from './officer';
import { Shim } from './shim/shim';

/**
 * F13: others want the same home. A second desk says that it is held and touches nothing; a foreign program that holds the database for writing makes a line wait and
 * then be refused by name, and the line is taken once it lets go.
 */
export async function shareHome(script: string, rounds: number, holdMs: number): Promise<FaultFigures> {
  const post = await Post.make(script);
  await post.start();
  await post.mustWrite(5);
  for (let round = 0; round < rounds; round += 1) {
    const second = new DeskProcess(script, post.home, randomUUID());
    await second.ready;
    const status = await second.call('system.status', {});
    const code = status.ok ? (status.value as { failure: { code: string } | null }).failure?.code : 'none';
    if (code !== 'locked_by_other') post.problems.push(`a second desk said ${code ?? 'that all is well'}`);
    await post.mustWrite(5);
    await second.kill();
    await post.mustWrite(1);
  }
  const other = new Database(join(post.home, 'watchdesk.db'));
  other.exec('BEGIN IMMEDIATE');
  const isHeld = { now: true };
  const begin = performance.now();
  const writing = post.officer.writeUntil(post.desk.call, post.as, () => !isHeld.now);
  await wait(holdMs);
  other.exec('ROLLBACK');
  other.close();
  isHeld.now = false;
  const released = performance.now();
  await writing;
  await post.mustWrite(3);
  post.worst = performance.now() - released;
  const refused = post.officer.refusals.get('locked_by_other') ?? 0;
  if (holdMs > 12_000 && refused === 0) post.problems.push('nobody was told that the data are held');
  if (released - begin < holdMs) post.problems.push('the hold was too short');
  return figuresOf(post, rounds + 1);
}

const HOUR = 3_600_000;
const JUMPS = [-2 * HOUR, 5 * HOUR, -26 * HOUR, 30_000, -30_000, 72 * HOUR, 1, -1];

/**
 * F15: the wall clock of the desk jumps while lines are written. Every line is stored, and the journal's order is the order of writing whatever the clock said.
 * The alarms of the same fault are played by `-- alerts` (P4).
 */
export async function jumpClock(script: string, jumps: number): Promise<FaultFigures> {
  let shim: Shim | undefined;
  const post = await Post.make(script, {
    env: (home) => {
      shim = new Shim(home);
      return shim.env;
    },
  });
  await post.start();
  for (let jump = 0; jump < jumps; jump += 1) {
    const begin = performance.now();
    shim?.setWall(JUMPS[jump % JUMPS.length] ?? 0);
    await post.mustWrite(10);
    post.worst = Math.max(post.worst, performance.now() - begin);
    if (jump % 5 === 4) {
      await post.desk.kill();
      await post.comeBack(performance.now());
    }
  }
  const figures = await figuresOf(post, jumps);
  shim?.close();
  return { ...figures, problems: [...figures.problems, ...orderProblems(post)] };
}

function orderProblems(post: Post): readonly string[] {
  const db = new Database(join(post.home, 'watchdesk.db'), { readonly: true });
  try {
    const order = db
      .prepare<[], { subject: string; hlc: string; at: number }>(
        "SELECT subject, hlc, at FROM journal WHERE kind = 'log.recorded' ORDER BY seq",
      )
      .all();
    const written = order
      .map(({ subject }) => subject)
      .filter((id) => post.officer.acknowledged.includes(id));
    const problems: string[] = [];
    if (written.join() !== post.officer.acknowledged.join())
      problems.push('the order is not that of the writing');
    if (order.some(({ hlc }, place) => place > 0 && hlc <= (order[place - 1]?.hlc ?? '')))
      problems.push('the logical clock went back');
    const spread = Math.max(...order.map(({ at }) => at)) - Math.min(...order.map(({ at }) => at));
    if (spread < HOUR) problems.push('the desk did not see the jumps: nothing was tested');
    return problems;
  } finally {
    db.close();
  }
}

/** F16: the machine sleeps: the desk is held still and let go on in the middle of its work. The alarms are played by `-- alerts` (P3). */
export async function sleepAndWake(
  script: string,
  sleeps: number,
  random: () => number,
): Promise<FaultFigures> {
  const post = await Post.make(script);
  await post.start();
  let isOver = false;
  const writing = post.officer.writeUntil(post.desk.call, post.as, () => isOver);
  for (let sleep = 0; sleep < sleeps; sleep += 1) {
    await wait(50 + random() * 200);
    post.desk.signal('SIGSTOP');
    await wait(200 + random() * 1_800);
    const woken = performance.now();
    const before = post.officer.acknowledged.length;
    post.desk.signal('SIGCONT');
    post.desk.wake();
    const patience = woken + 30_000;
    while (post.officer.acknowledged.length === before && performance.now() < patience) await wait(2);
    post.worst = Math.max(post.worst, performance.now() - woken);
  }
  isOver = true;
  await writing;
  for (const [code, count] of post.officer.refusals) post.problems.push(`${count} lines refused: ${code}`);
  return figuresOf(post, sleeps);
}
