import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withLock } from '../../../scripts/lock.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'watchdesk-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('the lock of the scripts', () => {
  test('gives what the body gives and is free afterwards', async () => {
    const lock = join(dir, 'lock');
    await expect(withLock(lock, async () => existsSync(lock))).resolves.toBe(true);
    expect(existsSync(lock)).toBe(false);
  });

  test('is free again after a body that failed', async () => {
    const lock = join(dir, 'lock');
    await expect(withLock(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(withLock(lock, async () => 'next')).resolves.toBe('next');
  });

  test('is taken over from an owner that died', async () => {
    const lock = join(dir, 'lock');
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), String(deadPid()));
    await expect(withLock(lock, async () => 'mine')).resolves.toBe('mine');
  });

  test('is taken over when it names no owner', async () => {
    const lock = join(dir, 'lock');
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), '');
    await expect(withLock(lock, async () => 'mine')).resolves.toBe('mine');
  });

  test('lets one body run at a time', async () => {
    const lock = join(dir, 'lock');
    let inside = 0;
    let most = 0;
    const body = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((settle) => setImmediate(settle));
      inside -= 1;
    };
    await Promise.all([withLock(lock, body), withLock(lock, body), withLock(lock, body)]);
    expect(most).toBe(1);
  });

  test('lets one body run at a time when many want the lock of a dead owner', async () => {
    const lock = join(dir, 'lock');
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), String(deadPid()));
    // Every process adds its line twice, with the other half of the work between them.
    const body = `
      import { appendFileSync } from 'node:fs';
      import { withLock } from ${JSON.stringify(join(import.meta.dirname, '../../../scripts/lock.ts'))};
      await withLock(${JSON.stringify(lock)}, async () => {
        for (const word of ['in', 'out']) {
          appendFileSync(${JSON.stringify(join(dir, 'order'))}, word + ' ' + process.pid + '\\n');
          await new Promise((settle) => setTimeout(settle, 5));
        }
      });`;
    const children = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', body], { stdio: 'inherit' }),
    );
    const codes = await Promise.all(children.map((child) => once(child, 'exit').then(([code]) => code)));
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    const order = readFileSync(join(dir, 'order'), 'utf8').trim().split('\n');
    expect(order).toHaveLength(12);
    for (let at = 0; at < order.length; at += 2) {
      expect(order[at + 1]).toBe(order[at]?.replace('in', 'out'));
    }
    expect(readdirSync(dir)).toEqual(['order']);
  });
});
