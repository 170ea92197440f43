import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFileMap, type FileMap, findFile, originOf } from '../../../electron/main/protocol/fileMap';
import { isRequestAllowed, refuseDebugging } from '../../../electron/main/window/hardening';

let folder: string;
let map: FileMap;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchdesk-files-'));
  const root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'index-a1.js'), '');
  writeFileSync(join(root, 'assets', 'noto.woff2'), '');
  writeFileSync(join(root, 'assets', 'notes.sqlite'), '');
  writeFileSync(join(folder, 'secret.html'), 'secret');
  symlinkSync(join(folder, 'secret.html'), join(root, 'linked.html'));
  symlinkSync(folder, join(root, 'up'));
  map = buildFileMap(root);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the files that the console is made of', () => {
  test('are served under their own names with their own types', () => {
    expect(findFile(map, 'GET', 'app://console/index.html')?.type).toBe('text/html; charset=utf-8');
    expect(findFile(map, 'GET', 'app://console/assets/index-a1.js?v=1#x')?.type).toMatch(/javascript/);
    expect(findFile(map, 'HEAD', 'app://console/assets/noto.woff2')?.type).toBe('font/woff2');
  });

  test('are all there is: links and unknown kinds of file are left out', () => {
    expect([...map.keys()].sort()).toEqual(['/assets/index-a1.js', '/assets/noto.woff2', '/index.html']);
  });

  const up = [
    '..',
    '%2e%2e',
    '%2E%2e',
    '..%2f',
    '..%5c',
    '....',
    '.%00.',
    '%252e%252e',
    '\\..',
    '..;',
    '%c0%ae%c0%ae',
  ];
  const aims = ['secret.html', 'etc/passwd', 'package.json', 'secret.html%00.html'];
  const paths = [
    ...up.flatMap((step) =>
      [1, 2, 5].flatMap((times) => aims.map((aim) => `${`${step}/`.repeat(times)}${aim}`)),
    ),
    ...aims.map((aim) => `/${aim}`),
    ...aims.map((aim) => `assets/../../${aim}`),
    'up/secret.html',
    'linked.html',
    'file:///etc/passwd',
    'C:%5Cwindows%5Cwin.ini',
    '%5C%5Chost%5Cshare',
    'index.html/',
    'INDEX.HTML',
    '',
  ];

  test(`cannot be left by any of ${paths.length} spellings of a path`, () => {
    for (const path of paths) {
      for (const base of ['app://console/', 'app://console//', 'app://console/assets/']) {
        expect(findFile(map, 'GET', base + path), base + path).toBeNull();
      }
    }
  });

  test('are not served to another host, scheme or method', () => {
    for (const url of [
      'app://other/index.html',
      'app://console.evil/index.html',
      'app://user@console/index.html',
      'app://console:1/index.html',
      'http://console/index.html',
      'file:///index.html',
      'not a url',
    ]) {
      expect(findFile(map, 'GET', url), url).toBeNull();
    }
    expect(findFile(map, 'POST', 'app://console/index.html')).toBeNull();
  });
});

describe('the origin of an address', () => {
  test('is told apart exactly', () => {
    expect(originOf('app://console/index.html')).toBe('app://console');
    expect(originOf('http://localhost:5173/x')).toBe('http://localhost:5173');
    for (const url of ['about:blank', 'data:text/html,x', 'app:console', 'app://x:y@console/', '', 'null']) {
      expect(originOf(url), url).not.toBe('app://console');
    }
  });
});

describe('what a page may load', () => {
  test('is its own scheme and data, nothing else, in a packaged console', () => {
    expect(isRequestAllowed('app://console/assets/x.js', true, null)).toBe(true);
    expect(isRequestAllowed('data:image/png;base64,AA', true, null)).toBe(true);
    for (const url of [
      'https://example.org/',
      'http://localhost:5173/',
      'file:///etc/passwd',
      'devtools://devtools/bundled/x.js',
      'ws://localhost:5173/',
      'ftp://x/',
      'blob:app://console/1',
      'chrome-extension://x/y',
    ]) {
      expect(isRequestAllowed(url, true, 'http://localhost:5173'), url).toBe(false);
    }
  });

  test('is the development server as well while developing, and only that one', () => {
    const dev = 'http://localhost:5173';
    expect(isRequestAllowed('http://localhost:5173/main.tsx', false, dev)).toBe(true);
    expect(isRequestAllowed('ws://localhost:5173/?token=x', false, dev)).toBe(true);
    expect(isRequestAllowed('http://localhost:5174/main.tsx', false, dev)).toBe(false);
    expect(isRequestAllowed('http://localhost:5173/main.tsx', false, null)).toBe(false);
  });
});

describe('a debugger', () => {
  test('finds every switch of its own taken away, and its signal answered by nothing', () => {
    const before = process.listenerCount('SIGUSR1');
    const removed: string[] = [];
    refuseDebugging({ removeSwitch: (name) => void removed.push(name) });
    expect(removed).toEqual(['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address']);
    expect(process.listenerCount('SIGUSR1')).toBe(before + (process.platform === 'win32' ? 0 : 1));
    const own = process.listeners('SIGUSR1').at(-1);
    if (own !== undefined) process.removeListener('SIGUSR1', own);
  });
});
