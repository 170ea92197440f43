import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, SMALL, test } from '../helpers/e2e';
import { answerSaveDialog } from '../helpers/e2eExports';
import { openRoom } from '../helpers/e2eRoom';

/** A room's old ledger with a title row, one broken row and a second line in a cell. */
const LEDGER = `岚溪县值班台账
日期,时间,方式,来电单位,姓名,电话,内容,处理情况,记录人
2025-03-04,02:38,来电,河东乡政府,王海,0594-5550001,"河水上涨
已到警戒水位",已报带班领导,李值班
2025-03-04,02:50,去电,县水利局,,,通知加密巡查,,李值班
2025-03-04,25:71,来电,河东乡政府,王海,,时间写错的一行,,李值班
2025-03-04,03:10,传真,市防指,,,收到Ⅳ级响应通知,已转办,赵值班
`;

test('a ledger is matched, read dry, imported without its broken row and taken back, by a supervisor at the console', async ({
  launch,
  home,
}, info) => {
  const room = await openRoom(launch, home, { size: SMALL });
  const { app, page } = room;
  const path = join(home, '旧台账.csv');
  writeFileSync(path, `\uFEFF${LEDGER}`);
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = (async () => ({
      canceled: false,
      filePaths: [file],
    })) as typeof dialog.showOpenDialog;
  }, path);
  await answerSaveDialog(room, home);
  await page.keyboard.press('Alt+2');
  await page.getByTestId('tab-imports').click();
  await page.getByTestId('import-choose').click();
  await expect(page.getByTestId('import-field-text')).toHaveValue('内容');
  await page.getByTestId('import-check').click();
  await expect(page.getByTestId('import-counts')).toContainText('好的 3 行，不对的 1 行');
  await expect(page.getByTestId('import-problems')).toContainText('25:71');
  await page.screenshot({ path: info.outputPath('dry-run.png') });
  await page.getByTestId('import-source').fill('2025 年台账');
  await page.getByTestId('import-skip').check();
  await page.getByTestId('import-run').click();
  await expect(page.getByTestId('import-done')).toContainText('3');
  await expect(page.getByTestId('import-batch')).toHaveAttribute('data-state', 'done');
  await page.getByTestId('tab-lines').click();
  await expect(page.getByText('收到Ⅳ级响应通知').first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('log.png') });
  await page.getByTestId('tab-imports').click();
  await page.getByTestId('import-withdraw').click();
  await page.keyboard.type('年份导错了');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('import-batch')).toHaveAttribute('data-state', 'withdrawn');
  await page.screenshot({ path: info.outputPath('withdrawn.png') });
  await page.getByTestId('rail-shift').click();
  await room.close();
});
