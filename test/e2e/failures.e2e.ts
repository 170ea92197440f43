import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Console, expect, test } from '../helpers/e2e';
import { fill, withDisk } from '../helpers/e2eDisk';
import { copyHome, hashes, putRoom, signIn } from '../helpers/e2eRoom';

/** The room's own data: everything but the window's files, locks and sockets. */
const isData = (path: string): boolean =>
  path === 'seat.key' || path.startsWith('watchdesk.db') || path.startsWith('backups');
/** What may come and go beside the database while it is opened and closed. */
const isMain = (path: string): boolean => isData(path) && !/-(wal|shm)$/.test(path);

/** The failure screen with its own words for this cause, in both languages; nothing else of the console is shown. */
async function expectFailure(
  console: Console,
  code: string,
  words: { zh: RegExp; en: RegExp },
): Promise<void> {
  const { page } = console;
  const screen = page.getByTestId('failure');
  await expect(screen).toHaveAttribute('data-code', code, { timeout: 30_000 });
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText(words.zh);
  for (const part of ['what', 'kept', 'todo'])
    await expect(page.getByTestId(`failure-${part}`)).not.toBeEmpty();
  await expect(page.getByTestId('data-path')).toHaveText(console.home);
  await expect(page.getByTestId('firstrun')).toHaveCount(0);
  await expect(page.getByTestId('composer-input')).toHaveCount(0);
  await page.screenshot({ path: `out/e2e/screens/failure-${code}-zh.png` });
  await page.evaluate(() => localStorage.setItem('watchdesk.locale', 'en'));
  await page.reload();
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText(words.en, { timeout: 30_000 });
  await page.screenshot({ path: `out/e2e/screens/failure-${code}-en.png` });
}

test('a corrupt database file is not opened and not touched', async ({ launch, home }) => {
  await putRoom(home);
  const file = join(home, 'watchdesk.db');
  const bytes = Buffer.alloc(8_192, 0x5a);
  writeFileSync(file, Buffer.concat([bytes, Buffer.alloc(statSync(file).size - bytes.length, 0x33)]));
  const before = hashes(home, isData);
  const console = await launch();
  await expectFailure(console, 'data_corrupt', { zh: /数据文件损坏/, en: /damaged|corrupt/i });
  expect(hashes(home, isData)).toEqual(before);
});

test('one changed byte in the newest row of the journal is found at the start', async ({ launch, home }) => {
  await putRoom(home);
  const db = new Database(join(home, 'watchdesk.db'));
  const triggers = db
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'")
    .all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  db.exec(
    "UPDATE journal SET body = replace(body, 'huangzhi', 'huangzha') WHERE seq = (SELECT max(seq) FROM journal)",
  );
  for (const { sql } of triggers) db.exec(sql);
  db.close();
  const before = hashes(home, isMain);
  const console = await launch();
  await expectFailure(console, 'data_corrupt', { zh: /数据文件损坏/, en: /damaged|corrupt/i });
  expect(hashes(home, isMain)).toEqual(before);
});

test('data of a newer version are left as they are', async ({ launch, home }) => {
  await putRoom(home);
  const db = new Database(join(home, 'watchdesk.db'));
  db.pragma('user_version = 9999');
  db.close();
  const before = hashes(home, isMain);
  const console = await launch();
  await expectFailure(console, 'schema_newer', { zh: /更新版本/, en: /newer/i });
  expect(hashes(home, isMain)).toEqual(before);
});

test('a database that is gone while the room has its key is never replaced by an empty one', async ({
  launch,
  home,
}) => {
  await putRoom(home);
  for (const end of ['', '-wal', '-shm']) rmSync(join(home, `watchdesk.db${end}`), { force: true });
  const before = hashes(home, isData);
  expect(Object.keys(before)).toContain('seat.key');
  const console = await launch();
  await expectFailure(console, 'data_missing', { zh: /不见了|找不到/, en: /missing|gone/i });
  expect(hashes(home, isData)).toEqual(before);
});

test('a second program on the same data is told so, and the first goes on', async ({ launch, home }) => {
  await putRoom(home);
  const other = new Database(join(home, 'lock.db'), { timeout: 300 });
  other.pragma('journal_mode = DELETE');
  other.exec('BEGIN EXCLUSIVE');
  const before = hashes(home, isData);
  const console = await launch();
  await expectFailure(console, 'locked_by_other', { zh: /正开着/, en: /another|already/i });
  expect(hashes(home, isData)).toEqual(before);
  other.close();
  // Nobody has to press anything: the room opens as soon as it is free.
  await expect(console.page.getByTestId('board')).toBeVisible({ timeout: 30_000 });
});

// ---------------------------------------------------------------- disks of our own

test('a folder on a read-only disk is named as such, in Chinese and English, and the program ends with 3', async ({
  launch,
  home,
}) => {
  await putRoom(home);
  await withDisk(64, async (disk) => {
    copyHome(home, disk);
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    const before = hashes(disk, () => true);
    const console = await launch({ home: disk });
    const words = await wordsOf(console);
    for (const part of ['数据文件夹是只读的', 'The data folder is read-only', disk])
      expect(words).toContain(part);
    const exited = new Promise<number | null>((done) => console.process.once('exit', (code) => done(code)));
    await console.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.close();
    });
    expect(await exited).toBe(3);
    expect(hashes(disk, () => true)).toEqual(before);
  });
});

/** The text of a page that may not run any script, and so not the test's either: read from the browser's own tree. */
async function wordsOf({ app }: Console): Promise<string> {
  const read = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isLoading()) return '';
      contents.debugger.attach();
      const { root } = await contents.debugger.sendCommand('DOM.getDocument');
      const { outerHTML } = await contents.debugger.sendCommand('DOM.getOuterHTML', { nodeId: root.nodeId });
      contents.debugger.detach();
      return String(outerHTML);
    });
  await expect.poll(read).toContain('</section>');
  return read();
}

test('a disk that fills up while people write refuses the line, keeps its words and takes it when there is room', async ({
  launch,
  home,
}) => {
  await putRoom(home);
  await withDisk(96, async (disk) => {
    copyHome(home, disk);
    const { app, page, close } = await launch({ home: disk, locale: 'zh' });
    await signIn(page);
    const input = page.getByTestId('composer-input');
    await input.fill('磁盘满之前的一条');
    await input.press('Enter');
    await expect(page.getByTestId('composer-sent').filter({ hasText: '已入志' })).toBeVisible();
    const ballast = fill(disk);
    // What a page of the log still takes may fit a line or two; ten long ones do not.
    const long = `磁盘满之后${'记'.repeat(7_900)}`;
    const refused = page.locator('[data-testid="composer-sent"][data-state="failed"]');
    for (let line = 0; line < 10 && (await refused.count()) === 0; line += 1) {
      await input.fill(long);
      await input.press('Enter');
      await expect(page.locator('[data-testid="composer-sent"][data-state="sending"]')).toHaveCount(0);
    }
    await expect(refused.first()).toContainText('没有入志');
    await expect(refused.first()).toContainText(/磁盘/);
    const band = page.getByTestId('emergency-band');
    await expect(band).toHaveAttribute('data-code', 'disk_full');
    await expect(page.getByTestId('emergency-nowhere')).toBeVisible();
    await page.screenshot({ path: 'out/e2e/screens/disk-full-line-zh.png' });
    // A stick is plugged in and chosen: what is written from now on is kept there, and is not called logged.
    const stick = mkdtempSync(join(tmpdir(), 'wd-e2e-stick-'));
    await app.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    }, stick);
    await page.getByTestId('emergency-folder').click();
    await expect(page.getByTestId('emergency-place')).toContainText(stick);
    // The note of the folder was made while there was room: a restart finds it.
    await expect(page.getByTestId('emergency-place')).not.toContainText('重启以后');
    await page.getByTestId('composer-retry').first().click();
    const kept = page.locator('[data-testid="composer-sent"][data-state="spooled"]');
    await expect(kept.first()).toContainText('尚未入库');
    await page.screenshot({ path: 'out/e2e/screens/emergency-zh.png' });
    truncateSync(ballast, 0);
    // Nobody has to press anything: kept lines go in, and what was only on the screen is sent again.
    await expect(band).toHaveCount(0, { timeout: 20_000 });
    await expect(kept).toHaveCount(0);
    await expect(refused).toHaveCount(0);
    await input.fill('腾出空间之后的一条');
    await input.press('Enter');
    await expect(page.getByTestId('board-log').getByText('腾出空间之后的一条')).toBeVisible();
    rmSync(stick, { recursive: true, force: true });
    await close();
  });
});

test('a disk that is full at the start says so, and opens once there is room', async ({ launch, home }) => {
  await putRoom(home);
  await withDisk(96, async (disk) => {
    copyHome(home, disk);
    const before = hashes(disk, isMain);
    const ballast = fill(disk);
    const console = await launch({ home: disk });
    await expectFailure(console, 'disk_full', { zh: /磁盘满/, en: /full/i });
    expect(hashes(disk, isMain)).toEqual(before);
    truncateSync(ballast, 0);
    await console.page.getByTestId('failure-again').click();
    await expect(console.page.getByTestId('board')).toBeVisible({ timeout: 30_000 });
    await console.close();
  });
});
