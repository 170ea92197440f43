import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../electron/cli/lines';
import { dayFrom, momentOf } from '../../../electron/cli/moments';
import { COMMAND_NAMES, HELPED_NAMES } from '../../../electron/cli/run';
import { cli } from '../../helpers/cliRun';

const HOUR = 3_600_000;

describe('what is not a call of the command line', () => {
  test.each([
    ['nothing at all', []],
    ['an unknown command', ['frobnicate']],
    ['half a command', ['log']],
    ['an unknown option', ['verify', '--wrong']],
    ['a value that is missing', ['verify', '--home']],
    ['a language that is not spoken', ['verify', '--lang', 'fr']],
    ['seed without a size', ['seed']],
    ['seed with a size that is no number', ['seed', '--entries', 'many']],
    ['seed beyond its cap', ['seed', '--entries', '2000001']],
    ['seed that ends in the future', ['seed', '--entries', '1', '--end', '2999-01-01']],
    ['log add without --stdin', ['log', 'add', '--as', 'officer1', '--password-file', 'x']],
    ['export of nothing', ['export', '--out', 'a.csv']],
    ['export of two things', ['export', '--out', 'a.csv', '--day', '2026-11-01', '--shift', 'current']],
    ['export of no day', ['export', '--out', 'a.csv', '--day', '2026-02-30']],
    ['export in no known format', ['export', '--out', 'a.doc', '--day', '2026-02-03']],
    [
      'export of a span that ends before it begins',
      ['export', '--out', 'a.csv', '--from', '2026-02-03', '--to', '2026-02-02'],
    ],
    ['plans check without a file', ['plans', 'check']],
  ])('%s: exit 2 and the usage', async (_name, args) => {
    const { code, stdout, stderr } = await cli(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('watchdesk ');
  });

  test('is said in the language that was asked for', async () => {
    expect((await cli(['seed', '--lang', 'en'])).stderr).toMatch(/^--entries is missing\./);
    expect((await cli(['seed', '--lang', 'zh'])).stderr).toMatch(/^缺少 --entries。/);
    expect((await cli(['seed'], { env: { LANG: 'en_GB.UTF-8' } })).stderr).toMatch(/^--entries is missing\./);
    expect((await cli(['seed'])).stderr).toMatch(/^缺少 --entries。/);
  });

  test('is one JSON document on stdout when JSON was asked for', async () => {
    const { stdout } = await cli(['seed', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'usage' } });
  });
});

describe('help', () => {
  test('names every command, and no other', async () => {
    const { code, stdout } = await cli(['--help']);
    expect(code).toBe(0);
    for (const name of COMMAND_NAMES) expect(stdout).toContain(`watchdesk ${name}`);
    expect([...HELPED_NAMES].filter((name) => name !== 'help').toSorted()).toEqual(COMMAND_NAMES.toSorted());
  });

  test.each(COMMAND_NAMES)('of %s is had in two ways', async (name) => {
    const words = name.split(' ');
    const asked = await cli(['help', ...words]);
    expect(asked).toMatchObject({ code: 0, stderr: '' });
    expect(asked.stdout).toContain(`watchdesk ${name}`);
    expect(await cli([...words, '--help'])).toEqual(asked);
  });

  test('the version is a line of its own', async () => {
    expect(await cli(['--version'])).toEqual({ code: 0, stdout: '0.0.0-test\n', stderr: '' });
  });
});

describe('times', () => {
  test.each([
    ['2026-09-12', Date.UTC(2026, 8, 12) - 8 * HOUR],
    ['2026-09-12 08:30', Date.UTC(2026, 8, 12, 0, 30)],
    ['2026-09-12T08:30:05', Date.UTC(2026, 8, 12, 0, 30, 5)],
    ['2026-09-12T00:30:00Z', Date.UTC(2026, 8, 12, 0, 30)],
    ['2026-09-12T08:30+08:00', Date.UTC(2026, 8, 12, 0, 30)],
  ])('%s is understood', (text, at) => {
    expect(momentOf(text)).toBe(at);
  });

  test.each([
    '',
    'now',
    '2026-02-29',
    '2026-13-01',
    '2026-09-12 24:00',
    '2026-09-12 08:60',
    '2026-02-30T00:00Z',
    '12.9.2026',
  ])('"%s" is none', (text) => {
    expect(momentOf(text)).toBeNull();
  });

  test('a day goes from midnight to midnight of the room', () => {
    const from = Date.UTC(2026, 8, 11, 16);
    expect(dayFrom('2026-09-12')).toEqual({ from, to: from + 24 * HOUR });
    expect(dayFrom('2026-09-31')).toBeNull();
  });
});

describe('lines of the input', () => {
  async function lines(parts: readonly (string | Uint8Array)[], max = 100) {
    async function* chunks() {
      for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
    }
    const found = [];
    for await (const line of linesOf(chunks(), max)) found.push(line);
    return found;
  }

  test('come whole although a character is cut between two pieces', async () => {
    const bytes = Buffer.from('上坑村\n第二行\r\n末行');
    const found = await lines([...bytes].map((byte) => Uint8Array.of(byte)));
    expect(found).toEqual([
      { number: 1, text: '上坑村' },
      { number: 2, text: '第二行' },
      { number: 3, text: '末行' },
    ]);
  });

  test('an empty line is a line; an end of line at the end opens no other', async () => {
    expect(await lines(['\n\n'])).toEqual([
      { number: 1, text: '' },
      { number: 2, text: '' },
    ]);
  });

  test('a line that is too long, or no UTF-8, is a problem of that line only', async () => {
    const found = await lines([
      'x'.repeat(101),
      'x'.repeat(5_000),
      '\n好\n',
      Uint8Array.of(0xff, 0x0a),
      `${'y'.repeat(100)}\n`,
    ]);
    expect(found).toEqual([
      { number: 1, problem: 'too_long' },
      { number: 2, text: '好' },
      { number: 3, problem: 'not_utf8' },
      { number: 4, text: 'y'.repeat(100) },
    ]);
  });
});
