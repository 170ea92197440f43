import type { Page } from '@playwright/test';
import { keepHardening } from '../faults/report';
import { expect, test } from '../helpers/e2e';
import { openRoom } from '../helpers/e2eRoom';
import { withTrap } from '../helpers/e2eTrap';

test('the window runs with the preferences of a page that is not trusted', async ({ launch, home }) => {
  const { app, page } = await openRoom(launch, home);
  const all = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => ({
      ...(contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
    })),
  );
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  const more = await app.evaluate(({ session, webContents }) => ({
    isSpellChecked: session.defaultSession.isSpellCheckerEnabled(),
    isThrottled: webContents.getAllWebContents().some((contents) => contents.getBackgroundThrottling()),
  }));
  expect(more).toEqual({ isSpellChecked: false, isThrottled: false });
  const reach = await page.evaluate(() => {
    const names = [
      'require',
      'process',
      'module',
      'Buffer',
      'global',
      'electron',
      'ipcRenderer',
      '__dirname',
    ];
    const { watchdesk } = window as unknown as { watchdesk: Record<string, unknown> };
    const before = watchdesk['call'];
    try {
      watchdesk['call'] = () => 'mine';
    } catch {
      // A frozen object says so in strict code.
    }
    return {
      there: names.filter((name) => name in window),
      bridge: Object.keys(watchdesk).sort(),
      isUnchanged: watchdesk['call'] === before,
    };
  });
  expect(reach).toEqual({ there: [], bridge: ['call', 'listen', 'platform'], isUnchanged: true });
  const granted = await page.evaluate(async () => {
    const asked = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    const states = await Promise.all(
      asked.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(
          (status) => status.state,
          () => 'denied',
        ),
      ),
    );
    return asked.filter((_name, place) => states[place] === 'granted');
  });
  expect(granted).toEqual([]);
});

/** Tries every way in which text could become code or reach the network; gives what got through. */
function attempt(page: Page, trap: string): Promise<readonly string[]> {
  return page.evaluate(async (address) => {
    const through: string[] = [];
    const ran = window as unknown as Record<string, unknown>;
    const put = (
      tag: string,
      set: (element: HTMLElement) => void,
      into: HTMLElement = document.body,
    ): Promise<string> =>
      new Promise((settle) => {
        const element = document.createElement(tag);
        element.addEventListener('load', () => settle('loaded'));
        element.addEventListener('error', () => settle('refused'));
        set(element);
        into.append(element);
        setTimeout(() => settle('silent'), 400);
      });
    const set = (name: string, value: string) => (element: HTMLElement) => element.setAttribute(name, value);
    // Run from a task of the page itself: what a debugger evaluates is let past the policy.
    const asPage = <T>(run: () => T): Promise<T> =>
      new Promise((settle, fail) =>
        setTimeout(() => {
          try {
            settle(run());
          } catch (error) {
            fail(error);
          }
        }),
      );

    await put('script', (element) => {
      element.textContent = 'window.ranInline = true';
    });
    if (ran['ranInline'] === true) through.push('inline script');
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="data:image/png;base64,x" onerror="window.ranHandler = true">',
    );
    await put('iframe', set('srcdoc', '<script>parent.ranFrame = true</script>'));
    if (ran['ranHandler'] === true) through.push('event handler in markup');
    if (ran['ranFrame'] === true) through.push('script in a frame');
    for (const [name, run] of Object.entries({
      eval: () => Reflect.get(window, 'eval')('1'),
      Function: () => new Function('return 1')(),
      timeout: () =>
        new Promise((settle) => {
          setTimeout('window.ranTimeout = true');
          setTimeout(settle, 50);
        }),
    })) {
      await asPage(run).then(
        async (value) => {
          await value;
          if (name !== 'timeout' || ran['ranTimeout'] === true) through.push(name);
        },
        () => undefined,
      );
    }
    const blob = URL.createObjectURL(new Blob(['window.ranBlob = true'], { type: 'text/javascript' }));
    await put('script', set('src', blob));
    await put('script', set('src', 'data:text/javascript,window.ranData = true'));
    if (ran['ranBlob'] === true || ran['ranData'] === true) through.push('script from blob or data');
    await asPage(() => new Worker(blob)).then(
      (worker) =>
        new Promise<void>((settle) => {
          worker.onmessage = () => settle();
          worker.onerror = () => settle();
          setTimeout(settle, 200);
        }),
      () => undefined,
    );

    const reached: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['fetch', () => fetch(`${address}/fetch`)],
      [
        'websocket',
        () =>
          new Promise((settle, fail) => {
            const socket = new WebSocket(address.replace('http', 'ws'));
            socket.onopen = settle;
            socket.onerror = fail;
          }),
      ],
      [
        'event source',
        () =>
          new Promise((settle, fail) => {
            const source = new EventSource(`${address}/events`);
            source.onopen = settle;
            source.onerror = () => {
              source.close();
              fail(new Error());
            };
          }),
      ],
    ];
    for (const [name, run] of reached)
      await asPage(run)
        .then((value) => value)
        .then(
          () => through.push(name),
          () => undefined,
        );
    navigator.sendBeacon(`${address}/beacon`, 'x');
    for (const [tag, name] of [
      ['img', 'src'],
      ['script', 'src'],
      ['iframe', 'src'],
      ['video', 'src'],
      ['object', 'data'],
      ['embed', 'src'],
    ] as const) {
      if ((await put(tag, set(name, `${address}/${tag}`))) === 'loaded' && tag !== 'iframe')
        through.push(tag);
    }
    for (const rel of ['stylesheet', 'prefetch', 'preload', 'manifest', 'icon', 'dns-prefetch']) {
      await put(
        'link',
        (element) => {
          set('rel', rel)(element);
          set('as', 'style')(element);
          set('href', `${address}/${rel}`)(element);
        },
        document.head,
      );
    }
    await put('style', (element) => {
      element.textContent = `@import "${address}/import"; body { background: url(${address}/background) }`;
    });
    const form = document.createElement('form');
    form.action = `${address}/form`;
    form.method = 'post';
    document.body.append(form);
    form.submit();
    return through;
  }, trap);
}

/** How many ways `attempt` tries: scripts 9, requests 4, elements 6, links 6, a style's two addresses, a form. */
const WAYS = 28;

/** Still our own page, and at work. Asked of the page itself: Playwright waits for ever on a navigation that was refused. */
async function expectConsole(page: Page): Promise<void> {
  const now = await page.evaluate(async () => {
    const { watchdesk } = window as unknown as {
      watchdesk: { call(name: string, input: object, as: null): Promise<{ ok: boolean }> };
    };
    const { ok } = await watchdesk.call('system.status', {}, null);
    return {
      url: location.href,
      isDrawn: document.querySelector('[data-testid="room-name"]') !== null,
      answers: ok,
    };
  });
  expect(now).toEqual({ url: 'app://console/index.html', isDrawn: true, answers: true });
}

test('no text becomes code, and nothing leaves the page', async ({ launch, home }) => {
  const { page } = await openRoom(launch, home);
  await withTrap(async (trap, asked) => {
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { refusedByPolicy: seen });
      document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    });
    const through = await attempt(page, trap);
    await expectConsole(page);
    const refused = await page.evaluate(
      () => (window as unknown as { refusedByPolicy: string[] }).refusedByPolicy,
    );
    keepHardening({
      id: 'E2',
      what: `ways from text to code or off the page, each refused by the policy (${[...new Set(refused)].sort().join(', ')})`,
      tried: WAYS,
      through: through.length + asked.length,
    });
    expect(through).toEqual([]);
    expect(refused.length).toBeGreaterThanOrEqual(WAYS / 2);
    expect(asked, 'requests that reached a server').toEqual([]);
  });
});

/** Marks a document; the mark goes with it. */
const mark = (page: Page): Promise<void> =>
  page.evaluate(() => void Object.assign(window, { isMarked: true }));
const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => 'isMarked' in window);

/** A file dragged in from a file manager and let go over the page. */
async function dropFile(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: ['/etc/passwd'], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
  await session.detach();
}

test('the page cannot be led elsewhere and opens no window', async ({ launch, home }) => {
  const { app, page } = await openRoom(launch, home);
  await withTrap(async (trap, asked) => {
    const targets = [
      `${trap}/`,
      'https://example.org/',
      'file:///etc/passwd',
      'app://console/../../etc/passwd',
      'app://other/index.html',
      'data:text/html,<h1>x</h1>',
      'chrome://gpu',
      'javascript:window.ranUrl=true',
    ];
    for (const target of targets) {
      const opened = await page.evaluate((url) => {
        const link = document.createElement('a');
        link.href = url;
        document.body.append(link);
        link.click();
        link.target = '_blank';
        link.click();
        link.remove();
        try {
          return window.open(url) !== null;
        } catch {
          return false;
        }
      }, target);
      expect(opened, `window.open ${target}`).toBe(false);
      // From a task of its own, since the page may go while it is asked.
      await page.evaluate((url) => setTimeout(() => location.assign(url)), target);
      await expectConsole(page);
    }
    await dropFile(page);
    await expectConsole(page);
    // The one address that no browser asks about: the console comes back from it by itself.
    await mark(page);
    await page.evaluate(() => setTimeout(() => location.assign('about:blank')));
    await expect.poll(() => isMarked(page).catch(() => true)).toBe(false);
    await expect(() => expectConsole(page)).toPass({ timeout: 10_000 });
    expect(await page.evaluate(() => 'ranUrl' in window)).toBe(false);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    // Each address as a link, a link to a new window, window.open and location; a dropped file; about:blank.
    keepHardening({
      id: 'E3',
      what: 'ways to another page or window',
      tried: targets.length * 4 + 2,
      through: 0,
    });
    expect(asked).toEqual([]);
  });
});

test('the pages of the console come from a fixed list of files', async ({ launch, home }) => {
  const { page } = await openRoom(launch, home);
  const ups = [
    '../',
    '..%2f',
    '..%2F',
    '%2e%2e/',
    '%2e%2e%2f',
    '..\\',
    '..%5c',
    '%2e%2e%5c',
    '....//',
    '....\\\\',
    '..;/',
    '%252e%252e%252f',
    '.%00./',
    '%c0%ae%c0%ae/',
    '..%c0%af',
    '\uff0e\uff0e/',
    './../',
    'assets/../../',
  ];
  const goals = [
    'package.json',
    'main/index.js',
    'preload/index.cjs',
    'etc/passwd',
    'watchdesk.db',
    'seat.key',
    'proc/self/environ',
    'windows/win.ini',
    'index.html%00',
    'desk.js',
    'C:/Windows/win.ini',
    '%5c%5chost%5cshare',
  ];
  const corpus = ups.flatMap((up) =>
    goals.flatMap((goal) => [1, 2, 3, 6, 12].map((times) => `app://console/${up.repeat(times)}${goal}`)),
  );
  const more = [
    'app://console//etc/passwd',
    'app://console/file:///etc/passwd',
    'app://console/index.html%00.js',
    'app://console/assets/',
    'app://console/.',
    'app://print/index.html',
    'app://consolex/index.html',
  ];
  const answers = await page.evaluate(
    async (addresses) => {
      const got: Record<string, string> = {};
      for (const address of addresses) {
        got[address] = await fetch(address).then(
          async (answer) => `${answer.status} ${(await answer.text()).slice(0, 40)}`,
          () => 'refused',
        );
      }
      return got;
    },
    [...corpus, ...more],
  );
  const wrong = Object.entries(answers).filter(([, answer]) => !/^(404 not found|refused)$/.test(answer));
  const tried = Object.keys(answers).length;
  keepHardening({
    id: 'E5',
    what: 'spellings of a path that lead out of the list of files',
    tried,
    through: wrong.length,
  });
  expect(wrong).toEqual([]);
  expect(await page.evaluate(() => fetch('app://console/index.html').then((answer) => answer.status))).toBe(
    200,
  );
  expect(tried).toBeGreaterThanOrEqual(1_000);
});
