import { expect, SMALL, setLook, test } from '../helpers/e2e';
import { byId, Keys } from '../helpers/e2eKeys';
import { call, openRoom, openShift, whoAmI } from '../helpers/e2eRoom';

const shot = (name: string): string => `out/e2e/screens/${name}.png`;
const UNITS = ['城关街道', '枫坪镇', '大桥镇', '西溪乡', '平湖镇', '凤都镇', '鹤塘镇', '杉洋镇'].map(
  (name, at) => ({ code: `35092810${at}`, name, aliases: [], phone: '' }),
);

test('the losses of a typhoon are typed, held back by a part above its whole, sent, explained and verified', async ({
  launch,
  home,
}) => {
  test.setTimeout(180_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  const as = await whoAmI(page);
  const value = { units: UNITS, graceMinutes: 0, lostMinutes: 15 };
  await call(page, 'settings.change', { key: 'tally', value }, as);
  const keys = new Keys(page);
  await keys.watchMouse();
  await page.keyboard.press('Control+k');
  await expect(page.getByTestId('palette-input')).toBeFocused();
  await page.keyboard.type('灾情报送');
  await expect(page.getByTestId('palette-row').first()).toContainText('灾情报送');
  await page.keyboard.press('Enter');
  await keys.push(byId('loss-new'));
  await keys.fill(byId('loss-title'), '2026年第9号台风');
  await page.screenshot({ path: shot('loss-new') });
  await keys.press('Control+Enter');
  await expect(page.getByTestId('tally-grid')).toBeVisible();
  await page.getByTestId('tally-input').focus();
  await page.keyboard.type('1200');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('350');
  for (let at = 0; at < 12; at += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('loss-conflicts')).toContainText('枫坪镇：农作物成灾面积 20');
  await page.screenshot({ path: shot('loss-conflict') });
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('45.5');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('loss-conflicts')).toHaveCount(0);
  await expect(page.getByTestId('tally-total-affected')).toContainText('1550');
  await keys.press('Control+Enter');
  await expect(page.getByTestId('loss-signer')).toBeFocused();
  await keys.fill(byId('loss-signer'), '林×');
  await keys.fill(byId('loss-receiver'), '市应急局 张×');
  await keys.press('Control+Enter');
  await expect(page.getByTestId('loss-report-chip')).toHaveCount(1);
  expect(await keys.mouseEvents()).toBe(0);
  // A fall is explained before it goes out.
  await page.getByTestId(`tally-cell-${UNITS[0]?.code}-affected`).click();
  await page.keyboard.type('1100');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('loss-jumps')).toContainText('城关街道受灾人口减少 1200→1100');
  await page.getByTestId('loss-explanation').fill('核减重复统计100人');
  await page.screenshot({ path: shot('loss-jump') });
  await page.getByTestId('loss-send-save').click();
  await expect(page.getByTestId('loss-report-chip')).toHaveCount(2);
  await page.getByTestId('loss-zero').click();
  await expect(page.getByTestId('loss-report-chip')).toHaveCount(3);
  await page.getByTestId('loss-stable').click();
  await page.getByTestId('loss-kind').getByText('核报').click();
  await page.getByTestId('loss-send-save').click();
  await expect(page.getByTestId('loss-sent')).toBeVisible();
  await setLook(page, 'zh', 'light');
  await page.getByTestId('rail-warnings').click();
  await page.getByTestId('tab-losses').click();
  await expect(page.getByTestId('losses')).toBeVisible();
  await page.getByLabel('只看在报').uncheck();
  await page.getByTestId('loss-chip').first().click();
  await expect(page.getByTestId('loss-sent')).toContainText('核报');
  await page.screenshot({ path: shot('loss-light') });
});
