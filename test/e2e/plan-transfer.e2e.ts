import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { expect, LARGE, SMALL, test } from '../helpers/e2e';
import { answerSaveDialog, pdfText } from '../helpers/e2eExports';
import { openRoom } from '../helpers/e2eRoom';

const shot = (page: Page, name: string) => page.screenshot({ path: `out/e2e/screens/${name}.png` });

const ROWS = [
  ['岚溪县城区内涝应急处置工作方案'],
  ['阶段', '步骤', '责任单位', '完成时限', '工作要求'],
  ['接报', '接报登记', '值班员', '立即', '记录积水路段、深度和被困人数。'],
  ['', '报告带班领导', '副班', '接报后5分钟内', '口头报告并请示。'],
  ['处置', '通知消防、住建、交警到场', '主班', '10分钟', '住建带排涝车。'],
  ['', '如有人员被困，组织救援', '消防救援大队', '30分钟', '先人后物。'],
  ['', '续报', '信息员', '每2小时', '直至积水退去。'],
  ['', '疏散地下空间', '临江商圈管委会', '1小时内', '逐处清场。'],
];

const CHART = `flowchart TD
  A[接到高温预警] --> B{是否达到红色?}
  B -->|是| C[叫应各乡镇]
  B -->|否| D[转发预警]
  C --> E[核实停工情况]
  D --> E
  E --> F([结束])
`;

async function sheetFile(folder: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('步骤');
  for (const row of ROWS) sheet.addRow(row);
  sheet.mergeCells('A1:E1');
  sheet.mergeCells('A3:A4');
  sheet.mergeCells('A5:A8');
  const path = join(folder, '城区内涝.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

test('an Excel table and a Mermaid flowchart become drafts at the screen', async ({ launch, home }) => {
  const room = await openRoom(launch, home, { size: SMALL, locale: 'zh' });
  const { app, page } = room;
  const path = await sheetFile(home);
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = (async () => ({
      canceled: false,
      filePaths: [file],
    })) as typeof dialog.showOpenDialog;
  }, path);
  await page.getByTestId('rail-plans').click();
  await page.getByTestId('plan-import').click();
  await page.getByTestId('plan-import-choose').click();
  await expect(page.getByTestId('plan-import-counts')).toContainText('读到 6 行');
  const rows = page.getByTestId('plan-import-rows');
  await expect(rows).toContainText('临江商圈管委会');
  await expect(rows).toContainText('“临江商圈管委会”不在岗位和单位表里');
  await shot(page, 'plan-import-table');
  await page.getByTestId('plan-import-only-open').check();
  await page.getByTestId('plan-import-id').fill('city-waterlogging');
  await page.getByTestId('plan-import-save').click();
  await expect(page.getByTestId('plan-editor')).toBeVisible();
  await expect(page.getByTestId('edit-tree')).toContainText('有人员被困吗？');
  await shot(page, 'plan-import-editor');

  await page.getByTestId('rail-shift').click();
  await page.getByTestId('rail-plans').click();
  await page.getByTestId('plan-import').click();
  await page.getByTestId('plan-import-paste').fill('flowchart TD\n  A[x -->\n');
  await page.getByTestId('plan-import-read').click();
  await expect(page.getByTestId('plan-import-problem')).toContainText('Parse error');
  await page.getByTestId('plan-import-paste').fill(CHART);
  await page.getByTestId('plan-import-read').click();
  await expect(page.getByTestId('plan-import-counts')).toContainText('选择 1');
  await page.getByTestId('plan-import-title').fill('高温应对');
  await page.getByTestId('plan-import-id').fill('heat');
  await shot(page, 'plan-import-mermaid');
  await page.getByTestId('plan-import-save').click();
  await expect(page.getByTestId('edit-tree')).toContainText('叫应各乡镇');
  await page.getByTestId('rail-shift').click();
  await room.close();
});

test('a plan leaves as SVG, PNG, PDF, DOCX, Markdown and YAML, chosen by keyboard', async ({
  launch,
  home,
}) => {
  const room = await openRoom(launch, home, { size: LARGE, locale: 'zh' });
  const { page } = room;
  await answerSaveDialog(room, home);
  await page.getByTestId('rail-plans').click();
  await page.getByTestId('plan-flash-flood-geohazard').click();
  await expect(page.getByTestId('flowchart').locator('g.node').first()).toBeVisible({ timeout: 20_000 });
  const saveAs = async (presses: number, ending: string): Promise<string> => {
    await page.getByTestId('plan-export').press('Enter');
    await expect(page.getByTestId('plan-export-docx')).toBeFocused();
    for (let press = 0; press < presses; press += 1) await page.keyboard.press('ArrowDown');
    if (presses === 0) await shot(page, 'plan-export-menu');
    await page.keyboard.press('Enter');
    const path = join(home, `工作方案-山洪地质灾害-第1版.${ending}`);
    await expect.poll(() => existsSync(path), { timeout: 60_000 }).toBe(true);
    await expect(page.getByTestId('plan-export-saved')).toContainText(ending);
    return path;
  };
  const docx = await saveAs(0, 'docx');
  const { value: html } = await mammoth.convertToHtml({ path: docx });
  for (const words of ['山洪地质灾害工作方案', '一、', '处置步骤', '接报登记', '应办事项', '附件1'])
    expect(html).toContain(words);
  expect(html).toContain('<table>');
  const pdf = await saveAs(1, 'pdf');
  expect(pdfText(pdf).replaceAll(/\s/g, '')).toContain('接报登记');
  expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(/Pages:\s+1\n/);
  const png = readFileSync(await saveAs(2, 'png'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(3_000);
  const svg = readFileSync(await saveAs(3, 'svg'), 'utf8');
  expect(svg).toContain('接报登记');
  expect(svg).not.toMatch(/<script|href=/);
  expect(readFileSync(await saveAs(4, 'md'), 'utf8')).toContain('```mermaid');
  expect(readFileSync(await saveAs(6, 'yaml'), 'utf8')).toMatch(/^id: flash-flood-geohazard/m);
  await shot(page, 'plan-exported');
  await page.getByTestId('rail-shift').click();
  await room.close();
});
