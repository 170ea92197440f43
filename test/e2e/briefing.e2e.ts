import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, LARGE, SMALL, setLook, test } from '../helpers/e2e';
import { answerSaveDialog, expectPages, pdfText } from '../helpers/e2eExports';
import { byId, Keys } from '../helpers/e2eKeys';
import { boardPainted, call, openRoom, openShift, recordLandslide, whoAmI } from '../helpers/e2eRoom';

async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `out/e2e/screens/briefing-${name}.png` });
}

async function meetLeader(page: Page, incidentId: string): Promise<void> {
  const as = await whoAmI(page);
  const { obligations } = await call(page, 'incident.get', { incidentId }, as);
  const leader = obligations.find((one) => one.kind === 'leader_report');
  const record = { receiver: '林×', way: 'phone', readBack: true } as const;
  const obligationId = leader?.id ?? '';
  await call(page, 'obligation.meet', { obligationId, at: Date.now() - 36 * 60_000, ...record }, as);
}

test('a leader on the telephone, the press on the other, and the auditor afterwards', async ({
  launch,
  home,
}) => {
  const console = await openRoom(launch, home, { size: SMALL });
  const { page } = console;
  await openShift(page);
  const incidentId = await recordLandslide(page, 40);
  await meetLeader(page, incidentId);
  const as = await whoAmI(page);
  const caller = { unit: '岚溪日报', name: '李文', post: '记者', phone: '15900001234' };
  const line = { kind: 'media', text: '询问上坑村滑坡伤亡情况', occurredAt: null, incidentId } as const;
  const entry = { ...line, entryId: crypto.randomUUID(), receivedAt: null, caller, handling: '' };
  await call(page, 'log.append', entry, as);
  const keys = new Keys(page);

  // From the board, one key.
  await boardPainted(page);
  await keys.press('F4');
  await expect(page.getByTestId('oral-text')).toContainText('被困3人');
  await expect(page.getByTestId('oral-text')).toContainText('带班领导');
  await expect(page.getByTestId('oral-length')).toContainText('秒');
  await expect(page.getByTestId('wording')).toContainText('未核定');
  await screenshot(page, 'card-small');
  // The facts move, and the card with them, while it is open.
  const { incident } = await call(page, 'incident.get', { incidentId }, as);
  const casualties = { ...incident.casualties, trapped: 2 };
  await call(
    page,
    'incident.updateFacts',
    { incidentId, casualties, grade: null, sensitive: false, source: '现场', reason: '一人获救' },
    as,
  );
  await expect(page.getByTestId('oral-text')).toContainText('被困2人');
  await keys.press('Escape');
  await expect(page.getByTestId('oral-sheet')).toHaveCount(0);

  // The wording, and the call of the press from the log.
  await keys.press('F4');
  await keys.press('Enter');
  await expect(page.getByTestId('oral-tab')).toBeVisible();
  await page.getByTestId('wording-approve').click();
  await keys.fill(
    byId('wording-input'),
    '滑坡发生后救援力量已全力搜救，下方群众正在转移，请以县政府新闻办发布为准。',
  );
  await keys.fill(byId('wording-approver'), '宣传部值班领导');
  await page.getByTestId('wording-save').click();
  await expect(page.getByTestId('wording')).toContainText('第 1 版');
  await page.getByTestId('media-line-register').click();
  await expect(page.locator(byId('media-outlet'))).toHaveValue('岚溪日报');
  await page.getByTestId('media-save').click();
  await page.getByTestId('media-answer-open').click();
  await screenshot(page, 'oral-small');
  await page.getByTestId('media-answer-save').click();
  await expect(page.getByTestId('media-row')).toContainText('口径第 1 版');

  // When did you know, whom did you tell, when.
  await page.getByTestId('tab-clocks').click();
  await expect(page.getByTestId('clock-row').filter({ hasText: '报告带班领导' })).toContainText('+4 分');
  await screenshot(page, 'clocks-small');
  const folder = mkdtempSync(join(home, 'papers-'));
  await answerSaveDialog(console, folder);
  await page.getByTestId('timing-paper-pdf').click();
  await expect(page.getByTestId('timing-paper-saved')).toBeVisible();
  const [pdf = ''] = readdirSync(folder);
  const path = join(folder, pdf);
  execFileSync('pdftoppm', ['-png', '-r', '80', path, 'out/e2e/screens/briefing-timing-sheet']);
  expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Pages:\s+1\n/);
  expectPages(path);
  expect(pdfText(path).replaceAll(/\s/g, '')).toContain('信息报送时效核查表');
  for (const [locale, scheme] of [
    ['zh', 'light'],
    ['en', 'dark'],
  ] as const) {
    await setLook(page, locale, scheme);
    await boardPainted(page);
    await page.getByTestId('rail-incidents').click();
    await page.getByTestId('incident-row').first().click();
    for (const tab of ['clocks', 'oral']) {
      await page.getByTestId(`tab-${tab}`).click();
      await expect(page.getByTestId(`${tab}-tab`)).toBeVisible();
      await screenshot(page, `${tab}-${locale}-${scheme}`);
    }
  }
});

test('the card and the settings on a large screen', { tag: '@long' }, async ({ launch, home }) => {
  const { page } = await openRoom(launch, home, { size: LARGE });
  await openShift(page);
  await recordLandslide(page, 6);
  await boardPainted(page);
  const keys = new Keys(page);
  await keys.press('F4');
  await expect(page.getByTestId('oral-text')).toContainText('被困3人');
  await screenshot(page, 'card-large');
  await keys.press('Escape');
  await page.getByTestId('rail-settings').click();
  await page.getByTestId('briefing-settings').scrollIntoViewIfNeeded();
  await keys.fill(byId('review-days'), '7');
  await page.getByTestId('review-save').click();
  await expect(page.getByTestId('review-saved')).toBeVisible();
  await screenshot(page, 'settings-large');
});
