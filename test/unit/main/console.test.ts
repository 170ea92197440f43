import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { prepareHome } from '../../../electron/main/homeFolder';
import { readLocalState, writeLocalState } from '../../../electron/main/localState';
import { Quit } from '../../../electron/main/quit';
import { type RoomState, ShiftWatch } from '../../../electron/main/shiftWatch';
import { badgeText, drawIcon } from '../../../electron/main/tray/icon';
import { encodePng } from '../../../electron/main/tray/png';
import { MIN_SIZE, placeWindow } from '../../../electron/main/window/bounds';
import { HOME_FAILURES } from '../../../electron/main/words';
import { ok, type Result, refuse } from '../../../shared/contract/errors';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchdesk-console-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the home folder', () => {
  test('is made for this user alone, with a place for the window and no trace of the try', () => {
    const home = join(folder, 'a', 'room');
    expect(prepareHome(home)).toEqual({ ok: true, home, browser: join(home, 'browser') });
    expect(statSync(home).mode & 0o777).toBe(0o700);
    expect(existsSync(join(home, `.write-test-${process.pid}`))).toBe(false);
  });

  test('that exists keeps its files and its rights', () => {
    chmodSync(folder, 0o750);
    writeFileSync(join(folder, 'watchdesk.db'), 'data');
    expect(prepareHome(folder).ok).toBe(true);
    expect(readFileSync(join(folder, 'watchdesk.db'), 'utf8')).toBe('data');
    expect(statSync(folder).mode & 0o777).toBe(0o750);
  });

  test('is refused where a file is in the way, and the file stays', () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'data');
    for (const home of [file, join(file, 'room')]) {
      expect(prepareHome(home)).toMatchObject({ ok: false, home, reason: 'not_a_folder' });
    }
    expect(readFileSync(file, 'utf8')).toBe('data');
  });

  test('that the system will not make is refused with the words for it', () => {
    const refused = prepareHome('/proc/watchdesk');
    expect(refused).toMatchObject({ ok: false, reason: 'not_creatable' });
    for (const words of Object.values(HOME_FAILURES))
      expect(words.zh.toDo.length * words.en.toDo.length).toBeGreaterThan(0);
  });
});

describe('what main remembers', () => {
  test('comes back as it was written', () => {
    const state = {
      bounds: { x: 1, y: 2, width: 1400, height: 800 },
      isMaximized: true,
      locale: 'en',
      typeSize: 130,
    } as const;
    writeLocalState(folder, state);
    expect(readLocalState(folder)).toEqual(state);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"bounds":{"x":"a"},"locale":"fr"}',
    '{"bounds":{"x":1e9,"y":0,"width":1,"height":1}}',
  ])('starts afresh from a file that says %s', (text) => {
    writeFileSync(join(folder, 'window.json'), text);
    expect(readLocalState(folder)).toEqual({
      bounds: null,
      isMaximized: false,
      locale: 'zh',
      typeSize: 100,
    });
  });
});

describe('the place of the window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  test('is the remembered one while it can be reached', () => {
    const place = { x: 100, y: 50, width: 1400, height: 800 };
    expect(placeWindow(place, [screen])).toEqual(place);
    expect(placeWindow({ ...place, x: 2_000 }, [screen, { ...screen, x: 1920 }])).toMatchObject({ x: 2_000 });
  });

  test('is the middle of the first screen when the remembered one is gone, too small or unknown', () => {
    const middle = { x: 277, y: 156, width: 1366, height: 768 };
    for (const place of [
      null,
      { x: 2_000, y: 0, width: 1400, height: 800 },
      { x: 0, y: -500, width: 1400, height: 800 },
      { x: 0, y: 0, width: MIN_SIZE.width - 1, height: 800 },
    ]) {
      expect(placeWindow(place, [screen])).toEqual(middle);
    }
  });

  test('is no larger than the screen', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1280, height: 720 }])).toEqual({
      x: 0,
      y: 0,
      width: 1280,
      height: 720,
    });
  });
});

describe('leaving', () => {
  function quitOf(isShiftOpen: boolean, answer: () => Promise<boolean>) {
    const did: string[] = [];
    const quit = new Quit({
      isShiftOpen: () => isShiftOpen,
      confirm: () => {
        did.push('ask');
        return answer();
      },
      finish: async () => {
        did.push('finish');
      },
      leave: () => did.push('leave'),
    });
    return { quit, did };
  }

  test('without a shift asks nobody, ends the desk, then lets Electron go', async () => {
    const { quit, did } = quitOf(false, async () => true);
    expect(quit.beforeQuit()).toBe(false);
    await new Promise((done) => setImmediate(done));
    expect(did).toEqual(['finish', 'leave']);
    expect(quit.beforeQuit()).toBe(true);
  });

  test('during a shift asks, stays when the answer is no, and can be asked again', async () => {
    const answers = [false, true];
    const { quit, did } = quitOf(true, async () => answers.shift() ?? false);
    await quit.request();
    expect(did).toEqual(['ask']);
    expect(quit.isLeaving).toBe(false);
    await quit.request();
    expect(did).toEqual(['ask', 'ask', 'finish', 'leave']);
  });

  test('is asked about once at a time, and a question that fails means staying', async () => {
    let refuseNow = (): void => {};
    const { quit, did } = quitOf(
      true,
      () =>
        new Promise((_answer, fail) => {
          refuseNow = () => fail(new Error('no window'));
        }),
    );
    const first = quit.request();
    await quit.request();
    refuseNow();
    await first;
    expect(did).toEqual(['ask']);
    expect(quit.isLeaving).toBe(false);
  });

  test('because the system ends is not asked about, even while the question is open', async () => {
    let answer = (_leaves: boolean): void => {};
    const { quit, did } = quitOf(
      true,
      () =>
        new Promise((settle) => {
          answer = settle;
        }),
    );
    const asked = quit.request();
    await quit.force();
    answer(true);
    await asked;
    expect(did).toEqual(['ask', 'finish', 'leave']);
  });
});

describe('what main knows of the room', () => {
  const board = (shift: unknown, states: readonly string[] = []): Result<unknown> =>
    ok({ shift, alerts: states.map((state) => ({ state })) });
  const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

  test('follows shifts and alerts, asks again for what changed meanwhile, and tells only changes', async () => {
    const answers = [
      board({ id: 's' }, ['raised', 'acknowledged']),
      board({ id: 's' }, ['raised']),
      board(null),
    ];
    const told: RoomState[] = [];
    let asked = 0;
    const watch = new ShiftWatch(
      async () => {
        asked += 1;
        return answers.shift() ?? board(null);
      },
      (state) => told.push(state),
      async () => {},
    );
    watch.notice({ event: 'ready', pid: 1 });
    for (let at = 0; at < 100; at += 1) watch.notice({ event: 'changed', areas: ['alerts'] });
    await settle();
    expect(asked).toBe(2);
    expect(told).toEqual([{ isShiftOpen: true, alerts: 1 }]);
    watch.notice({ event: 'changed', areas: ['log', 'shifts'] });
    await settle();
    expect(told.at(-1)).toEqual({ isShiftOpen: false, alerts: 0 });
    watch.notice({ event: 'changed', areas: ['log'] });
    expect(asked).toBe(3);
  });

  test('takes a shift for still open while the desk is away', async () => {
    const answers = [board({ id: 's' }), refuse('desk_unavailable')];
    const watch = new ShiftWatch(
      async () => answers.shift() ?? refuse('desk_unavailable'),
      () => {},
    );
    watch.ask();
    await settle();
    watch.ask();
    await settle();
    expect(watch.isShiftOpen).toBe(true);
  });
});

describe('the icon', () => {
  test('shipped as a file is the one that is drawn', () => {
    const file = readFileSync(resolve(import.meta.dirname, '../../../resources/icons/watchdesk.png'));
    const rows = inflateSync(file.subarray(file.indexOf('IDAT') + 4, -16));
    const { size, points } = drawIcon(256, 0);
    expect(rows).toHaveLength((size * 4 + 1) * size);
    expect(rows.subarray(1, size * 4 + 1).equals(points.subarray(0, size * 4))).toBe(true);
    expect(encodePng(drawIcon(256, 0)).subarray(0, 33).equals(file.subarray(0, 33))).toBe(true);
  });

  test('shows up to nine alerts by number and more as 9+', () => {
    expect([0, 1, 9, 10, 5_000].map(badgeText)).toEqual(['', '1', '9', '9+', '9+']);
    expect(drawIcon(22, 3).points).not.toEqual(drawIcon(22, 0).points);
    expect(drawIcon(22, 3).points).not.toEqual(drawIcon(22, 4).points);
  });
});
