import { execFileSync, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { type Console, consoleCommand, consoleEnv, expect, test } from '../helpers/e2e';
import { logAddArgs, runCli } from '../helpers/e2eCli';
import {
  boardPainted,
  CHIEF,
  call,
  openRoom,
  openShift,
  recordLandslide,
  signIn,
  whoAmI,
} from '../helpers/e2eRoom';

const DRAFT = '枫坪镇来电,正在说路断在哪里,还没说完';

test('the second start opens the board with everything that was there; acting needs a new sign-in', async ({
  launch,
  home,
}) => {
  const first = await openRoom(launch, home, { locale: 'zh' });
  await openShift(first.page);
  await recordLandslide(first.page, 2);
  await first.page.getByTestId('composer-input').fill('第一次打开时记的一条');
  await first.page.getByTestId('composer-input').press('Enter');
  await expect(first.page.getByTestId('board-log').getByText('第一次打开时记的一条')).toBeVisible();
  await first.page.getByTestId('composer-input').fill(DRAFT);
  // Chromium writes a page's storage to disk a moment after it was changed.
  await first.app.evaluate(({ session }) => session.defaultSession.flushStorageData());
  await first.close();

  const { page } = await launch();
  await boardPainted(page);
  await expect(page.getByTestId('board')).toBeVisible();
  await expect(page.getByTestId('board-log').getByText('第一次打开时记的一条')).toBeVisible();
  await expect(page.getByTestId('board-incidents')).toContainText('上坑村滑坡');
  await expect(page.getByTestId('header-shift')).toContainText('林建国');
  await expect(page.getByTestId('spine-row').first()).toBeVisible();
  await expect(page.getByTestId('signin-panel')).toBeVisible();
  await expect(page.getByTestId('composer-input')).toHaveValue(DRAFT);
  await page.getByTestId('composer-input').press('Enter');
  await expect(page.getByTestId('composer-problem')).toContainText('先登录');
  await signIn(page);
  await page.getByTestId('composer-input').press('Enter');
  await expect(page.getByTestId('board-log').getByText(DRAFT)).toBeVisible();
});

test('what is being typed survives a reload, on every screen that has a form', async ({ launch, home }) => {
  const { page } = await openRoom(launch, home);
  await page.getByTestId('composer-input').fill(DRAFT);
  await page.getByTestId('rail-incidents').click();
  await page.getByTestId('incident-new').click();
  await page.getByTestId('incident-callback').fill('13900000000');
  await page.getByTestId('incident-place').fill('枫坪镇上坑村');
  await page.getByTestId('rail-warnings').click();
  await page.getByTestId('warning-new').click();
  await page.getByTestId('warning-kind').fill('暴雨');
  await page.reload();
  await expect(page.getByTestId('composer-input')).toHaveValue(DRAFT);
  await page.getByTestId('rail-incidents').click();
  await page.getByTestId('incident-new').click();
  await expect(page.getByTestId('incident-callback')).toHaveValue('13900000000');
  await expect(page.getByTestId('incident-place')).toHaveValue('枫坪镇上坑村');
  await page.getByTestId('rail-warnings').click();
  await page.getByTestId('warning-new').click();
  await expect(page.getByTestId('warning-kind')).toHaveValue('暴雨');
  // A reload signs nobody out.
  await expect(page.getByTestId('composer-writer')).toHaveText(new RegExp(CHIEF.displayName));
});

test('during a shift closing the window hides it; a second start brings it back and ends with 0', async ({
  launch,
  home,
}) => {
  const { app, page } = await openRoom(launch, home);
  await openShift(page);
  await expect(page.getByTestId('header-shift')).toBeVisible();
  const isVisible = (): Promise<boolean> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true);
  await expect
    .poll(async () => {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      return isVisible();
    })
    .toBe(false);

  const [command, ...args] = consoleCommand(home);
  const second = spawn(command, args, { env: consoleEnv(), stdio: ['ignore', 'pipe', 'ignore'] });
  const said = text(second.stdout);
  const code = await new Promise<number | null>((done) => second.once('exit', (exit) => done(exit)));
  expect(code).toBe(0);
  expect(await said).toMatch(/已在运行.*already running/);
  await expect.poll(isVisible).toBe(true);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await page.getByTestId('composer-input').fill('窗口回来之后记的一条');
  await page.getByTestId('composer-input').press('Enter');
  await expect(page.getByTestId('board-log').getByText('窗口回来之后记的一条')).toBeVisible();
});

/** A key as the X server gives it: Electron sees some keys before the page does, which a page's own key events pass by. */
async function realKey({ app }: Console, key: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  execFileSync('xdotool', ['key', '--clearmodifiers', key]);
}

test('leaving during a shift asks first, and stays when the person stays', async ({ launch, home }) => {
  const console = await openRoom(launch, home);
  const { app, page } = console;
  await openShift(page);
  await expect(page.getByTestId('header-shift')).toBeVisible();
  await app.evaluate(({ dialog }) => {
    const asked = globalThis as unknown as { asked: string[]; answer: number };
    asked.asked = [];
    asked.answer = 0;
    dialog.showMessageBox = (async (...given: unknown[]) => {
      asked.asked.push((given.at(-1) as { detail: string }).detail);
      return { response: asked.answer, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  });
  const asked = (): Promise<readonly string[]> =>
    app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await realKey(console, 'ctrl+q');
  await expect.poll(asked).toEqual([expect.stringContaining('时限不再提醒')]);
  await page.getByTestId('composer-input').fill('留下之后还能记');
  await page.getByTestId('composer-input').press('Enter');
  await expect(page.getByTestId('board-log').getByText('留下之后还能记')).toBeVisible();
  await app.evaluate(() => {
    (globalThis as unknown as { answer: number }).answer = 1;
  });
  const ended = new Promise<number | null>((done) => console.process.once('exit', done));
  await realKey(console, 'ctrl+q');
  expect(await ended).toBe(0);
});

test('the command line writes while the console is open, and its lines appear by themselves', async ({
  launch,
  home,
}) => {
  const { page } = await openRoom(launch, home);
  const lines = ['命令行记的第一条', '命令行记的第二条', '命令行记的第三条'];
  const run = await runCli(logAddArgs(home, CHIEF), `${lines.join('\n')}\n`);
  expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ack \d+\nack \d+\nack \d+\n$/) });
  for (const line of lines) await expect(page.getByTestId('board-log').getByText(line)).toBeVisible();
  const wrong = await runCli(
    [...logAddArgs(home, { ...CHIEF, password: 'not-the-password' })],
    '不该入志的一条\n',
  );
  expect(wrong.code).not.toBe(0);
  expect(wrong.stdout).toBe('');
  const as = await whoAmI(page);
  const { people } = await call(page, 'log.count', {}, as);
  expect(
    (await call(page, 'log.range', { from: 1, to: people, people: true }, as)).map((line) => line.text),
  ).toEqual(lines);
});
