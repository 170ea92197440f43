import { describe, expect, test } from 'vitest';
import { homeArgument, homeDir } from '../../../shared/domain/home';

describe('which folder holds the room', () => {
  test('an argument comes before the environment, and the environment before the default', () => {
    const env = { WATCHDESK_HOME: '/srv/room' };
    expect(homeDir(['electron', '.', '--home', '/data/a'], env, 'linux', '/home/li')).toBe('/data/a');
    expect(homeDir(['--home=/data/a'], env, 'linux', '/home/li')).toBe('/data/a');
    expect(homeDir(['electron', '.'], env, 'linux', '/home/li')).toBe('/srv/room');
    expect(homeDir(['electron', '.'], {}, 'linux', '/home/li')).toBe('/home/li/.local/share/watchdesk');
  });

  test('the default follows the platform', () => {
    expect(homeDir([], { XDG_DATA_HOME: '/var/xdg/' }, 'linux', '/root')).toBe('/var/xdg/watchdesk');
    expect(homeDir([], { XDG_DATA_HOME: 'relative' }, 'linux', '/root')).toBe('/root/.local/share/watchdesk');
    expect(homeDir([], {}, 'darwin', '/Users/li')).toBe('/Users/li/Library/Application Support/watchdesk');
    expect(homeDir([], { LOCALAPPDATA: 'C:\\Users\\li\\AppData\\Local' }, 'win32', 'C:\\Users\\li')).toBe(
      'C:\\Users\\li\\AppData\\Local\\watchdesk',
    );
    expect(homeDir([], {}, 'win32', 'C:\\Users\\li')).toBe('C:\\Users\\li\\AppData\\Local\\watchdesk');
  });

  test('an empty WATCHDESK_HOME counts as not set', () => {
    expect(homeDir([], { WATCHDESK_HOME: '' }, 'linux', '/root')).toBe('/root/.local/share/watchdesk');
  });

  test('the last of several --home holds, and a bare -- ends the options', () => {
    expect(homeArgument(['--home', '/a', '--home=/b'])).toEqual({ kind: 'given', dir: '/b' });
    expect(homeArgument(['--', '--home', '/a'])).toEqual({ kind: 'absent' });
    expect(homeArgument(['log', '--homely', '/a'])).toEqual({ kind: 'absent' });
  });

  test('--home without a folder is told apart from no --home', () => {
    for (const argv of [['--home'], ['--home', ''], ['--home='], ['--home', '--json']]) {
      expect(homeArgument(argv)).toEqual({ kind: 'without_value' });
    }
  });
});
