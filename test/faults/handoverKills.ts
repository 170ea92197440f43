import { spawn } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unlockKey } from '../../electron/desk/accounts/prove';
import { openItems } from '../../electron/desk/handover/sources';
import { verifyJournal } from '../../electron/desk/journal/verify';
import { openDesk } from '../../electron/desk/openDesk';
import { projectionDigests } from '../../electron/desk/projections/digest';
import { PASSWORD, tempFolder } from '../helpers/deskRoom';
import { answerAll, begin, busyNight } from '../helpers/handoverActs';
import { bundleProgram } from './deskBundle';
import type { FaultFigures } from './figures';
import type { Orders } from './handoverAndDie';

/** A home in which a handover is answered and only has to be signed, and how it stood. */
type Prepared = {
  readonly home: string;
  readonly orders: string;
  readonly now: number;
  readonly shiftId: string;
  readonly nextShiftId: string;
  readonly keys: readonly string[];
  readonly digests: string;
  readonly rungs: string;
};

async function prepareHome(): Promise<Prepared> {
  const night = await busyNight();
  const { room } = night;
  room.clock.advance(16 * 60_000);
  room.scan();
  const live = await begin(night);
  const answered = await answerAll(night);
  if (answered.unanswered > 0) throw new Error('the handover could not be prepared');
  const people = [
    ['offgoing', room.officer, '陈立'],
    ['oncoming', night.relief, '高远'],
    ['leader', night.leader, '林海'],
  ] as const;
  const signers: Orders['signers'][number][] = [];
  for (const [role, accountId, name] of people) {
    const { privateKey } = await unlockKey(room.desk, accountId, PASSWORD, role);
    const der = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
    signers.push({ role, accountId, name, der });
  }
  const now = room.clock.wall();
  const actor = { accountId: room.officer, name: '陈立', roles: ['officer'] };
  const orders = join(tempFolder('orders'), 'orders.json');
  writeFileSync(orders, JSON.stringify({ handoverId: live.id, now, actor, signers } satisfies Orders));
  const prepared = {
    home: room.home,
    orders,
    now,
    shiftId: night.shiftId,
    nextShiftId: live.nextShiftId,
    keys: openItems(room.db, now).map((item) => item.key),
    digests: JSON.stringify(projectionDigests(room.db)),
    rungs: JSON.stringify(room.db.prepare('SELECT * FROM rungs ORDER BY deadline_id, rung').all()),
  };
  room.db.pragma('wal_checkpoint(TRUNCATE)');
  room.close();
  return prepared;
}

type Ended = { readonly signal: string | null; readonly out: string; readonly errors: string };

function play(program: string, home: string, orders: string, count: number): Promise<Ended> {
  const child = spawn(process.execPath, [program, home, orders, String(count)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((settle) => {
    child.once('close', (_code, signal) => settle({ signal, out, errors }));
  });
}

/** Either the old shift with everything, or the new one with everything; never a bit of both. */
function problemsOf(prepared: Prepared, home: string, isOver: boolean): readonly string[] {
  const clocks = { wall: () => prepared.now, monotonic: () => 1_000_000, boot: 'boot-1' };
  const { desk, close } = openDesk({ home, clocks });
  const { db } = desk;
  const problems: string[] = [];
  const expect = (what: string, isRight: boolean): void => {
    if (!isRight) problems.push(what);
  };
  const pluck = (sql: string): unknown[] => db.prepare(sql).pluck().all();
  try {
    const wanted = isOver ? prepared.nextShiftId : prepared.shiftId;
    const open = pluck('SELECT id FROM shifts WHERE closed_at IS NULL');
    expect(`open shifts: ${open.join(', ')}`, open.length === 1 && open[0] === wanted);
    const owners = pluck(
      "SELECT DISTINCT shift_id FROM deadlines WHERE state = 'open' UNION SELECT shift_id FROM runs WHERE ended_at IS NULL",
    );
    expect(`owners: ${owners.join(', ')}`, owners.length === 1 && owners[0] === wanted);
    const keys = openItems(db, prepared.now).map((item) => item.key);
    expect(`open items: ${keys.length}`, JSON.stringify(keys) === JSON.stringify(prepared.keys));
    const rungs = JSON.stringify(db.prepare('SELECT * FROM rungs ORDER BY deadline_id, rung').all());
    expect('rungs are not as they were', rungs === prepared.rungs);
    const states = pluck('SELECT state FROM handovers');
    expect(
      `handover: ${states.join(', ')}`,
      states.length === 1 && states[0] === (isOver ? 'completed' : 'open'),
    );
    const isUntouched = JSON.stringify(projectionDigests(db)) === prepared.digests;
    expect('something of the change stayed', isOver || isUntouched);
    const verdict = verifyJournal(db);
    expect(`verify: ${JSON.stringify(verdict.firstBad)}`, verdict.ok);
    expect(`checkpoints: ${verdict.checkpoints}`, verdict.checkpoints === Number(isOver));
    expect('integrity_check', db.pragma('integrity_check', { simple: true }) === 'ok');
  } finally {
    close();
  }
  return problems;
}

/** The statements before which it is killed: every one that writes, and every `step`-th of those that read. */
function placesOf(kinds: string, step: number): readonly number[] {
  const places: number[] = [];
  [...kinds].forEach((kind, index) => {
    if (kind === 'w' || index % step === 0) places.push(index + 1);
  });
  // 0: after the commit, before anybody was told.
  return [...places, 0];
}

/**
 * Kills the change of shift before each of its statements and right after its commit, each time in a process of its own on a copy of the same home. `step`
 * 1 takes every statement; a larger one takes all that write and every step-th of those that read.
 */
export async function killHandovers(step: number): Promise<FaultFigures & { readonly statements: number }> {
  const program = await bundleProgram('test/faults/handoverAndDie.ts');
  const prepared = await prepareHome();
  const copy = (): string => {
    const home = tempFolder('handover');
    cpSync(prepared.home, home, { recursive: true });
    return home;
  };
  const whole = copy();
  const told = await play(program, whole, prepared.orders, -1);
  if (!/^[wr]+$/.test(told.out))
    throw new Error(`the handover did not complete: ${told.errors.slice(0, 500)}`);
  const problems = problemsOf(prepared, whole, true).map((problem) => `nothing killed: ${problem}`);
  const places = [...placesOf(told.out, step)];
  let worst = 0;
  let faults = 0;
  const worker = async (): Promise<void> => {
    for (let place = places.shift(); place !== undefined; place = places.shift()) {
      const home = copy();
      const ended = await play(program, home, prepared.orders, place);
      faults += 1;
      const what = place === 0 ? 'after the commit' : `before statement ${place} of ${told.out.length}`;
      if (ended.signal !== 'SIGKILL') problems.push(`${what}: it did not die: ${ended.errors.slice(0, 300)}`);
      const begun = performance.now();
      problems.push(...problemsOf(prepared, home, place === 0).map((problem) => `${what}: ${problem}`));
      worst = Math.max(worst, performance.now() - begun);
      rmSync(home, { recursive: true, force: true });
    }
  };
  await Promise.all([worker(), worker()]);
  const items = prepared.keys.length;
  return {
    faults,
    acknowledged: items * faults,
    found: items * faults,
    lost: problems.filter((problem) => problem.includes('open items')).length,
    doubled: problems.filter((problem) => problem.includes('open shifts')).length,
    worstRecovery: worst / 1_000,
    problems,
    statements: told.out.length,
  };
}
