import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { violations } from '../helpers/axe';
import { expect, launchConsole, SMALL, setLook, test } from '../helpers/e2e';
import { commandOf, haveEnded, signal, treeOf } from '../helpers/e2eProcesses';
import { boardPainted, hashes, openRoom, openShift, putRoom, recordLandslide } from '../helpers/e2eRoom';

type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The demo console that this room's console started, once its desk has opened the room: its process and its home. */
function demoConsole(pid: number): { readonly pid: number; readonly home: string } | undefined {
  for (const one of treeOf(pid)) {
    const home = /out\/main\/desk\.js --home (\S*watchdesk-demo-\S*)/.exec(commandOf(one))?.[1];
    if (home === undefined || !existsSync(join(home, 'desk.sock'))) continue;
    return { pid: Number(readFileSync(join(dirname(home), 'throw-away'), 'utf8')), home };
  }
  return undefined;
}

test('what is seen before anybody works has no serious fault for assistive technology', async ({
  launch,
  home,
}) => {
  const { page } = await launch({ home, locale: 'zh', scheme: 'dark', size: SMALL });
  for (const [locale, scheme] of [
    ['zh', 'dark'],
    ['en', 'light'],
  ] as const) {
    await setLook(page, locale, scheme);
    await expect(page.getByTestId('firstrun')).toBeVisible();
    await expect(page.getByTestId('demo-open')).toBeVisible();
    expect.soft(await violations(page), `first run ${locale}`).toEqual([]);
    await page.screenshot({ path: `out/e2e/screens/firstrun-${locale}.png` });
  }
});

test('a demo room opens beside a real one, and nothing is left of it', async ({ launch, home }) => {
  await putRoom(home);
  const real = await launch({ home, locale: 'zh', size: SMALL });
  await boardPainted(real.page);
  for (const [locale, scheme] of [
    ['en', 'light'],
    ['zh', 'dark'],
  ] as const) {
    await setLook(real.page, locale, scheme);
    await boardPainted(real.page);
    expect.soft(await violations(real.page), `before sign-in ${locale}`).toEqual([]);
  }
  const kept = (path: string): boolean => /^(?:seat\.key|credentials|attachments)/.test(path);
  const before = hashes(home, kept);
  await real.page.keyboard.press('F1');
  await real.page.getByTestId('demo-open').click();
  await expect(real.page.getByTestId('demo-state')).toHaveAttribute('data-phase', 'making');
  await expect(real.page.getByTestId('demo-state')).toHaveAttribute('data-phase', 'open', {
    timeout: 120_000,
  });
  await real.page.screenshot({ path: 'out/e2e/screens/help-demo.png' });
  const pid = real.process.pid ?? 0;
  await expect.poll(() => demoConsole(pid)?.home ?? '', { timeout: 30_000 }).toContain('watchdesk-demo-');
  const demo = demoConsole(pid);
  if (demo === undefined) throw new Error('no demo console runs');
  expect(dirname(demo.home)).not.toBe(home);
  const tree = treeOf(demo.pid);
  signal([demo.pid], 'SIGTERM');
  expect(await haveEnded(tree, 20_000)).toBe(true);
  await expect.poll(() => existsSync(dirname(demo.home)), { timeout: 15_000 }).toBe(false);
  await expect(real.page.getByTestId('demo-state')).toHaveAttribute('data-phase', 'none', {
    timeout: 15_000,
  });
  expect(hashes(home, kept)).toEqual(before);
});

test('the demo room says on its screen that it is one', { tag: '@long' }, async ({ home }) => {
  execFileSync(process.execPath, [
    'out/main/cli.js',
    'seed',
    '--entries',
    '60',
    '--incidents',
    '2',
    '--home',
    home,
  ]);
  const demo = await launchConsole({ home, locale: 'zh', scheme: 'dark', size: SMALL });
  try {
    await boardPainted(demo.page);
    await expect(demo.page.getByTestId('demo-band')).toContainText('演示');
    await expect(demo.page.getByTestId('signin-demo')).toContainText('officer1');
    await demo.page.screenshot({ path: 'out/e2e/screens/demo-room.png' });
  } finally {
    await demo.close();
  }
});

/** A picture of the whole window: the driver's own is cut to the page's size as if nothing were enlarged. */
async function picture(app: ElectronApplication, name: string): Promise<void> {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const own = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('index.html'));
    return (await own?.webContents.capturePage())?.toPNG().toString('base64');
  });
  if (png !== undefined) writeFileSync(`out/e2e/screens/${name}.png`, Buffer.from(png, 'base64'));
}

/** The place of the console's own window on the screen; given one, it is put there first. */
function placeOf(app: ElectronApplication, wanted?: Place): Promise<Place | undefined> {
  return app.evaluate(({ BrowserWindow }, to) => {
    const own = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('index.html'));
    if (to !== undefined) own?.setBounds(to);
    return own?.getBounds();
  }, wanted);
}

test('large type and other colours hold the frame together; they, the window and a half-written line are remembered', async ({
  launch,
  home,
}) => {
  const first = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(first.page);
  const { page } = first;
  // Overdue at once: the strip stands there.
  await recordLandslide(page, 6);
  await page.getByTestId('rail-board').click();
  await expect(page.getByTestId('alert-strip')).toBeVisible();
  for (const percent of [115, 130, 150]) {
    await page.keyboard.press('Control+=');
    await expect
      .poll(() => page.evaluate(() => innerWidth))
      .toBeLessThan(SMALL.width / (percent / 100 - 0.01));
    for (const part of ['alert-strip', 'clock', 'composer-input', 'rail-settings', 'room-name']) {
      const box = await page.getByTestId(part).boundingBox();
      const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      expect
        .soft(box !== null && box.x >= 0 && box.x + box.width <= size.width + 1, `${part} ${percent}`)
        .toBe(true);
      expect.soft(box !== null && box.y + box.height <= size.height + 1, `${part} ${percent}`).toBe(true);
    }
    await picture(first.app, `type-${percent}`);
  }
  await page.getByTestId('rail-settings').click();
  await page.getByTestId('colours').getByText('高对比').click();
  await picture(first.app, 'type-150-contrast');
  await page.getByTestId('composer-input').fill('写到一半');
  const place = { x: 24, y: 16, width: 1320, height: 740 };
  await placeOf(first.app, place);
  await expect.poll(() => page.evaluate(() => outerWidth)).toBe(place.width);
  await first.close();

  const again = await launch({ home });
  await boardPainted(again.page);
  await expect(again.page.getByTestId('composer-input')).toHaveValue('写到一半');
  expect(await placeOf(again.app)).toEqual(place);
  expect(await again.page.evaluate(() => document.documentElement.dataset['colours'])).toBe('contrast');
  await expect.poll(() => again.page.evaluate(() => outerWidth / innerWidth)).toBeGreaterThan(1.3);
});
