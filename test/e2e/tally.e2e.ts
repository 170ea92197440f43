import type { Page } from '@playwright/test';
import { CATALOGUE, DEFAULT_COLUMNS } from '../../shared/tally/catalogue';
import { expect, SMALL, setLook, test } from '../helpers/e2e';
import { byId, Keys } from '../helpers/e2eKeys';
import { call, openRoom, openShift, recordLandslide, whoAmI } from '../helpers/e2eRoom';

const MINUTE = 60_000;
const NAMES = [
  '城关街道',
  '枫坪镇',
  '古田镇',
  '凤都镇',
  '平湖镇',
  '大桥镇',
  '杉洋镇',
  '鹤塘镇',
  '西溪乡',
  '吉巷乡',
];
const UNITS = [...NAMES, '泮洋乡', '卓洋乡', '岚溪经济开发区'].map((name, at) => ({
  code: `3509281${String(at).padStart(2, '0')}`,
  name,
  aliases: name.endsWith('开发区') ? ['开发区'] : [],
  phone: `0593-70000${10 + at}`,
}));
const COLUMNS = DEFAULT_COLUMNS.flatMap((id) => CATALOGUE.find((one) => one.id === id) ?? []).map((one) => ({
  ...one,
  words: [...one.words],
}));

const setUnits = async (page: Page): Promise<void> => {
  const value = { units: UNITS, graceMinutes: 0, lostMinutes: 15 };
  await call(page, 'settings.change', { key: 'tally', value }, await whoAmI(page));
};

const CHAT = [
  '#接龙 防汛报数',
  '1. 城关 转移127人 安置35 无伤亡',
  '2. 枫坪镇：已转移：６０/安置：12',
  '3、古田镇 转移一百二十七人，无人员死亡失联',
  '4. 开发区 零报告',
  '5. 白石镇 转移9人',
].join('\n');

test('a sheet is opened, filled and chased without a mouse; a chat text is read and entered in one act', async ({
  launch,
  home,
}) => {
  test.setTimeout(150_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  await setUnits(page);
  const keys = new Keys(page);
  await keys.watchMouse();
  await page.keyboard.press('Control+k');
  await expect(page.getByTestId('palette-input')).toBeFocused();
  await page.keyboard.type('报数表');
  await expect(page.getByTestId('palette-row').first()).toContainText('报数表');
  await page.keyboard.press('Enter');
  await keys.push(byId('tally-new'));
  await keys.fill(byId('tally-title'), '暴雨转移');
  await page.screenshot({ path: 'out/e2e/screens/tally-new.png' });
  await keys.press('Control+Enter');
  await expect(page.getByTestId('tally-grid')).toBeVisible();
  await keys.push(byId('tally-paste-open'));
  await keys.fill(byId('tally-paste-text'), CHAT);
  await expect(page.getByTestId('tally-paste-unknown')).toContainText('白石镇');
  await page.screenshot({ path: 'out/e2e/screens/tally-paste.png' });
  await keys.press('Control+Enter');
  await expect(page.getByTestId('tally-total-evacuated')).toContainText('314');
  await expect(page.getByTestId('tally-state-350928112')).toContainText('零报告');
  const input = byId('tally-input');
  // Tab moves from cell to cell inside of the grid; Esc leaves it.
  await page.getByTestId('tally-to-line').focus();
  await keys.press('Enter');
  await expect(page.getByTestId('composer-input')).toHaveValue(/13个单位已报4个/);
  await page.getByTestId('tally-input').focus();
  await keys.expectAt(input);
  for (let row = 0; row < 5; row += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.type('45');
  await page.keyboard.press('Tab');
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('tally-total-evacuated')).toContainText('359');
  await expect(page.getByTestId('tally-total-sheltered')).toContainText('55');
  expect(await keys.mouseEvents()).toBe(0);
});

test('units that missed the hour are marked and chased, in both looks', async ({ launch, home }) => {
  test.setTimeout(150_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  await setUnits(page);
  const as = await whoAmI(page);
  const incidentId = await recordLandslide(page, 40);
  const tallyId = crypto.randomUUID();
  await call(
    page,
    'tally.open',
    {
      tallyId,
      title: '上坑村滑坡转移',
      incidentId,
      warningId: null,
      units: UNITS,
      columns: COLUMNS,
      firstDueAt: Date.now() - 22 * MINUTE,
      cadence: 'every',
      everyMinutes: 60,
      hours: [],
      graceMinutes: 0,
      lostMinutes: 15,
    },
    as,
  );
  const row = (at: number, evacuated: number, minutes: number) => ({
    unit: UNITS[at]?.code ?? '',
    reporter: '王×',
    at: Date.now() - minutes * MINUTE,
    how: 'values' as const,
    cells: [
      { columnId: 'evacuated', value: evacuated, reason: '' },
      { columnId: 'sheltered', value: Math.round(evacuated / 3), reason: '' },
      { columnId: 'dead', value: 0, reason: '' },
    ],
    note: at === 2 ? '两户不愿转移，正在做工作' : null,
    source: '',
  });
  const rows = [row(0, 127, 30), row(1, 60, 25), row(2, 1_204, 10), row(3, 8, 5), row(8, 33, 24)];
  await call(page, 'tally.report', { tallyId, actId: crypto.randomUUID(), round: 1, way: 'typed', rows }, as);
  await page.getByTestId('rail-warnings').click();
  await page.getByTestId('tab-tally').click();
  await expect(page.getByTestId('tally-state-350928104')).toContainText('失联');
  await expect(page.getByTestId('tally-state-350928102')).toContainText('迟 12 分');
  await page.getByTestId('tally-chase-350928104-no_answer').click();
  await expect(page.getByTestId('tally-chase-350928104')).toContainText('催 1 次');
  await page.screenshot({ path: 'out/e2e/screens/tally-small-dark.png' });
  await page.getByTestId('tally-to-incident').click();
  await expect(page.getByTestId('facts-source')).toHaveValue(/上坑村滑坡转移/);
  await page.screenshot({ path: 'out/e2e/screens/tally-incident.png' });
  await page.getByTestId('rail-warnings').click();
  await page.getByTestId('tab-tally').click();
  await setLook(page, 'en', 'light');
  await page.getByTestId('rail-warnings').click();
  await page.getByTestId('tab-tally').click();
  await page.getByTestId('tally-manage').click();
  await page.screenshot({ path: 'out/e2e/screens/tally-small-light.png' });
});
