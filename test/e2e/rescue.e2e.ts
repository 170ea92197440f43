import { closeSync, existsSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, SMALL, setLook, test } from '../helpers/e2e';
import { runCli } from '../helpers/e2eCli';
import { boardPainted, CHIEF, call, openRoom, ROOM, signIn, whoAmI } from '../helpers/e2eRoom';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Overwrites the middle half of a file, as a dying disk does. */
function damage(path: string): void {
  const { size } = statSync(path);
  const file = openSync(path, 'r+');
  try {
    writeSync(file, Buffer.alloc(Math.floor(size / 2), 0x5a), 0, Math.floor(size / 2), Math.floor(size / 4));
  } finally {
    closeSync(file);
  }
}

test('from damaged data back to an open room, by the keyboard and following only the screen', async ({
  launch,
  home,
}) => {
  const before = await openRoom(launch, home, { locale: 'zh' });
  const as = await whoAmI(before.page);
  const file = { name: '现场.png', mime: 'image/png', size: PICTURE.length };
  const put = { uploadId: crypto.randomUUID(), ...file, offset: 0, data: PICTURE.toString('base64') };
  const { attachment } = await call(before.page, 'attachment.put', put, as);
  if (attachment === null) throw new Error('a small file is whole at once');
  const line = {
    entryId: crypto.randomUUID(),
    kind: 'note' as const,
    text: '损坏之前的一条，带现场照片',
    receivedAt: null,
    occurredAt: null,
    incidentId: null,
    caller: null,
    handling: '',
    attachments: [attachment],
  };
  await call(before.page, 'log.append', line, as);
  await call(before.page, 'backup.run', {}, as);
  await before.close();
  damage(join(home, 'watchdesk.db'));

  const { page, close } = await launch({ home, locale: 'en', size: SMALL, scheme: 'light' });
  await expect(page.getByTestId('failure')).toHaveAttribute('data-code', 'data_corrupt', { timeout: 30_000 });
  await expect(page.getByTestId('recover-form')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('[data-testid="recover-row"][data-best="true"] input')).toBeChecked();
  await page.screenshot({ path: 'out/e2e/screens/rescue-choose-en.png', fullPage: true });
  await setLook(page, 'zh', 'dark');
  await expect(page.getByTestId('recover-form')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByTestId('recover-missing')).toContainText('之后记的会缺');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SMALL.width);
  await page.screenshot({ path: 'out/e2e/screens/rescue-choose-zh.png' });
  // Nothing begins before both confirmations.
  await page.getByTestId('recover-read').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('别的值班室');
  await page.keyboard.press('Enter');
  await expect(page.locator('.recover-problem')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(ROOM.name);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('recover-done')).toBeVisible({ timeout: 30_000 });
  await page.screenshot({ path: 'out/e2e/screens/rescue-done-zh.png' });
  const aside = readdirSync(home).find((name) => name.startsWith('damaged-'));
  await expect(page.getByTestId('recover-done')).toContainText(aside ?? 'nothing was kept aside');
  expect(existsSync(join(home, aside ?? '', 'watchdesk.db'))).toBe(true);
  await page.keyboard.press('Enter');

  await boardPainted(page);
  await expect(page.getByTestId('board-log')).toContainText('损坏之前的一条');
  await signIn(page, CHIEF);
  const again = await whoAmI(page);
  const { log } = await call(page, 'board.get', {}, again);
  expect(log.map((one) => one.system?.fact)).toContain('restore.done');
  const read = await call(page, 'attachment.read', { sha256: attachment.sha256, offset: 0 }, again);
  expect(Buffer.from(read.data, 'base64').equals(PICTURE)).toBe(true);
  await page.getByTestId('composer-input').fill('恢复之后的一条');
  await page.getByTestId('composer-input').press('Enter');
  await expect(page.getByTestId('board-log')).toContainText('恢复之后的一条');
  await page.screenshot({ path: 'out/e2e/screens/rescue-room-zh.png' });
  await close();
  const verified = await runCli(['verify', '--home', home]);
  expect(verified.code, verified.stdout + verified.stderr).toBe(0);
});
