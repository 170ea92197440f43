import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { OpenFailure } from '../../../electron/desk/db/open';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { openDesk } from '../../../electron/desk/openDesk';
import { bundleDesk } from '../../faults/deskBundle';
import { DeskProcess, socketClient } from '../../faults/deskProcess';
import { cli, signInOptions } from '../../helpers/cliRun';
import { aLine, type DeskRoom, makeRoom, PASSWORD } from '../../helpers/deskRoom';

let script: string;
let room: DeskRoom;
let desks: DeskProcess[];

beforeAll(async () => {
  ({ desk: script } = await bundleDesk('lock-test'));
}, 60_000);
beforeEach(async () => {
  room = await makeRoom({ now: Date.now() });
  desks = [];
});
afterEach(async () => {
  await Promise.all(desks.map((desk) => desk.kill()));
  room.dispose();
});

function start(seat: string): DeskProcess {
  const desk = new DeskProcess(script, room.home, seat);
  desks.push(desk);
  return desk;
}

function openHere(): string {
  try {
    openDesk({ home: room.home }).close();
    return 'opened';
  } catch (error) {
    if (error instanceof OpenFailure) return error.code;
    throw error;
  }
}

describe('one writer', () => {
  test('in one process a second opener is refused, and may open when the first has closed', () => {
    expect(openHere()).toBe('locked_by_other');
    expect(openHere()).toBe('locked_by_other');
    room.close();
    expect(openHere()).toBe('opened');
  });

  test('a second desk process says why it does not open, and the first works on', async () => {
    room.close();
    const first = start('one');
    await first.ready;
    expect(openHere()).toBe('locked_by_other');

    const second = start('two');
    await second.ready;
    expect(await second.call('system.status', {})).toMatchObject({
      ok: true,
      value: { phase: 'failed', failure: { code: 'locked_by_other' }, room: null },
    });
    expect(await second.call('board.get', {})).toMatchObject({
      ok: false,
      error: { code: 'locked_by_other' },
    });
    expect(await second.stop()).toBe(0);

    expect(await first.call('system.status', {})).toMatchObject({ value: { phase: 'ready' } });
    // The second must not have taken the first one's socket with it.
    const client = await socketClient(room.home);
    const signedIn = await client.call('session.signIn', { name: 'operator', password: PASSWORD });
    expect(signedIn.ok).toBe(true);
    const line = { ...aLine('第一个仍在写'), entryId: room.newId() };
    expect((await client.call('log.append', line, room.operator)).ok).toBe(true);
    client.close();
  });

  test('the lock is free as soon as its holder was killed, and so is the way of the command line', async () => {
    room.close();
    for (let turn = 0; turn < 3; turn += 1) {
      const holder = start(`turn ${turn}`);
      await holder.ready;
      await holder.kill();
      expect(openHere()).toBe('opened');
    }
    const next = start('next');
    await next.ready;
    const client = await socketClient(room.home);
    expect(await client.call('system.status', {})).toMatchObject({ value: { phase: 'ready' } });
    client.close();
  });

  test('a desk that is told to stop leaves nothing behind that the next one stumbles over', async () => {
    room.close();
    const desk = start('one');
    await desk.ready;
    expect(await desk.stop()).toBe(0);
    expect(desk.errors).toBe('');
    expect(openHere()).toBe('opened');
    room.reopen();
    expect(room.facts().filter(({ kind }) => kind === 'desk.started')).toEqual([]);
  });
});

describe('somebody else holds the database for writing', () => {
  function holder(): Database.Database {
    const other = new Database(join(room.home, 'watchdesk.db'));
    other.exec('BEGIN IMMEDIATE');
    return other;
  }

  test('a line waits for a short hold and is stored once', async () => {
    const acknowledged = [await room.line('之前')];
    room.close();
    const desk = start('one');
    await desk.ready;
    await desk.call('session.signIn', { name: 'officer', password: PASSWORD });
    const other = holder();
    const entryId = room.newId();
    const waiting = desk.call('log.append', { ...aLine('等着'), entryId }, room.officer);
    // How long the other holds it; the desk has no way to say that it waits.
    const held = new Promise((settle) => setTimeout(settle, 300));
    expect(await Promise.race([waiting, held])).toBeUndefined();
    other.exec('COMMIT');
    other.close();
    expect((await waiting).ok).toBe(true);
    acknowledged.push(entryId);
    await desk.stop();
    room.reopen();
    const rows = room.db.prepare('SELECT id FROM log_entries WHERE human_number IS NOT NULL').all();
    expect(rows).toEqual(acknowledged.map((id) => ({ id })));
  });

  test('a line is refused when the hold outlasts the wait, and is taken afterwards', async () => {
    room.db.pragma('busy_timeout = 50');
    const other = holder();
    const input = { ...aLine('第一次没有写成'), entryId: room.newId() };
    expect(await room.refusal('log.append', input)).toEqual({ code: 'locked_by_other' });
    other.exec('ROLLBACK');
    other.close();
    await room.call('log.append', input);
    expect((await room.call('log.count', {})).people).toBe(1);
    expect(verifyJournal(room.db).ok).toBe(true);
  });
});

describe('the home passes from one to the next', () => {
  test('a command that feeds for long gives the home to a desk that wants it, and goes on through it', async () => {
    room.close();
    const acks: string[] = [];
    let desk: DeskProcess | undefined;
    async function* lines(): AsyncGenerator<string> {
      yield '值班室开着之前\n';
      await vi.waitUntil(() => acks.length === 1, { timeout: 10_000 });
      desk = start('one');
      await desk.ready;
      yield '值班室开着以后\n';
    }
    const args = ['log', 'add', '--home', room.home, '--stdin', ...signInOptions('officer')];
    const done = await cli(args, { stdin: lines(), onStdout: (text) => acks.push(text) });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(acks).toHaveLength(2);
    expect(await desk?.call('system.status', {})).toMatchObject({ ok: true, value: { failure: null } });
  });

  test('a desk that found the home held ends by itself once it is free, so that the next one opens it', async () => {
    const desk = start('one');
    await desk.ready;
    const held = await desk.call('system.status', {});
    expect(held).toMatchObject({ ok: true, value: { failure: { code: 'locked_by_other' } } });
    room.close();
    expect(await desk.ended).toBe(0);
    const next = start('one');
    await next.ready;
    expect(await next.call('system.status', {})).toMatchObject({ ok: true, value: { failure: null } });
  });

  test('a desk that died leaves its command line waiting for the next one, not taking the room', async () => {
    room.close();
    const first = start('one');
    await first.ready;
    await first.kill();
    const args = ['log', 'add', '--home', room.home, '--stdin', ...signInOptions('officer')];
    const done = cli(args, { stdin: ['停电之后\n'] });
    const next = start('one');
    await next.ready;
    expect(await done).toMatchObject({ code: 0, stderr: '' });
    expect(await next.call('system.status', {})).toMatchObject({ ok: true, value: { failure: null } });
  });
});
