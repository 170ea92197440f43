import { describe, expect, test } from 'vitest';
import { placeAlarm } from '../../../electron/main/alarm/place';
import { type PlayTools, playSound } from '../../../electron/main/alarm/play';
import { readAct } from '../../../electron/main/alarm/readAct';
import { Sounder } from '../../../electron/main/alarm/sounder';

describe('what the page of the alarm window may ask', () => {
  test.each([
    { act: 'ready' },
    { act: 'open' },
    { act: 'acknowledge', id: 'a-1' },
    { act: 'drawn', ids: ['a-1', 'a-2'] },
  ])('is taken: %j', (act) => {
    expect(readAct(act)).toEqual(act);
  });

  test.each([
    null,
    'ready',
    [],
    {},
    { act: 'quit' },
    { act: 'ready', extra: 1 },
    { act: 'acknowledge' },
    { act: 'acknowledge', id: '' },
    { act: 'acknowledge', id: 5 },
    { act: 'acknowledge', id: 'x'.repeat(201) },
    { act: 'drawn', ids: 'a' },
    { act: 'drawn', ids: [''] },
    { act: 'drawn', ids: Array.from({ length: 501 }, (_, at) => `a-${at}`) },
    { name: 'alert.acknowledge', input: { alertId: 'a' }, as: null },
  ])('is refused: %j', (payload) => {
    expect(readAct(payload)).toBeNull();
  });
});

describe('the place of the alarm window', () => {
  test('is the lower right of the screen, whole on it, as high as its lines need', () => {
    const screen = { x: 1_920, y: 30, width: 1_366, height: 738 };
    const one = placeAlarm(screen, 1);
    const many = placeAlarm(screen, 40);
    for (const place of [one, many]) {
      expect(place.x + place.width).toBe(screen.x + screen.width - 24);
      expect(place.y + place.height).toBe(screen.y + screen.height - 24);
    }
    expect(many.height).toBeGreaterThan(one.height);
    expect(placeAlarm({ x: 0, y: 0, width: 320, height: 200 }, 9)).toEqual({
      x: 0,
      y: 0,
      width: 320,
      height: 200,
    });
  });
});

describe('playing a sound on the system', () => {
  function toolsOf(
    platform: string,
    there: readonly string[],
    answers: Readonly<Record<string, string | null>>,
  ) {
    const ran: string[][] = [];
    const tools: PlayTools = {
      platform,
      env: { PATH: '/usr/bin' },
      exists: (path) => path === '/sounds/late.wav' || there.includes(path.replace('/usr/bin/', '')),
      run: async (program, args, env) => {
        ran.push([program, ...args, ...Object.values(env)]);
        return answers[program.replace('/usr/bin/', '')] ?? null;
      },
    };
    return { tools, ran };
  }

  test('takes the first program that is there', async () => {
    const { tools, ran } = toolsOf('linux', ['aplay', 'pw-play'], {});
    expect(await playSound('/sounds/late.wav', tools)).toEqual({ ok: true, by: 'pw-play' });
    expect(ran).toEqual([['/usr/bin/pw-play', '/sounds/late.wav', '/sounds/late.wav']]);
  });

  test('goes on to the next when one fails, and names them all when none could', async () => {
    const half = toolsOf('linux', ['paplay', 'aplay'], { paplay: 'Connection refused' });
    expect(await playSound('/sounds/late.wav', half.tools)).toEqual({ ok: true, by: 'aplay' });
    const none = toolsOf('linux', ['paplay'], { paplay: 'Connection refused' });
    expect(await playSound('/sounds/late.wav', none.tools)).toEqual({
      ok: false,
      reason: 'paplay: Connection refused; pw-play: not installed; aplay: not installed',
    });
  });

  test('gives the file to PowerShell in the environment and not in its script', async () => {
    const { tools, ran } = toolsOf('win32', ['powershell.exe'], {});
    expect(await playSound('/sounds/late.wav', tools)).toEqual({ ok: true, by: 'powershell.exe' });
    expect(ran[0]?.slice(0, -1).join(' ')).not.toContain('/sounds/late.wav');
    expect(ran[0]?.at(-1)).toBe('/sounds/late.wav');
  });

  test('says so when the file is missing or the system is unknown', async () => {
    const { tools } = toolsOf('plan9', [], {});
    expect(await playSound('/sounds/other.wav', tools)).toMatchObject({
      ok: false,
      reason: /file is missing/,
    });
    expect(await playSound('/sounds/late.wav', tools)).toMatchObject({ ok: false, reason: /plan9/ });
  });

  test('is one at a time', async () => {
    const files: string[] = [];
    const ends: (() => void)[] = [];
    const played: unknown[] = [];
    const sounder = new Sounder({
      folder: '/sounds',
      play: (file) => {
        files.push(file);
        return new Promise((end) => ends.push(() => end({ ok: true, by: 'paplay' })));
      },
      onPlayed: (one) => played.push(one),
    });
    sounder.sound(2);
    sounder.sound(3);
    expect(files).toEqual(['/sounds/due.wav']);
    ends[0]?.();
    await new Promise((done) => setImmediate(done));
    expect(played).toEqual([{ ok: true, by: 'paplay' }]);
    sounder.sound(9);
    expect(files[1]).toBe('/sounds/late.wav');
  });
});
