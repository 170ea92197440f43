import { join } from 'node:path';
import type { Page } from '@playwright/test';
import excel from 'exceljs';
import { addDays, daysOfMonth, monthOf, weekdayOf } from '../../shared/domain/roster';
import { dayOf } from '../../shared/domain/time';
import { type Console, expect, SMALL, setLook, test } from '../helpers/e2e';
import { boardPainted, CHIEF, call, openRoom, SECOND, whoAmI } from '../helpers/e2eRoom';

const WEEKDAYS = '日一二三四五六';
const LEADERS = ['林志远', '郑国华', '何秀兰'];
const FIRST = [CHIEF.displayName, '赖小军', '钟雅琴'];
const OTHERS = [SECOND.displayName, '吴晓敏', '邱文斌'];

/** This month as the office would send it, with one date that nobody can read and one gap. */
async function officeFile(folder: string): Promise<string> {
  const month = monthOf(Date.now());
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('值班表');
  sheet.addRow([`岚溪县应急管理局${month.slice(0, 4)}年${Number(month.slice(5))}月值班安排表`]);
  sheet.mergeCells('A1:G1');
  sheet.addRow(['日期', '星期', '带班领导', '联系电话', '主班', '副班', '备班']);
  daysOfMonth(month).forEach((day, at) => {
    const date = at === 2 ? '三号' : `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
    const leader = LEADERS[at % 3] ?? '';
    sheet.addRow([
      date,
      `星期${WEEKDAYS[weekdayOf(day)] ?? ''}`,
      `${leader}（副局长）`,
      `1390000000${at % 3}`,
      FIRST[at % 3],
      OTHERS[at % 3],
      '叶长青13900000009',
    ]);
  });
  const path = join(folder, `${month}-值班表.xlsx`);
  await book.xlsx.writeFile(path);
  return path;
}

/** The dialog of the system answers with a file, as if a person had chosen it. */
const chooses = (console: Console, path: string): Promise<void> =>
  console.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);

const shot = (page: Page, name: string) => page.screenshot({ path: `out/e2e/screens/${name}.png` });
const showTab = async (page: Page, id: string): Promise<void> => {
  await page.getByTestId('rail-shift').click();
  await page.getByTestId(`tab-${id}`).click();
};

test('the office’s table becomes the roster: dry run, publishing, editing by keyboard, swap, sign-on', async ({
  launch,
  home,
}) => {
  test.setTimeout(180_000);
  const console = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  const { page } = console;
  const as = await whoAmI(page);
  const today = dayOf(Date.now());
  await showTab(page, 'roster');
  await expect(page.getByTestId('roster-state')).toHaveText('还没有发布');

  await chooses(console, await officeFile(home));
  await page.getByTestId('roster-import').click();
  await page.getByTestId('roster-choose').click();
  await expect(page.getByTestId('roster-problems')).toContainText('看不懂日期“三号”');
  await shot(page, 'roster-import');
  await page.getByTestId('roster-take').click();
  await page.getByTestId('roster-reason').fill('领导已签');
  await page.getByTestId('roster-publish').click();
  await expect(page.getByTestId('roster-state')).toContainText('第 1 版');
  await shot(page, 'roster-month');

  // The day that could not be read is filled in by keyboard alone.
  const third = `${today.slice(0, 7)}-03`;
  await page.locator(`[data-cell="${third}/0/duty_leader"]`).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('roster-names')).toBeFocused();
  await page.keyboard.type('钟雅琴');
  await page.keyboard.press('Enter');
  await expect(page.locator(`[data-cell="${third}/0/primary_officer"]`)).toBeFocused();
  await expect(page.locator(`[data-cell="${third}/0/primary_officer"]`)).toHaveText('钟雅琴');
  await shot(page, 'roster-draft');
  await page.getByTestId('roster-publish').click();
  await expect(page.getByTestId('roster-state')).toContainText('第 2 版');
  await page.getByTestId('roster-side-versions').click();
  await page.getByTestId('roster-version-2').click();
  await expect(page.getByTestId('roster-differences')).toContainText('钟雅琴');
  await shot(page, 'roster-versions');

  const later = addDays(today, today.slice(8) < '26' ? 2 : -2);
  const place = page.locator(`[data-cell="${later}/0/primary_officer"]`);
  const before = (await place.innerText()).trim();
  await place.click();
  await page.getByTestId('roster-swap-ask').click();
  await page.getByTestId('swap-substitute').fill('曾庆丰');
  await page.getByTestId('swap-reason').fill('出差');
  await page.getByTestId('swap-send').click();
  await page.getByTestId('roster-side-swaps').click();
  await page.getByTestId('swap-approve').click();
  await expect(place).toContainText('曾庆丰');
  await shot(page, 'roster-swaps');
  expect(before).not.toContain('曾庆丰');

  await showTab(page, 'now');
  await expect(page.getByTestId('shift-open-note')).toContainText('按排班表第 3 版填好');
  await page.getByTestId('shift-open').click();
  await expect(page.getByTestId('sign-on-form')).toBeVisible();
  await page.getByTestId('checks-all').click();
  await page.getByTestId('check-传真').getByText('故障').click();
  await page.getByTestId('check-note-传真').fill('卡纸');
  await page.getByTestId('sign-on-clock-true').fill('08:30:00');
  await shot(page, 'sign-on-form');
  await page.getByTestId('sign-on-clock-right').click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('duty-fault')).toContainText('卡纸');
  await page.getByTestId('sign-on-who').selectOption({ label: SECOND.displayName });
  await page.getByTestId('sign-on-post').selectOption('secondary_officer');
  await page.getByTestId('sign-on-password').fill(SECOND.password);
  await page.getByTestId('sign-on-save').click();
  await expect(page.getByTestId('duty-officers')).toHaveText('在岗值班员 2/2');
  await expect(page.getByTestId('people')).toContainText('2');
  const { signedIn } = await call(page, 'system.status', {}, null);
  expect(signedIn.map((one) => one.displayName)).toContain(SECOND.displayName);

  await page.getByTestId('reinforce-open').click();
  await page.getByTestId('reinforce-reason').fill('暴雨红色预警');
  await page.getByTestId('reinforce-people').fill('叶长青（物资）13900000009');
  await page.getByTestId('reinforce-on').click();
  await expect(page.getByTestId('header-reinforced')).toBeVisible();
  await expect(page.getByTestId('duty-officers')).toHaveText('在岗值班员 2/3');
  await shot(page, 'sign-on-done');
  const month = await call(page, 'roster.month', { month: today.slice(0, 7) }, as);
  expect(month.version?.version).toBe(3);
  await setLook(page, 'en', 'light');
  await boardPainted(page);
  await showTab(page, 'roster');
  await expect(page.getByTestId('roster-state')).toContainText('Version 3');
  await page.getByTestId('roster-side-calendar').click();
  await shot(page, 'roster-light-en');
  await showTab(page, 'signOn');
  await expect(page.getByTestId('duty-people')).toBeVisible();
  await shot(page, 'sign-on-light-en');
  await page.getByTestId('rail-settings').click();
  await page.getByTestId('duty-settings').scrollIntoViewIfNeeded();
  await page.getByTestId('duty-startsAt').fill('08:30 20:30');
  await page.getByTestId('duty-save').click();
  await expect(page.getByTestId('duty-saved')).toBeVisible();
  await shot(page, 'duty-settings-light-en');
  await setLook(page, 'zh', 'light');
  await boardPainted(page);
  await showTab(page, 'roster');
  await expect(page.getByTestId('roster-state')).toContainText('第 3 版');
  await page.locator(`[data-cell="${today}/0/duty_leader"]`).click();
  await expect(page.getByTestId('roster-card-pdf')).toBeVisible();
  await shot(page, 'roster-light');
});
