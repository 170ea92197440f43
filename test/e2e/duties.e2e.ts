import type { Page } from '@playwright/test';
import { expect, setLook, test } from '../helpers/e2e';
import { openRoom, openShift, recordLandslide } from '../helpers/e2eRoom';

const picture = (page: Page, name: string) => page.screenshot({ path: `out/e2e/screens/duties-${name}.png` });

test('a grade is proposed and confirmed, duties name their rules, and a rule is set otherwise', async ({
  launch,
  home,
}) => {
  test.setTimeout(120_000);
  const { page } = await openRoom(launch, home, { locale: 'zh' });
  await openShift(page);

  await test.step('a rule is set otherwise with a reason', async () => {
    await page.getByTestId('rail-settings').click();
    await page.getByTestId('tab-rules').click();
    await expect(page.getByTestId('rules-panel')).toBeVisible();
    await picture(page, 'rules');
    const written = page.getByTestId('rule-gov_30_60_written');
    await written.getByTestId('rule-change').click();
    await page.getByTestId('rule-value-limitMinutes').fill('45');
    await page.getByTestId('rule-value-targetMinutes').fill('40');
    await page.getByTestId('rule-why').fill('县政府办〔2026〕3号');
    await picture(page, 'rule-form');
    await page.getByTestId('rule-save').click();
    await expect(written.getByTestId('rule-own')).toBeVisible();
  });

  await test.step('whoever acts on it sees that it is the room’s', async () => {
    await recordLandslide(page, 20);
    await page.getByTestId('rail-incidents').click();
    await page.getByTestId('incident-row').first().click();
    await expect(page.getByTestId('incident-header')).toContainText('可能达中型，从高报送');
    await expect(page.getByTestId('grade-proposal')).toContainText('小型');
    await expect(page.getByTestId('duties-reports').getByTestId('rule-own').first()).toBeVisible();
    await picture(page, 'incident');
  });

  await test.step('the officer confirms the grade, other than proposed with a reason', async () => {
    await page.getByTestId('grade-confirm').click();
    await page.getByTestId('grade-choice').getByText('中型').click();
    await page.getByTestId('grade-by').fill('林局');
    await page.getByTestId('grade-words').fill('三人被困，先按中型办');
    await picture(page, 'grade-form');
    await page.getByTestId('grade-save').click();
    await expect(page.getByTestId('grade-own')).toContainText('中型');
    await expect(page.getByTestId('grade-own')).toContainText('已确认');
  });

  await test.step('the same page in English', async () => {
    await setLook(page, 'en', 'light');
    await expect(page.getByTestId('board')).toBeVisible();
    await page.getByTestId('rail-incidents').click();
    await page.getByTestId('incident-row').first().click();
    await expect(page.getByTestId('grade-proposal')).toContainText('report from high');
    await picture(page, 'incident-en');
  });
});
