import { keepRun, report } from '../faults/report';
import { expect, test } from '../helpers/e2e';
import { commandOf, signal, treeOf } from '../helpers/e2eProcesses';
import { openRoom } from '../helpers/e2eRoom';

const ROUNDS = process.env['WATCHDESK_FAULTS'] === 'all' ? 20 : 3;

/** Chromium ends the whole program when its graphics process dies more often than that within a few minutes; then the watchdog starts it again. */
const GRAPHICS = 3;

type Page = { readonly pid: number; readonly text: string };

test(`the process of the page killed ${ROUNDS} times and that of the graphics ${GRAPHICS} times: what was being typed is kept each time`, async ({
  launch,
  home,
}) => {
  test.setTimeout(600_000);
  const { app, process: main } = await openRoom(launch, home, { locale: 'zh' });
  if (main.pid === undefined) throw new Error('the console has no process');
  const { pid: mainPid } = main;
  /** Asked through main: the driver's own page ends with the process that is killed. */
  const inPage = <T>(script: string): Promise<T> =>
    app.evaluate(async ({ BrowserWindow }, code) => {
      const window = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().endsWith('/index.html'),
      );
      if (window === undefined || window.webContents.isCrashed()) return null;
      // A page whose process is gone never answers.
      const silent = new Promise((settle) => setTimeout(() => settle(null), 1_000));
      return Promise.race([window.webContents.executeJavaScript(code), silent]);
    }, script) as Promise<T>;
  const look = async (): Promise<Page> => {
    const text = await inPage<string | null>(
      `document.querySelector('[data-testid="composer-input"]')?.value ?? null`,
    ).catch(() => null);
    const pid = await app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((one) => one.webContents.getURL().endsWith('/index.html'))
          ?.webContents.getOSProcessId() ?? 0,
    );
    return { pid, text: text ?? '' };
  };
  const type = async (words: string): Promise<void> => {
    await inPage(
      `(() => { const box = document.querySelector('[data-testid="composer-input"]'); box.focus(); box.setSelectionRange(box.value.length, box.value.length); return true; })()`,
    );
    await app.evaluate(async ({ BrowserWindow }, text) => {
      const window = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().endsWith('/index.html'),
      );
      await window?.webContents.insertText(text);
    }, words);
  };
  let typed = '';
  let [kept, kills, worst] = [0, 0, 0];
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const victim of round <= GRAPHICS ? (['page', 'graphics'] as const) : (['page'] as const)) {
      const words = `第${round}次${victim === 'page' ? '，页面没了' : '，画面没了'}。`;
      await type(words);
      typed += words;
      await expect.poll(async () => (await look()).text).toBe(typed);
      const pid =
        victim === 'page'
          ? (await look()).pid
          : treeOf(mainPid).find((one) => commandOf(one).includes('--type=gpu-process'));
      if (pid === undefined || pid <= 1) continue;
      const killedAt = Date.now();
      signal([pid], 'SIGKILL');
      kills += 1;
      if (victim === 'page') await expect.poll(async () => (await look()).pid).not.toBe(pid);
      await expect.poll(async () => (await look()).text, { timeout: 30_000 }).toBe(typed);
      worst = Math.max(worst, Date.now() - killedAt);
      kept += 1;
    }
  }
  const figures = { faults: kills, acknowledged: kills, found: kept, lost: kills - kept, doubled: 0 };
  const problems = report(
    'F17',
    'SIGKILL of the page and of the graphics process while somebody types',
    { ...figures, worstRecovery: worst / 1_000, problems: [] },
    30,
    'acknowledged and found: drafts',
  );
  keepRun('page-kill', 0, 0, problems);
  expect(kills).toBeGreaterThanOrEqual(ROUNDS);
  expect(problems).toEqual([]);
});
