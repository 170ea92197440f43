import { setImmediate as breathe } from 'node:timers/promises';
import { OpenFailure } from '../../desk/db/open';
import { Refusal } from '../../desk/deskError';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../desk/seed/roster';
import { usualIncidents } from '../../desk/seed/script';
import { type Seeded, seedRoom } from '../../desk/seed/seed';
import { answer, type Context, wholeNumber } from '../context';
import { refused, usage } from '../failure';
import { DONE } from '../io';
import { momentOf } from '../moments';

const MOST_ENTRIES = 2_000_000;

/** `seed`: fills an empty home with the demonstration room. */
export async function run(context: Context): Promise<number> {
  const entries = wholeNumber(context, 'entries', 1, MOST_ENTRIES);
  if (entries === undefined) throw usage('缺少 --entries。', '--entries is missing.');
  const incidents = wholeNumber(context, 'incidents', 0, entries) ?? usualIncidents(entries);
  const seed = wholeNumber(context, 'seed', 0, Number.MAX_SAFE_INTEGER) ?? 1;
  const end = endOf(context);
  const startedAt = performance.now();
  const seeded = await seedOrExplain(context, { entries, incidents, seed, end });
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  await answer(context, documentOf(context, seeded, seconds), wordsOf(context, seeded, seconds));
  return DONE;
}

function endOf(context: Context): number {
  const text = context.option('end');
  const now = context.io.now();
  if (text === undefined) return now;
  const end = momentOf(text);
  if (end === null) throw usage(`--end 看不懂：${text}。`, `--end is no time: ${text}.`);
  if (end > now) throw usage('--end 晚于现在。', '--end lies in the future.');
  return end;
}

type Wish = {
  readonly entries: number;
  readonly incidents: number;
  readonly seed: number;
  readonly end: number;
};

async function seedOrExplain(context: Context, wish: Wish): Promise<Seeded> {
  const { home, io } = context;
  const interrupted = io.onInterrupt();
  const onProgress = async (share: number): Promise<void> => {
    if (io.isWatched) io.stderr(`\r${Math.round(share * 100)} %`);
    await breathe();
    if (interrupted.aborted) {
      throw refused(
        'cancelled',
        '已停下，数据文件夹照旧是空的。',
        'Stopped; the data folder is as empty as before.',
      );
    }
  };
  try {
    return await seedRoom({ home, resources: io.resources, version: io.version, ...wish, onProgress });
  } catch (error) {
    throw explained(error, home);
  } finally {
    if (io.isWatched) io.stderr('\r');
  }
}

function explained(error: unknown, home: string): unknown {
  if (error instanceof Refusal && error.error.code === 'already_exists') {
    return refused(
      'home_not_empty',
      `这个文件夹里已经有数据，没有动它：${home}`,
      `This folder already holds data and was left untouched: ${home}`,
    );
  }
  if (error instanceof OpenFailure && error.code === 'locked_by_other') {
    return refused(
      'locked_by_other',
      '值守台正开着这个文件夹；关掉它再试。',
      'The console holds this folder; close it and try again.',
    );
  }
  return error;
}

function documentOf({ home }: Context, seeded: Seeded, seconds: number) {
  const accounts = DEMO_ACCOUNTS.map(({ name, roles }) => ({ name, roles }));
  return { ok: true, home, ...seeded, accounts, password: DEMO_PASSWORD, seconds };
}

function wordsOf({ home }: Context, seeded: Seeded, seconds: number) {
  const { entries, facts, incidents, runs, shifts } = seeded;
  const names = DEMO_ACCOUNTS.map((account) => account.name).join(' ');
  return {
    zh: `演示值班室已写好：${home}\n日志 ${entries} 条，班次 ${shifts} 个，突发事件 ${incidents} 起，方案执行 ${runs} 次，记录共 ${facts} 条，用时 ${seconds} 秒。\n账号：${names}，密码都是 ${DEMO_PASSWORD}`,
    en: `The demonstration room is written: ${home}\n${entries} log lines, ${shifts} shifts, ${incidents} incidents, ${runs} runs of work plans, ${facts} records in all, in ${seconds} s.\nAccounts: ${names}; the password of each is ${DEMO_PASSWORD}`,
  };
}
