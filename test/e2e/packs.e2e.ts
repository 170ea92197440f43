import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, LARGE, SMALL, setLook, test } from '../helpers/e2e';
import { answerSaveDialog, expectPages, pdfText } from '../helpers/e2eExports';
import { boardPainted, call, openRoom, openShift, recordLandslide, whoAmI } from '../helpers/e2eRoom';

const packsIn = (home: string): readonly string[] => {
  const folder = join(home, 'packs');
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.pdf'))
        .sort()
    : [];
};

test('the downtime pack is on the disk by itself after a shift was opened, with open items and numbered blank forms', async ({
  launch,
  home,
}) => {
  test.setTimeout(120_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', size: SMALL });
  await recordLandslide(page, 6);
  expect(packsIn(home), 'nothing before a shift').toEqual([]);
  await openShift(page);
  await expect.poll(() => packsIn(home).length, { timeout: 60_000 }).toBe(1);
  const path = join(home, 'packs', packsIn(home)[0] ?? '');
  expectPages(path);
  const text = pdfText(path).replaceAll(/\s+/g, '');
  for (const words of ['停电包', '上坑村滑坡', '未办结事项', '纸单№0001', '纸单№0010', '林建国', '联系人'])
    expect(text, words).toContain(words);
  expect(text).not.toContain('纸单№0011');
  // Nobody was asked anything, and the log and the board say that it is not on paper.
  await expect(page.getByTestId('pack-note')).toContainText('没有打印');
  const as = await whoAmI(page);
  await expect
    .poll(async () => (await call(page, 'pack.list', { limit: 5 }, as)).map(({ outcome }) => outcome))
    .toEqual(['saved']);

  // A warning rises: another pack, whose serials go on.
  await call(
    page,
    'warning.record',
    {
      warningId: crypto.randomUUID(),
      issuer: '岚溪县气象台',
      kind: '暴雨',
      color: 'orange',
      level: null,
      area: '枫坪镇',
      text: '',
      receivedAt: null,
      startsAt: null,
      endsAt: null,
    },
    as,
  );
  await expect.poll(() => packsIn(home).length, { timeout: 60_000 }).toBe(2);
  const second =
    packsIn(home)
      .map((name) => join(home, 'packs', name))
      .find((name) => name !== path) ?? '';
  const more = pdfText(second).replaceAll(/\s+/g, '');
  expect(more).toContain('岚溪县气象台暴雨橙');
  expect(more).toContain('纸单№0011');
  expect(more).not.toContain('纸单№0010');
});

test('the morning and the statistics, in both looks; a chart and a table are saved', {
  tag: '@long',
}, async ({ launch, home }) => {
  test.setTimeout(180_000);
  const console = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  const { page } = console;
  await openShift(page);
  await recordLandslide(page, 6);
  const as = await whoAmI(page);
  const kinds = ['phone_in', 'phone_in', 'phone_out', 'media', 'public', 'superior', 'note'] as const;
  for (let line = 0; line < 28; line += 1)
    await call(
      page,
      'log.append',
      {
        entryId: crypto.randomUUID(),
        kind: kinds[line % kinds.length] ?? 'note',
        text: `第${line + 1}条记录`,
        receivedAt: Date.now() - (line % 9) * 3_600_000,
        occurredAt: null,
        incidentId: null,
        caller:
          line % 2 === 0
            ? { unit: ['枫坪镇值班室', '县气象台', '大桥镇'][line % 3] ?? '', name: '', post: '', phone: '' }
            : null,
        handling: '',
      },
      as,
    );
  await answerSaveDialog(console, home);
  for (const [scheme, size] of [
    ['dark', SMALL],
    ['light', SMALL],
    ['dark', LARGE],
  ] as const) {
    await setLook(page, 'zh', scheme);
    await boardPainted(page);
    await page.setViewportSize(size);
    await page.keyboard.press('Alt+7');
    await expect(page.getByTestId('statistics-total')).toBeVisible();
    await page.getByTestId('statistics-period').getByText('今日').click();
    await expect(page.getByTestId('block-byKind').locator('svg.recharts-surface').first()).toBeVisible();
    await page.screenshot({ path: `out/e2e/screens/statistics-${size.width}-${scheme}.png` });
    await page.getByTestId('block-byKind').scrollIntoViewIfNeeded();
    await page.screenshot({ path: `out/e2e/screens/statistics-${size.width}-${scheme}-kinds.png` });
    await page.getByTestId('tab-duties').click();
    await page.screenshot({ path: `out/e2e/screens/statistics-${size.width}-${scheme}-duties.png` });
    await page.getByTestId('tab-log').click();
    await page.keyboard.press('Control+Shift+M');
    await expect(page.getByTestId('bulletin-text')).not.toHaveValue('');
    await page.screenshot({ path: `out/e2e/screens/morning-${size.width}-${scheme}.png` });
  }
  await page.keyboard.press('Alt+7');
  await page.getByTestId('savePng-byKind').click();
  await expect(page.getByTestId('statistics-saved')).toBeVisible();
  const picture = readFileSync(join(home, '按方式.png'));
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.length).toBeGreaterThan(4_000);
  await page.getByTestId('saveXlsx-all').click();
  await expect.poll(() => existsSync(join(home, '值班统计.xlsx')), { timeout: 20_000 }).toBe(true);
  await page.getByTestId('month-report-docx').click();
  await expect
    .poll(() => readdirSync(home).some((name) => name.endsWith('.docx')), { timeout: 20_000 })
    .toBe(true);
});
