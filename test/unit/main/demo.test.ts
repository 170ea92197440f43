import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  demoHome,
  dropDemoFolder,
  emptyDemoFolder,
  isDemoFolder,
  makeDemoFolder,
  sweepDemoFolders,
} from '../../../electron/main/demo/demoFolder';
import { demoArguments } from '../../../electron/main/demo/demoRoom';

let temp: string;
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'wd-demo-test-'));
});
afterEach(() => rmSync(temp, { recursive: true, force: true }));

describe('the folder of a demo room', () => {
  test('is made new, holds a home, and is removed with all that is in it', () => {
    const folder = makeDemoFolder(temp);
    expect(isDemoFolder(folder, temp)).toBe(true);
    writeFileSync(join(demoHome(folder), 'watchdesk.db'), 'x');
    expect(dropDemoFolder(folder, temp)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });

  test('is never a folder that was not made for one', () => {
    const home = join(temp, 'watchdesk-demo-real');
    mkdirSync(home);
    writeFileSync(join(home, 'watchdesk.db'), 'the room');
    const elsewhere = join(temp, 'other', basename(makeDemoFolder(temp)));
    mkdirSync(elsewhere, { recursive: true });
    writeFileSync(join(elsewhere, 'throw-away'), '1');
    for (const folder of [home, elsewhere, temp, '/', join(temp, 'nowhere')]) {
      expect(isDemoFolder(folder, temp), folder).toBe(false);
      expect(dropDemoFolder(folder, temp), folder).toBe(false);
    }
    expect(existsSync(join(home, 'watchdesk.db'))).toBe(true);
  });

  test('is emptied by the console in it, and still known to who removes it', () => {
    const folder = makeDemoFolder(temp);
    writeFileSync(join(demoHome(folder), 'watchdesk.db'), 'x');
    emptyDemoFolder(folder, temp);
    expect(existsSync(demoHome(folder))).toBe(false);
    mkdirSync(demoHome(folder));
    expect(dropDemoFolder(folder, temp)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });

  test('that a dead console left behind is swept, one in use is not', () => {
    const mine = makeDemoFolder(temp);
    const dead = makeDemoFolder(temp);
    writeFileSync(join(dead, 'throw-away'), '4194304999\n');
    sweepDemoFolders(temp);
    expect(existsSync(dead)).toBe(false);
    expect(existsSync(mine)).toBe(true);
  });
});

test('the second console is started as this one was, on the other home', () => {
  expect(demoArguments(['--no-sandbox', '/app', '--home', '/room', '--inspect=0'], '/tmp/x/room')).toEqual([
    '--no-sandbox',
    '/app',
    '--home',
    '/tmp/x/room',
    '--demo',
  ]);
  expect(demoArguments(['/app', '--home=/room'], '/tmp/x/room')).toEqual([
    '/app',
    '--home',
    '/tmp/x/room',
    '--demo',
  ]);
});
