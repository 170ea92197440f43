import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, SMALL, test } from '../helpers/e2e';
import { openRoom } from '../helpers/e2eRoom';

/** A county's list as offices send it: a title, headings of their own, one row that cannot be taken. */
const LIST = [
  ['柘荣县防汛责任人名单（2026 年）'],
  ['姓名', '职务', '所在单位', '乡镇', '手机号码', '办公室电话', '分管领导'],
  ['王建国', '镇长', '枫坪镇', '枫坪镇', '13800000001', '7001234', '陈志明'],
  ['陈志明', '党委书记', '枫坪镇', '枫坪镇', '13800000002', '7001235', ''],
  ['单国强', '支部书记', '枫坪镇上坑村', '枫坪镇', '13800000003', '', '王建国'],
  ['李四', '镇长', '石塘镇', '石塘镇', '见群公告', '', ''],
];

test('a list of people is read dry, taken in without its broken row, searched by initials, and a wrong number is put right', async ({
  launch,
  home,
}, info) => {
  const room = await openRoom(launch, home, { size: SMALL });
  const { app, page } = room;
  const path = join(home, '责任人名单.xlsx');
  const book = new ExcelJS.Workbook();
  book.addWorksheet('名单').addRows(LIST);
  await book.xlsx.writeFile(path);
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = (async () => ({
      canceled: false,
      filePaths: [file],
    })) as typeof dialog.showOpenDialog;
  }, path);
  await page.keyboard.press('Alt+8');
  await expect(page.getByTestId('contacts-find')).toBeFocused();
  await page.getByTestId('contacts-import').click();
  await page.getByTestId('contacts-import-choose').click();
  await expect(page.getByTestId('contacts-import-name')).toHaveValue('姓名');
  await expect(page.getByTestId('contacts-import-superior')).toHaveValue('分管领导');
  await page.getByTestId('contacts-import-check').click();
  await expect(page.getByTestId('contacts-import-counts')).toContainText(
    '新增 3，更新 0，无变化 0，不能导入 1',
  );
  await expect(page.getByTestId('contacts-import-report')).toContainText('“见群公告”拨不出去');
  await page.screenshot({ path: 'out/e2e/screens/contacts-import.png' });
  await page.getByTestId('contacts-import-skip').check();
  await page.getByTestId('contacts-import-run').click();
  await expect(page.getByTestId('contacts-import-done')).toContainText('新增 3');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('contact-row')).toHaveCount(3);
  await page.getByTestId('contacts-find').fill('wjg');
  await expect(page.getByTestId('contact-row')).toHaveCount(1);
  await page.getByTestId('contacts-find').press('Enter');
  const detail = page.getByTestId('contact-detail');
  await expect(detail).toContainText('13800000001');
  await expect(detail).toContainText('陈志明');
  await page.screenshot({ path: 'out/e2e/screens/contacts-detail.png' });
  await detail.getByTestId('contact-correct').first().click();
  await page.keyboard.type('13900000009');
  await page.keyboard.press('Enter');
  await expect(detail.getByTestId('contact-number').first()).toContainText('13900000009');
  await page.getByTestId('contact-edit').click();
  await expect(page.getByTestId('contact-name')).toHaveValue('王建国');
  await page.screenshot({ path: 'out/e2e/screens/contacts-form.png' });
  await page.keyboard.press('Escape');
  await page.getByTestId('contacts-find').fill('');
  await page.screenshot({ path: 'out/e2e/screens/contacts-list.png' });
  // The search over everything finds the entry by its new number, and opens it.
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('13900000009');
  await expect(page.getByTestId('palette-row').first()).toContainText('王建国');
  await page.keyboard.press('Escape');
  await page.getByTestId('rail-log').click();
  await expect(page.getByText('改号：枫坪镇 镇长 王建国 13800000001 → 13900000009').first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('log.png') });
  await room.close();
});
