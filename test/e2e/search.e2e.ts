import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/repo.ts';
import { expect, SMALL, setLook, test } from '../helpers/e2e';
import { boardPainted, openRoom, recordLandslide } from '../helpers/e2eRoom';

const shots = join(root, 'out/e2e/search');
mkdirSync(shots, { recursive: true });

test('Ctrl+K finds a line by two characters and opens it in its place, by the keyboard alone', async ({
  launch,
  home,
}) => {
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await recordLandslide(page, 2);
  const composer = page.getByTestId('composer-input');
  for (const line of [
    '枫坪镇值班室来电：雨势加大，正在巡查',
    '古田镇报告道路塌方，电话 13905930001',
    '凤都镇一切正常',
  ]) {
    await page.keyboard.press('Control+L');
    await composer.fill(line);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('board-log').getByText(line)).toBeVisible();
  }
  await page.keyboard.press('Control+K');
  await expect(page.getByTestId('palette-input')).toBeFocused();
  await page.keyboard.type('塌方');
  const row = page.getByTestId('palette-row').filter({ hasText: '古田镇报告' });
  await expect(row).toBeVisible();
  await expect(row.locator('mark')).toHaveText('塌方');
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await page.screenshot({ path: join(shots, 'palette-dark.png') });
  await page.keyboard.press('Enter');
  const opened = page.locator('[data-testid="log-line"][aria-expanded="true"]');
  await expect(opened).toContainText('古田镇报告道路塌方');
  await page.screenshot({ path: join(shots, 'log-opened.png') });

  // The last digits of a number, and the text that Esc kept.
  await page.keyboard.press('Control+K');
  await page.keyboard.type('0001');
  await expect(page.getByTestId('palette-row').filter({ hasText: '13905930001' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('palette')).toHaveCount(0);
  await page.keyboard.press('Control+K');
  await expect(page.getByTestId('palette-input')).toHaveValue('0001');

  // A command by the initials of its words, then everything that was found on a page of its own.
  await page.keyboard.type('bz');
  await expect(page.getByTestId('palette-group-command')).toContainText('帮助：这一屏');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('上坑');
  await expect(page.getByTestId('palette-group-incident')).toContainText('上坑村滑坡');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('search-hit').first()).toBeVisible();
  await page.screenshot({ path: join(shots, 'results-dark.png') });
  await setLook(page, 'zh', 'light');
  await boardPainted(page);
  await page.keyboard.press('Control+K');
  await expect(page.getByTestId('palette-input')).toBeFocused();
  await page.keyboard.type('枫坪');
  await expect(page.getByTestId('palette-group-line')).toBeVisible();
  await page.screenshot({ path: join(shots, 'palette-light.png') });
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('search-hit').first()).toBeVisible();
  await page.screenshot({ path: join(shots, 'results-light.png') });
});
